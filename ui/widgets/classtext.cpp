#include "ui/widgets/classtext.h"

#include "ui/widgets/tr.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui
{

QString thingText(const core::Classes& classes, int label)
{
    const QString& name = classes.name(label);
    return classes.areNumbers() ? Tr::tr("a %1", "a 7").arg(name) : name;
}

bool areWords(const core::Classes& classes)
{
    return !classes.areNumbers() && !classes.areHandwriting();
}

qreal namesWidth(const QFont& font, const core::Classes& classes)
{
    const QFontMetricsF metrics(font);
    qreal widest = 0;
    for (const QString& name : classes.names()) {
        widest = std::max(widest, metrics.horizontalAdvance(name));
    }
    return widest;
}

QString longestName(const core::Classes& classes)
{
    return *std::ranges::max_element(classes.names(), {}, &QString::size);
}

QString inputText(const core::Classes& classes)
{
    return classes.areDigits()        ? Tr::tr("Draw a digit")
           : classes.areHandwriting() ? Tr::tr("Draw a letter or digit")
                                      : Tr::tr("Open a picture");
}

std::vector<int> mostProbableFirst(const core::Probabilities& probabilities)
{
    std::vector<int> labels(probabilities.size());
    std::iota(labels.begin(), labels.end(), 0);
    std::ranges::stable_sort(labels, std::greater(), [&](int label) {
        const float probability = probabilities[static_cast<std::size_t>(label)];
        return std::isnan(probability) ? -1.0F : probability;
    });
    return labels;
}

} // namespace ui
