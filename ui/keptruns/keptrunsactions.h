#pragma once

#include <QAction>
#include <QList>

class QWidget;

namespace ui
{

/// What can be done with the runs that are selected: actions for buttons, context menu and keys.
/// They belong to the view and answer its keys while it has the focus.
struct KeptRunsActions {
    explicit KeptRunsActions(QWidget* view);

    QAction* resume;
    QAction* open;
    QAction* overlay; ///< checkable
    QAction* compare;
    QAction* rename;
    QAction* remove;
    QAction* exportCsv;

    QList<QAction*> all() const
    {
        return {resume, open, overlay, compare, rename, remove, exportCsv};
    }
};

} // namespace ui
