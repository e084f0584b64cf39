#pragma once

#include "core/modelfile/readback.h"
#include "core/modelfile/verificationimages.h"

#include <QList>

#include <optional>
#include <stop_token>

namespace core
{

/// What a model can be exported to. PyTorch's state_dict holds weights alone, safetensors the
/// passport too; the others compute: torchscript.h, onnx.h and csource.h say how.
enum class ExportFormat { Pytorch, Torchscript, Onnx, C, Safetensors };

/// What a format is called, and how close to the program's own probabilities its file must come.
struct ExportFormatInfo {
    ExportFormat format;
    QString name;   ///< as on the command line: `onnx`
    QString title;  ///< for people: `ONNX`
    QString suffix; ///< of its files, without dot
    double limit;   ///< on the differences of probabilities
};

/// All formats, in the order to show them in.
QList<ExportFormatInfo> exportFormats();
ExportFormatInfo exportFormatInfo(ExportFormat format);
/// Nothing for a name that no format has.
std::optional<ExportFormat> exportFormatFromName(const QString& name);

/// What was exported, and how close it is.
struct ExportReport {
    ExportFormat format;
    QString path;
    qint64 bytes = 0;             ///< of the file
    double largestDifference = 0; ///< between a probability of the file and the program's own
    double limit = 0;             ///< that it is under
    qsizetype images = 0;         ///< on which that was found
    QString dataset;              ///< whose test images they are; empty for synthetic ones
    /// What whoever loads the file must do himself, for people: a state_dict has no place for head
    /// and temperature. Empty when the file does it all.
    QString remark;
};

/// Exports a model: writes a file beside the target, reads it back, compares its probabilities on
/// the images with the predictor's, and only then gives it the target's name. Whatever goes wrong,
/// an older file stays; the error says what it was. A stop request is obeyed before the file is
/// written, between two images and before the target is replaced: then nothing is. Links stay, and
/// what is no file or protected is not replaced (writableTarget()). Takes seconds for a large
/// network; runs the file that it wrote, but none of others. The calling thread computes with one
/// torch thread from now on.
Result<ExportReport> exportModel(
    const Predictor& predictor, ExportFormat format, const QString& path,
    const VerificationImages& images, const std::stop_token& stop = {});

/// The largest difference of two rows of probabilities; infinite when one of them is no number.
double largestDifference(const Probabilities& a, const Probabilities& b);

} // namespace core
