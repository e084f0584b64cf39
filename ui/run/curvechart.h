#pragma once

#include "core/training/curve.h"
#include "core/workbench/keptruns.h"
#include "ui/run/chartchoices.h"
#include "ui/run/chartscale.h"
#include "ui/run/curveoverlay.h"
#include "ui/widgets/zoomrange.h"

#include <QChart>

#include <array>

class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace ui
{

struct ChartColours;

/// The chart itself: axes and series for a run's curve, the curve of the run before it and those
/// laid over it. Series are only ever replaced as a whole (append() is quadratic), thinned to what
/// the width can show, without animations.
class CurveChart : public QChart
{
    Q_OBJECT

public:
    static constexpr qreal testWidth = 2.5;
    static constexpr qreal trainWidth = 1.5;
    static constexpr int maxOverlays = core::KeptRuns::maxOverlays;

    CurveChart();

    /// `epochs` is what the run was asked for. The epochs in sight grow with the curve, and are no
    /// fewer than those of the curves laid over it, unless the user has zoomed.
    void showCurve(const core::Curve& curve, int epochs);
    /// These two are seen with the next showCurve().
    void setPrevious(const core::Curve& curve);
    /// Their accuracy; at most maxOverlays.
    void setOverlays(const QList<CurveOverlay>& overlays);
    void setChoices(const ChartChoices& choices);

    /// What is in sight of the epochs; seen with the next showCurve().
    ZoomRange& epochs() { return m_epochs; }

    /// Lines are drawn so many times as wide as usual.
    void setColours(const ChartColours& colours, qreal widths);
    void setTextFont(const QFont& font);

    /// A series that every reading of x and of accuracy may refer to.
    QLineSeries* accuracySeries() const { return m_testAccuracy; }

private:
    /// From the lowest to the highest of some points, of those that a logarithmic axis can show.
    struct Extent {
        double low = 0;
        double high = 0;
        bool isEmpty = true;
        void add(const QList<QPointF>& points);
    };

    void buildAxes();
    QCategoryAxis* addVerticalAxis(Qt::Alignment side);
    QLineSeries* addLine(const QString& name, QValueAxis* vertical);
    void fitEpochs(const core::Curve& curve, int epochs);
    void replaceOthers();
    void replaceLoss(const core::Curve& curve);
    QList<QPointF> accuracyLine(const QList<core::CurvePoint>& points) const;
    QList<QPointF> lossLine(const QList<QPointF>& points) const;
    QList<QPointF> fitted(const QList<QPointF>& points) const;
    AxisScale accuracyScaleFor(const Extent& test, const Extent& all) const;
    qsizetype mostPoints() const;

    ChartChoices m_choices;
    ZoomRange m_epochs;
    core::Curve m_previous;
    QList<CurveOverlay> m_overlays;
    double m_overlaysEnd = 0; ///< the last epoch of any
    /// Since previous and overlays were drawn: they, or what is in sight of the epochs.
    bool m_haveOthersChanged = true;
    std::pair<double, double> m_drawnEpochs;
    Extent m_othersTest; ///< of the accuracy, in sight, as it is drawn
    Extent m_others;

    QValueAxis* m_epochAxis = nullptr;
    QCategoryAxis* m_accuracyAxis = nullptr;
    QCategoryAxis* m_lossAxis = nullptr;
    AxisScale m_accuracyScale;
    AxisScale m_lossScale;
    QLineSeries* m_previousTrain = nullptr;
    QLineSeries* m_previousTest = nullptr;
    std::array<QLineSeries*, maxOverlays> m_overlayTrain{};
    std::array<QLineSeries*, maxOverlays> m_overlayTest{};
    QLineSeries* m_rawLoss = nullptr; ///< pale, behind the smoothed one
    QLineSeries* m_trainLoss = nullptr;
    QLineSeries* m_testLoss = nullptr;
    QLineSeries* m_trainAccuracy = nullptr;
    QLineSeries* m_testAccuracy = nullptr;
};

} // namespace ui
