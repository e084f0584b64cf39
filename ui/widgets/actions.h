#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QObject;
class QPushButton;
class QToolButton;
class QWidget;

namespace ui
{

/// An action; `icon` is one of DigitLab's, or empty. `does` is for its tips, see setPossible();
/// they are left as they are where it is empty.
QAction* makeAction(
    QObject* parent, const QString& objectName, const QString& icon, const QString& text,
    const QKeySequence& shortcut = {}, const QString& does = {});

/// A push button that is a second face of an action: its text, tool tip, check mark, and whether it
/// is enabled. (A tool button's own would take the action's icon too, but the primary button needs
/// it in another colour.)
QPushButton*
makeActionButton(QAction* action, const QString& objectName, QWidget* parent = nullptr);

/// A small button whose menu has these actions, for what a page exports.
QToolButton* makeExportButton(const QList<QAction*>& actions);

/// "Stop the run (F7)"
QString withShortcut(const QString& text, const QAction* action);

/// The action's tool tip and status tip say what it does, or else what is in its way.
void setTips(QAction* action, const QString& does, const QString& obstacle);
/// The same, and enables the action if nothing is in its way.
void setPossible(QAction* action, const QString& does, const QString& obstacle);

} // namespace ui
