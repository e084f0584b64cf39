#include "core/modelfile/torchscript.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/torchruntime.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <algorithm>
#include <sstream>

namespace core
{

namespace
{

constexpr auto passportFile = "passport.json";

at::Tensor parameterTensor(const Model& model, const ParameterView& view)
{
    const std::vector<int64_t> shape(view.shape.begin(), view.shape.end());
    // from_blob wants a mutable pointer; nothing writes through it.
    auto* first = const_cast<float*>(model.parameters.data()) + view.offset;
    return at::from_blob(first, shape).clone();
}

void registerLayers(torch::jit::Module& module, const Model& model)
{
    const QList<ParameterView> views = parameterViews(model.network);
    for (qsizetype i = 0; i < views.size(); i += 2) {
        torch::jit::Module layer("Linear", module._ivalue()->compilation_unit(), true);
        layer.register_parameter("weight", parameterTensor(model, views[i]), false);
        layer.register_parameter("bias", parameterTensor(model, views[i + 1]), false);
        module.register_module("fc" + std::to_string(i / 2 + 1), layer);
    }
}

std::string source(const Architecture& network)
{
    std::ostringstream code;
    code << "def logits(self, images: Tensor) -> Tensor:\n"
            "    x = images.flatten(1)\n";
    const qsizetype layers = network.units().size() - 1;
    for (qsizetype i = 1; i <= layers; ++i) {
        const bool hasRelu = i < layers || network.head == Head::Tutorial;
        code << "    x = torch.linear(x, self.fc" << i << ".weight, self.fc" << i << ".bias)\n"
             << (hasRelu ? "    x = torch.relu(x)\n" : "");
    }
    code << "    return x\n"
            "\n"
            "def forward(self, images: Tensor) -> Tensor:\n"
            "    return torch.softmax(self.logits(images) / self.temperature, 1)\n";
    return code.str();
}

std::string passportJson(const Model& model)
{
    QJsonObject json;
    const Passport passport = exportedPassport(model);
    for (auto it = passport.begin(); it != passport.end(); ++it) {
        json.insert(it.key(), it.value());
    }
    return QJsonDocument(json).toJson().toStdString();
}

QByteArray archiveOf(const Predictor& predictor)
{
    const Model& model = predictor.model();
    torch::jit::Module module("DigitLab");
    registerLayers(module, model);
    module.register_attribute(
        "temperature", c10::FloatType::get(), double(predictor.calibration().temperature));
    module.define(source(model.network));
    module.eval();
    std::ostringstream archive;
    module.save(archive, {{passportFile, passportJson(model)}});
    return QByteArray::fromStdString(std::move(archive).str());
}

void copyRow(const at::Tensor& rows, std::size_t row, std::array<float, digitCount>& target)
{
    std::copy_n(rows.data_ptr<float>() + row * digitCount, digitCount, target.begin());
}

/// Appends the results of one batch.
void run(torch::jit::Module& module, std::span<const DigitImage> images, ReadBacks& results)
{
    auto* first = const_cast<float*>(images.front().data());
    const at::Tensor input =
        at::from_blob(first, {static_cast<int64_t>(images.size()), digitImagePixels});
    const at::Tensor logits = module.run_method("logits", input).toTensor().contiguous();
    const at::Tensor probabilities = module.forward({input}).toTensor().contiguous();
    for (std::size_t i = 0; i < images.size(); ++i) {
        ReadBack& result = results.emplace_back();
        copyRow(logits, i, result.logits);
        copyRow(probabilities, i, result.probabilities);
    }
}

Result<ReadBacks>
runAll(torch::jit::Module& module, std::span<const DigitImage> images, const std::stop_token& stop)
{
    constexpr std::size_t batch = 16; // a stop request is seen between two
    const c10::InferenceMode inference;
    ReadBacks results;
    for (std::size_t i = 0; i < images.size(); i += batch) {
        if (stop.stop_requested()) {
            return readingCancelled();
        }
        run(module, images.subspan(i, std::min(batch, images.size() - i)), results);
    }
    return results;
}

} // namespace

Result<Done> writeTorchScript(const QString& path, const Predictor& predictor)
{
    const Result<QByteArray> archive = guarded([&] { return archiveOf(predictor); });
    return archive ? saveFile(path, *archive) : inFile(path, archive.error());
}

Result<ReadBacks> predictTorchScript(
    const QString& path, std::span<const DigitImage> images, const std::stop_token& stop)
{
    const Result<QByteArray> archive = readWrittenFile(path);
    if (!archive) {
        return archive.error();
    }
    Result<ReadBacks> result = guarded([&] {
        std::istringstream stream(archive->toStdString());
        torch::jit::Module module = torch::jit::load(stream);
        return runAll(module, images, stop);
    });
    return result ? std::move(result) : inFile(path, result.error());
}

} // namespace core
