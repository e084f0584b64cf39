#pragma once

#include "core/base/result.h"
#include "core/training/curve.h"
#include "core/training/trainingtypes.h"
#include "ui/run/curveoverlay.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QToolButton;

namespace ui
{

class ChartLegend;
class CurveChart;
class PlotView;

/// Accuracy (left axis, %) and loss (right axis) over the epochs of a run, live, with the previous
/// run as faint lines and the accuracy of other runs laid over it. Updates only mark the chart as
/// out of date; the series are replaced once before the next frame, thinned to what the width can
/// show.
class TrainingChart : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingChart(QWidget* parent = nullptr);

    /// Empties the chart for a new run; the run before it stays as faint lines. A run that goes on
    /// begins with the curve that it has.
    void beginRun(const core::TrainingSettings& settings, const core::Curve& curve = {});
    void addProgress(const core::TrainingProgress& progress);
    void addEpoch(const core::EpochResult& result);
    /// A stopped run ends with a test of its own, in the midst of an epoch.
    void addEnd(const core::RunResult& result);
    /// Lays these runs over the chart, in colours of their own and named in the legend; at most
    /// CurveChart::maxOverlays.
    void setOverlays(const QList<CurveOverlay>& overlays);
    /// Shows everything that has come, at once.
    void endRun();

    const core::Curve& curve() const { return m_curve; }
    /// What was measured nearest to an epoch, as the pointer's box shows it; empty where the run
    /// has not come to.
    QStringList valuesAt(double epoch) const;

    /// Checkable: shows 90 to 100 % instead of 0 to 100 %.
    QAction* zoomAction() const { return m_zoomAction; }

    /// The chart as a picture of twice its size on screen.
    core::Result<core::Done> exportPng(const QString& path);
    /// The current run's values, see Curve::csv().
    core::Result<core::Done> exportCsv(const QString& path) const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void createView();
    void createZoom();
    void layOutChildren();
    void scheduleRefresh();
    void refresh();
    void applyColours();
    void applyLegend();
    bool isNothingShown() const
    {
        return m_curve.isEmpty() && m_previous.isEmpty() && m_overlays.isEmpty();
    }

    core::Curve m_curve;
    core::Curve m_previous;
    QList<CurveOverlay> m_overlays;
    bool m_othersChanged =
        false;         ///< since the previous run's and the overlays' series were replaced
    int m_epochs = 10; ///< of the run, asked for

    CurveChart* m_chart = nullptr; ///< the view's
    PlotView* m_view = nullptr;
    ChartLegend* m_legend = nullptr;
    QAction* m_zoomAction = nullptr;
    QToolButton* m_zoomButton = nullptr;
    QTimer m_refreshTimer;
};

} // namespace ui
