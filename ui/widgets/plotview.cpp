#include "ui/widgets/plotview.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

/// Of what is in sight, with a key or a notch of a wheel that turns sideways.
constexpr double moveShare = 0.1;

} // namespace

PlotView::PlotView(QChart* chart, QWidget* parent)
    : QChartView(chart, parent)
{
    setFocusPolicy(Qt::NoFocus); // until it is zoomable: it takes no other keys
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundRole(QPalette::Base);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
}

void PlotView::setReading(QAbstractSeries* axis, Reading reading)
{
    m_axis = axis;
    m_reading = std::move(reading);
}

void PlotView::setZoomable(bool zoomable)
{
    m_isZoomable = zoomable;
    setFocusPolicy(zoomable ? Qt::StrongFocus : Qt::NoFocus);
    if (zoomable) {
        viewport()->grabGesture(Qt::PinchGesture);
    } else {
        viewport()->ungrabGesture(Qt::PinchGesture);
    }
}

void PlotView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

double PlotView::valueAt(QPointF scene) const
{
    return chart()->mapToValue(chart()->mapFromScene(scene), m_axis).x();
}

double PlotView::sizeInSight() const
{
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    return valueAt(plot.topRight()) - valueAt(plot.topLeft());
}

void PlotView::mousePressEvent(QMouseEvent* event)
{
    const QPointF place = mapToScene(event->position().toPoint());
    if (event->button() == Qt::LeftButton && m_axis && chart()->plotArea().contains(place)) {
        m_grip = m_isZoomable ? std::optional(valueAt(place)) : std::nullopt;
        Q_EMIT clicked(valueAt(place));
    }
    QChartView::mousePressEvent(event);
}

void PlotView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = mapToScene(event->position().toPoint());
    if (m_grip && event->buttons().testFlag(Qt::LeftButton)) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        Q_EMIT moveAsked(*m_grip - valueAt(*m_pointer));
    }
    viewport()->update();
    QChartView::mouseMoveEvent(event);
}

void PlotView::mouseReleaseEvent(QMouseEvent* event)
{
    m_grip.reset();
    viewport()->unsetCursor();
    QChartView::mouseReleaseEvent(event);
}

void PlotView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_isZoomable) {
        Q_EMIT allAsked();
    }
    QChartView::mouseDoubleClickEvent(event);
}

void PlotView::wheelEvent(QWheelEvent* event)
{
    if (!m_isZoomable) {
        QChartView::wheelEvent(event);
        return;
    }
    const QPointF turns = event->angleDelta() / 120.0;
    if (std::abs(turns.y()) >= std::abs(turns.x())) {
        const QPointF place = mapToScene(event->position().toPoint());
        Q_EMIT zoomAsked(std::pow(zoomStep, -turns.y()), valueAt(place));
    } else {
        Q_EMIT moveAsked(-turns.x() * moveShare * sizeInSight());
    }
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    const double middle = valueAt(chart()->mapToScene(chart()->plotArea().center()));
    switch (m_isZoomable ? event->key() : 0) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift
        return Q_EMIT zoomAsked(1 / zoomStep, middle);
    case Qt::Key_Minus:
        return Q_EMIT zoomAsked(zoomStep, middle);
    case Qt::Key_Left:
        return Q_EMIT moveAsked(-moveShare * sizeInSight());
    case Qt::Key_Right:
        return Q_EMIT moveAsked(moveShare * sizeInSight());
    case Qt::Key_Home:
        return Q_EMIT allAsked();
    default:
        QChartView::keyPressEvent(event);
    }
}

void PlotView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

bool PlotView::viewportEvent(QEvent* event)
{
    if (m_isZoomable && event->type() == QEvent::Gesture) {
        return usePinch(static_cast<QGestureEvent*>(event));
    }
    if (m_isZoomable && event->type() == QEvent::NativeGesture) {
        return usePinch(static_cast<QNativeGestureEvent*>(event));
    }
    return QChartView::viewportEvent(event);
}

/// Two fingers on a screen.
bool PlotView::usePinch(QGestureEvent* event)
{
    const auto* pinch = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (pinch == nullptr) {
        return false;
    }
    if (pinch->scaleFactor() > 0) {
        const QPoint centre = viewport()->mapFromGlobal(pinch->centerPoint().toPoint());
        Q_EMIT zoomAsked(1 / pinch->scaleFactor(), valueAt(mapToScene(centre)));
    }
    event->accept();
    return true;
}

/// Two fingers on a touch pad.
bool PlotView::usePinch(QNativeGestureEvent* event)
{
    if (event->gestureType() == Qt::ZoomNativeGesture && event->value() > -1) {
        const QPointF place = mapToScene(event->position().toPoint());
        Q_EMIT zoomAsked(1 / (1 + event->value()), valueAt(place));
    }
    return true;
}

void PlotView::leaveEvent(QEvent* event)
{
    m_pointer.reset();
    viewport()->update();
    QChartView::leaveEvent(event);
}

void PlotView::drawForeground(QPainter* painter, const QRectF&)
{
    const QRectF plot = chart()->plotArea();
    if (!m_emptyText.isEmpty()) {
        drawEmptyText(*painter, plot);
    } else if (m_reading && m_pointer && plot.contains(*m_pointer)) {
        drawReading(*painter, plot);
    }
    if (m_isZoomable && hasFocus()) {
        drawFocus(*painter);
    }
}

void PlotView::drawFocus(QPainter& painter) const
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(sceneRect().adjusted(2, 2, -2, -2), 4, 4);
    painter.restore();
}

void PlotView::drawEmptyText(QPainter& painter, const QRectF& plot) const
{
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void PlotView::drawReading(QPainter& painter, const QRectF& plot) const
{
    const QStringList lines = m_reading(valueAt(*m_pointer));
    if (lines.isEmpty()) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
    painter.drawLine(QPointF(m_pointer->x(), plot.top()), QPointF(m_pointer->x(), plot.bottom()));
    painter.restore();
    drawBox(painter, plot, lines);
}

void PlotView::drawBox(QPainter& painter, const QRectF& plot, const QStringList& lines) const
{
    constexpr qreal padding = 7;
    constexpr qreal distance = 12;
    const QString text = lines.join(u'\n');
    QRectF box = QFontMetricsF(font()).boundingRect(QRectF(0, 0, 1000, 1000), 0, text);
    box.adjust(0, 0, 2 * padding, 2 * padding);
    box.moveTopLeft(*m_pointer + QPointF(distance, -box.height() - distance));
    if (box.right() > plot.right()) {
        box.moveRight(m_pointer->x() - distance);
    }
    // A wide box in a narrow plot covers the pointer rather than that its text is cut.
    box.moveLeft(std::max(box.left(), sceneRect().left() + 1));
    box.moveTop(qBound(plot.top(), box.top(), plot.bottom() - box.height()));

    painter.setFont(font());
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box.adjusted(padding, padding, 0, 0), Qt::AlignLeft | Qt::AlignTop, text);
}

} // namespace ui
