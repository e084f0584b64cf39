#include "ui/insight/pixelweightsview.h"

#include "core/ink/digitimage.h"
#include "ui/insight/mapcolours.h"
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
    m_map.reset();
    setToolTip(tr("Blue: ink here raises the unit; orange: ink here lowers it"));
    update();
}

void PixelWeightsView::setMap(int side, std::span<const float> values)
{
    m_weights.reset();
    m_map = core::PixelWeights{side, {values.begin(), values.end()}};
    setToolTip(tr("What the channel finds where in the drawing"));
    update();
}

float PixelWeightsView::range() const
{
    float most = 0;
    if (m_weights) {
        for (const float weight : m_weights->values) {
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

/// A pixel for each value.
QImage PixelWeightsView::picture() const
{
    const core::PixelWeights& shown = m_map ? *m_map : *m_weights;
    const ColourScale scale(palette());
    const MapColours colours(scale, shown.values);
    const float most = std::max(range(), 1e-30F);
    QImage picture(shown.side, shown.side, QImage::Format_RGB32);
    auto value = shown.values.begin();
    for (int y = 0; y < picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x, ++value) {
            line[x] = m_map ? colours.of(*value) : scale.ofSigned(*value / most);
        }
    }
    return picture;
}

void PixelWeightsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int side = m_map ? m_map->side : m_weights ? m_weights->side : core::digitImageSide;
    // Whole device pixels for each value: squares of equal size, whatever the pixel ratio.
    const qreal ratio = devicePixelRatioF();
    const int room = std::min(width(), height()) - 2 * frame;
    const int perValue = std::max(static_cast<int>(room * ratio) / side, 1);
    const qreal wide = std::min(perValue * side / ratio, static_cast<qreal>(room));
    const QRectF square(frame, frame, wide, wide);
    painter.fillRect(square.adjusted(-frame, -frame, frame, frame), palette().color(QPalette::Mid));
    painter.fillRect(square, palette().base());
    if (m_map || m_weights) {
        painter.drawImage(square, picture());
    }
}

} // namespace ui
