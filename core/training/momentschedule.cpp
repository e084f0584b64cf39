#include "core/training/momentschedule.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

constexpr int maxWithinFirstEpoch = 12;
constexpr qint64 fileHeaderBytes = 8192; ///< more than a passport takes

/// Batches 1, ..., each a like factor after the one before, up to that of the epoch's end.
QList<qint64> withinFirstEpoch(qint64 samplesPerEpoch, int batchSize, int count)
{
    const double batches = std::ceil(static_cast<double>(samplesPerEpoch) / batchSize);
    QList<qint64> places;
    for (int i = 0; i < count; ++i) {
        const qint64 place = std::llround(std::pow(batches, double(i) / count)) * batchSize;
        if (place < samplesPerEpoch && (places.isEmpty() || places.last() < place)) {
            places.append(place);
        }
    }
    return places;
}

/// The first epoch, the last one, and as many in between as there is room for.
QList<qint64> epochEnds(int epochs, qint64 samplesPerEpoch, int count)
{
    const int kept = std::min(epochs, count);
    QList<qint64> places;
    for (int i = 1; i <= kept; ++i) {
        const qint64 epoch =
            kept == 1 ? epochs : 1 + std::llround(double(i - 1) * (epochs - 1) / (kept - 1));
        places.append(epoch * samplesPerEpoch);
    }
    return places;
}

} // namespace

QList<qint64>
momentSchedule(int epochs, qint64 samplesPerEpoch, int batchSize, qint64 bytesPerModel)
{
    const qint64 fitting = maxMomentBytesOfRun / std::max<qint64>(1, bytesPerModel);
    const int room = static_cast<int>(std::min<qint64>(maxMomentsOfRun, fitting));
    if (room < 2 || epochs < 1) {
        return room < 1 ? QList<qint64>() : QList<qint64>{epochs * samplesPerEpoch};
    }
    const int within = std::min(maxWithinFirstEpoch, (room - 2) / 2);
    QList<qint64> schedule{0};
    schedule += withinFirstEpoch(samplesPerEpoch, batchSize, within);
    const int left = room - static_cast<int>(schedule.size());
    return schedule + epochEnds(epochs, samplesPerEpoch, left);
}

QList<qint64> momentSchedule(const TrainingSettings& settings, qint64 samplesPerEpoch)
{
    const qint64 bytes =
        settings.network.parameterCount() * static_cast<qint64>(sizeof(float)) + fileHeaderBytes;
    return momentSchedule(settings.epochs, samplesPerEpoch, settings.batchSize, bytes);
}

QList<qint64> momentsBehind(const RunState& state, const Dataset& dataset)
{
    const qint64 samplesPerEpoch = trainedSize(state.settings, dataset);
    QList<qint64> places = momentSchedule(state.settings, samplesPerEpoch);
    const qint64 done = state.epochsDone * samplesPerEpoch + state.samplesDone;
    places.removeIf([done](qint64 place) { return place > done; });
    return places;
}

} // namespace core
