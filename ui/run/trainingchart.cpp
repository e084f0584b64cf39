#include "ui/run/trainingchart.h"

#include "core/base/savefile.h"
#include "ui/run/chartmenu.h"
#include "ui/run/curvechart.h"
#include "ui/run/curvepoints.h"
#include "ui/widgets/chartlegend.h"
#include "ui/widgets/chartpicture.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/themedicon.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui
{
namespace
{

constexpr int frameMilliseconds = 16;

} // namespace

TrainingChart::TrainingChart(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "trainingChart", tr("Accuracy and loss of the run"));
    createView();
    createMenu();
    connectZoom();
    layOutChildren();
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    applyColours();
    useChoices();
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
    m_view->setAccessibleDescription(
        tr("Plus and minus zoom along the epochs, the arrows move there, Home shows all."));
    m_view->setReading(m_chart->accuracySeries(), [this](double epoch) { return valuesAt(epoch); });
}

void TrainingChart::createMenu()
{
    m_menu = new ChartMenu(this);
    connect(m_menu, &ChartMenu::chosen, this, &TrainingChart::useChoices);
    connect(m_menu, &ChartMenu::allAsked, m_view, &PlotView::allAsked);
    const auto zoomAboutMiddle = [this](double factor) {
        const ZoomRange& inSight = m_chart->epochs();
        zoom(factor, inSight.begin() + inSight.size() / 2);
    };
    connect(
        m_menu, &ChartMenu::zoomInAsked, this, [=] { zoomAboutMiddle(1 / PlotView::zoomStep); });
    connect(m_menu, &ChartMenu::zoomOutAsked, this, [=] { zoomAboutMiddle(PlotView::zoomStep); });
}

void TrainingChart::connectZoom()
{
    m_view->setZoomable(true);
    connect(m_view, &PlotView::zoomAsked, this, &TrainingChart::zoom);
    connect(m_view, &PlotView::moveAsked, this, [this](double by) {
        m_chart->epochs().move(by);
        refresh();
    });
    connect(m_view, &PlotView::allAsked, this, [this] {
        m_chart->epochs().showAll();
        refresh();
    });
}

/// At once: a pointer that drags the plot reads the epoch that it is at.
void TrainingChart::zoom(double factor, double about)
{
    m_chart->epochs().zoom(factor, about);
    refresh();
}

QMenu* TrainingChart::menu() const
{
    return m_menu;
}

void TrainingChart::useChoices()
{
    m_chart->setChoices(m_menu->choices());
    applyLegend();
    scheduleRefresh();
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
    QToolButton* button =
        makeToolButton("chartMenuButton", tr("Chart"), tr("How the chart shows the run"));
    button->setIcon(themedIcon("chart"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(m_menu);
    header->addWidget(button, 0, Qt::AlignTop);
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
    m_chart->epochs().showAll(); // what was zoomed to was of another curve
    applyLegend();
    scheduleRefresh();
}

void TrainingChart::setTitle(const QString& title)
{
    if (title != m_title) {
        m_title = title;
        applyLegend();
    }
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
        m_chart->setPrevious(m_previous);
        m_chart->setOverlays(m_overlays);
    }
    m_chart->showCurve(m_curve, m_epochs);
    m_menu->setZoomed(m_chart->epochs().isZoomed());
    m_view->setEmptyText(
        isNothingShown() ? tr("Click Train to see accuracy and loss here") : QString());
}

QStringList TrainingChart::valuesAt(double epoch) const
{
    // Beyond the last value there is nothing to read, but a pointer need not be that exact.
    constexpr double reach = 0.25;
    QStringList lines;
    const bool isInRun = !m_curve.isEmpty() && epoch <= m_curve.lastEpoch() + reach;
    if (isInRun && !m_curve.train.isEmpty()) {
        const core::CurvePoint& train = nearestPoint(m_curve.train, epoch);
        lines << tr("Epoch %1").arg(QLocale().toString(train.epoch, 'f', 2)) << trainText(train);
    }
    if (isInRun && !m_curve.test.isEmpty()) {
        lines << testText(nearestPoint(m_curve.test, epoch));
    }
    for (const CurveOverlay& overlay : m_overlays) {
        const bool isInOverlay = epoch <= overlay.curve.lastEpoch() + reach;
        if (isInOverlay && !overlay.curve.test.isEmpty()) {
            lines << tr("%1: %2", "name of a run: its values")
                         .arg(
                             shortName(overlay), testText(nearestPoint(overlay.curve.test, epoch)));
        }
    }
    return lines;
}

QString TrainingChart::trainText(const core::CurvePoint& train) const
{
    const bool isError = m_menu->choices().isError();
    const double share = isError ? 1 - train.score.accuracy : train.score.accuracy;
    return (isError ? tr("train error %1, loss %2") : tr("train %1, loss %2"))
        .arg(percentText(share, 2), lossText(train.score.loss));
}

QString TrainingChart::testText(const core::CurvePoint& test) const
{
    const bool isError = m_menu->choices().isError();
    const double share = isError ? 1 - test.score.accuracy : test.score.accuracy;
    return (isError ? tr("test error %1, loss %2 (after epoch %3)")
                    : tr("test %1, loss %2 (after epoch %3)"))
        .arg(percentText(share, 2), lossText(test.score.loss), epochText(test.epoch));
}

QString TrainingChart::shortName(const CurveOverlay& overlay) const
{
    constexpr int widest = 240; // pixels
    return m_legend->fontMetrics().elidedText(overlay.name, Qt::ElideMiddle, widest);
}

void TrainingChart::applyColours()
{
    // Where the text is larger than elsewhere, for an audience, the lines are as much wider.
    const qreal usual = QFontMetricsF(QApplication::font()).height();
    const qreal widths = std::max(1.0, QFontMetricsF(font()).height() / usual);
    m_chart->setColours(chartColours(palette()), widths);
    m_chart->setTextFont(font());
    applyLegend();
}

void TrainingChart::applyLegend()
{
    const ChartColours colours = chartColours(palette());
    QList<LegendEntry> entries{
        {m_menu->choices().isError() ? tr("Error") : tr("Accuracy"), colours.testAccuracy},
        {tr("train"), colours.trainAccuracy, CurveChart::trainWidth},
        {tr("test"), colours.testAccuracy, CurveChart::testWidth, true},
        {tr("Loss"), colours.testLoss},
        {tr("train"), colours.trainLoss, CurveChart::trainWidth},
        {tr("test"), colours.testLoss, CurveChart::testWidth, true}};
    if (!m_title.isEmpty()) {
        entries.prepend({m_title, palette().color(QPalette::Text)});
    }
    if (!m_previous.isEmpty()) {
        entries.append({tr("previous run"), colours.previousTest, CurveChart::testWidth});
    }
    for (const CurveOverlay& overlay : m_overlays) {
        const QColor colour = colours.overlays[static_cast<std::size_t>(overlay.colour)];
        entries.append({shortName(overlay), colour, CurveChart::testWidth});
    }
    m_legend->setEntries(entries);
}

core::Result<core::Done> TrainingChart::exportPng(const QString& path)
{
    return savePng(picture(), path);
}

QImage TrainingChart::picture()
{
    refresh();
    return chartPicture(this, m_legend, m_view);
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

void TrainingChart::contextMenuEvent(QContextMenuEvent* event)
{
    m_menu->popup(event->globalPos());
}

void TrainingChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_othersChanged = true;
    scheduleRefresh();
}

} // namespace ui
