#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <stop_token>

namespace core
{

/// A model and whether another program wrote its file, which then has no place for a passport.
struct ModelFile {
    Model model;
    bool isForeign = false;
};

/// Reads a DigitLab model, a .safetensors file whose metadata is the passport; or another program's
/// chain of linear layers (modelOfChain()) in a .safetensors file or in what Python's torch.save
/// wrote (readPytorch()). The first bytes tell which; the passport of a foreign one holds the
/// file's name and format. Layers, head, sizes and finite weights are checked; no code from the
/// file is run. A stop request ends the reading within milliseconds, with an error.
Result<ModelFile> readModelFile(const QString& path, const std::stop_token& stop = {});
/// The same, the model alone.
Result<Model> readModel(const QString& path);

/// What a foreign file does not say, in a sentence without full stop: how the layers go together.
QString assumptionsText(const NetworkSpec& network);

/// Whether a file is named as a model is: `.safetensors`, `.pt`, `.pth`.
bool isModelName(const QString& path);
/// `*.safetensors *.pt *.pth`
QString modelPatterns();

/// Writes a model with its passport beside the target and renames.
Result<Done> writeModel(const QString& path, const Model& model);

} // namespace core
