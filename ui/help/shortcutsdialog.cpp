#include "ui/help/shortcutsdialog.h"

#include "ui/widgets/controls.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui
{

namespace
{

QTreeWidgetItem* groupItem(const ShortcutGroup& group)
{
    auto* item = new QTreeWidgetItem({group.title});
    QFont bold;
    bold.setBold(true);
    item->setFont(0, bold);
    for (const Shortcut& shortcut : group.shortcuts) {
        item->addChild(new QTreeWidgetItem({shortcut.does, shortcut.keys}));
    }
    return item;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent)
    : QDialog(parent)
{
    setNames(this, "shortcutsDialog", tr("Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Shortcuts"));
    auto* tree = new QTreeWidget;
    setNames(tree, "shortcutsTree", tr("Shortcuts, by menu"));
    tree->setHeaderLabels({tr("What"), tr("Keys")});
    tree->setAlternatingRowColors(true);
    for (const ShortcutGroup& group : groups) {
        tree->addTopLevelItem(groupItem(group));
    }
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->header()->setStretchLastSection(false);
    tree->setCurrentItem(tree->topLevelItem(0));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(tree, 1);
    layout->addWidget(buttons);
    resize(520, 620);
}

} // namespace ui
