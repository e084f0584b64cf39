#include "ui/widgets/chartlegend.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace ui
{
namespace
{
constexpr int sampleWidth = 22;
constexpr int sampleGap = 6;
constexpr int entryGap = 14;
constexpr int headingGap = 8;
constexpr int groupGap = 10; // between an entry and the next heading, on top of entryGap
} // namespace

ChartLegend::ChartLegend(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChartLegend::setEntries(const QList<LegendEntry>& entries)
{
    m_entries = entries;
    QStringList texts;
    for (const LegendEntry& entry : entries) {
        texts.append(entry.text);
    }
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int ChartLegend::rowHeight() const
{
    return fontMetrics().height() + 4;
}

int ChartLegend::entryWidth(const LegendEntry& entry) const
{
    const int text = fontMetrics().horizontalAdvance(entry.text);
    return entry.lineWidth > 0 ? sampleWidth + sampleGap + text + entryGap : text + headingGap;
}

QList<QRect> ChartLegend::layOut(int width) const
{
    QList<QRect> rects;
    QPoint at;
    for (const LegendEntry& entry : m_entries) {
        const int wanted = entryWidth(entry);
        if (at.x() > 0 && entry.lineWidth == 0) {
            at.rx() += groupGap;
        }
        if (at.x() > 0 && at.x() + wanted - entryGap > width) {
            at = {0, at.y() + rowHeight()};
        }
        rects.append(QRect(at, QSize(wanted, rowHeight())));
        at.rx() += wanted;
    }
    return rects;
}

QSize ChartLegend::sizeHint() const
{
    const QList<QRect> rects = layOut(QWIDGETSIZE_MAX);
    return {rects.isEmpty() ? 0 : rects.last().right() + 1, rowHeight()};
}

QSize ChartLegend::minimumSizeHint() const
{
    int widest = 0;
    for (const LegendEntry& entry : m_entries) {
        widest = std::max(widest, entryWidth(entry));
    }
    return {widest, rowHeight()};
}

int ChartLegend::heightForWidth(int width) const
{
    const QList<QRect> rects = layOut(width);
    return rects.isEmpty() ? rowHeight() : rects.last().bottom() + 1;
}

void ChartLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<QRect> rects = layOut(width());
    for (qsizetype i = 0; i < rects.size(); ++i) {
        paintEntry(painter, m_entries[i], rects[i]);
    }
}

void ChartLegend::paintEntry(QPainter& painter, const LegendEntry& entry, const QRect& rect) const
{
    QRect text = rect;
    if (entry.lineWidth > 0) {
        text.setLeft(rect.left() + sampleWidth + sampleGap);
        const QPointF left(rect.left() + 1, rect.top() + rect.height() / 2.0);
        const QPointF right = left + QPointF(sampleWidth - 2, 0);
        painter.setPen(QPen(entry.colour, entry.lineWidth, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(left, right);
        if (entry.hasPoints) {
            painter.setBrush(entry.colour);
            painter.setPen(Qt::NoPen);
            painter.drawEllipse((left + right) / 2, 3, 3);
        }
    }
    painter.setPen(entry.lineWidth > 0 ? palette().color(QPalette::Text) : entry.colour);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, entry.text);
}

} // namespace ui
