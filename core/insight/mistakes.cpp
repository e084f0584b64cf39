#include "core/insight/mistakes.h"

#include "core/base/csvfield.h"
#include "core/base/exacttext.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

/// Whether the same images were read before.
bool canCompare(const QList<LabelledReading>& readings, const QList<LabelledReading>& before)
{
    return readings.size() == before.size();
}

bool isOfKind(const LabelledReading& reading, const LabelledReading* before, MistakeKind kind)
{
    switch (kind) {
    case MistakeKind::Misread:
        return !reading.isRight();
    case MistakeKind::Unsure:
        return reading.isRight() && reading.reading.probability() < surelyRead;
    case MistakeKind::NoDigit:
        return !reading.reading.isDigit;
    case MistakeKind::Mended:
        return reading.isRight() && before && !before->isRight();
    case MistakeKind::AnyKind:
        return true;
    }
    return false;
}

bool passes(const LabelledReading& reading, const MistakeFilter& filter)
{
    const auto confidence = static_cast<double>(reading.reading.probability());
    return reading.label == filter.label.value_or(reading.label) &&
           reading.reading.mostLike == filter.readAs.value_or(reading.reading.mostLike) &&
           !(confidence < filter.leastConfidence) &&
           !(confidence > filter.mostConfidence); // NaN too
}

bool isAmong(qsizetype image, const QList<qsizetype>& images)
{
    return images.isEmpty() || std::ranges::binary_search(images, image);
}

} // namespace

QList<qsizetype> findMistakes(
    const QList<LabelledReading>& readings, const QList<LabelledReading>& before,
    const MistakeFilter& filter)
{
    QList<qsizetype> found;
    for (qsizetype i = 0; i < readings.size(); ++i) {
        const LabelledReading* earlier = canCompare(readings, before) ? &before[i] : nullptr;
        if (isAmong(i, filter.images) && passes(readings[i], filter) &&
            isOfKind(readings[i], earlier, filter.kind)) {
            found.append(i);
        }
    }
    std::ranges::stable_sort(found, {}, [&](qsizetype i) {
        const float probability = readings[i].labelProbability();
        return std::isnan(probability) ? -1 : probability; // NaN has no place in an order
    });
    return found;
}

bool isNewlyBroken(
    const QList<LabelledReading>& readings, const QList<LabelledReading>& before, qsizetype index)
{
    return canCompare(readings, before) && !readings[index].isRight() && before[index].isRight();
}

QString mistakesCsv(
    const QList<LabelledReading>& readings, const QList<qsizetype>& indices, const Classes& classes)
{
    QString csv =
        QStringLiteral("index,label,read_as,probability,label_probability,loss,rejected\n");
    for (const qsizetype index : indices) {
        const LabelledReading& each = readings[index];
        csv += QStringLiteral("%1,%2,%3,%4,%5,%6,%7\n")
                   .arg(index)
                   .arg(csvField(classes.name(each.label)))
                   .arg(csvField(classes.name(each.reading.mostLike)))
                   .arg(exactText(static_cast<double>(each.reading.probability())))
                   .arg(exactText(static_cast<double>(each.labelProbability())))
                   .arg(exactText(each.loss()))
                   .arg(each.reading.isDigit ? 0 : 1);
    }
    return csv;
}

} // namespace core
