#pragma once

#include "core/workbench/workbench.h"

#include <QList>
#include <QObject>

class QAction;

namespace ui
{

class Notifier;
class TrainingChart;

/// Shows the run that goes on, and the kept runs that are laid over it, in the chart; writes the
/// chart to files and copies it. Lives on the GUI thread. Object names: exportPngAction,
/// exportCsvAction, copyChartAction.
class ChartPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    ChartPresenter(
        core::Workbench& workbench, TrainingChart* chart, Notifier& notifier,
        QObject* parent = nullptr);

    /// The chart as a picture, and its values as a table, for the Export menu.
    const QList<QAction*>& actions() const { return m_actions; }
    /// Puts the chart on the clipboard, as a picture; its key works where the chart has the focus.
    QAction* copyAction() const { return m_copy; }

private:
    void createActions();
    void createCopy();
    void exportPng();
    void exportCsv();
    void showOverlays();
    void showTitle();

    core::Workbench& m_workbench;
    TrainingChart* m_chart;
    Notifier& m_notifier;
    QList<QAction*> m_actions;
    QAction* m_copy = nullptr;
};

} // namespace ui
