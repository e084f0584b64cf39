#include "ui/keptruns/keptrunsactions.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/tr.h"

#include <QKeySequence>
#include <QWidget>

namespace ui
{

namespace
{

QAction* addAction(
    QWidget* view, const QString& name, const QString& icon, const QString& text,
    const QKeySequence& key)
{
    QAction* action = makeAction(view, name, icon, text, key);
    // Not while a name is edited: its editor has the focus then.
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcutVisibleInContextMenu(true);
    view->addAction(action);
    return action;
}

} // namespace

KeptRunsActions::KeptRunsActions(QWidget* view)
    : resume(addAction(view, "resumeRunAction", "play", Tr::tr("&Resume…"), Qt::CTRL | Qt::Key_R))
    , open(addAction(view, "openRunAction", "model", Tr::tr("&Open model"), Qt::Key_Return))
    , overlay(addAction(view, "overlayAction", "overlay", Tr::tr("Over&lay"), Qt::CTRL | Qt::Key_L))
    , compare(addAction(view, "compareAction", "compare", Tr::tr("&Compare"), Qt::CTRL | Qt::Key_M))
    , rename(addAction(view, "renameRunAction", "rename", Tr::tr("Re&name"), Qt::Key_F2))
    , remove(addAction(view, "deleteRunAction", "delete", Tr::tr("&Delete"), QKeySequence::Delete))
    , exportCsv(addAction(
          view, "exportRunAction", "export", Tr::tr("E&xport CSV…"),
          Qt::CTRL | Qt::SHIFT | Qt::Key_X))
{
    overlay->setCheckable(true);
}

} // namespace ui
