#include "core/modelfile/tensorchain.h"

#include "core/base/tr.h"
#include "core/modelfile/chainorder.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorvalues.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace core
{

namespace
{

constexpr qsizetype none = ChainLayer::none;

Error tensorError(const TensorDescription& tensor, const QString& problem)
{
    return {Tr::tr("tensor `%1`: %2").arg(tensor.name.left(80), problem)};
}

/// Notes a tensor as the weight or bias of its layer.
Result<Done>
place(ChainLayer& layer, bool isWeight, const QList<TensorDescription>& all, qsizetype at)
{
    const TensorDescription& tensor = all[at];
    qsizetype& own = isWeight ? layer.weight : layer.bias;
    if (own != none) {
        return tensorError(tensor, Tr::tr("expected every name once, found it twice"));
    }
    const qsizetype dimensions = isWeight ? 2 : 1;
    if (tensor.shape.size() != dimensions) {
        return tensorError(
            tensor, Tr::tr("expected the shape %1 of a linear layer, found %2; %3")
                        .arg(
                            isWeight ? Tr::tr("[outputs, inputs]") : Tr::tr("[outputs]"),
                            shapeText(tensor.shape), linearLayersOnly()));
    }
    own = at;
    if (isWeight) {
        layer.outputs = tensor.shape[0];
        layer.inputs = tensor.shape[1];
    }
    return Done{};
}

/// Checks that each bias has its weight, and as many values as the weight has outputs.
Result<Done> checkPairs(const ChainLayers& layers, const QList<TensorDescription>& tensors)
{
    for (const ChainLayer& layer : layers) {
        if (layer.bias == none) {
            continue;
        }
        const TensorDescription& bias = tensors[layer.bias];
        if (layer.weight == none) {
            return tensorError(bias, Tr::tr("expected a weight beside it, found none"));
        }
        if (bias.shape[0] != layer.outputs) {
            return tensorError(
                bias, Tr::tr("expected shape [%1] beside a weight of shape %2, found %3")
                          .arg(layer.outputs)
                          .arg(shapeText(tensors[layer.weight].shape), shapeText(bias.shape)));
        }
    }
    return Done{};
}

/// Layers in the order of their first tensors.
Result<ChainLayers> pairTensors(const QList<TensorDescription>& tensors)
{
    ChainLayers layers;
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < tensors.size(); ++i) {
        const qsizetype dot = tensors[i].name.lastIndexOf('.');
        const QString role = tensors[i].name.mid(dot + 1);
        const QString name = tensors[i].name.left(std::max<qsizetype>(dot, 0));
        if (role != QLatin1String("weight") && role != QLatin1String("bias")) {
            return tensorError(
                tensors[i], Tr::tr("expected the `weight` or the `bias` of a linear layer; %1")
                                .arg(linearLayersOnly()));
        }
        if (!places.contains(name)) {
            places.insert(name, layers.size());
            layers.append({name});
        }
        const bool isWeight = role == QLatin1String("weight");
        if (const auto placed = place(layers[places[name]], isWeight, tensors, i); !placed) {
            return placed.error();
        }
    }
    const auto paired = checkPairs(layers, tensors);
    return paired ? Result<ChainLayers>(layers) : paired.error();
}

Result<Architecture> architectureOf(const ChainLayers& layers)
{
    QList<int> hidden;
    for (qsizetype i = 0; i + 1 < layers.size(); ++i) {
        hidden.append(
            static_cast<int>(std::min<qint64>(layers[i].outputs, std::numeric_limits<int>::max())));
    }
    const Architecture architecture = Architecture::perceptron(hidden);
    const auto valid = architecture.validate();
    return valid ? Result<Architecture>(architecture) : valid.error();
}

Result<ChainLayers> findChain(const QList<TensorDescription>& tensors, TensorOrder order)
{
    const auto layers = pairTensors(tensors);
    return layers ? orderedChain(*layers, order) : layers.error();
}

/// Appends the values of a tensor; an error if one is not finite.
Result<Done> append(
    std::vector<float>& parameters, const QString& name, const Result<std::vector<float>>& values)
{
    if (!values) {
        return values.error();
    }
    const auto count = static_cast<qsizetype>(values->size());
    if (const auto finite = checkFinite(name, values->data(), count); !finite) {
        return finite.error();
    }
    parameters.insert(parameters.end(), values->begin(), values->end());
    return Done{};
}

} // namespace

QString linearLayersOnly()
{
    return Tr::tr("of other programs, DigitLab reads linear layers only");
}

Result<Model> modelOfChain(
    const QList<TensorDescription>& tensors, const TensorValues& values, const TensorCheck& check,
    TensorOrder order)
{
    const auto layers = findChain(tensors, order);
    if (!layers) {
        return layers.error();
    }
    const auto architecture = architectureOf(*layers);
    if (!architecture) {
        return architecture.error();
    }
    if (const auto checked = check ? check() : Result<Done>(Done{}); !checked) {
        return checked.error();
    }
    Model model{*architecture, {}, {}};
    model.parameters.reserve(architecture->parameterCount());
    for (const ChainLayer& layer : *layers) {
        for (const qsizetype tensor : {layer.weight, layer.bias}) {
            if (tensor == none) {
                model.parameters.insert(model.parameters.end(), layer.outputs, 0.0F);
                continue;
            }
            const auto added = append(model.parameters, tensors[tensor].name, values(tensor));
            if (!added) {
                return added.error();
            }
        }
    }
    return model;
}

} // namespace core
