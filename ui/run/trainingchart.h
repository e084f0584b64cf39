#pragma once

#include "core/base/result.h"
#include "core/training/curve.h"
#include "core/training/trainingtypes.h"
#include "ui/run/curveoverlay.h"

#include <QTimer>
#include <QWidget>

class QMenu;

namespace ui
{

class ChartLegend;
class ChartMenu;
class CurveChart;
class PlotView;

/// Accuracy, or error, (left axis, %) and loss (right axis) over the epochs of a run, live, with
/// the previous run as grey lines and the accuracy of other runs laid over it. Updates only mark
/// the chart as out of date; the series are replaced once before the next frame, thinned to what
/// the width can show. The epochs in sight grow with the run; what the user zooms to stays.
class TrainingChart : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingChart(QWidget* parent = nullptr);

    /// Empties the chart for a new run; the run before it stays as grey lines. A run that goes on
    /// begins with the curve that it has.
    void beginRun(const core::TrainingSettings& settings, const core::Curve& curve = {});
    /// Whose curve it is, in front of the legend.
    void setTitle(const QString& title);
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
    /// What was measured nearest to an epoch in the run, and in those laid over it, as the
    /// pointer's box shows it; empty where none has come to.
    QStringList valuesAt(double epoch) const;

    /// How the run is shown; for the window's menu too.
    QMenu* menu() const;

    /// The chart as it is, of twice its size on screen.
    QImage picture();
    /// The same as a file.
    core::Result<core::Done> exportPng(const QString& path);
    /// The current run's values, see Curve::csv().
    core::Result<core::Done> exportCsv(const QString& path) const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void createView();
    void createMenu();
    void connectZoom();
    void useChoices();
    void zoom(double factor, double about);
    void layOutChildren();
    void scheduleRefresh();
    void refresh();
    void applyColours();
    void applyLegend();
    QString testText(const core::CurvePoint& test) const;
    QString trainText(const core::CurvePoint& train) const;
    /// As long as legend and box have room for.
    QString shortName(const CurveOverlay& overlay) const;
    bool isNothingShown() const
    {
        return m_curve.isEmpty() && m_previous.isEmpty() && m_overlays.isEmpty();
    }

    QString m_title;
    core::Curve m_curve;
    core::Curve m_previous;
    QList<CurveOverlay> m_overlays;
    bool m_othersChanged =
        false;         ///< since the previous run's and the overlays' series were replaced
    int m_epochs = 10; ///< of the run, asked for

    CurveChart* m_chart = nullptr; ///< the view's
    PlotView* m_view = nullptr;
    ChartLegend* m_legend = nullptr;
    ChartMenu* m_menu = nullptr;
    QTimer m_refreshTimer;
};

} // namespace ui
