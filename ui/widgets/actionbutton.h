#pragma once

#include <QString>

class QAction;
class QPushButton;
class QWidget;

namespace ui
{

/// A push button that is a second face of an action: its text, tool tip, check mark, and whether it
/// is enabled. (A tool button's own would take the action's icon too, but the primary button needs
/// it in another colour.)
QPushButton*
makeActionButton(QAction* action, const QString& objectName, QWidget* parent = nullptr);

/// "Stop the run (F7)"
QString withShortcut(const QString& text, const QAction* action);

/// Enables the action if there is no obstacle. Its tool tip and status tip say what it does, or
/// else the obstacle.
void setPossible(QAction* action, const QString& does, const QString& obstacle);

} // namespace ui
