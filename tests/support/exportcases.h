#pragma once

#include "core/modelfile/readback.h"

#include <QList>

#include <functional>
#include <span>

namespace support
{

/// A model to export; its probabilities differ clearly from digit to digit.
struct ExportCase {
    const char* name;
    core::PredictorPointer predictor;
};

/// A text that every file must hold without harm: it would end a comment, begin one, join two
/// lines, and turn the direction of writing.
inline constexpr auto unfriendlyText = "a */ int x; /* b ?\?/\n#error c\\\r \"\u202e d %1";

/// Perceptrons, and networks of all kinds of layers; both heads, with and without a temperature.
/// The first one and the last one are perceptrons; the last one's passport has the entry `note` =
/// unfriendlyText.
QList<ExportCase> exportCases();
/// Those that are no perceptrons.
QList<ExportCase> layeredExportCases();

/// A network with every kind of layer.
core::Architecture everyLayer(core::Head head = core::Head::Logits);

/// Seeded images to predict.
std::vector<core::DigitImage> exportImages(qsizetype count = 20);

/// How far an exported file is from the program.
struct ExportDifference {
    double logits = 0; ///< as a share of the largest of the program's logits
    double probabilities = 0;
};

/// Infinite when the numbers of images differ.
ExportDifference exportDifference(
    const core::Predictor& predictor, std::span<const core::DigitImage> images,
    const core::ReadBacks& found);

/// Rows `index` for each of exportCases().
void addExportCases();

/// Predicts images with an exported file; the predictor is the one that it was exported from.
using ReadBackFunction = std::function<core::Result<core::ReadBacks>(
    const QString& path, const core::Predictor&, std::span<const core::DigitImage>)>;

/// Writes one of exportCases() with a format's functions, reads it back, and fails the running test
/// where it differs from the program by `limit` or more.
void checkExport(
    qsizetype index, const QString& path,
    core::Result<core::Done> (*write)(const QString&, const core::Predictor&),
    const ReadBackFunction& predict, double limit);

/// A predictor whose probabilities rounding alone decides: its ten logits are the same sums of huge
/// numbers, each in an order of its own.
core::PredictorPointer predictorOfRoundingErrors();

} // namespace support
