#include "core/ink/inkrasterizer.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace core
{

namespace
{

/// In pixels: a point that is nearer than this to the last one changes nothing that 28x28 pixels
/// can show.
constexpr qreal pointDistance = 0.25;

/// Ink whose longer side is shorter than this, in its own units, is a dot. Scaling it up would only
/// show rounding errors.
constexpr qreal dotExtent = 1e-9;

bool isUsable(QPointF point)
{
    // The comparison is false for NaN.
    return std::abs(point.x()) <= maxInkCoordinate && std::abs(point.y()) <= maxInkCoordinate;
}

struct Box {
    qreal left = maxInkCoordinate;
    qreal top = maxInkCoordinate;
    qreal right = -maxInkCoordinate;
    qreal bottom = -maxInkCoordinate;

    bool isEmpty() const { return left > right; }
    qreal extent() const { return std::max(right - left, bottom - top); }
};

void include(Box& box, QPointF point)
{
    box.left = std::min(box.left, point.x());
    box.top = std::min(box.top, point.y());
    box.right = std::max(box.right, point.x());
    box.bottom = std::max(box.bottom, point.y());
}

Box boxOfPoints(const Ink& ink)
{
    Box box;
    for (const Stroke& stroke : ink.strokes) {
        for (const QPointF point : stroke) {
            if (isUsable(point)) {
                include(box, point);
            }
        }
    }
    return box;
}

bool isNear(QPointF a, QPointF b)
{
    const QPointF way = a - b;
    return QPointF::dotProduct(way, way) < pointDistance * pointDistance;
}

/// A stroke in pixels without unusable points and without those that lie too close together.
Stroke toPixels(const Stroke& stroke, const Box& box, qreal scale)
{
    Stroke pixels;
    QPointF last;
    for (const QPointF point : stroke) {
        if (isUsable(point)) {
            last = {(point.x() - box.left) * scale, (point.y() - box.top) * scale};
            if (pixels.isEmpty() || !isNear(last, pixels.last())) {
                pixels << last;
            }
        }
    }
    if (pixels.size() > 1) {
        pixels.last() = last;
    }
    return pixels;
}

/// Adds a quadratic curve as lines that stay within a twentieth of a pixel of it.
void addCurve(QPolygonF& lines, QPointF from, QPointF control, QPointF to)
{
    constexpr qreal tolerance = 0.05;
    const QPointF bend = from - 2 * control + to;
    const qreal deviation = std::hypot(bend.x(), bend.y()) / 4;
    const int steps = std::max(1, static_cast<int>(std::ceil(std::sqrt(deviation / tolerance))));
    for (int i = 1; i < steps; ++i) {
        const qreal t = static_cast<qreal>(i) / steps;
        lines << (1 - t) * (1 - t) * from + 2 * t * (1 - t) * control + t * t * to;
    }
    lines << to;
}

/// The curve of strokePath() as lines: a QPainterPath of a long scribble costs ten times as much.
QPolygonF curveLines(const Stroke& stroke)
{
    QPolygonF lines;
    if (stroke.isEmpty()) {
        return lines;
    }
    lines.reserve(2 * stroke.size());
    lines << stroke.first();
    for (qsizetype i = 1; i + 1 < stroke.size(); ++i) {
        addCurve(lines, lines.last(), stroke[i], (stroke[i] + stroke[i + 1]) / 2);
    }
    lines << stroke.last();
    return lines;
}

/// All strokes' curves in pixels, around the origin.
struct Curves {
    QList<QPolygonF> lines;
    QSizeF size;
};

/// The longer side becomes `side` pixels. The curves are fitted and not the points, because the
/// curves do not go into the corners.
Curves fittedCurves(const Ink& ink, const Box& pointBox, qreal side)
{
    const qreal pixelsPerUnit = pointBox.extent() > dotExtent ? side / pointBox.extent() : 0;
    QList<QPolygonF> lines;
    Box box;
    for (const Stroke& stroke : ink.strokes) {
        lines << curveLines(toPixels(stroke, pointBox, pixelsPerUnit));
        std::for_each(
            lines.last().begin(), lines.last().end(), [&](QPointF p) { include(box, p); });
    }
    const qreal scale = box.extent() > 0 ? side / box.extent() : 1;
    const QPointF middle(std::midpoint(box.left, box.right), std::midpoint(box.top, box.bottom));
    for (QPolygonF& line : lines) {
        for (QPointF& point : line) {
            point = (point - middle) * scale;
        }
    }
    return {lines, QSizeF(box.right - box.left, box.bottom - box.top) * scale};
}

/// For each pixel, the square of the distance from its middle to the ink, as far as the pen
/// reaches.
using DistanceField = std::array<float, digitImagePixels>;

/// The pixels, end excluded, that a pen moved from a to b can touch in one direction.
std::pair<int, int> reachedPixels(qreal a, qreal b)
{
    constexpr qreal reach = digitPenWidth / 2 + 1;
    return {
        std::clamp(static_cast<int>(std::min(a, b) - reach), 0, digitImageSide),
        std::clamp(static_cast<int>(std::max(a, b) + reach) + 1, 0, digitImageSide)};
}

void addLine(DistanceField& field, QPointF from, QPointF to)
{
    const auto x0 = static_cast<float>(from.x());
    const auto y0 = static_cast<float>(from.y());
    const auto dx = static_cast<float>(to.x() - from.x());
    const auto dy = static_cast<float>(to.y() - from.y());
    const float inverse = 1 / std::max(dx * dx + dy * dy, 1e-12F);
    const auto [left, right] = reachedPixels(from.x(), to.x());
    const auto [top, bottom] = reachedPixels(from.y(), to.y());
    for (int row = top; row < bottom; ++row) {
        const float y = static_cast<float>(row) + 0.5F - y0;
        for (int column = left; column < right; ++column) {
            const float x = static_cast<float>(column) + 0.5F - x0;
            const float along = std::clamp((x * dx + y * dy) * inverse, 0.0F, 1.0F);
            const float awayX = x - along * dx;
            const float awayY = y - along * dy;
            float& square = field[row * digitImageSide + column];
            square = std::min(square, awayX * awayX + awayY * awayY);
        }
    }
}

/// The curves, their middle at `place`, drawn with the round pen: a pixel is full within the pen's
/// radius and fades to nothing over one pixel at its edge. QPainter gives the same picture but
/// takes ten times as long.
DigitImage drawn(const Curves& curves, QPointF place)
{
    DistanceField field;
    field.fill(std::numeric_limits<float>::max());
    for (const QPolygonF& line : curves.lines) {
        for (qsizetype i = 1; i < line.size(); ++i) {
            addLine(field, line[i - 1] + place, line[i] + place);
        }
    }
    constexpr auto reach = static_cast<float>(digitPenWidth / 2 + 0.5);
    DigitImage image;
    std::transform(field.begin(), field.end(), image.begin(), [](float square) {
        return std::clamp(reach - std::sqrt(square), 0.0F, 1.0F);
    });
    return image;
}

QPointF massCentre(const DigitImage& image)
{
    double mass = 0;
    double momentX = 0;
    double momentY = 0;
    for (int i = 0; i < digitImagePixels; ++i) {
        mass += image[i];
        const int row = i / digitImageSide;
        momentX += image[i] * (i % digitImageSide + 0.5);
        momentY += image[i] * (row + 0.5);
    }
    return {momentX / mass, momentY / mass};
}

/// Where to put the middle of ink with that half side: its mass centre comes to the same place as
/// in MNIST, as far as nothing is cut off.
qreal centred(qreal middle, qreal mass, qreal halfSide)
{
    const qreal wanted = middle + digitMassCentre - mass;
    return std::clamp(wanted, halfSide, digitImageSide - halfSide);
}

} // namespace

std::optional<DigitImage> rasterizeInk(const Ink& ink)
{
    const Box box = boxOfPoints(ink);
    if (box.isEmpty()) {
        return std::nullopt;
    }
    const Curves curves = fittedCurves(ink, box, digitSide - digitPenWidth);
    constexpr qreal middle = digitImageSide / 2.0;
    const QPointF mass = massCentre(drawn(curves, {middle, middle}));
    const QPointF place{
        centred(middle, mass.x(), (curves.size.width() + digitPenWidth) / 2),
        centred(middle, mass.y(), (curves.size.height() + digitPenWidth) / 2)};
    return drawn(curves, place);
}

QImage toQImage(const DigitImage& image)
{
    const DigitBytes bytes = toBytes(image);
    QImage grey(digitImageSide, digitImageSide, QImage::Format_Grayscale8);
    for (int y = 0; y < digitImageSide; ++y) {
        std::copy_n(
            bytes.begin() + std::ptrdiff_t{y} * digitImageSide, digitImageSide, grey.scanLine(y));
    }
    return grey;
}

} // namespace core
