#include "ui/insight/mapcard.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPalette>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int imageSide = 84;
constexpr int padding = 6;
constexpr int distance = 14; ///< from the position
constexpr int textWidth = 110;

} // namespace

void drawMapCard(
    QPainter& painter, const QRect& room, QPointF beside, const QImage& image, const QString& text,
    const QPalette& palette)
{
    const int wide = imageSide + 3 * padding + textWidth;
    const int high = imageSide + 2 * padding;
    const QPoint at = beside.toPoint();
    QRect card(at.x() + distance, at.y() - high / 2, wide, high);
    if (card.right() > room.right()) {
        card.moveRight(at.x() - distance);
    }
    card.moveLeft(std::clamp(card.left(), room.left(), std::max(room.left(), room.right() - wide)));
    card.moveTop(std::clamp(card.top(), room.top(), std::max(room.top(), room.bottom() - high)));
    painter.setPen(palette.color(QPalette::Mid));
    painter.setBrush(palette.color(QPalette::ToolTipBase));
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.drawImage(
        QRect(card.left() + padding, card.top() + padding, imageSide, imageSide), image);
    painter.setPen(palette.color(QPalette::ToolTipText));
    painter.drawText(
        QRect(
            card.left() + 2 * padding + imageSide, card.top() + padding, textWidth,
            high - 2 * padding),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text);
}

} // namespace ui
