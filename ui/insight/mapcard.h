#pragma once

#include <QImage>
#include <QPointF>
#include <QRect>
#include <QString>

class QPainter;
class QPalette;

namespace ui
{

/// Paints an image and what there is to say of it on a card beside a position, inside of `room`.
void drawMapCard(
    QPainter& painter, const QRect& room, QPointF beside, const QImage& image, const QString& text,
    const QPalette& palette);

} // namespace ui
