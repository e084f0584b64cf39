#include "ui/draw/inkcanvas.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

// Where InkCanvas has its sheet and how it looks; what it does is in inkcanvas.cpp.

namespace ui
{

namespace
{

constexpr qreal cornerRadius = 6;

/// Pictures up to this side are shown as pixels, larger ones smoothly.
constexpr int pixelArtSide = 64;

/// An Alpha8 mask in one colour.
QImage tinted(const QImage& mask, const QColor& colour)
{
    QImage image(mask.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(colour);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawImage(0, 0, mask);
    return image;
}

/// The elements of a path that lie within the area, as a path.
QPainterPath partWithin(const QPainterPath& path, const QRectF& area)
{
    QPainterPath part;
    QPointF from;
    for (int i = 0; i < path.elementCount();) {
        const QPainterPath::Element element = path.elementAt(i);
        // A curve takes three elements; its points enclose it.
        const int count = element.isCurveTo() ? 3 : 1;
        QPolygonF hull{from};
        for (const int end = i + count; i < end; ++i) {
            hull << path.elementAt(i);
        }
        if (!element.isMoveTo() && area.intersects(hull.boundingRect().adjusted(0, 0, 1, 1))) {
            if (part.currentPosition() != from || part.isEmpty()) {
                part.moveTo(from);
            }
            count == 3 ? part.cubicTo(hull[1], hull[2], hull[3]) : part.lineTo(hull[1]);
        }
        from = hull.last();
    }
    return part;
}

} // namespace

QRectF InkCanvas::sheet() const
{
    constexpr qreal margin = 1; // for the frame's smooth edge
    const qreal length = std::min(width(), height()) - 2 * margin;
    return {margin, margin, length, length};
}

QTransform InkCanvas::toWidget() const
{
    const QRectF paper = sheet();
    return QTransform::fromScale(paper.width() / side, paper.height() / side) *
           QTransform::fromTranslate(paper.x(), paper.y());
}

QPointF InkCanvas::toCanvas(QPointF position) const
{
    const QPointF point = toWidget().inverted().map(position);
    // Hundredths are finer than any screen and keep ink files short.
    const auto rounded = [](qreal value) {
        return std::round(std::clamp(value, 0.0, side) * 100) / 100;
    };
    return {rounded(point.x()), rounded(point.y())};
}

QRect InkCanvas::touched(const core::Stroke& points) const
{
    const qreal margin = m_penWidth / 2.0 + 1;
    const QRectF bounds = QPolygonF(points).boundingRect();
    return toWidget()
        .mapRect(bounds.adjusted(-margin, -margin, margin, margin))
        .toAlignedRect()
        .adjusted(-1, -1, 1, 1);
}

void InkCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::EnabledChange) {
        m_cache = {};
        update();
    }
    QWidget::changeEvent(event);
}

void InkCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_preferredHeight != width()) {
        m_preferredHeight = width();
        updateGeometry();
    }
}

void InkCanvas::paintEvent(QPaintEvent* event)
{
    refreshCache();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(sheet(), cornerRadius, cornerRadius);
    if (isEmpty()) {
        drawHint(painter);
    }
    if (m_content.picture.isNull() || !isDrawing()) {
        painter.drawPixmap(0, 0, m_cache);
    }
    if (isDrawing()) {
        drawStrokeUnderWay(painter, event->rect());
    }
    drawFrame(painter);
}

void InkCanvas::refreshCache()
{
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (m_cache.size() != pixels || m_cache.devicePixelRatio() != devicePixelRatioF()) {
        m_cache = QPixmap(pixels);
        m_cache.setDevicePixelRatio(devicePixelRatioF());
        m_cache.fill(Qt::transparent);
        m_cachedStrokes = 0;
        QPainter painter(&m_cache);
        drawPicture(painter);
    }
    if (m_cachedStrokes < m_content.ink.strokes.size()) {
        QPainter painter(&m_cache);
        painter.setRenderHint(QPainter::Antialiasing);
        for (; m_cachedStrokes < m_content.ink.strokes.size(); ++m_cachedStrokes) {
            drawPath(painter, core::strokePath(m_content.ink.strokes[m_cachedStrokes]));
        }
    }
}

void InkCanvas::drawPath(QPainter& painter, const QPainterPath& path) const
{
    painter.save();
    painter.setTransform(toWidget(), true);
    painter.strokePath(
        path, QPen(palette().text(), m_penWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

void InkCanvas::drawStrokeUnderWay(QPainter& painter, const QRect& area) const
{
    // Stroking all of a long scribble for each move would cost more than all else together.
    const QRectF onCanvas = toWidget().inverted().mapRect(QRectF(area));
    const qreal margin = m_penWidth;
    const QRectF near = onCanvas.adjusted(-margin, -margin, margin, margin);
    drawPath(painter, partWithin(core::strokePath(m_stroke), near));
}

void InkCanvas::drawPicture(QPainter& painter) const
{
    if (m_content.picture.isNull()) {
        return;
    }
    const bool mask = m_content.picture.format() == QImage::Format_Alpha8;
    const QImage picture =
        mask ? tinted(m_content.picture, palette().color(QPalette::Text)) : m_content.picture;
    const bool coarse = std::max(picture.width(), picture.height()) <= pixelArtSide;
    const QRectF paper = sheet();
    QRectF target(QPointF(), QSizeF(picture.size()).scaled(paper.size(), Qt::KeepAspectRatio));
    target.moveCenter(paper.center());
    const QImage scaled = picture.scaled(
        (target.size() * devicePixelRatioF()).toSize(), Qt::IgnoreAspectRatio,
        coarse ? Qt::FastTransformation : Qt::SmoothTransformation);
    QPainterPath clip;
    clip.addRoundedRect(paper, cornerRadius, cornerRadius);
    painter.setClipPath(clip);
    painter.drawImage(target, scaled);
}

void InkCanvas::drawHint(QPainter& painter) const
{
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(
        sheet(), Qt::AlignCenter | Qt::TextWordWrap, tr("Draw a digit here\nor drop a picture"));
}

void InkCanvas::drawFrame(QPainter& painter) const
{
    const bool strong = hasFocus() || m_dropTarget;
    const QColor colour = palette().color(strong ? QPalette::Highlight : QPalette::Mid);
    painter.setPen(QPen(colour, strong ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    const QRectF frame = sheet().adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, cornerRadius, cornerRadius);
}

} // namespace ui
