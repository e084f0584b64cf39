#include "ui/insight/attributionview.h"

#include "ui/widgets/colourscale.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr int side = core::digitImageSide;
constexpr float inkShare = 0.35F; ///< of the text's colour, so that values stand out on the ink

} // namespace

AttributionView::AttributionView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void AttributionView::setValues(
    const core::DigitImage& image, const core::PixelValues& values, const QString& above,
    const QString& below)
{
    m_isBlank = false;
    m_image = image;
    m_values = values;
    m_above = above;
    m_below = below;
    m_range = 0;
    for (const double value : values) {
        m_range = std::max(m_range, std::abs(value));
    }
    setAccessibleDescription(tr("Blue: %1. Orange: %2.").arg(above, below));
    update();
}

void AttributionView::clear()
{
    m_isBlank = true;
    m_range = 0;
    setAccessibleDescription({});
    update();
}

QSize AttributionView::sizeHint() const
{
    return {6 * side, 6 * side + 2 * fontMetrics().height()};
}

QSize AttributionView::minimumSizeHint() const
{
    constexpr int words = 8; // more, so that those below the scale do not touch
    return {3 * side + words, 3 * side + 2 * fontMetrics().height()};
}

/// The scale stands below it.
QRectF AttributionView::square() const
{
    const qreal scaleHeight = 1.8 * fontMetrics().height();
    const qreal length = std::min<qreal>(width(), height() - scaleHeight);
    return {(width() - length) / 2, 0, length, length};
}

QImage AttributionView::picture(const ColourScale& colours) const
{
    const QColor base = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::Text);
    QImage image(side, side, QImage::Format_RGB32);
    for (int pixel = 0; pixel < core::digitImagePixels; ++pixel) {
        const auto place = static_cast<std::size_t>(pixel);
        const QColor ink = mixed(base, text, inkShare * m_image[place]);
        const double share = m_range > 0 ? m_values[place] / m_range : 0;
        const QColor tint = share > 0 ? colours.above() : colours.below();
        image.setPixelColor(
            pixel % side, pixel / side, mixed(ink, tint, static_cast<float>(std::abs(share))));
    }
    return image;
}

void AttributionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(square(), palette().color(QPalette::Base));
    if (!m_isBlank) {
        const ColourScale colours(palette());
        painter.drawImage(square(), picture(colours));
        drawScale(painter, colours);
    }
}

void AttributionView::drawScale(QPainter& painter, const ColourScale& colours) const
{
    const QRectF above = square();
    const qreal line = fontMetrics().height();
    const QRectF bar(above.left(), above.bottom() + 0.2 * line, above.width(), 0.4 * line);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    gradient.setColorAt(0, colours.below());
    gradient.setColorAt(0.5, palette().color(QPalette::Base));
    gradient.setColorAt(1, colours.above());
    painter.fillRect(bar, gradient);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRectF texts(above.left(), bar.bottom(), above.width(), 1.1 * line);
    const QString number = QLocale().toString(m_range, 'g', 2);
    const auto widthOf = [this](const QString& text) {
        return fontMetrics().horizontalAdvance(text);
    };
    const bool haveRoom = widthOf(m_below + m_above) <= texts.width();
    const auto fitting = [&](const QString& text) {
        const int room = static_cast<int>(texts.width() / 2) - 2;
        return haveRoom ? text : fontMetrics().elidedText(text, Qt::ElideRight, room);
    };
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignVCenter, fitting(m_below));
    const QString range = QStringLiteral("±") + number;
    if (widthOf(m_below + QStringLiteral("  ") + range + QStringLiteral("  ") + m_above) <
        texts.width()) {
        painter.drawText(texts, Qt::AlignCenter, range);
    }
    painter.drawText(texts, Qt::AlignRight | Qt::AlignVCenter, fitting(m_above));
}

bool AttributionView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_isBlank) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QPointF place = (QPointF(help->pos()) - square().topLeft()) * side / square().width();
        const bool isInside = QRectF(0, 0, side, side).contains(place);
        const auto pixel = static_cast<std::size_t>(
            static_cast<int>(place.y()) * side + static_cast<int>(place.x()));
        QToolTip::showText(
            help->globalPos(), isInside ? QLocale().toString(m_values[pixel], 'g', 3) : QString(),
            this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui
