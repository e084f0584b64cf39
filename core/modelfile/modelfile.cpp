#include "core/modelfile/modelfile.h"

#include "core/ink/digitimage.h"
#include "core/modelfile/safetensors.h"
#include "core/modelfile/safetensorsheader.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Model)
};

constexpr auto formatKey = "format";
constexpr auto versionKey = "format_version";
constexpr auto layersKey = "layers";
constexpr auto headKey = "head";
constexpr auto formatName = "digitlab-model";
constexpr auto formatVersion = "1";

/// The largest network that DigitLab builds, as bytes of weights.
qint64 maxDataBytes()
{
    NetworkSpec largest;
    largest.hidden.fill(NetworkSpec::maxUnits, NetworkSpec::maxHiddenLayers);
    return largest.parameterCount() * static_cast<qint64>(sizeof(float));
}

Result<Done> checkFormat(const Passport& metadata)
{
    if (metadata.value(formatKey) != QLatin1String(formatName)) {
        const QString found = metadata.contains(formatKey)
                                  ? Tr::tr("its metadata has `%1` = `%2`")
                                        .arg(formatKey, metadata[formatKey].left(80))
                                  : Tr::tr("its metadata has no `%1`").arg(formatKey);
        return Error{Tr::tr("this is no DigitLab model: %1, expected `%2`").arg(found, formatName)};
    }
    if (metadata.value(versionKey) != QLatin1String(formatVersion)) {
        return Error{Tr::tr("`%1`: expected `%2`, found `%3`; another version of DigitLab wrote it")
                         .arg(versionKey, formatVersion, metadata.value(versionKey).left(80))};
    }
    return Done{};
}

Result<NetworkSpec> readSpec(const Passport& metadata)
{
    const auto head = headFromName(metadata.value(headKey));
    if (!head) {
        return head.error();
    }
    const QString text = metadata.value(layersKey);
    const qsizetype first = text.indexOf('-');
    const qsizetype last = text.lastIndexOf('-');
    const auto hidden = hiddenFromText(text.mid(first + 1, last - first - 1));
    const NetworkSpec spec{hidden ? *hidden : QList<int>{}, *head};
    if (!hidden || layersText(spec) != text) {
        return Error{
            Tr::tr("`%1`: expected %2, 1 to %3 hidden layers of 1 to %4 units and %5, such "
                   "as `%6`, found `%7`")
                .arg(layersKey)
                .arg(digitImagePixels)
                .arg(NetworkSpec::maxHiddenLayers)
                .arg(NetworkSpec::maxUnits)
                .arg(digitCount)
                .arg(layersText(NetworkSpec{}), text.left(80))};
    }
    return spec;
}

Result<Done> checkTensor(const ParameterView& view, const SafetensorsTensor* tensor)
{
    if (!tensor) {
        return Error{Tr::tr("tensor `%1`: expected shape %2, found no such tensor")
                         .arg(view.name, shapeText(view.shape))};
    }
    if (tensor->shape != view.shape) {
        return Error{Tr::tr("tensor `%1`: expected shape %2, found %3")
                         .arg(view.name, shapeText(view.shape), shapeText(tensor->shape))};
    }
    return Done{};
}

/// Moves the tensors into one array, in the network's order.
Result<std::vector<float>> gather(const NetworkSpec& spec, const QList<SafetensorsTensor>& tensors)
{
    QHash<QString, const SafetensorsTensor*> byName;
    for (const SafetensorsTensor& tensor : tensors) {
        byName.insert(tensor.name, &tensor);
    }
    std::vector<float> parameters;
    parameters.reserve(spec.parameterCount());
    for (const ParameterView& view : parameterViews(spec)) {
        const SafetensorsTensor* tensor = byName.take(view.name);
        if (const auto fits = checkTensor(view, tensor); !fits) {
            return fits.error();
        }
        parameters.insert(parameters.end(), tensor->values.begin(), tensor->values.end());
    }
    if (!byName.isEmpty()) {
        return Error{Tr::tr("tensor `%1`: expected only those of layers %2, found one more")
                         .arg(byName.begin().key().left(80), layersText(spec))};
    }
    return parameters;
}

/// Names the first tensor with a value that no training can go on from.
Result<Done> checkFinite(const Model& model)
{
    for (const ParameterView& view : parameterViews(model.network)) {
        const auto first = model.parameters.begin() + view.offset;
        const auto last = first + view.count;
        const auto bad = std::find_if_not(first, last, [](float x) { return std::isfinite(x); });
        if (bad != last) {
            return Error{Tr::tr("tensor `%1`: expected finite values, found %2 at place %3")
                             .arg(view.name)
                             .arg(*bad)
                             .arg(bad - first)};
        }
    }
    return Done{};
}

Result<Model> toModel(Safetensors content)
{
    if (const auto known = checkFormat(content.metadata); !known) {
        return known.error();
    }
    const auto spec = readSpec(content.metadata);
    if (!spec) {
        return spec.error();
    }
    auto parameters = gather(*spec, content.tensors);
    if (!parameters) {
        return parameters.error();
    }
    for (const auto key : {formatKey, versionKey, layersKey, headKey}) {
        content.metadata.remove(key);
    }
    Model model{*spec, std::move(parameters).value(), content.metadata};
    if (const auto finite = checkFinite(model); !finite) {
        return finite.error();
    }
    return model;
}

Result<Safetensors> fromModel(const Model& model)
{
    if (const auto valid = model.network.validate(); !valid) {
        return valid.error();
    }
    const auto found = static_cast<qsizetype>(model.parameters.size());
    if (found != model.network.parameterCount()) {
        return Error{Tr::tr("expected %1 parameters for layers %2, found %3")
                         .arg(model.network.parameterCount())
                         .arg(layersText(model.network))
                         .arg(found)};
    }
    if (const auto finite = checkFinite(model); !finite) {
        return finite.error();
    }
    Safetensors content{model.passport, {}};
    content.metadata[formatKey] = formatName;
    content.metadata[versionKey] = formatVersion;
    content.metadata[layersKey] = layersText(model.network);
    content.metadata[headKey] = headName(model.network.head);
    for (const ParameterView& view : parameterViews(model.network)) {
        const auto first = model.parameters.begin() + view.offset;
        content.tensors.append({view.name, view.shape, {first, first + view.count}});
    }
    return content;
}

} // namespace

Result<Model> readModel(const QString& path)
{
    auto content = readSafetensors(path, maxDataBytes());
    if (!content) {
        return content.error();
    }
    auto model = toModel(std::move(content).value());
    return model ? std::move(model) : inFile(path, model.error());
}

Result<Done> writeModel(const QString& path, const Model& model)
{
    const auto content = fromModel(model);
    return content ? writeSafetensors(path, *content) : inFile(path, content.error());
}

} // namespace core
