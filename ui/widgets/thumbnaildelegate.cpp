#include "ui/widgets/thumbnaildelegate.h"

#include "core/ink/digitimage.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/thumbnailmodel.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr int imageSide = 2 * core::digitImageSide;
constexpr int margin = 6;
constexpr int labelGap = 2;
constexpr int mostCharacters = 24; ///< that have room below an image; longer texts are cut short
constexpr int markWidth = 3;
constexpr qreal cornerRadius = 5;

/// Where the image goes: centred above the label, on whole device pixels.
QRectF imageRect(const QRect& cell, qreal pixelRatio)
{
    const qreal pixels = std::max(1.0, std::floor(imageSide * pixelRatio / core::digitImageSide));
    const qreal side = core::digitImageSide * pixels / pixelRatio;
    const qreal left = cell.left() + (cell.width() - side) / 2;
    const qreal top = cell.top() + margin + (imageSide - side) / 2;
    return {
        std::round(left * pixelRatio) / pixelRatio, std::round(top * pixelRatio) / pixelRatio, side,
        side};
}

void drawState(QPainter* painter, const QStyleOptionViewItem& option)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (!isSelected && !option.state.testFlag(QStyle::State_MouseOver)) {
        return;
    }
    QColor colour = option.palette.color(QPalette::Highlight);
    if (!isSelected) {
        colour.setAlphaF(0.25F);
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(
        QRectF(option.rect).adjusted(1, 1, -1, -1), cornerRadius, cornerRadius);
    painter->restore();
}

/// The thumbnail that keys go to.
void drawFocus(QPainter* painter, const QStyleOptionViewItem& option)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option.palette.color(QPalette::Text), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(
        QRectF(option.rect).adjusted(2, 2, -2, -2), cornerRadius, cornerRadius);
    painter->restore();
}

} // namespace

ThumbnailDelegate::ThumbnailDelegate(const ThumbnailModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize ThumbnailDelegate::leastCellSize(const QFontMetrics& metrics) const
{
    const int text = std::min(
        metrics.horizontalAdvance(m_model.widestText()),
        mostCharacters * metrics.averageCharWidth());
    return {
        std::max(imageSide, text) + 2 * margin,
        imageSide + 2 * margin + labelGap + metrics.height()};
}

void ThumbnailDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    drawState(painter, option);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        drawFocus(painter, option);
    }
    const QByteArrayView pixels = m_model.pixels(index.row());
    const QImage image(
        reinterpret_cast<const uchar*>(pixels.data()), core::digitImageSide, core::digitImageSide,
        core::digitImageSide, QImage::Format_Grayscale8);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    const QRectF place = imageRect(option.rect, painter->device()->devicePixelRatioF());
    if (m_model.isMarked(index.row())) {
        painter->fillRect(
            place.adjusted(-markWidth, -markWidth, markWidth, markWidth),
            errorColour(option.palette));
    }
    painter->drawImage(place, image);

    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QRect below = option.rect.adjusted(0, margin + imageSide + labelGap, 0, -margin);
    painter->drawText(
        below, Qt::AlignCenter,
        painter->fontMetrics().elidedText(
            m_model.text(index.row()), Qt::ElideMiddle, below.width()));
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return m_cellSize;
}

} // namespace ui
