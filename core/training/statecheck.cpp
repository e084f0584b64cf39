#include "core/training/statecheck.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"

#include <algorithm>
#include <utility>

namespace core
{

namespace
{

/// Of `train point 12` and the like.
Result<Done> checkScore(const QString& point, const Score& score)
{
    struct Value {
        QString name;
        double value;
        double highest;
    };
    for (const auto& [name, value, highest] :
         {Value{Tr::tr("accuracy"), score.accuracy, 1},
          Value{Tr::tr("loss"), score.loss, maxLoss}}) {
        if (!(value >= 0 && value <= highest)) {
            return Error{Tr::tr("%1: %2: expected a number from 0 to %3, found %4")
                             .arg(point, name)
                             .arg(highest)
                             .arg(exactText(value))};
        }
    }
    return Done{};
}

Error wrongEpoch(const QString& point, const QString& expected, double epoch)
{
    return {Tr::tr("%1: epoch: expected %2, found %3").arg(point, expected, exactText(epoch))};
}

/// Points from `first` on lie between these epochs, none before the one before it.
Result<Done> checkPoints(
    const QString& part, const QList<CurvePoint>& points, qsizetype first, double lowest,
    double highest)
{
    for (qsizetype i = first; i < points.size(); ++i) {
        const QString point = Tr::tr("%1 point %2").arg(part).arg(i + 1);
        const double epoch = points[i].epoch;
        if (!(epoch >= lowest && epoch <= highest)) {
            return wrongEpoch(point, Tr::tr("%1 to %2").arg(lowest).arg(highest), epoch);
        }
        if (const auto good = checkScore(point, points[i].score); !good) {
            return good;
        }
        lowest = epoch;
    }
    return Done{};
}

/// One for the end of each epoch.
Result<Done> checkEpochEnds(const QList<CurvePoint>& test, int epochsDone)
{
    for (qsizetype epoch = 0; epoch < std::min<qsizetype>(epochsDone + 1, test.size()); ++epoch) {
        const QString point = Tr::tr("test point %1").arg(epoch + 1);
        if (test[epoch].epoch != double(epoch)) {
            return wrongEpoch(point, QString::number(epoch), test[epoch].epoch);
        }
        if (const auto good = checkScore(point, test[epoch].score); !good) {
            return good;
        }
    }
    return Done{};
}

} // namespace

qint64 batchesOf(qint64 samples, int batchSize)
{
    return (samples + batchSize - 1) / batchSize;
}

Result<Done> checkSteps(const Progress& progress, int batchSize)
{
    const qint64 begun = batchesOf(progress.samplesDone, batchSize);
    const qint64 whole = progress.steps - begun;
    const bool isGood =
        progress.epochsDone == 0 ? whole == 0 : whole > 0 && whole % progress.epochsDone == 0;
    if (isGood) {
        return Done{};
    }
    return Error{Tr::tr("expected as many batches in each of the %1 epochs done and %2 in the one "
                        "after them, found %3 in all")
                     .arg(progress.epochsDone)
                     .arg(begun)
                     .arg(progress.steps)};
}

Result<Done> checkSamples(const Progress& progress, int batchSize)
{
    const auto [epochs, samples, steps] = progress;
    const qint64 begun = batchesOf(samples, batchSize);
    const qint64 ofEpoch = epochs == 0 ? begun : (steps - begun) / epochs;
    const bool isWhole = samples % batchSize == 0;
    if (begun < ofEpoch ? isWhole : begun == ofEpoch) {
        return Done{};
    }
    return Error{Tr::tr("expected whole batches of %1 samples, at most the %2 of an epoch, found "
                        "%3 samples")
                     .arg(batchSize)
                     .arg(ofEpoch)
                     .arg(samples)};
}

Result<Done> checkCurve(const Curve& curve, int epochsDone)
{
    if (curve.train.size() > Curve::maxTrainPoints) {
        return Error{Tr::tr("expected at most %1 train points, found %2")
                         .arg(Curve::maxTrainPoints)
                         .arg(curve.train.size())};
    }
    // A run that ended before its untrained network was tested has none.
    const bool hasTested = epochsDone > 0 || !curve.test.isEmpty();
    const qsizetype ends = hasTested ? epochsDone + 1 : 0;
    if (curve.test.size() < ends || curve.test.size() > ends + 1) {
        return Error{Tr::tr("expected a test point for each of the epochs 0 to %1 and at most one "
                            "beyond, found %2")
                         .arg(epochsDone)
                         .arg(curve.test.size())};
    }
    if (const auto good = checkEpochEnds(curve.test, epochsDone); !good) {
        return good;
    }
    for (const auto& good :
         {checkPoints(Tr::tr("test"), curve.test, ends, epochsDone, epochsDone + 1),
          checkPoints(Tr::tr("train"), curve.train, 0, 0, epochsDone + 1)}) {
        if (!good) {
            return good;
        }
    }
    return Done{};
}

} // namespace core
