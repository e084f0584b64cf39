#include "core/ink/picturerasterizer.h"

#include "core/ink/inkrasterizer.h"
#include "core/ink/pictureink.h"

#include <QPainter>
#include <QRect>

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

/// Fainter edges do not belong to the digit's box: they are blur and would make the digit small.
constexpr float faintestInside = 0.2F;

QRect inkedBox(const Field& ink)
{
    QRect box;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            if (ink.at(x, y) > faintestInside) {
                box |= QRect(x, y, 1, 1);
            }
        }
    }
    return box;
}

QPointF massCentre(const Field& ink)
{
    double mass = 0;
    double momentX = 0;
    double momentY = 0;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            mass += ink.at(x, y);
            momentX += ink.at(x, y) * (x + 0.5);
            momentY += ink.at(x, y) * (y + 0.5);
        }
    }
    return {momentX / mass, momentY / mass};
}

/// Whether a picture is a digit image already. Normalising it again would only blur it.
bool isNormalised(const Field& ink)
{
    const QRect box = inkedBox(ink);
    const QPointF off = massCentre(ink) - QPointF(digitMassCentre, digitMassCentre);
    const qreal side = std::max(box.width(), box.height());
    return ink.width == digitImageSide && ink.height == digitImageSide &&
           std::abs(side - digitSide) <= 2 && std::abs(off.x()) <= 1 && std::abs(off.y()) <= 1;
}

/// From source to target in one direction: target = source * scale + offset.
struct Axis {
    qreal scale = 1;
    qreal offset = 0;
};

/// Puts the mass centre in the same place as in MNIST, as far as nothing is cut off.
Axis fittedAxis(qreal scale, qreal mass, int first, int size)
{
    const qreal lowest = -first * scale;
    const qreal highest = digitImageSide - (first + size) * scale;
    return {scale, std::clamp(digitMassCentre - mass * scale, lowest, highest)};
}

/// Maps the x axis to the digit image's with an area filter, and swaps x and y. A target pixel is
/// the mean of what it covers, at least of one source pixel.
Field resampledAndTransposed(const Field& source, Axis axis)
{
    Field target{source.height, digitImageSide, {}};
    target.values.resize(static_cast<size_t>(source.height) * digitImageSide);
    const qreal cover = std::max(1 / axis.scale, 1.0);
    for (int i = 0; i < digitImageSide; ++i) {
        const qreal from = (i + 0.5 - axis.offset) / axis.scale - cover / 2;
        const int first = std::max(0, static_cast<int>(std::floor(from)));
        for (int x = first; x < std::min<qreal>(from + cover, source.width); ++x) {
            const qreal shared = std::min<qreal>(from + cover, x + 1) - std::max<qreal>(from, x);
            const auto weight = static_cast<float>(shared / cover);
            for (int y = 0; y < source.height; ++y) {
                target.at(y, i) += weight * source.at(x, y);
            }
        }
    }
    return target;
}

/// The values are stretched so that the strongest ink is 1.
DigitImage toDigitImage(const Field& ink)
{
    const float fullest = *std::max_element(ink.values.begin(), ink.values.end());
    DigitImage image;
    std::transform(ink.values.begin(), ink.values.end(), image.begin(), [=](float value) {
        return value / fullest;
    });
    return image;
}

/// What is transparent is paper.
QImage greyOnPaper(const QImage& picture)
{
    QImage paper(picture.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, picture);
    return paper;
}

/// The median of the pixels at the edges, 0 to 255: a thing may reach some of them.
int brightnessAround(const QImage& grey)
{
    std::vector<uchar> edges;
    for (int y = 0; y < grey.height(); ++y) {
        const bool isEdge = y == 0 || y + 1 == grey.height();
        for (int x = 0; x < grey.width(); x += isEdge ? 1 : std::max(grey.width() - 1, 1)) {
            edges.push_back(grey.constScanLine(y)[x]);
        }
    }
    const auto middle = edges.begin() + std::ssize(edges) / 2;
    std::ranges::nth_element(edges, middle);
    return *middle;
}

/// The brightness of what the thing lies on. An image that is taken as it is has black or white
/// paper, though a thing may reach its edges.
int paperAround(const QImage& grey, bool isTakenAsItIs)
{
    const int around = brightnessAround(grey);
    const int nearest = around > 127 ? 255 : 0;
    return isTakenAsItIs ? nearest : around;
}

int shareOfInk(int grey, int paper)
{
    return std::max(paper > 127 ? paper - grey : grey - paper, 0);
}

} // namespace

std::optional<DigitImage> rasterizePicture(const QImage& picture)
{
    std::optional<Field> ink = findInk(picture);
    if (!ink) {
        return std::nullopt;
    }
    if (isNormalised(*ink)) {
        return toDigitImage(*ink);
    }
    removeDirt(*ink);
    const QRect box = inkedBox(*ink);
    if (box.isNull()) {
        return std::nullopt;
    }
    const QPointF mass = massCentre(*ink);
    const qreal scale = digitSide / std::max(box.width(), box.height());
    const Axis horizontal = fittedAxis(scale, mass.x(), box.left(), box.width());
    const Axis vertical = fittedAxis(scale, mass.y(), box.top(), box.height());
    return toDigitImage(resampledAndTransposed(resampledAndTransposed(*ink, horizontal), vertical));
}

std::optional<DigitImage> scaledPicture(const QImage& picture)
{
    const QImage scaled =
        greyOnPaper(picture)
            .scaled(digitImageSide, digitImageSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_Grayscale8);
    const int paper = paperAround(scaled, picture.size() == scaled.size());
    const int left = (digitImageSide - scaled.width()) / 2;
    const int top = (digitImageSide - scaled.height()) / 2;
    DigitImage image{};
    for (int y = 0; y < scaled.height(); ++y) {
        for (int x = 0; x < scaled.width(); ++x) {
            const int grey = scaled.constScanLine(y)[x];
            const auto pixel = static_cast<std::size_t>((top + y) * digitImageSide + left + x);
            image[pixel] = static_cast<float>(shareOfInk(grey, paper)) / 255;
        }
    }
    const auto [darkest, lightest] = std::ranges::minmax_element(image);
    return *darkest < *lightest ? std::optional(image) : std::nullopt;
}

std::optional<DigitImage> imageOfPicture(const QImage& picture, const Classes& classes)
{
    return classes.areHandwriting() ? rasterizePicture(picture) : scaledPicture(picture);
}

} // namespace core
