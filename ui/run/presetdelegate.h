#pragma once

#include <QStyledItemDelegate>

namespace ui
{

/// Draws a preset in the list of a combo box: its title and below it, smaller, the sentence that
/// the item has as its tool tip.
class PresetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override;
};

} // namespace ui
