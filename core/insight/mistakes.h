#pragma once

#include "core/training/evaluation.h"

#include <optional>

namespace core
{

/// What is looked for among a model's readings.
enum class MistakeKind {
    Misread, ///< another digit is more probable than the label
    Unsure,  ///< read right, with a probability under surelyRead
    NoDigit, ///< rejected, although it shows a digit
    Mended,  ///< read right now and misread by the model before
    AnyKind  ///< all images
};

/// A right reading that is less probable is unsure.
inline constexpr float surelyRead = 0.9F;

struct MistakeFilter {
    MistakeKind kind = MistakeKind::Misread;
    std::optional<int> label;  ///< any without
    std::optional<int> readAs; ///< the most probable digit; any without
    /// Bounds of the most probable digit's probability, 0 to 1.
    double leastConfidence = 0;
    double mostConfidence = 1;
    /// Only these images, by rising index; all of them if there are none.
    QList<qsizetype> images;

    bool operator==(const MistakeFilter&) const = default;
};

/// The indices of the readings that pass the filter, the highest loss first, and before them those
/// whose probabilities are no numbers, as a broken model gives them. `before` are those of
/// the model before on the same images, or empty: then none counts as mended.
QList<qsizetype> findMistakes(
    const QList<LabelledReading>& readings, const QList<LabelledReading>& before,
    const MistakeFilter& filter);

/// Whether an image is misread that the model before read right. False without such readings.
bool isNewlyBroken(
    const QList<LabelledReading>& readings, const QList<LabelledReading>& before, qsizetype index);

/// As CSV with a line of titles: index,label,read_as,probability,label_probability,loss,rejected.
/// Numbers are written exactly, as in every file.
QString mistakesCsv(
    const QList<LabelledReading>& readings, const QList<qsizetype>& indices,
    const Classes& classes);

} // namespace core
