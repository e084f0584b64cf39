#pragma once

#include "ui/help/shortcuts.h"

#include <QDialog>

namespace ui
{

/// A list of shortcuts beside the window, which stays in use. Object names: shortcutsDialog,
/// shortcutsTree.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent);
};

} // namespace ui
