#include "ui/widgets/digitimageview.h"

#include "core/ink/inkrasterizer.h"
#include "ui/widgets/controls.h"

#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int frame = 1;
constexpr int pixelsPerValue = 4;

} // namespace

DigitImageView::DigitImageView(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "digitImageView", tr("What the network sees"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void DigitImageView::setImage(const std::optional<core::DigitImage>& image)
{
    m_image = image ? core::toQImage(*image) : QImage();
    update();
}

QSize DigitImageView::sizeHint() const
{
    const int side = core::digitImageSide * pixelsPerValue + 2 * frame;
    return {side, side};
}

void DigitImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    // Whole device pixels for each value: squares of equal size, whatever the pixel ratio.
    const qreal ratio = devicePixelRatioF();
    const int room = std::min(width(), height()) - 2 * frame;
    const int perValue = static_cast<int>(room * ratio) / core::digitImageSide;
    const qreal side = perValue * core::digitImageSide / ratio;
    const QRectF square((width() - side) / 2, (height() - side) / 2, side, side);
    painter.fillRect(square.adjusted(-frame, -frame, frame, frame), palette().color(QPalette::Mid));
    painter.fillRect(square, palette().base());
    if (!m_image.isNull()) {
        painter.drawImage(square, m_image);
    }
}

} // namespace ui
