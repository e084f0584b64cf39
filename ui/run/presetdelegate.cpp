#include "ui/run/presetdelegate.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int margin = 6;
constexpr qreal smaller = 0.9; ///< the sentence's font

QFont titleFont(QFont font)
{
    font.setBold(true);
    return font;
}

QFont sentenceFont(QFont font)
{
    font.setPointSizeF(smaller * font.pointSizeF());
    return font;
}

QString sentence(const QModelIndex& index)
{
    return index.data(Qt::ToolTipRole).toString();
}

} // namespace

QSize PresetDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics title(titleFont(option.font));
    const QFontMetrics below(sentenceFont(option.font));
    return {
        std::max(
            title.horizontalAdvance(index.data().toString()),
            below.horizontalAdvance(sentence(index))) +
            2 * margin,
        title.height() + below.height() + 2 * margin};
}

void PresetDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QRect text = item.rect.adjusted(margin, margin, -margin, -margin);
    painter->setFont(titleFont(item.font));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop, item.text);
    painter->setFont(sentenceFont(item.font));
    painter->drawText(
        text, Qt::AlignLeft | Qt::AlignBottom,
        painter->fontMetrics().elidedText(sentence(index), Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace ui
