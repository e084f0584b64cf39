#pragma once

#include "core/workbench/secondmodel.h"
#include "core/workbench/workbench.h"

#include <QObject>

class QAction;
class QMenu;

namespace ui
{

class DrawPanel;
class Notifier;

/// Lets the user pick a second model for the drawing: one that comes with the program, a kept
/// run's, or a file's; and shows what it reads. Lives on the GUI thread. Object names in the
/// panel's menu: noSecondModel, secondModelFile; a model's action has its key, which is the id of
/// the shipped model or of the run, or the file's path.
class SecondModelPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    SecondModelPresenter(
        core::Workbench& workbench, DrawPanel* panel, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void fillMenu();
    QAction* addChoice(const QString& key, const QString& name);
    void addModel(const QString& key, const QString& name, const core::ReadModel& read);
    void askFile();
    void show();

    core::Workbench& m_workbench;
    DrawPanel* m_panel;
    Notifier& m_notifier;
    core::SecondModel m_second;
    QMenu* m_menu;
};

} // namespace ui
