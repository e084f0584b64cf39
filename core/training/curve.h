#pragma once

#include "core/training/trainingtypes.h"

#include <QList>
#include <QString>

namespace core
{

/// How well a network did at one moment of a run.
struct CurvePoint {
    double epoch = 0; ///< 3.42 is 42 % into the fourth epoch
    Score score;

    bool operator==(const CurvePoint&) const = default;
};

/// What was measured in one run, in order: plain data.
struct Curve {
    /// In a longer run, neighbouring train points are merged.
    static constexpr qsizetype maxTrainPoints = 8192;

    QList<CurvePoint> train; ///< one for each progress
    /// One for each epoch; the first is the untrained network, epoch 0. A stopped run has one more
    /// where it stopped within an epoch.
    QList<CurvePoint> test;

    void add(const TrainingProgress& progress);
    void add(const EpochResult& result);
    /// Adds where the run ended, if that is beyond the last test point.
    void add(const RunResult& result);
    /// Removes the test points beyond this epoch: a run that is resumed does not stop there.
    void dropTestAfter(double epoch);

    bool isEmpty() const { return train.isEmpty() && test.isEmpty(); }
    /// The epoch of the latest point.
    double lastEpoch() const;
    /// The highest finite loss.
    double highestLoss() const;

    /// `epoch,part,loss,accuracy` and a line for every point in order of time; numbers with a
    /// decimal point and all their digits, accuracy 0..1.
    QString csv() const;
    /// The curve that csv() wrote. An error names the first line that is not one of a curve.
    static Result<Curve> fromCsv(const QString& text);

    bool operator==(const Curve&) const = default;
};

} // namespace core
