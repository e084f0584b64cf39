#include "core/insight/summary.h"

#include "core/base/tr.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace core
{

namespace
{

constexpr int places = 9;
using PlaceSums = std::array<double, places>;

std::size_t indexOf(const Place& place)
{
    const int index = 3 * place.row + place.column;
    return static_cast<std::size_t>(index);
}

int thirdOf(int position)
{
    // The digit's box is 20 pixels around 14.5: its thirds end at 11.2 and 17.8.
    return position < 11 ? 0 : position < 18 ? 1 : 2;
}

PlaceSums sumsByPlace(const PixelValues& values)
{
    PlaceSums sums{};
    for (int pixel = 0; pixel < digitImagePixels; ++pixel) {
        sums[indexOf(placeOf(pixel))] += values[static_cast<std::size_t>(pixel)];
    }
    return sums;
}

/// The place with the highest sum; nothing if no sum is above 0.
std::optional<Place> strongestPlace(const PixelValues& values)
{
    const PlaceSums sums = sumsByPlace(values);
    const auto highest = std::ranges::max_element(sums);
    const auto index = static_cast<int>(highest - sums.begin());
    return *highest > 0 ? std::optional(Place{index / 3, index % 3}) : std::nullopt;
}

QString readingText(const Explanation& explanation)
{
    const int stronger = explanation.strongerDigit();
    const DigitPair& digits = explanation.digits;
    const int weaker = stronger == digits.forDigit ? digits.againstDigit : digits.forDigit;
    const Reading& reading = explanation.reading;
    const Classes& classes = explanation.classes;
    if (!reading.isDigit) {
        return Tr::tr("Doesn't look like a digit, but more like %1 than %2")
            .arg(classes.name(stronger), classes.name(weaker));
    }
    if (reading.mostLike == stronger) {
        return Tr::tr("Read as %1 rather than %2")
            .arg(classes.name(stronger), classes.name(weaker));
    }
    return Tr::tr("Read as %1, but more like %2 than %3")
        .arg(classes.name(reading.mostLike), classes.name(stronger), classes.name(weaker));
}

QString reasonText(const Explanation& explanation)
{
    PixelValues values = explanation.attribution.values;
    if (explanation.strongerDigit() != explanation.digits.forDigit) {
        std::ranges::transform(values, values.begin(), std::negate());
    }
    const std::optional<Place> place = strongestPlace(values);
    return place ? Tr::tr("mainly for the ink %1").arg(placeText(*place))
                 : Tr::tr("although no part of its ink speaks for that");
}

QString neighboursText(const Explanation& explanation)
{
    const int digit = explanation.strongerDigit();
    const auto all = static_cast<int>(explanation.neighbours.size());
    const auto same =
        static_cast<int>(std::ranges::count(explanation.neighbours, digit, &Neighbour::label));
    if (all == 1) {
        return Tr::tr("the nearest training image shows %1")
            .arg(explanation.classes.name(explanation.neighbours.front().label));
    }
    const QString text = same == 0     ? Tr::tr("none of the %1 nearest training images shows %2")
                         : same == all ? Tr::tr("all %1 nearest training images show %2")
                         : same == 1   ? Tr::tr("1 of the %1 nearest training images shows %2")
                                       : Tr::tr("%3 of the %1 nearest training images show %2");
    const QString shown = text.arg(QString::number(all), explanation.classes.name(digit));
    return same > 1 && same < all ? shown.arg(same) : shown;
}

QString sizeText(double share)
{
    if (!std::isfinite(share)) {
        return Tr::tr("a little ink");
    }
    const auto percent = std::lround(100 * share);
    return percent < 1 ? Tr::tr("a change of less than 1 % of its ink")
                       : Tr::tr("a change as large as %1 % of its ink").arg(percent);
}

QString changeText(const DigitImage& before, const DigitImage& after)
{
    PixelValues sizes{};
    double added = 0;
    double all = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double change = static_cast<double>(after[i]) - static_cast<double>(before[i]);
        sizes[i] = std::abs(change);
        all += sizes[i];
        added += std::max(change, 0.0);
    }
    constexpr double most = 0.6;
    const QString kind = added > most * all         ? Tr::tr("mostly added")
                         : all - added > most * all ? Tr::tr("mostly taken away")
                                                    : Tr::tr("added and taken away");
    const Place place = strongestPlace(sizes).value_or(Place{1, 1});
    return Tr::tr("%1 (%2, above all %3)")
        .arg(sizeText(changedShare(before, after)), kind, placeText(place));
}

QString flipText(const Explanation& explanation)
{
    if (!explanation.smallestChange) {
        return Tr::tr("no change was found that would tip it over to %1")
            .arg(explanation.classes.name(explanation.changedTo));
    }
    const SmallestChange& change = *explanation.smallestChange;
    return Tr::tr("%1 would tip it over to %2")
        .arg(changeText(explanation.image, change.image), explanation.classes.name(change.readAs));
}

} // namespace

Place placeOf(int pixel)
{
    return {thirdOf(pixel / digitImageSide), thirdOf(pixel % digitImageSide)};
}

QString placeText(const Place& place)
{
    const std::array<QString, places> texts{
        Tr::tr("at the upper left"), Tr::tr("at the top"),    Tr::tr("at the upper right"),
        Tr::tr("at the left"),       Tr::tr("in the middle"), Tr::tr("at the right"),
        Tr::tr("at the lower left"), Tr::tr("at the bottom"), Tr::tr("at the lower right")};
    return texts[indexOf(place)];
}

double changedShare(const DigitImage& before, const DigitImage& after)
{
    double change = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        change += std::abs(static_cast<double>(after[i]) - static_cast<double>(before[i]));
    }
    const double ink = std::accumulate(before.begin(), before.end(), 0.0);
    return ink > 0 ? change / ink : std::numeric_limits<double>::infinity();
}

QString summaryOf(const Explanation& explanation)
{
    const QString reading = Tr::tr("%1 %2", "how it is read, and why")
                                .arg(readingText(explanation), reasonText(explanation));
    return explanation.neighbours.empty()
               ? Tr::tr("%1; %2.").arg(reading, flipText(explanation))
               : Tr::tr("%1; %2; %3.")
                     .arg(reading, neighboursText(explanation), flipText(explanation));
}

} // namespace core
