#include "core/modelfile/pytorch.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/modelfile/filestart.h"
#include "core/modelfile/foreignmodel.h"
#include "core/modelfile/modelcheck.h"
#include "core/modelfile/pickle.h"
#include "core/modelfile/picklewriter.h"
#include "core/modelfile/pytorchlegacy.h"
#include "core/modelfile/pytorchstate.h"
#include "core/modelfile/pytorchstorages.h"
#include "core/modelfile/tensorchain.h"
#include "core/modelfile/zipreader.h"
#include "core/modelfile/zipwriter.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <memory>

namespace core
{

namespace
{

constexpr auto pickleName = "data.pkl";

/// The folder in the archive that holds `data.pkl`, with its slash.
Result<QString> rootFolder(const ZipReader& archive)
{
    QStringList found;
    const QStringList names = archive.names();
    for (const QString& name : names) {
        if (name.section('/', 1) == QLatin1String(pickleName)) {
            found.append(name.section('/', 0, 0) + '/');
        }
    }
    if (found.size() != 1) {
        return Error{
            Tr::tr("expected one `%1` in a folder of the archive, found %2; torch.save did "
                   "not write this")
                .arg(pickleName)
                .arg(found.size())};
    }
    return found.first();
}

Result<Done> checkByteOrder(const ZipReader& archive, const QString& root)
{
    const QString name = root + QStringLiteral("byteorder");
    if (!archive.contains(name)) {
        return Done{};
    }
    constexpr qint64 longest = 16;
    const auto order = archive.read(name, longest);
    if (!order) {
        return order.error();
    }
    if (*order != "little") {
        return Error{Tr::tr("entry `%1`: expected `little`, found `%2`")
                         .arg(name.left(80), QString::fromLatin1(*order))};
    }
    return Done{};
}

Result<Pickle> pickleOf(const ZipReader& archive, const QString& root)
{
    const QString name = root + QLatin1String(pickleName);
    const auto bytes = archive.read(name, picklelimits::bytes);
    if (!bytes) {
        return bytes.error();
    }
    auto pickle = readPickle(*bytes);
    return pickle ? std::move(pickle) : inFile(name.left(80), pickle.error());
}

/// TorchScript is told by its root, a module.
QString formatOf(const Pickle& pickle)
{
    return pickle.as<PickleObject>(pickle.root) ? QStringLiteral("torchscript")
                                                : QStringLiteral("pytorch");
}

Result<WeightChain> chainIn(const Pickle& pickle, PytorchStorages storages)
{
    const auto state = stateOf(pickle);
    if (!state) {
        return state.error();
    }
    QList<TensorDescription> tensors;
    for (const StateTensor& each : *state) {
        tensors.append({each.name, each.shape});
    }
    auto chain = chainOf(
        tensors, [&](qsizetype place) { return storages.tensor(state->at(place)); },
        [&] { return storages.check(*state); });
    if (!chain) {
        return chain.error();
    }
    WeightChain found = *std::move(chain);
    found.passport[passport::importedFormat] = formatOf(pickle);
    return found;
}

Result<WeightChain> readArchive(const QString& path, const std::stop_token& stop)
{
    const auto archive = ZipReader::open(path);
    if (!archive) {
        return archive.error();
    }
    const auto root = rootFolder(*archive);
    if (!root) {
        return root.error();
    }
    if (const auto order = checkByteOrder(*archive, *root); !order) {
        return order.error();
    }
    const auto pickle = pickleOf(*archive, *root);
    return pickle ? chainIn(*pickle, PytorchStorages(*archive, *root, stop)) : pickle.error();
}

Result<WeightChain> readLegacy(const std::shared_ptr<QFile>& file, const std::stop_token& stop)
{
    file->seek(0);
    auto legacy = readLegacyFile(file);
    if (!legacy) {
        return legacy.error();
    }
    LegacyFile content = *std::move(legacy);
    return chainIn(content.saved, PytorchStorages(std::move(content.storages), stop));
}

Result<WeightChain> read(const QString& path, const std::stop_token& stop)
{
    const auto file = std::make_shared<QFile>(path);
    if (const auto opened = openInputFile(*file); !opened) {
        return opened.error();
    }
    const QByteArray start = firstBytes(*file);
    switch (fileStart(start)) {
    case FileStart::Zip:
        return readArchive(path, stop);
    case FileStart::Legacy:
        return readLegacy(file, stop);
    default:
        return unknownStart(start);
    }
}

void writeOrderedDictionary(PickleWriter& pickle)
{
    pickle.name("collections", "OrderedDict");
    pickle.emptyTuple();
    pickle.reduce();
}

/// ('storage', type, key, device, count)
void writeStorage(PickleWriter& pickle, const ParameterView& view, const QString& key)
{
    pickle.mark();
    pickle.text(QStringLiteral("storage"));
    pickle.name("torch", "FloatStorage");
    pickle.text(key);
    pickle.text(QStringLiteral("cpu"));
    pickle.number(view.count);
    pickle.tupleToMark();
    pickle.persistentId();
}

/// torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, backward_hooks)
void writeTensor(PickleWriter& pickle, const ParameterView& view, const QString& key)
{
    pickle.name("torch._utils", "_rebuild_tensor_v2");
    pickle.mark();
    writeStorage(pickle, view, key);
    pickle.number(0);
    QList<qint64> strides(view.shape.size(), 1);
    if (view.shape.size() == 2) {
        strides[0] = view.shape[1];
    }
    for (const QList<qint64>& sizes : {view.shape, strides}) {
        for (const qint64 size : sizes) {
            pickle.number(size);
        }
        pickle.tuple(sizes.size());
    }
    pickle.no();
    writeOrderedDictionary(pickle);
    pickle.tupleToMark();
    pickle.reduce();
}

/// The attribute that state_dict() adds to its dictionary: the version of each layer, which is 1.
void writeVersions(PickleWriter& pickle, const QList<ParameterView>& views)
{
    QStringList layers{QString()};
    for (const ParameterView& view : views) {
        const QString layer = view.name.section('.', 0, 0);
        if (layer != layers.last()) {
            layers.append(layer);
        }
    }
    pickle.emptyDictionary();
    pickle.text(QStringLiteral("_metadata"));
    writeOrderedDictionary(pickle);
    pickle.mark();
    for (const QString& layer : layers) {
        pickle.text(layer);
        pickle.emptyDictionary();
        pickle.text(QStringLiteral("version"));
        pickle.number(1);
        pickle.setItem();
    }
    pickle.setItems();
    pickle.setItem();
    pickle.build();
}

QByteArray stateDictionary(const QList<ParameterView>& views)
{
    PickleWriter pickle;
    writeOrderedDictionary(pickle);
    pickle.mark();
    for (qsizetype i = 0; i < views.size(); ++i) {
        pickle.text(views[i].name);
        writeTensor(pickle, views[i], QString::number(i));
    }
    pickle.setItems();
    writeVersions(pickle, views);
    return pickle.finished();
}

QByteArray valuesOf(const Model& model, const ParameterView& view)
{
    QByteArray bytes(view.count * qsizetype(sizeof(float)), Qt::Uninitialized);
    qToLittleEndian<float>(model.parameters.data() + view.offset, view.count, bytes.data());
    return bytes;
}

/// The same entries as by torch.save. PyTorch before 2.1 does not read the byte order.
QList<ZipEntry> entriesOf(const Model& model)
{
    const QList<ParameterView> views = parameterViews(model.network);
    const QString root = QStringLiteral("archive/");
    QList<ZipEntry> entries{
        {root + QStringLiteral("data.pkl"), stateDictionary(views)},
        {root + QStringLiteral("byteorder"), "little"}};
    for (qsizetype i = 0; i < views.size(); ++i) {
        entries.append(
            {root + QStringLiteral("data/") + QString::number(i), valuesOf(model, views[i])});
    }
    entries.append({root + QStringLiteral("version"), "3\n"});
    return entries;
}

} // namespace

Result<WeightChain> readPytorchChain(const QString& path, const std::stop_token& stop)
{
    auto chain = guarded([&] { return read(path, stop); });
    if (!chain) {
        return inFile(path, chain.error());
    }
    WeightChain imported = *std::move(chain);
    imported.passport[passport::importedFrom] = QFileInfo(path).fileName();
    return imported;
}

Result<Model> readPytorch(const QString& path, const std::stop_token& stop)
{
    auto chain = readPytorchChain(path, stop);
    if (!chain) {
        return chain.error();
    }
    auto model = understood(*std::move(chain), {}, stop);
    return model ? Result<Model>((*std::move(model)).model) : inFile(path, model.error());
}

Result<Done> writePytorch(const QString& path, const Model& model)
{
    if (const auto valid = checkModel(model); !valid) {
        return inFile(path, valid.error());
    }
    const auto bytes = storedZip(entriesOf(model));
    return bytes ? saveFile(path, *bytes) : inFile(path, bytes.error());
}

} // namespace core
