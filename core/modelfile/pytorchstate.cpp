#include "core/modelfile/pytorchstate.h"

#include "core/modelfile/safetensors.h"

#include <QCoreApplication>
#include <QStringList>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Pytorch)
};

constexpr auto checkpointKeys = {"model_state_dict", "state_dict", "model"};

/// The value under a key if it is a dictionary, else null.
const PickleDict*
dictionaryUnder(const QString& key, const PickleDict& dictionary, const Pickle& pickle)
{
    for (const auto& [name, value] : dictionary.items) {
        const auto* text = pickle.as<QString>(name);
        if (text && *text == key) {
            return pickle.as<PickleDict>(value);
        }
    }
    return nullptr;
}

/// The state_dict within a checkpoint, or the dictionary itself where there is none.
const PickleDict& stateWithin(const PickleDict& root, const Pickle& pickle)
{
    for (const auto* key : checkpointKeys) {
        if (const auto* state = dictionaryUnder(key, root, pickle)) {
            return *state;
        }
    }
    return root;
}

StateTensor described(const QString& name, const PickleTensor& tensor, const Pickle& pickle)
{
    const auto& storage = *pickle.as<PickleStorage>(tensor.storage);
    return {
        name,
        pickle.numbers(tensor.shape),
        pickle.numbers(tensor.strides),
        tensor.offset,
        pickle.as<PickleName>(storage.type)->text,
        *pickle.as<QString>(storage.key),
        storage.count};
}

Error noTensor(const QString& name, const PickleValue& found)
{
    QStringList keys;
    for (const auto* key : checkpointKeys) {
        keys.append('`' + QLatin1String(key) + '`');
    }
    return {Tr::tr("entry `%1`: expected a tensor, or a state_dict under %2, found %3")
                .arg(name.left(80), keys.join(Tr::tr(" or ")), kindOf(found))};
}

} // namespace

Result<QList<StateTensor>> stateOf(const Pickle& pickle)
{
    const auto* root = pickle.as<PickleDict>(pickle.root);
    if (!root) {
        return Error{Tr::tr("expected a state_dict or a checkpoint, found %1")
                         .arg(kindOf(pickle.values[pickle.root]))};
    }
    const PickleDict& dictionary = stateWithin(*root, pickle);
    if (dictionary.items.size() > Safetensors::maxTensors) {
        return Error{Tr::tr("expected at most %1 tensors, found %2")
                         .arg(Safetensors::maxTensors)
                         .arg(dictionary.items.size())};
    }
    QList<StateTensor> state;
    for (const auto& [key, value] : dictionary.items) {
        const auto* name = pickle.as<QString>(key);
        if (!name) {
            return Error{
                Tr::tr("expected names of tensors, found %1").arg(kindOf(pickle.values[key]))};
        }
        const auto* tensor = pickle.as<PickleTensor>(value);
        if (!tensor) {
            return noTensor(*name, pickle.values[value]);
        }
        state.append(described(*name, *tensor, pickle));
    }
    return state;
}

} // namespace core
