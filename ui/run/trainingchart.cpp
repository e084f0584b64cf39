#include "ui/run/trainingchart.h"

#include "core/base/savefile.h"
#include "ui/run/curvechart.h"
#include "ui/run/curvepoints.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/chartlegend.h"
#include "ui/widgets/chartpicture.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui
{
namespace
{

constexpr int frameMilliseconds = 16;
constexpr double zoomedFloor = 90; // per cent

} // namespace

TrainingChart::TrainingChart(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "trainingChart", tr("Accuracy and loss of the run"));
    createView();
    createZoom();
    layOutChildren();
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    applyColours();
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(frameMilliseconds);
    connect(&m_refreshTimer, &QTimer::timeout, this, &TrainingChart::refresh);
    refresh();
}

void TrainingChart::createView()
{
    m_chart = new CurveChart;
    m_view = new PlotView(m_chart, this);
    setNames(m_view, "trainingPlot", tr("Plot of accuracy and loss"));
    m_view->setReading(m_chart->accuracySeries(), [this](double epoch) { return valuesAt(epoch); });
}

void TrainingChart::createZoom()
{
    m_zoomAction = makeAction(
        this, "zoomAction", "zoom", tr("&Zoom to 90–100 %"), {},
        tr("Show accuracy from 90 to 100 %"));
    m_zoomAction->setCheckable(true);
    connect(m_zoomAction, &QAction::toggled, m_chart, [this](bool close) {
        m_chart->setAccuracyFloor(close ? zoomedFloor : 0);
    });
    m_zoomButton = makeToolButton("zoomButton", m_zoomAction->toolTip(), {});
    m_zoomButton->setDefaultAction(m_zoomAction);
}

void TrainingChart::layOutChildren()
{
    m_legend = new ChartLegend(this);
    setNames(m_legend, "trainingLegend", tr("Legend"));
    auto* header = new QHBoxLayout;
    header->setContentsMargins(12, 6, 6, 0);
    header->addWidget(m_legend, 1, Qt::AlignVCenter);
    header->addWidget(
        new HelpButton("chartHelp", {"accuracy", "loss", "train and test part"}), 0, Qt::AlignTop);
    header->addWidget(m_zoomButton, 0, Qt::AlignTop);
    auto* layout = makeLayout<QVBoxLayout>({}, 0, this);
    layout->addLayout(header);
    layout->addWidget(m_view, 1);
}

void TrainingChart::beginRun(const core::TrainingSettings& settings, const core::Curve& curve)
{
    // A run that was stopped before it learned anything is nothing to compare with.
    if (!m_curve.train.isEmpty()) {
        m_previous = std::exchange(m_curve, {});
    }
    m_curve = curve;
    m_epochs = settings.epochs;
    m_othersChanged = true;
    applyLegend();
    scheduleRefresh();
}

void TrainingChart::addProgress(const core::TrainingProgress& progress)
{
    m_curve.add(progress);
    scheduleRefresh();
}

void TrainingChart::addEpoch(const core::EpochResult& result)
{
    m_curve.add(result);
    scheduleRefresh();
}

void TrainingChart::addEnd(const core::RunResult& result)
{
    m_curve.add(result);
    scheduleRefresh();
}

void TrainingChart::setOverlays(const QList<CurveOverlay>& overlays)
{
    Q_ASSERT(overlays.size() <= CurveChart::maxOverlays);
    m_overlays = overlays;
    m_othersChanged = true;
    applyLegend();
    scheduleRefresh();
}

void TrainingChart::endRun()
{
    refresh();
}

void TrainingChart::scheduleRefresh()
{
    if (!m_refreshTimer.isActive()) {
        m_refreshTimer.start();
    }
}

void TrainingChart::refresh()
{
    m_refreshTimer.stop();
    if (std::exchange(m_othersChanged, false)) {
        m_chart->showPrevious(m_previous);
        m_chart->showOverlays(m_overlays);
    }
    m_chart->showCurve(m_curve, m_epochs);
    m_view->setEmptyText(
        isNothingShown() ? tr("Click Train to see accuracy and loss here") : QString());
}

QStringList TrainingChart::valuesAt(double epoch) const
{
    // Beyond the last value there is nothing to read, but a pointer need not be that exact.
    constexpr double reach = 0.25;
    if (m_curve.isEmpty() || epoch > m_curve.lastEpoch() + reach) {
        return {};
    }
    const QLocale locale;
    QStringList lines;
    if (!m_curve.train.isEmpty()) {
        const core::CurvePoint& train = nearestPoint(m_curve.train, epoch);
        lines << tr("Epoch %1").arg(locale.toString(train.epoch, 'f', 2))
              << tr("train %1, loss %2")
                     .arg(percentText(train.score.accuracy), lossText(train.score.loss));
    }
    if (!m_curve.test.isEmpty()) {
        const core::CurvePoint& test = nearestPoint(m_curve.test, epoch);
        lines << tr("test %1, loss %2 (after epoch %3)")
                     .arg(
                         percentText(test.score.accuracy), lossText(test.score.loss),
                         locale.toString(static_cast<int>(test.epoch)));
    }
    return lines;
}

void TrainingChart::applyColours()
{
    m_chart->setColours(chartColours(palette()));
    m_chart->setTextFont(font());
    applyLegend();
}

void TrainingChart::applyLegend()
{
    const ChartColours colours = chartColours(palette());
    QList<LegendEntry> entries{
        {tr("Accuracy"), colours.testAccuracy},
        {tr("train"), colours.trainAccuracy, CurveChart::trainWidth},
        {tr("test"), colours.testAccuracy, CurveChart::testWidth, true},
        {tr("Loss"), colours.testLoss},
        {tr("train"), colours.trainLoss, CurveChart::trainWidth},
        {tr("test"), colours.testLoss, CurveChart::testWidth, true}};
    if (!m_previous.isEmpty()) {
        entries.append({tr("previous run"), colours.previousTest, CurveChart::testWidth});
    }
    constexpr int maxNameWidth = 240; // pixels
    for (const CurveOverlay& overlay : m_overlays) {
        const QColor colour = colours.overlays[static_cast<std::size_t>(overlay.colour)];
        const QString name =
            m_legend->fontMetrics().elidedText(overlay.name, Qt::ElideMiddle, maxNameWidth);
        entries.append({name, colour, CurveChart::testWidth});
    }
    m_legend->setEntries(entries);
}

core::Result<core::Done> TrainingChart::exportPng(const QString& path)
{
    refresh();
    return saveChartPicture(this, m_legend, m_view, path);
}

core::Result<core::Done> TrainingChart::exportCsv(const QString& path) const
{
    return core::saveFile(path, m_curve.csv().toUtf8());
}

void TrainingChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::StyleChange ||
        type == QEvent::FontChange) {
        applyColours();
    }
}

void TrainingChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_othersChanged = true;
    scheduleRefresh();
}

} // namespace ui
