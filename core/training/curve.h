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
    /// Of a longer run, neighbouring train points are merged.
    static constexpr qsizetype maxTrainPoints = 8192;

    QList<CurvePoint> train; ///< one for each progress
    QList<CurvePoint> test;  ///< one for each epoch; the first is the untrained network, epoch 0

    void add(const TrainingProgress& progress);
    void add(const EpochResult& result);

    bool isEmpty() const { return train.isEmpty() && test.isEmpty(); }
    /// The epoch of the latest point.
    double lastEpoch() const;
    /// The highest finite loss.
    double highestLoss() const;

    /// `epoch,part,loss,accuracy` and a line for every point in order of time; numbers with a
    /// point and all their digits, accuracy 0..1.
    QString csv() const;
    /// The same curve from csv(). An error names the first line that is none.
    static Result<Curve> fromCsv(const QString& text);

    bool operator==(const Curve&) const = default;
};

} // namespace core
