#include "core/base/savefile.h"
#include "core/modelfile/modelcheck.h"
#include "core/modelfile/picklewriter.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/zipwriter.h"

#include <QtEndian>

namespace core
{

namespace
{

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

/// The attribute that state_dict() gives its dictionary: the version of every layer, 1.
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

/// The entries as torch.save has them; PyTorch before 2.1 does not look for the byte order.
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

Result<Done> writePytorch(const QString& path, const Model& model)
{
    if (const auto valid = checkModel(model); !valid) {
        return inFile(path, valid.error());
    }
    const auto bytes = storedZip(entriesOf(model));
    return bytes ? saveFile(path, *bytes) : inFile(path, bytes.error());
}

} // namespace core
