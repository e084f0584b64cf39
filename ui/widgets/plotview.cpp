#include "ui/widgets/plotview.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui
{

PlotView::PlotView(QChart* chart, QWidget* parent)
    : QChartView(chart, parent)
{
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

void PlotView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

double PlotView::valueAt(QPointF scene) const
{
    return chart()->mapToValue(chart()->mapFromScene(scene), m_axis).x();
}

void PlotView::mousePressEvent(QMouseEvent* event)
{
    const QPointF place = mapToScene(event->position().toPoint());
    if (event->button() == Qt::LeftButton && m_axis && chart()->plotArea().contains(place)) {
        Q_EMIT clicked(valueAt(place));
    }
    QChartView::mousePressEvent(event);
}

void PlotView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = mapToScene(event->position().toPoint());
    viewport()->update();
    QChartView::mouseMoveEvent(event);
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
