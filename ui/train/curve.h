#pragma once

#include "core/training/trainingtypes.h"

#include <QList>
#include <QPointF>
#include <QString>

namespace ui
{

/// How well a network did at one moment of a run.
struct CurvePoint {
    double epoch = 0; ///< 3.42 is 42 % into the fourth epoch
    core::Score score;
};

/// What was measured in one run, in order: plain data, the chart draws it.
struct Curve {
    QList<CurvePoint> train; ///< one for each progress
    QList<CurvePoint> test;  ///< one for each epoch; the first is the untrained network, epoch 0

    void add(const core::TrainingProgress& progress);
    void add(const core::EpochResult& result);

    bool isEmpty() const { return train.isEmpty() && test.isEmpty(); }
    /// The epoch of the latest point.
    double lastEpoch() const;
    /// The highest finite loss.
    double highestLoss() const;

    /// `epoch,part,loss,accuracy` and a line for every point in order of time; numbers with a
    /// point and all their digits, accuracy 0..1.
    QString csv() const;
};

/// Points for a plot: x in epochs, y as it is or in per cent. What is not finite is left out.
QList<QPointF> lossPoints(const QList<CurvePoint>& points);
QList<QPointF> accuracyPoints(const QList<CurvePoint>& points);

/// At most `maxPoints` (4 or more) that show the same curve: first, last, and of each stretch
/// between them the lowest and the highest, so that no peak is lost.
QList<QPointF> thinned(const QList<QPointF>& points, qsizetype maxPoints);

/// The point whose epoch is nearest; `points` must not be empty.
const CurvePoint& nearestPoint(const QList<CurvePoint>& points, double epoch);

} // namespace ui
