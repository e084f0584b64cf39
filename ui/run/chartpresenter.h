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
/// chart to files. Lives on the GUI thread. Object names: exportPngAction, exportCsvAction.
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

private:
    void createActions();
    void exportPng();
    void exportCsv();
    void showOverlays();

    core::Workbench& m_workbench;
    TrainingChart* m_chart;
    Notifier& m_notifier;
    QList<QAction*> m_actions;
};

} // namespace ui
