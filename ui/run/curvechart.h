#pragma once

#include "core/training/curve.h"
#include "core/workbench/keptruns.h"

#include <QChart>

#include <array>

class QLineSeries;
class QValueAxis;

namespace ui
{

struct ChartColours;
struct CurveOverlay;

/// The chart itself: axes and series for a run's curve, the curve of the run before it and those
/// laid over it. Series are only ever replaced as a whole (append() is quadratic), thinned to what
/// the width can show, without animations.
class CurveChart : public QChart
{
    Q_OBJECT

public:
    static constexpr qreal testWidth = 2;
    static constexpr qreal trainWidth = 1;
    static constexpr int maxOverlays = core::KeptRuns::maxOverlays;

    CurveChart();

    /// `epochs` is what the run was asked for; the axis grows where the curve, or one laid over it,
    /// goes on after it.
    void showCurve(const core::Curve& curve, int epochs);
    void showPrevious(const core::Curve& curve);
    /// Their accuracy; before showCurve(). At most maxOverlays.
    void showOverlays(const QList<CurveOverlay>& overlays);
    void setAccuracyFloor(double percent);
    void setColours(const ChartColours& colours);
    void setTextFont(const QFont& font);

    /// A series that every reading of x and of accuracy may refer to.
    QLineSeries* accuracySeries() const { return m_testAccuracy; }

private:
    void buildAxes();
    QLineSeries* addLine(const QString& name, QValueAxis* vertical);
    void fitAxes(const core::Curve& curve, int epochs);
    qsizetype mostPoints() const;

    QValueAxis* m_epochAxis = nullptr;
    QValueAxis* m_accuracyAxis = nullptr;
    QValueAxis* m_lossAxis = nullptr;
    QLineSeries* m_previousTrain = nullptr;
    QLineSeries* m_previousTest = nullptr;
    std::array<QLineSeries*, maxOverlays> m_overlayTrain{};
    std::array<QLineSeries*, maxOverlays> m_overlayTest{};
    double m_overlaysEnd = 0; ///< the last epoch of any
    QLineSeries* m_trainLoss = nullptr;
    QLineSeries* m_testLoss = nullptr;
    QLineSeries* m_trainAccuracy = nullptr;
    QLineSeries* m_testAccuracy = nullptr;
};

} // namespace ui
