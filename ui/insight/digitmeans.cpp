#include "ui/insight/digitmeans.h"

#include "ui/widgets/colourscale.h"
#include "ui/widgets/controls.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

QString valuesText(const DigitMeans::Means& means)
{
    QStringList values;
    for (int digit = 0; digit < core::digitCount; ++digit) {
        const auto mean = static_cast<double>(means[static_cast<std::size_t>(digit)]);
        values << QStringLiteral("%1: %2").arg(digit).arg(QLocale().toString(mean, 'g', 3));
    }
    return values.join(QStringLiteral(", "));
}

} // namespace

DigitMeans::DigitMeans(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "digitMeans", tr("Mean activation for each digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setMinimumHeight(50);
    setMaximumHeight(114);
}

void DigitMeans::setMeans(const std::optional<Means>& means)
{
    m_means = means;
    const QString text = means ? valuesText(*means) : QString();
    setAccessibleDescription(text);
    setToolTip(means ? tr("Mean activation for each digit: %1").arg(text) : QString());
    update();
}

QSize DigitMeans::sizeHint() const
{
    return {core::digitCount * (fontMetrics().horizontalAdvance('0') + 3), 84};
}

void DigitMeans::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const qreal column = static_cast<qreal>(width()) / core::digitCount;
    const int texts = fontMetrics().height();
    const qreal room = height() - texts - 1;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    for (int digit = 0; digit < core::digitCount; ++digit) {
        const QRectF place(digit * column, height() - texts, column, texts);
        painter.drawText(place, Qt::AlignCenter, QString::number(digit));
    }
    if (!m_means) {
        return;
    }
    const float highest = std::max(*std::ranges::max_element(*m_means), 0.0F);
    const float lowest = std::min(*std::ranges::min_element(*m_means), 0.0F);
    const qreal scale = room / std::max(static_cast<qreal>(highest - lowest), 1e-30);
    const qreal zero = static_cast<qreal>(highest) * scale;
    const ColourScale colours(palette());
    for (int digit = 0; digit < core::digitCount; ++digit) {
        const auto mean = static_cast<qreal>((*m_means)[static_cast<std::size_t>(digit)]);
        const QRectF bar(digit * column + 1, zero - mean * scale, column - 2, mean * scale);
        painter.fillRect(bar.normalized(), mean < 0 ? colours.below() : colours.above());
    }
    painter.drawLine(QPointF(0, zero + 0.5), QPointF(width(), zero + 0.5));
}

} // namespace ui
