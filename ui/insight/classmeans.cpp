#include "ui/insight/classmeans.h"

#include "ui/widgets/colourscale.h"
#include "ui/widgets/controls.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

QString valuesText(const core::ClassValues& means, const core::Classes& classes)
{
    QStringList values;
    for (int label = 0; label < classes.size(); ++label) {
        const auto mean = static_cast<double>(means[static_cast<std::size_t>(label)]);
        values << QStringLiteral("%1: %2").arg(
            classes.name(label), QLocale().toString(mean, 'g', 3));
    }
    return values.join(QStringLiteral(", "));
}

} // namespace

ClassMeans::ClassMeans(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "digitMeans", tr("Mean activation for each digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setMinimumHeight(50);
    setMaximumHeight(114);
}

void ClassMeans::setMeans(const core::ClassValues& means, const core::Classes& classes)
{
    m_classes = classes;
    m_means = means;
    const QString text = valuesText(means, classes);
    setAccessibleDescription(text);
    setAccessibleName(
        classes.areDigits() ? tr("Mean activation for each digit")
                            : tr("Mean activation for each class"));
    setToolTip(tr("%1: %2", "what: values").arg(accessibleName(), text));
    update();
}

void ClassMeans::clear()
{
    m_means.reset();
    setAccessibleDescription({});
    setToolTip({});
    update();
}

QSize ClassMeans::sizeHint() const
{
    constexpr int usualClasses = 10;
    return {usualClasses * (fontMetrics().horizontalAdvance('0') + 3), 84};
}

bool ClassMeans::haveNamesRoom() const
{
    return std::ranges::all_of(m_classes.names(), [this](const QString& name) {
        return m_classes.areDigits() || fontMetrics().horizontalAdvance(name) <= columnWidth();
    });
}

void ClassMeans::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    drawNames(painter);
    if (m_means) {
        drawBars(painter);
    }
}

void ClassMeans::drawNames(QPainter& painter) const
{
    const int texts = fontMetrics().height();
    const qreal column = columnWidth();
    if (haveNamesRoom()) {
        for (int label = 0; label < m_classes.size(); ++label) {
            const QRectF place(label * column, height() - texts, column, texts);
            painter.drawText(place, Qt::AlignCenter, m_classes.name(label));
        }
    } else if (m_means) {
        const auto strongest =
            static_cast<int>(std::ranges::max_element(*m_means) - m_means->begin());
        const QString name =
            fontMetrics().elidedText(m_classes.name(strongest), Qt::ElideRight, width());
        QRectF place(0, height() - texts, fontMetrics().horizontalAdvance(name), texts);
        place.moveCenter({(strongest + 0.5) * column, place.center().y()});
        place.moveLeft(std::clamp(place.left(), 0.0, std::max(width() - place.width(), 0.0)));
        painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, name);
    }
}

void ClassMeans::drawBars(QPainter& painter) const
{
    const qreal column = columnWidth();
    const qreal gap = std::min(1.0, column / 4);
    const qreal room = height() - fontMetrics().height() - 1;
    const float highest = std::max(*std::ranges::max_element(*m_means), 0.0F);
    const float lowest = std::min(*std::ranges::min_element(*m_means), 0.0F);
    const qreal scale = room / std::max(static_cast<qreal>(highest - lowest), 1e-30);
    const qreal zero = static_cast<qreal>(highest) * scale;
    const ColourScale colours(palette());
    for (int label = 0; label < m_classes.size(); ++label) {
        const auto mean = static_cast<qreal>((*m_means)[static_cast<std::size_t>(label)]);
        const QRectF bar(label * column + gap, zero - mean * scale, column - 2 * gap, mean * scale);
        painter.fillRect(bar.normalized(), mean < 0 ? colours.below() : colours.above());
    }
    painter.drawLine(QPointF(0, zero + 0.5), QPointF(width(), zero + 0.5));
}

} // namespace ui
