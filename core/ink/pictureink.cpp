#include "core/ink/pictureink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace core
{

namespace
{

/// Pictures are first scaled down so that the longer side has this many pixels. That is enough for
/// a digit that fills a tenth of it.
constexpr int workingSide = 320;

/// If ink and paper differ by less than this share of black to white, there is no ink.
constexpr float minContrast = 0.1F;

/// A separate blot with less than this share of the largest one's mass is dirt.
constexpr float minBlotShare = 0.04F;

QImage workingCopy(const QImage& picture)
{
    const bool large = std::max(picture.width(), picture.height()) > workingSide;
    const QImage copy =
        large ? picture.scaled(
                    workingSide, workingSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
              : picture;
    return copy.convertToFormat(QImage::Format_ARGB32);
}

template <typename Value> Field fieldOf(const QImage& argb, Value value)
{
    Field field{argb.width(), argb.height(), {}};
    field.values.reserve(static_cast<size_t>(field.width) * field.height);
    for (int y = 0; y < argb.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(argb.constScanLine(y));
        std::transform(row, row + argb.width(), std::back_inserter(field.values), value);
    }
    return field;
}

float opacity(QRgb pixel)
{
    return static_cast<float>(qAlpha(pixel)) / 255.0F;
}

float lightness(QRgb pixel)
{
    return static_cast<float>(qGray(pixel)) / 255.0F;
}

/// The value below which that share of the values lies; 0.5 if there are no values.
float quantile(std::vector<float> values, double share)
{
    if (values.empty()) {
        return 0.5F;
    }
    const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    return values[static_cast<size_t>(rank)];
}

std::vector<float> border(const Field& field)
{
    std::vector<float> values;
    for (int x = 0; x < field.width; ++x) {
        values.insert(values.end(), {field.at(x, 0), field.at(x, field.height - 1)});
    }
    for (int y = 0; y < field.height; ++y) {
        values.insert(values.end(), {field.at(0, y), field.at(field.width - 1, y)});
    }
    return values;
}

/// The grey level that splits the values into the two classes whose means differ most, weighted by
/// their sizes: N. Otsu, "A threshold selection method from gray-level histograms", 1979.
float otsuThreshold(const Field& field)
{
    std::array<double, 256> histogram{};
    double total = 0;
    for (const float value : field.values) {
        const auto level = static_cast<size_t>(std::lround(value * 255));
        histogram[level] += 1;
        total += static_cast<double>(level);
    }
    const auto count = static_cast<double>(field.values.size());
    double below = 0;
    double sumBelow = 0;
    double best = -1;
    size_t bestLevel = 0;
    for (size_t level = 0; level < histogram.size(); ++level) {
        below += histogram[level];
        sumBelow += histogram[level] * static_cast<double>(level);
        const double above = count - below;
        if (below > 0 && above > 0) {
            const double difference = sumBelow / below - (total - sumBelow) / above;
            const double between = below * above * difference * difference;
            if (between > best) {
                best = between;
                bestLevel = level;
            }
        }
    }
    return (static_cast<float>(bestLevel) + 0.5F) / 255.0F;
}

/// Turns shades into ink: 0 is paper, 1 is full ink. The border is paper, whether it is darker or
/// lighter. The noise of the paper becomes 0. Nothing if there is no contrast.
std::optional<Field> inkOfShades(Field shades)
{
    const float threshold = otsuThreshold(shades);
    const bool lightPaper = quantile(border(shades), 0.5) > threshold;
    std::vector<float> paper;
    std::vector<float> ink;
    for (const float value : shades.values) {
        ((value > threshold) == lightPaper ? paper : ink).push_back(value);
    }
    if (paper.empty() || ink.empty()) {
        return std::nullopt;
    }
    const float paperLevel = quantile(paper, 0.5);
    // Not the extreme value: a single stray pixel would make all others faint.
    const float contrast = quantile(ink, lightPaper ? 0.05 : 0.95) - paperLevel;
    if (std::abs(contrast) < minContrast) {
        return std::nullopt;
    }
    for (float& value : paper) {
        value = std::abs((value - paperLevel) / contrast);
    }
    // 4.5 median deviations are three standard deviations of a normal noise.
    const float floor = std::clamp(4.5F * quantile(paper, 0.5), 0.05F, 0.5F);
    for (float& value : shades.values) {
        const float share = std::clamp((value - paperLevel) / contrast, 0.0F, 1.0F);
        value = share < floor ? 0 : share;
    }
    return shades;
}

std::vector<float> opaqueShades(const QImage& argb)
{
    std::vector<float> shades;
    shades.reserve(static_cast<size_t>(argb.width()) * argb.height());
    for (int y = 0; y < argb.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(argb.constScanLine(y));
        for (int x = 0; x < argb.width(); ++x) {
            if (qAlpha(row[x]) >= 128) {
                shades.push_back(lightness(row[x]));
            }
        }
    }
    return shades;
}

/// If the paper is transparent, the opaque pixels are the ink, whatever their colour, unless they
/// are a card with ink on it.
std::optional<Field> inkOfTransparent(const QImage& argb)
{
    const Field opacities = fieldOf(argb, opacity);
    const bool transparentBorder = quantile(border(opacities), 0.5) < 0.5F;
    const std::vector<float> shades = opaqueShades(argb);
    const float range = quantile(shades, 0.99) - quantile(shades, 0.01);
    const bool card = 2 * shades.size() > opacities.values.size() && range > 2 * minContrast;
    if (transparentBorder && !card) {
        return inkOfShades(opacities);
    }
    const float paper = transparentBorder ? quantile(shades, 0.5) : 1.0F;
    return inkOfShades(fieldOf(
        argb, [paper](QRgb pixel) { return paper + opacity(pixel) * (lightness(pixel) - paper); }));
}

/// Connected pixels.
struct Blot {
    std::vector<int> pixels;
    float mass = 0;
};

Blot markBlot(const Field& ink, std::vector<bool>& seen, int start)
{
    Blot blot;
    seen[start] = true;
    blot.pixels.push_back(start);
    for (size_t i = 0; i < blot.pixels.size(); ++i) {
        const int pixel = blot.pixels[i];
        blot.mass += ink.values[pixel];
        const int column = pixel % ink.width;
        const int row = pixel / ink.width;
        for (int y = std::max(row - 1, 0); y <= std::min(row + 1, ink.height - 1); ++y) {
            for (int x = std::max(column - 1, 0); x <= std::min(column + 1, ink.width - 1); ++x) {
                const int neighbour = y * ink.width + x;
                if (!seen[neighbour] && ink.values[neighbour] > 0) {
                    seen[neighbour] = true;
                    blot.pixels.push_back(neighbour);
                }
            }
        }
    }
    return blot;
}

} // namespace

std::optional<Field> findInk(const QImage& picture)
{
    if (picture.isNull()) {
        return std::nullopt;
    }
    const QImage argb = workingCopy(picture);
    return picture.hasAlphaChannel() ? inkOfTransparent(argb)
                                     : inkOfShades(fieldOf(argb, lightness));
}

void removeDirt(Field& ink)
{
    std::vector<Blot> blots;
    std::vector<bool> seen(ink.values.size());
    float largest = 0;
    for (int i = 0; i < static_cast<int>(ink.values.size()); ++i) {
        if (!seen[i] && ink.values[i] > 0) {
            blots.push_back(markBlot(ink, seen, i));
            largest = std::max(largest, blots.back().mass);
        }
    }
    for (const Blot& blot : blots) {
        if (blot.mass < minBlotShare * largest) {
            for (const int pixel : blot.pixels) {
                ink.values[pixel] = 0;
            }
        }
    }
}

} // namespace core
