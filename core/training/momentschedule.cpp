#include "core/training/momentschedule.h"

#include <algorithm>
#include <cmath>
#include <utility>

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
    return momentSchedule(
        settings.epochs, samplesPerEpoch, settings.batchSize, bytesOfMoment(settings.network));
}

qint64 bytesOfMoment(const Architecture& network)
{
    return network.parameterCount() * static_cast<qint64>(sizeof(float)) + fileHeaderBytes;
}

qsizetype leastMissedMoment(const QList<qint64>& samples, qint64 next, qint64 samplesPerEpoch)
{
    Q_ASSERT(!samples.isEmpty());
    const auto missing = [&](qsizetype i) {
        const qint64 place = samples[i];
        const int worth = place == 0 ? 2 : place <= samplesPerEpoch ? 1 : 0;
        const qint64 after = i + 1 < samples.size() ? samples[i + 1] : next;
        return std::pair(worth, after - samples.value(i - 1, 0));
    };
    qsizetype least = 0;
    for (qsizetype i = 1; i < samples.size(); ++i) {
        least = missing(i) < missing(least) ? i : least;
    }
    return least;
}

} // namespace core
