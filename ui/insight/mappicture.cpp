#include "ui/insight/mappicture.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr qreal ringWidth = 1.3;
constexpr qreal ringGap = 0.7;
constexpr float paleShare = 0.15F; ///< of its colour that a point keeps while others are chosen

/// How much of each pixel round a point is covered, 0 to 255.
class Stamp
{
public:
    /// What lies between the two distances from the middle, in device pixels.
    Stamp(qreal inner, qreal outer)
        : m_reach(static_cast<int>(std::ceil(outer + 0.5)))
    {
        for (int y = -m_reach; y <= m_reach; ++y) {
            for (int x = -m_reach; x <= m_reach; ++x) {
                const qreal distance = std::hypot(x, y);
                const qreal outside = std::clamp(outer + 0.5 - distance, 0.0, 1.0);
                const qreal inside = inner > 0 ? std::clamp(distance - inner + 0.5, 0.0, 1.0) : 1;
                m_cover.push_back(static_cast<int>(std::lround(255 * outside * inside)));
            }
        }
    }

    void put(QImage& picture, QPoint middle, QRgb colour) const
    {
        const int side = 2 * m_reach + 1;
        const int left = std::max(0, middle.x() - m_reach);
        const int right = std::min(picture.width() - 1, middle.x() + m_reach);
        const int top = std::max(0, middle.y() - m_reach);
        const int bottom = std::min(picture.height() - 1, middle.y() + m_reach);
        for (int y = top; y <= bottom; ++y) {
            auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
            const int* cover = m_cover.data() + (y - middle.y() + m_reach) * side;
            for (int x = left; x <= right; ++x) {
                line[x] = blended(line[x], colour, cover[x - middle.x() + m_reach]);
            }
        }
    }

private:
    static QRgb blended(QRgb under, QRgb over, int cover)
    {
        const auto mix = [cover](int a, int b) { return a + (b - a) * cover / 255; };
        return qRgb(
            mix(qRed(under), qRed(over)), mix(qGreen(under), qGreen(over)),
            mix(qBlue(under), qBlue(over)));
    }

    int m_reach;
    std::vector<int> m_cover; ///< row by row
};

/// Far outside of every picture where a position is no number or too far away to be one.
QPoint pixelOf(QPointF position, qreal ratio)
{
    constexpr qreal most = 1e6;
    const auto whole = [&](qreal value) {
        return std::abs(value) < most ? static_cast<int>(std::floor(value * ratio)) : -int(most);
    };
    return {whole(position.x()), whole(position.y())};
}

qreal medianOf(std::vector<qreal>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Numerals and letters are large; words would cover each other.
void drawName(QPainter& painter, const QString& text, QPointF middle, const MapPaint& paint)
{
    QFont font = paint.font;
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * (text.size() <= 2 ? 1.5 : 1));
    QPainterPath name;
    name.addText({}, font, text);
    const QRectF box = name.boundingRect();
    name.translate(middle - box.center());
    const QColor ground = paint.palette.color(QPalette::Base);
    painter.strokePath(name, QPen(ground, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(name, paint.palette.color(QPalette::Text));
}

void drawNames(
    QImage& picture, const std::vector<MapPoint>& points, const std::vector<QPointF>& positions,
    const MapPaint& paint)
{
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int label = 0; label < paint.classes.size(); ++label) {
        std::vector<qreal> xs;
        std::vector<qreal> ys;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points[i].label == label) {
                xs.push_back(positions[i].x());
                ys.push_back(positions[i].y());
            }
        }
        if (!xs.empty()) {
            drawName(painter, paint.classes.name(label), {medianOf(xs), medianOf(ys)}, paint);
        }
    }
}

} // namespace

qreal mapPointRadius(std::size_t points)
{
    return points > 5000 ? 1.7 : points > 1000 ? 2.4 : 3.5;
}

QImage mapPicture(
    const std::vector<MapPoint>& points, const std::vector<QPointF>& positions,
    const std::vector<bool>& chosen, const MapPaint& paint)
{
    QImage picture((QSizeF(paint.size) * paint.ratio).toSize(), QImage::Format_RGB32);
    const QColor ground = paint.palette.color(QPalette::Base);
    const QColor text = paint.palette.color(QPalette::Text);
    picture.fill(ground);
    const qreal radius = mapPointRadius(points.size()) * paint.ratio;
    const qreal ring = radius + ringGap * paint.ratio;
    const Stamp disc(0, radius);
    const Stamp circle(ring, ring + ringWidth * paint.ratio);
    const bool isAnyChosen = std::ranges::find(chosen, true) != chosen.end();
    std::array<std::vector<QRgb>, 2> shades; // pale, full
    for (const QColor& colour : classColours(paint.palette, paint.classes.size())) {
        shades[0].push_back(mixed(ground, colour, paleShare).rgb());
        shades[1].push_back(colour.rgb());
    }
    const std::array<QRgb, 2> rings{mixed(ground, text, paleShare).rgb(), text.rgb()};
    const auto put = [&](bool isFull, bool isMisread) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            const MapPoint& point = points[i];
            if (point.isMisread() != isMisread || (isAnyChosen && chosen[i] != isFull)) {
                continue;
            }
            const QPoint pixel = pixelOf(positions[i], paint.ratio);
            disc.put(picture, pixel, shades[isFull][static_cast<std::size_t>(point.label)]);
            if (isMisread) {
                circle.put(picture, pixel, rings[isFull]);
            }
        }
    };
    if (isAnyChosen) {
        put(false, false);
        put(false, true);
    }
    put(true, false);
    put(true, true);
    picture.setDevicePixelRatio(paint.ratio);
    drawNames(picture, points, positions, paint);
    return picture;
}

} // namespace ui
