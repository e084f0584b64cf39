#include "ui/widgets/probabilitybars.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

constexpr qreal barHeight = 10;
constexpr qreal gap = 8;
constexpr int rowSpace = 3; ///< between the lines of text
constexpr qreal maxRowHeight = 28;

QString valuesText(const core::Probabilities& probabilities)
{
    QStringList values;
    for (int digit = 0; digit < core::digitCount; ++digit) {
        values << QStringLiteral("%1: %2").arg(digit).arg(percentText(probabilities[digit]));
    }
    return values.join(QStringLiteral(", "));
}

void drawBar(QPainter& painter, const QRectF& bar, const QColor& colour)
{
    const qreal radius = std::min(bar.width(), bar.height()) / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(bar, radius, radius);
}

} // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "probabilityBars", tr("Probability of each digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ProbabilityBars::setProbabilities(const std::optional<core::Probabilities>& probabilities)
{
    if (probabilities != m_probabilities) {
        m_probabilities = probabilities;
        setAccessibleDescription(probabilities ? valuesText(*probabilities) : QString());
        update();
    }
}

QSize ProbabilityBars::sizeHint() const
{
    return {300, core::digitCount * (fontMetrics().height() + 2 * rowSpace)};
}

QSize ProbabilityBars::minimumSizeHint() const
{
    return {160, core::digitCount * fontMetrics().height()};
}

void ProbabilityBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal rowHeight = std::min(maxRowHeight, static_cast<qreal>(height()) / core::digitCount);
    for (int digit = 0; digit < core::digitCount; ++digit) {
        drawRow(painter, digit, QRectF(0, digit * rowHeight, width(), rowHeight));
    }
}

void ProbabilityBars::drawRow(QPainter& painter, int digit, const QRectF& row) const
{
    const bool best = m_probabilities && core::mostProbable(*m_probabilities) == digit;
    const float probability = m_probabilities ? (*m_probabilities)[digit] : 0;
    QFont font = this->font();
    font.setBold(best);
    painter.setFont(font);
    const auto role = m_probabilities ? QPalette::WindowText : QPalette::PlaceholderText;
    painter.setPen(palette().color(role));
    const qreal digitWidth = fontMetrics().horizontalAdvance('0');
    const qreal percentWidth = fontMetrics().horizontalAdvance(percentText(1)) + gap;
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
    if (m_probabilities) {
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, percentText(probability));
    }
    QRectF bar = row.adjusted(digitWidth + gap, 0, -percentWidth - gap, 0);
    bar = QRectF(bar.x(), row.center().y() - barHeight / 2, bar.width(), barHeight);
    drawBar(painter, bar, palette().color(QPalette::Midlight));
    // Less than this would not be seen as a bar at all.
    if (constexpr qreal visible = 1; probability * bar.width() >= visible) {
        bar.setWidth(probability * bar.width());
        drawBar(
            painter, bar, palette().color(best ? QPalette::Highlight : QPalette::PlaceholderText));
    }
}

} // namespace ui
