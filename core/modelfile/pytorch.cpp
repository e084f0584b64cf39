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
#include <QHash>
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

/// How many batches a layer of torch.nn has normalised. Nothing depends on it as long as the
/// momentum is a number.
QString counterOf(const QString& layer)
{
    return layer + QStringLiteral(".num_batches_tracked");
}

QStringList countersOf(const Architecture& network)
{
    QStringList names;
    for (const Architecture::Placed& each : network.placed()) {
        if (is<layer::BatchNorm>(each.layer)) {
            names.append(counterOf(each.name));
        }
    }
    return names;
}

/// The tensors of a network, in its order.
Result<QList<StateTensor>> tensorsOf(const Architecture& network, const QList<StateTensor>& all)
{
    QHash<QString, StateTensor> byName;
    for (const StateTensor& each : all) {
        byName.insert(each.name, each);
    }
    QList<StateTensor> tensors;
    for (const ParameterView& view : parameterViews(network)) {
        const auto found = byName.constFind(view.name);
        const bool isThere = found != byName.constEnd();
        if (const auto fits = checkShape(view, isThere ? &found->shape : nullptr); !fits) {
            return fits.error();
        }
        tensors.append(byName.take(view.name));
    }
    for (const QString& name : countersOf(network)) {
        byName.remove(name);
    }
    return byName.isEmpty() ? Result(tensors)
                            : unexpectedTensor(byName.constBegin().key(), network);
}

/// The model of a network whose tensors are known by name.
Result<Model> networkIn(const Architecture& network, const Pickle& pickle, PytorchStorages storages)
{
    const auto state = stateOf(pickle);
    if (!state) {
        return state.error();
    }
    const auto tensors = tensorsOf(network, *state);
    if (!tensors) {
        return tensors.error();
    }
    if (const auto checked = storages.check(*tensors); !checked) {
        return checked.error();
    }
    Model model{network, {}, {}};
    model.parameters.reserve(static_cast<std::size_t>(network.parameterCount()));
    for (const StateTensor& each : *tensors) {
        const auto values = storages.tensor(each);
        if (!values) {
            return values.error();
        }
        model.parameters.insert(model.parameters.end(), values->begin(), values->end());
    }
    const auto sound = checkModel(model);
    return sound ? Result(std::move(model)) : sound.error();
}

/// What `take` makes of an archive's pickle and storages.
template <typename Take>
std::invoke_result_t<Take, const Pickle&, PytorchStorages>
readArchive(const QString& path, const std::stop_token& stop, const Take& take)
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
    if (!pickle) {
        return pickle.error();
    }
    return take(*pickle, PytorchStorages(*archive, *root, stop));
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
        return readArchive(path, stop, chainIn);
    case FileStart::Legacy:
        return readLegacy(file, stop);
    default:
        return unknownStart(start);
    }
}

/// A tensor of a state_dict that is to be written.
struct Entry {
    QString name;
    QList<qint64> shape;
    QByteArray storageType; ///< `FloatStorage`
    qint64 count;           ///< numbers
    QByteArray bytes;
};

void writeOrderedDictionary(PickleWriter& pickle)
{
    pickle.name("collections", "OrderedDict");
    pickle.emptyTuple();
    pickle.reduce();
}

/// ('storage', type, key, device, count)
void writeStorage(PickleWriter& pickle, const Entry& entry, const QString& key)
{
    pickle.mark();
    pickle.text(QStringLiteral("storage"));
    pickle.name("torch", entry.storageType);
    pickle.text(key);
    pickle.text(QStringLiteral("cpu"));
    pickle.number(entry.count);
    pickle.tupleToMark();
    pickle.persistentId();
}

/// As Python's pickler writes a tuple: one of up to three numbers needs no mark.
void writeNumbers(PickleWriter& pickle, const QList<qint64>& numbers)
{
    const bool isShort = numbers.size() <= 3;
    if (numbers.isEmpty()) {
        pickle.emptyTuple();
        return;
    }
    if (!isShort) {
        pickle.mark();
    }
    for (const qint64 number : numbers) {
        pickle.number(number);
    }
    if (isShort) {
        pickle.tuple(numbers.size());
    } else {
        pickle.tupleToMark();
    }
}

/// How far two values lie apart that are neighbours in each dimension.
QList<qint64> stridesOf(const QList<qint64>& shape)
{
    QList<qint64> strides(shape.size(), 1);
    for (qsizetype i = shape.size() - 1; i > 0; --i) {
        strides[i - 1] = strides[i] * shape[i];
    }
    return strides;
}

/// torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, backward_hooks)
void writeTensor(PickleWriter& pickle, const Entry& entry, const QString& key)
{
    pickle.name("torch._utils", "_rebuild_tensor_v2");
    pickle.mark();
    writeStorage(pickle, entry, key);
    pickle.number(0);
    writeNumbers(pickle, entry.shape);
    writeNumbers(pickle, stridesOf(entry.shape));
    pickle.no();
    writeOrderedDictionary(pickle);
    pickle.tupleToMark();
    pickle.reduce();
}

/// The attribute that state_dict() adds to its dictionary: the version of each layer. It is 2 for
/// batch normalisation, which counts its batches, and 1 for all others.
void writeVersions(PickleWriter& pickle, const Architecture& network)
{
    pickle.emptyDictionary();
    pickle.text(QStringLiteral("_metadata"));
    writeOrderedDictionary(pickle);
    pickle.mark();
    const auto write = [&](const QString& layer, int version) {
        pickle.text(layer);
        pickle.emptyDictionary();
        pickle.text(QStringLiteral("version"));
        pickle.number(version);
        pickle.setItem();
    };
    write({}, 1);
    for (const Architecture::Placed& each : network.placed()) {
        if (!each.name.isEmpty()) {
            write(each.name, is<layer::BatchNorm>(each.layer) ? 2 : 1);
        }
    }
    pickle.setItems();
    pickle.setItem();
    pickle.build();
}

QByteArray stateDictionary(const QList<Entry>& entries, const Architecture& network)
{
    PickleWriter pickle;
    writeOrderedDictionary(pickle);
    pickle.mark();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        pickle.text(entries[i].name);
        writeTensor(pickle, entries[i], QString::number(i));
    }
    pickle.setItems();
    writeVersions(pickle, network);
    return pickle.finished();
}

Entry entryOf(const Model& model, const ParameterView& view)
{
    QByteArray bytes(view.count * qsizetype(sizeof(float)), Qt::Uninitialized);
    qToLittleEndian<float>(model.parameters.data() + view.offset, view.count, bytes.data());
    return {view.name, view.shape, "FloatStorage", view.count, bytes};
}

/// The tensors of a model, with the counters where torch.nn has them. DigitLab counts no batches.
QList<Entry> tensorEntries(const Model& model)
{
    QList<Entry> entries;
    for (const ParameterView& view : parameterViews(model.network)) {
        entries.append(entryOf(model, view));
        if (view.name.endsWith(QStringLiteral(".running_var"))) {
            entries.append(
                {counterOf(view.name.section('.', 0, 0)),
                 {},
                 "LongStorage",
                 1,
                 QByteArray(sizeof(qint64), '\0')});
        }
    }
    return entries;
}

/// The same files as by torch.save. PyTorch before 2.1 does not read the byte order.
QList<ZipEntry> filesOf(const Model& model)
{
    const QList<Entry> entries = tensorEntries(model);
    const QString root = QStringLiteral("archive/");
    QList<ZipEntry> files{
        {root + QStringLiteral("data.pkl"), stateDictionary(entries, model.network)},
        {root + QStringLiteral("byteorder"), "little"}};
    for (qsizetype i = 0; i < entries.size(); ++i) {
        files.append({root + QStringLiteral("data/") + QString::number(i), entries[i].bytes});
    }
    files.append({root + QStringLiteral("version"), "3\n"});
    return files;
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

Result<Model>
readPytorch(const QString& path, const Architecture& network, const std::stop_token& stop)
{
    const auto take = [&](const Pickle& pickle, PytorchStorages storages) {
        return networkIn(network, pickle, std::move(storages));
    };
    auto model = guarded([&] { return readArchive(path, stop, take); });
    if (!model) {
        return inFile(path, model.error());
    }
    Model imported = *std::move(model);
    imported.passport[passport::importedFrom] = QFileInfo(path).fileName();
    imported.passport[passport::importedFormat] = QStringLiteral("pytorch");
    return imported;
}

Result<Done> writePytorch(const QString& path, const Model& model)
{
    if (const auto valid = checkModel(model); !valid) {
        return inFile(path, valid.error());
    }
    const auto bytes = storedZip(filesOf(model));
    return bytes ? saveFile(path, *bytes) : inFile(path, bytes.error());
}

} // namespace core
