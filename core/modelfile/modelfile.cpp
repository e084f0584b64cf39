#include "core/modelfile/modelfile.h"

#include "core/base/inputfile.h"
#include "core/base/memory.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/modelfile/filestart.h"
#include "core/modelfile/modelcheck.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/safetensors.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorchain.h"
#include "core/network/layertext.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QStringList>

#include <algorithm>

namespace core
{

namespace
{

constexpr auto formatKey = "format";
constexpr auto versionKey = "format_version";
constexpr auto layersKey = "layers";
constexpr auto headKey = "head";
constexpr auto formatName = "digitlab-model";
constexpr auto formatVersion = "1";

const QStringList modelSuffixes{"safetensors", "pt", "pth"};

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

Result<Architecture> readArchitecture(const Passport& metadata)
{
    const auto head = headFromName(metadata.value(headKey));
    if (!head) {
        return head.error();
    }
    auto architecture = architectureFromLayersText(metadata.value(layersKey));
    if (!architecture) {
        return Error{QStringLiteral("`%1`: %2").arg(layersKey, architecture.error().message)};
    }
    return Architecture{architecture->layers, *head};
}

/// Puts the tensors into one array, in the network's order. An error if a value is not sound.
Result<std::vector<float>> gather(
    const Architecture& architecture, const QList<SafetensorsTensor>& tensors,
    const std::stop_token& stop)
{
    QHash<QString, const SafetensorsTensor*> byName;
    for (const SafetensorsTensor& tensor : tensors) {
        byName.insert(tensor.name, &tensor);
    }
    std::vector<float> parameters;
    parameters.reserve(architecture.parameterCount());
    for (const ParameterView& view : parameterViews(architecture)) {
        if (stop.stop_requested()) {
            return readingCancelled();
        }
        const SafetensorsTensor* tensor = byName.take(view.name);
        if (const auto fits = checkShape(view, tensor ? &tensor->shape : nullptr); !fits) {
            return fits.error();
        }
        if (const auto sound = checkValues(view, tensor->values); !sound) {
            return sound.error();
        }
        parameters.insert(parameters.end(), tensor->values.begin(), tensor->values.end());
    }
    if (!byName.isEmpty()) {
        return unexpectedTensor(byName.begin().key(), architecture);
    }
    return parameters;
}

Result<Model> toModel(Safetensors content, const std::stop_token& stop)
{
    if (const auto known = checkFormat(content.metadata); !known) {
        return known.error();
    }
    const auto architecture = readArchitecture(content.metadata);
    if (!architecture) {
        return architecture.error();
    }
    auto parameters = gather(*architecture, content.tensors, stop);
    if (!parameters) {
        return parameters.error();
    }
    for (const auto key : {formatKey, versionKey, layersKey, headKey}) {
        content.metadata.remove(key);
    }
    return Model{*architecture, std::move(parameters).value(), content.metadata};
}

Result<ModelFile>
foreign(Result<WeightChain> chain, const ForeignOptions& options, const std::stop_token& stop)
{
    if (!chain) {
        return chain.error();
    }
    auto understandable = understood(*std::move(chain), options, stop);
    if (!understandable) {
        return understandable.error();
    }
    auto [model, assumptions] = *std::move(understandable);
    return ModelFile{std::move(model), true, assumptions};
}

/// What the order of the data says. Many writers, also safetensors' own, sort by type and then by
/// name: then it says nothing. In the order of layers, the weight comes before the bias.
TensorOrder orderOf(const QList<SafetensorsTensor>& tensors)
{
    QMap<ValueType, QByteArray> last;
    for (const SafetensorsTensor& tensor : tensors) {
        const QByteArray name = tensor.name.toUtf8();
        if (name < last[tensor.type]) {
            return TensorOrder::Stored;
        }
        last[tensor.type] = name;
    }
    return TensorOrder::Sorted;
}

/// Another program's tensors. The metadata is ignored, because only that program knows its meaning.
Result<WeightChain>
toChain(const QString& fileName, Safetensors content, const std::stop_token& stop)
{
    QList<TensorDescription> tensors;
    for (const SafetensorsTensor& tensor : content.tensors) {
        tensors.append({tensor.name, tensor.shape});
    }
    const auto values = [&](qsizetype place) -> Result<std::vector<float>> {
        return stop.stop_requested() ? readingCancelled()
                                     : Result(std::move(content.tensors[place].values));
    };
    auto chain = chainOf(tensors, values, {}, orderOf(content.tensors));
    if (!chain) {
        return chain.error();
    }
    WeightChain imported = *std::move(chain);
    imported.passport[passport::importedFrom] = fileName;
    imported.passport[passport::importedFormat] = QStringLiteral("safetensors");
    return imported;
}

/// DigitLab's own file if the metadata says so, otherwise any chain of layers.
Result<ModelFile> fromSafetensors(
    const QString& fileName, Safetensors content, const ForeignOptions& options,
    const std::stop_token& stop)
{
    const auto known = checkFormat(content.metadata);
    if (content.metadata.value(formatKey) == QLatin1String(formatName)) {
        auto model = toModel(std::move(content), stop);
        return model ? Result<ModelFile>(ModelFile{*std::move(model), false, {}}) : model.error();
    }
    auto model = foreign(toChain(fileName, std::move(content), stop), options, stop);
    if (!model && stop.stop_requested()) {
        return readingCancelled();
    }
    if (!model) {
        return Error{Tr::tr("%1; nor is it a chain of layers by another program: %2")
                         .arg(known.error().message, model.error().message)};
    }
    return model;
}

Result<QByteArray> startOf(const QString& path)
{
    QFile file(path);
    const auto opened = openInputFile(file);
    return opened ? Result(firstBytes(file)) : opened.error();
}

Result<ModelFile>
readPytorchModel(const QString& path, const ForeignOptions& options, const std::stop_token& stop)
{
    auto chain = readPytorchChain(path, stop);
    if (!chain) {
        return chain.error(); // which names the file already
    }
    auto model = guarded([&] { return foreign(std::move(chain), options, stop); });
    return model ? std::move(model) : inFile(path, model.error());
}

Result<ModelFile> readSafetensorsModel(
    const QString& path, const ForeignOptions& options, const std::stop_token& stop)
{
    auto content = readSafetensors(path, maxWeightBytes(), stop);
    if (!content) {
        return content.error();
    }
    auto model = guarded([&] {
        return fromSafetensors(
            QFileInfo(path).fileName(), std::move(content).value(), options, stop);
    });
    return model ? std::move(model) : inFile(path, model.error());
}

Result<Safetensors> fromModel(const Model& model)
{
    if (const auto valid = checkModel(model); !valid) {
        return valid.error();
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

Result<ModelFile>
readModelFile(const QString& path, const ForeignOptions& options, const std::stop_token& stop)
{
    if (stop.stop_requested()) {
        return inFile(path, readingCancelled());
    }
    const auto start = startOf(path);
    if (!start) {
        return inFile(path, start.error());
    }
    // The file's bytes, the layers out of them, and the model. What is larger than any model is
    // refused by its reader.
    constexpr qint64 copies = 3;
    const qint64 bytes = copies * std::min(QFileInfo(path).size(), maxWeightBytes());
    if (const auto fits = checkMemoryFor(Tr::tr("reading it"), bytes); !fits) {
        return inFile(path, fits.error());
    }
    switch (fileStart(*start)) {
    case FileStart::Zip:
    case FileStart::Legacy:
        return readPytorchModel(path, options, stop);
    case FileStart::Safetensors:
        return readSafetensorsModel(path, options, stop);
    default:
        return inFile(path, unknownStart(*start));
    }
}

Result<ModelFile> readModelFile(const QString& path, const std::stop_token& stop)
{
    return readModelFile(path, ForeignOptions{}, stop);
}

Result<Model> readModel(const QString& path)
{
    auto file = readModelFile(path);
    return file ? Result<Model>((*std::move(file)).model) : file.error();
}

bool isModelName(const QString& path)
{
    return modelSuffixes.contains(QFileInfo(path).suffix().toLower());
}

QString modelPatterns()
{
    return QStringLiteral("*.") + modelSuffixes.join(QStringLiteral(" *."));
}

Result<Done> writeModel(const QString& path, const Model& model)
{
    const auto content = fromModel(model);
    return content ? writeSafetensors(path, *content) : inFile(path, content.error());
}

} // namespace core
