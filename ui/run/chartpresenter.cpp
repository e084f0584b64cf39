#include "ui/run/chartpresenter.h"

#include "ui/run/trainingchart.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>

#include <algorithm>

namespace ui
{

ChartPresenter::ChartPresenter(
    core::Workbench& workbench, TrainingChart* chart, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_chart(chart)
    , m_notifier(notifier)
{
    using core::TrainingRun;
    createActions();
    createCopy();
    const TrainingRun* run = &workbench.run();
    connect(
        run, &TrainingRun::started, m_chart,
        [this](const auto& settings, const auto&, const core::Curve& curve) {
            m_chart->beginRun(settings, curve);
        });
    connect(run, &TrainingRun::started, this, &ChartPresenter::showTitle);
    connect(
        &workbench.model(), &core::CurrentModel::stateChanged, this, &ChartPresenter::showTitle);
    connect(run, &TrainingRun::progressed, m_chart, &TrainingChart::addProgress);
    connect(run, &TrainingRun::epochEnded, m_chart, &TrainingChart::addEpoch);
    connect(run, &TrainingRun::finished, m_chart, &TrainingChart::addEnd);
    connect(run, &TrainingRun::ended, m_chart, &TrainingChart::endRun);
    connect(&workbench.keptRuns(), &core::KeptRuns::changed, this, [this] {
        showOverlays();
        showTitle();
    });
}

void ChartPresenter::createActions()
{
    m_actions = {
        makeAction(
            this, "exportPngAction", {}, tr("Chart as &picture…"), Qt::CTRL | Qt::Key_E,
            tr("Export the chart as a PNG file")),
        makeAction(
            this, "exportCsvAction", {}, tr("Chart as ta&ble…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
            tr("Export the run's values as a CSV file"))};
    connect(m_actions[0], &QAction::triggered, this, &ChartPresenter::exportPng);
    connect(m_actions[1], &QAction::triggered, this, &ChartPresenter::exportCsv);
}

void ChartPresenter::createCopy()
{
    m_copy = makeAction(
        this, "copyChartAction", {}, tr("Copy c&hart"), QKeySequence::Copy,
        tr("Put the chart on the clipboard, as a picture"));
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_chart->addAction(m_copy);
    m_chart->menu()->addSeparator();
    m_chart->menu()->addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setImage(m_chart->picture());
        m_notifier.showStatus(tr("The chart is on the clipboard"));
    });
}

void ChartPresenter::showOverlays()
{
    const auto& colours = m_workbench.keptRuns().overlays();
    QList<CurveOverlay> overlays;
    for (const core::RunRecord& run : m_workbench.keptRuns().runs()) {
        if (colours.contains(run.id)) {
            overlays.append({run.name, run.state.curve, colours[run.id]});
        }
    }
    m_chart->setOverlays(overlays);
}

/// The run stays in the chart when another model is in use: then both are named.
void ChartPresenter::showTitle()
{
    const core::TrainingRun& run = m_workbench.run();
    const auto& kept = m_workbench.keptRuns().runs();
    const auto found = std::ranges::find(kept, run.id(), &core::RunRecord::id);
    const QString name = found == kept.end() ? run.name() : found->name; // it may have another now
    const bool isAlone = name.isEmpty() || run.isGoingOn() || run.isOfModelInUse();
    m_chart->setTitle(isAlone ? name : tr("%1 (in use: %2)").arg(name, m_workbench.model().name()));
}

void ChartPresenter::exportPng()
{
    exportFile(
        m_notifier, {tr("Export the chart as a picture"), "training.png",
                     [this](const QString& path) { return m_chart->exportPng(path); }});
}

void ChartPresenter::exportCsv()
{
    exportFile(
        m_notifier, {tr("Export the chart's values"), "training.csv",
                     [this](const QString& path) { return m_chart->exportCsv(path); }});
}

} // namespace ui
