#include "ui/insight/pixelweightsview.h"

#include "ui/widgets/colourscale.h"
#include "ui/widgets/controls.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr int frame = 1;
constexpr int pixelsPerWeight = 4;
constexpr int leastPixelsPerWeight = 3;

QSize sizeWith(int perWeight)
{
    const int side = core::digitImageSide * perWeight + 2 * frame;
    return {side, side};
}

} // namespace

PixelWeightsView::PixelWeightsView(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "pixelWeightsView", tr("Weights of each pixel"));
    setToolTip(tr("Blue: ink here raises the unit; orange: ink here lowers it"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setMaximumSize(sizeHint());
}

void PixelWeightsView::setWeights(const std::optional<core::PixelWeights>& weights)
{
    m_weights = weights;
    update();
}

float PixelWeightsView::range() const
{
    float most = 0;
    if (m_weights) {
        for (const float weight : *m_weights) {
            most = std::max(most, std::abs(weight));
        }
    }
    return most;
}

QSize PixelWeightsView::sizeHint() const
{
    return sizeWith(pixelsPerWeight);
}

QSize PixelWeightsView::minimumSizeHint() const
{
    return sizeWith(leastPixelsPerWeight);
}

void PixelWeightsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    // Whole device pixels for each weight: squares of equal size, whatever the pixel ratio.
    const qreal ratio = devicePixelRatioF();
    const int room = std::min(width(), height()) - 2 * frame;
    const int perWeight = static_cast<int>(room * ratio) / core::digitImageSide;
    const qreal side = perWeight * core::digitImageSide / ratio;
    const QRectF square(frame, frame, side, side);
    painter.fillRect(square.adjusted(-frame, -frame, frame, frame), palette().color(QPalette::Mid));
    painter.fillRect(square, palette().base());
    if (!m_weights) {
        return;
    }
    const ColourScale scale(palette());
    const float most = std::max(range(), 1e-30F);
    QImage picture(core::digitImageSide, core::digitImageSide, QImage::Format_RGB32);
    auto weight = m_weights->begin();
    for (int y = 0; y < picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            line[x] = scale.ofSigned(*weight++ / most);
        }
    }
    painter.drawImage(square, picture);
}

} // namespace ui
