#pragma once

#include "core/base/result.h"
#include "core/modelfile/foreignmodel.h"
#include "core/network/model.h"

#include <stop_token>

namespace core
{

/// A model, and whether another program wrote its file. Such a file has no place for a passport and
/// does not say all of the network.
struct ModelFile {
    Model model;
    bool isForeign = false;
    Assumptions assumptions; ///< if it is foreign
};

/// Reads a DigitLab model: a .safetensors file whose metadata is the passport. Also reads another
/// program's chain of layers (chainOf()), from a .safetensors file or from a file by Python's
/// torch.save (readPytorchChain()), and understands it as the options tell (understood()). The
/// first bytes say which it is. The passport of another program's model holds the file's name and
/// format, and what was assumed. Layers, head and sizes are checked, and that all weights are
/// finite. No code from the file is run. A stop request ends the reading within milliseconds, with
/// an error.
Result<ModelFile>
readModelFile(const QString& path, const ForeignOptions& options, const std::stop_token& stop = {});
/// The same, without options.
Result<ModelFile> readModelFile(const QString& path, const std::stop_token& stop = {});
/// The same, but returns only the model.
Result<Model> readModel(const QString& path);

/// How the names of DigitLab's own files end, without the dot.
inline constexpr auto modelSuffix = "safetensors";
/// Whether a file has the name of a model: `.safetensors`, `.pt`, `.pth`.
bool isModelName(const QString& path);
/// `*.safetensors *.pt *.pth`
QString modelPatterns();

/// Writes a model with its passport beside the target and renames the file.
Result<Done> writeModel(const QString& path, const Model& model);

} // namespace core
