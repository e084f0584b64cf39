#pragma once

#include "core/modelfile/readback.h"
#include "core/modelfile/verificationimages.h"

#include <QList>

#include <optional>
#include <stop_token>

namespace core
{

/// The formats that a model can be exported to. A PyTorch state_dict holds only weights, and
/// safetensors also holds the passport. The others can compute: see torchscript.h, onnx.h and
/// csource.h.
enum class ExportFormat { Pytorch, Torchscript, Onnx, C, Safetensors };

/// The names of a format, and how close its file's probabilities must be to the program's own.
struct ExportFormatInfo {
    ExportFormat format;
    QString name;   ///< as on the command line: `onnx`
    QString title;  ///< for people: `ONNX`
    QString suffix; ///< of its files, without dot
    double limit;   ///< of the differences of probabilities; they must be below it
};

/// All formats, in the order in which they are shown.
QList<ExportFormatInfo> exportFormats();
ExportFormatInfo exportFormatInfo(ExportFormat format);
/// Nothing if no format has this name.
std::optional<ExportFormat> exportFormatFromName(const QString& name);

/// What was exported, and how close it is.
struct ExportReport {
    ExportFormat format;
    QString path;
    qint64 bytes = 0;             ///< of the file
    double largestDifference = 0; ///< between a probability of the file and the program's own
    double limit = 0;             ///< the difference is below it
    qsizetype images = 0;         ///< how many were compared
    QString dataset;              ///< whose test images they are; empty for synthetic ones
    /// For people: what they must do themselves after loading the file. A state_dict has no place
    /// for head and temperature. Empty if the file does everything.
    QString remark;
};

/// Exports a model: writes a file beside the target, reads it back, compares its probabilities on
/// the images with the predictor's, and only then gives it the target's name. Whatever goes wrong,
/// an older file stays, and the error says what went wrong. A stop request is noticed before the
/// file is written, between two images and before the target is replaced; then nothing is replaced.
/// Links stay, and what is no file or is protected is not replaced (writableTarget()). Takes
/// seconds for a large network. It runs the file that it has written, but never another file. From
/// now on the calling thread computes with one torch thread.
Result<ExportReport> exportModel(
    const Predictor& predictor, ExportFormat format, const QString& path,
    const VerificationImages& images, const std::stop_token& stop = {});

/// The largest difference of two rows of probabilities; infinite when one of them is no number.
double largestDifference(const Probabilities& a, const Probabilities& b);

} // namespace core
