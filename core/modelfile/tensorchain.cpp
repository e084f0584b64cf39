#include "core/modelfile/tensorchain.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/ink/digitimage.h"
#include "core/modelfile/chainorder.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorvalues.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace core
{

namespace
{

constexpr qsizetype none = ChainLayer::none;
using Tensors = QList<TensorDescription>;

Error tensorError(const TensorDescription& tensor, const QString& problem)
{
    return {Tr::tr("tensor `%1`: %2").arg(tensor.name.left(80), problem)};
}

/// Where a layer keeps the place of its tensor with that last part of a name; null if it has none.
qsizetype* placeOf(ChainLayer& layer, const QString& role)
{
    if (role == QLatin1String("weight")) {
        return &layer.weight;
    }
    if (role == QLatin1String("bias")) {
        return &layer.bias;
    }
    if (role == QLatin1String("running_mean")) {
        return &layer.mean;
    }
    return role == QLatin1String("running_var") ? &layer.variance : nullptr;
}

/// The tensors of each layer, by their names. Layers are in the order of their first tensors.
Result<ChainLayers> groupTensors(const Tensors& tensors)
{
    ChainLayers layers;
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < tensors.size(); ++i) {
        constexpr qsizetype longestName = 1000; // names are compared often
        if (tensors[i].name.size() > longestName) {
            return tensorError(
                tensors[i], Tr::tr("expected a name of at most %1 characters, found %2")
                                .arg(longestName)
                                .arg(tensors[i].name.size()));
        }
        if (isBatchCounter(tensors[i].name)) {
            continue;
        }
        const qsizetype dot = tensors[i].name.lastIndexOf('.');
        const QString name = tensors[i].name.left(std::max<qsizetype>(dot, 0));
        if (!places.contains(name)) {
            places.insert(name, layers.size());
            layers.append({name});
        }
        qsizetype* place = placeOf(layers[places[name]], tensors[i].name.mid(dot + 1));
        if (!place) {
            return tensorError(
                tensors[i], Tr::tr("expected the `weight` or the `bias` of a layer, or what batch "
                                   "normalisation gathers; %1")
                                .arg(knownLayersOnly()));
        }
        if (*place != none) {
            return tensorError(tensors[i], Tr::tr("expected every name once, found it twice"));
        }
        *place = i;
    }
    return layers;
}

Error unknownShape(const TensorDescription& tensor)
{
    return tensorError(
        tensor, Tr::tr("expected the shape [outputs, inputs] of a linear layer or [channels, "
                       "inputs, rows, columns] of a square convolution, found %1; %2")
                    .arg(shapeText(tensor.shape), knownLayersOnly()));
}

/// Checks a size before anything is computed with it.
Result<Done>
checkSize(const TensorDescription& tensor, const QString& what, qint64 size, qint64 highest)
{
    if (size >= 1 && size <= highest) {
        return Done{};
    }
    return tensorError(
        tensor, Tr::tr("expected 1 to %1 %2, found shape %3")
                    .arg(highest)
                    .arg(what, shapeText(tensor.shape)));
}

/// Finds out from its tensors what kind of layer it is.
Result<Done> setLinear(ChainLayer& layer, const TensorDescription& weight)
{
    layer.outputs = weight.shape[0];
    layer.inputs = weight.shape[1];
    return Done{};
}

Result<Done> setConvolution(ChainLayer& layer, const TensorDescription& weight)
{
    if (weight.shape[2] != weight.shape[3]) {
        return unknownShape(weight);
    }
    layer.kind = ChainLayer::Kind::Conv;
    layer.outputs = weight.shape[0];
    layer.inputs = weight.shape[1];
    layer.kernel = weight.shape[2];
    return Done{};
}

Result<Done> setNorm(ChainLayer& layer, const Tensors& tensors)
{
    if (layer.mean == none || layer.variance == none) {
        const qsizetype own = std::max({layer.weight, layer.mean, layer.variance});
        return tensorError(
            tensors[own], Tr::tr("expected `running_mean` and `running_var` beside it, as batch "
                                 "normalisation has them, found none or one; %1")
                              .arg(knownLayersOnly()));
    }
    const TensorDescription& mean = tensors[layer.mean];
    for (const qsizetype own : {layer.mean, layer.variance, layer.weight}) {
        if (own != none && (tensors[own].shape.size() != 1 || tensors[own].shape != mean.shape)) {
            return tensorError(
                tensors[own], Tr::tr("expected one number a channel, as many as in `%1`, found "
                                     "shape %2")
                                  .arg(mean.name.left(80), shapeText(tensors[own].shape)));
        }
    }
    layer.kind = ChainLayer::Kind::Norm;
    layer.inputs = mean.shape[0];
    layer.outputs = layer.inputs;
    return Done{};
}

Result<Done> setKind(ChainLayer& layer, const Tensors& tensors)
{
    const bool isNorm = layer.mean != none || layer.variance != none;
    if (layer.weight == none && !isNorm) {
        return tensorError(tensors[layer.bias], Tr::tr("expected a weight beside it, found none"));
    }
    if (isNorm || tensors[layer.weight].shape.size() == 1) {
        return setNorm(layer, tensors);
    }
    const TensorDescription& weight = tensors[layer.weight];
    switch (weight.shape.size()) {
    case 2:
        return setLinear(layer, weight);
    case 4:
        return setConvolution(layer, weight);
    default:
        return unknownShape(weight);
    }
}

/// Checks that a bias has as many values as its layer has outputs.
Result<Done> checkBias(const ChainLayer& layer, const Tensors& tensors)
{
    if (layer.bias == none || tensors[layer.bias].shape == QList<qint64>{layer.outputs}) {
        return Done{};
    }
    const TensorDescription& other = tensors[std::max(layer.weight, layer.mean)];
    return tensorError(
        tensors[layer.bias],
        Tr::tr("expected shape [%1] beside a weight of shape %2, found %3")
            .arg(layer.outputs)
            .arg(shapeText(other.shape), shapeText(tensors[layer.bias].shape)));
}

/// Checks that DigitLab builds layers of that size. Then all products of the sizes fit in 64 bits.
Result<Done> checkSizes(const ChainLayer& layer, const Tensors& tensors)
{
    const TensorDescription& tensor = tensors[std::max(layer.weight, layer.mean)];
    const bool isConv = layer.kind == ChainLayer::Kind::Conv;
    const bool isLinear = layer.kind == ChainLayer::Kind::Linear;
    const auto outputs = checkSize(
        tensor, isConv ? Tr::tr("channels") : Tr::tr("outputs"), layer.outputs,
        isConv ? Architecture::maxChannels : Architecture::maxUnits);
    const auto inputs = checkSize(
        tensor, Tr::tr("inputs"), layer.inputs,
        isLinear ? Architecture::maxValues : qint64(Architecture::maxUnits));
    const auto kernel = checkSize(tensor, Tr::tr("rows and columns"), layer.kernel, digitImageSide);
    return !outputs ? outputs : !inputs ? inputs : kernel;
}

Result<ChainLayers> layersOf(const Tensors& tensors)
{
    Result<ChainLayers> grouped = groupTensors(tensors);
    if (!grouped) {
        return grouped;
    }
    ChainLayers layers = *std::move(grouped);
    for (ChainLayer& layer : layers) {
        auto checked = setKind(layer, tensors);
        checked = checked ? checkBias(layer, tensors) : checked;
        checked = checked ? checkSizes(layer, tensors) : checked;
        if (!checked) {
            return checked.error();
        }
    }
    return layers;
}

qint64 parameterCount(const ChainLayer& layer)
{
    return layer.kind == ChainLayer::Kind::Norm
               ? 4 * layer.outputs
               : layer.outputs * (layer.inputs * layer.kernel * layer.kernel + 1);
}

/// Checks that all layers together are no larger than the largest network.
Result<Done> checkCount(const ChainLayers& layers)
{
    qint64 parameters = 0;
    for (const ChainLayer& layer : layers) {
        parameters += parameterCount(layer);
    }
    if (parameters > Architecture::maxParameters) {
        return Error{Tr::tr("layers: expected a network of at most %1 parameters, found %2")
                         .arg(Architecture::maxParameters)
                         .arg(parameters)};
    }
    return Done{};
}

Result<ChainLayers> findChain(const Tensors& tensors, TensorOrder order)
{
    const auto layers = layersOf(tensors);
    if (!layers) {
        return layers.error();
    }
    const auto ordered = orderedChain(*layers, order);
    if (!ordered) {
        return ordered.error();
    }
    const auto count = checkCount(*ordered);
    return count ? ordered : count.error();
}

ChainLink linkOf(const ChainLayer& layer)
{
    const auto outputs = static_cast<int>(layer.outputs);
    const auto link = [&](const Layer& kind) {
        return ChainLink{kind, layer.name, layer.inputs, layer.outputs};
    };
    switch (layer.kind) {
    case ChainLayer::Kind::Conv:
        return link(layer::Conv{outputs, static_cast<int>(layer.kernel)});
    case ChainLayer::Kind::Norm:
        return link(layer::BatchNorm{});
    default:
        return link(layer::Linear{outputs});
    }
}

/// Appends the values of tensors to those of a chain.
class Gathering
{
public:
    Gathering(const Tensors& tensors, const TensorValues& values)
        : m_tensors(tensors)
        , m_values(values)
    {
    }

    Result<WeightChain> gather(const ChainLayers& layers)
    {
        qint64 count = 0;
        for (const ChainLayer& layer : layers) {
            count += parameterCount(layer);
        }
        m_chain.parameters.reserve(static_cast<std::size_t>(count));
        for (const ChainLayer& layer : layers) {
            if (const auto added = add(layer); !added) {
                return added.error();
            }
        }
        return std::move(m_chain);
    }

private:
    Result<Done> add(const ChainLayer& layer)
    {
        const bool isNorm = layer.kind == ChainLayer::Kind::Norm;
        m_chain.links.append(linkOf(layer));
        auto added = add(layer.weight, layer.outputs, 1);
        added = added ? add(layer.bias, layer.outputs, 0) : added;
        added = added && isNorm ? add(layer.mean, layer.outputs, 0) : added;
        return added && isNorm ? addVariance(layer) : added;
    }

    /// The values of a tensor, or others instead of one that is not there.
    Result<Done> add(qsizetype tensor, qint64 count, float otherwise)
    {
        std::vector<float>& all = m_chain.parameters;
        if (tensor == none) {
            all.insert(all.end(), static_cast<std::size_t>(count), otherwise);
            return Done{};
        }
        const auto values = m_values(tensor);
        if (!values) {
            return values.error();
        }
        const auto found = static_cast<qsizetype>(values->size());
        const auto finite = checkFinite(m_tensors[tensor].name, values->data(), found);
        if (finite) {
            all.insert(all.end(), values->begin(), values->end());
        }
        return finite;
    }

    /// The square root of a variance divides.
    Result<Done> addVariance(const ChainLayer& layer)
    {
        const auto added = add(layer.variance, layer.outputs, 1);
        const auto first = m_chain.parameters.end() - (added ? layer.outputs : 0);
        const auto bad = std::find_if(
            first, m_chain.parameters.end(), [](float variance) { return variance < 0; });
        if (bad == m_chain.parameters.end()) {
            return added;
        }
        return tensorError(
            m_tensors[layer.variance], Tr::tr("expected variances from 0 on, found %1 at place %2")
                                           .arg(plainText(*bad))
                                           .arg(bad - first));
    }

    const Tensors& m_tensors;
    const TensorValues& m_values;
    WeightChain m_chain;
};

} // namespace

bool isBatchCounter(const QString& name)
{
    return name.section('.', -1) == QLatin1String("num_batches_tracked");
}

QString knownLayersOnly()
{
    return Tr::tr("DigitLab has networks of convolutions, batch normalisation and linear layers "
                  "only");
}

Result<WeightChain> chainOf(
    const QList<TensorDescription>& tensors, const TensorValues& values, const TensorCheck& check,
    TensorOrder order)
{
    const auto layers = findChain(tensors, order);
    if (!layers) {
        return layers.error();
    }
    if (const auto checked = check ? check() : Result<Done>(Done{}); !checked) {
        return checked.error();
    }
    return Gathering(tensors, values).gather(*layers);
}

} // namespace core
