#include "core/modelfile/torchscript.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/torchruntime.h"
#include "core/modelfile/exportedlayers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <ATen/ops/from_blob.h>
#include <ATen/ops/zeros.h>
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

/// The name of a layer's class, for people who print the module.
std::string className(const Layer& layer)
{
    return std::visit(
        Overloaded{
            [](const layer::Conv&) { return "Conv2d"; },
            [](const layer::BatchNorm&) { return "BatchNorm"; },
            [](const auto&) { return "Linear"; }},
        layer);
}

void registerLayers(torch::jit::Module& module, const Model& model)
{
    const QList<ParameterView> views = parameterViews(model.network);
    for (const Architecture::Placed& each : model.network.placed()) {
        if (each.name.isEmpty()) {
            continue;
        }
        torch::jit::Module layer(className(each.layer), module._ivalue()->compilation_unit(), true);
        for (const ParameterView& view : views) {
            if (view.name.section('.', 0, 0) == each.name) {
                const std::string role = view.name.section('.', 1).toStdString();
                const at::Tensor tensor = parameterTensor(model, view);
                layer.register_parameter(role, tensor, !view.isLearned);
            }
        }
        if (is<layer::BatchNorm>(each.layer)) {
            // As torch.nn has it, so that its state_dict loads this one's.
            layer.register_buffer("num_batches_tracked", at::zeros({}, at::kLong));
        }
        module.register_module(each.name.toStdString(), layer);
    }
}

/// `0.1`: reads as a fraction.
std::string number(double value)
{
    const QByteArray text = QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    return (text.contains('.') || text.contains('e') ? text : text + ".0").toStdString();
}

/// Writes what a layer computes: a statement on `x`.
class Statement
{
public:
    explicit Statement(const QString& layer)
        : m_layer("self." + layer.toStdString())
    {
    }

    std::string operator()(const layer::Conv& conv) const
    {
        return call("conv2d", parts({"weight", "bias"}) + ", [1, 1], " + pair(conv.padding));
    }

    std::string operator()(const layer::MaxPool& pool) const
    {
        return call("max_pool2d", ", " + pair(pool.side));
    }

    std::string operator()(const layer::AvgPool& pool) const
    {
        return call("avg_pool2d", ", " + pair(pool.side));
    }

    std::string operator()(const layer::BatchNorm&) const
    {
        return call(
            "batch_norm", parts({"weight", "bias", "running_mean", "running_var"}) + ", False, " +
                              number(layer::BatchNorm::momentum) + ", " +
                              number(layer::BatchNorm::epsilon) + ", False");
    }

    std::string operator()(const layer::Relu&) const { return call("relu"); }

    std::string operator()(const layer::LeakyRelu& relu) const
    {
        return call("leaky_relu", ", " + number(relu.slope));
    }

    std::string operator()(const layer::Tanh&) const { return call("tanh"); }
    std::string operator()(const layer::Sigmoid&) const { return call("sigmoid"); }
    std::string operator()(const layer::Flatten&) const { return "    x = x.flatten(1)\n"; }

    std::string operator()(const layer::Linear&) const
    {
        return call("linear", parts({"weight", "bias"}));
    }

    std::string operator()(const layer::Dropout&) const { return {}; } // exportedLayers() has none

private:
    static std::string call(const std::string& function, const std::string& arguments = {})
    {
        return "    x = torch." + function + "(x" + arguments + ")\n";
    }

    static std::string pair(int value)
    {
        const std::string text = std::to_string(value);
        return '[' + text + ", " + text + ']';
    }

    std::string parts(std::initializer_list<const char*> roles) const
    {
        std::string text;
        for (const char* role : roles) {
            text += ", " + m_layer + '.' + role;
        }
        return text;
    }

    std::string m_layer;
};

std::string source(const Architecture& network)
{
    const QList<Architecture::Placed> layers = exportedLayers(network);
    const bool takesRows = is<layer::Flatten>(layers.first().layer);
    std::ostringstream code;
    code << "def logits(self, images: Tensor) -> Tensor:\n    x = images."
         << (takesRows ? "flatten(1)\n" : "reshape([images.size(0), 1, 28, 28])\n");
    for (const Architecture::Placed& each : layers.sliced(takesRows ? 1 : 0)) {
        code << std::visit(Statement(each.name), each.layer);
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

ClassValues rowOf(const at::Tensor& rows, std::size_t row)
{
    const auto width = static_cast<std::size_t>(rows.size(1));
    const float* first = rows.data_ptr<float>() + row * width;
    return {first, first + width};
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
        results.push_back({rowOf(logits, i), rowOf(probabilities, i)});
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
