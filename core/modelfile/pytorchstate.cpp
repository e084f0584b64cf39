#include "core/modelfile/pytorchstate.h"

#include "core/base/tr.h"
#include "core/modelfile/safetensors.h"

#include <QStringList>

#include <algorithm>

namespace core
{

namespace
{

constexpr auto checkpointKeys = {"model_state_dict", "state_dict", "model"};

/// A dictionary and its place in the pickle: "`model`: ", or nothing if it is the pickle itself.
struct Place {
    QString path;
    const PickleDict* dictionary;
};

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

/// The dictionaries under the known keys, unless they are empty.
QList<Place> placesWithin(const Place& outer, const Pickle& pickle)
{
    QList<Place> places;
    for (const auto* key : checkpointKeys) {
        const auto* inner = dictionaryUnder(key, *outer.dictionary, pickle);
        if (inner && !inner->items.isEmpty()) {
            places.append({outer.path + QStringLiteral("`%1`: ").arg(key), inner});
        }
    }
    return places;
}

bool holdsTensorsOnly(const Place& place, const Pickle& pickle)
{
    const auto& items = place.dictionary->items;
    return std::all_of(items.begin(), items.end(), [&](const auto& item) {
        return pickle.as<QString>(item.first) && pickle.as<PickleTensor>(item.second);
    });
}

/// The state_dict: the dictionary itself, or one under a known key, or under a known key within
/// that. Names such as `model` are also used for settings, so the tensors decide. If there are
/// none, the error is about the value under the first known key.
Place stateWithin(const PickleDict& root, const Pickle& pickle)
{
    const Place whole{{}, &root};
    QList<Place> places;
    const QList<Place> outer = placesWithin(whole, pickle);
    for (const Place& each : outer) {
        places.append(placesWithin(each, pickle));
        places.append(each);
    }
    places.append(whole);
    const auto found = std::find_if(places.begin(), places.end(), [&](const Place& place) {
        return holdsTensorsOnly(place, pickle);
    });
    return found == places.end() ? places.first() : *found;
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

QString foundText(const PickleValue& value)
{
    const auto* dictionary = std::get_if<PickleDict>(&value);
    return dictionary && dictionary->items.isEmpty() ? Tr::tr("an empty dictionary")
                                                     : kindOf(value);
}

Error noTensor(const Place& place, const QString& name, const PickleValue& found)
{
    if (!place.path.isEmpty()) {
        return {
            place.path +
            Tr::tr("entry `%1`: expected a tensor, found %2").arg(name.left(80), foundText(found))};
    }
    QStringList keys;
    for (const auto* key : checkpointKeys) {
        keys.append('`' + QLatin1String(key) + '`');
    }
    return {Tr::tr("entry `%1`: expected a tensor, or a state_dict under %2, found %3")
                .arg(name.left(80), keys.join(Tr::tr(" or ")), foundText(found))};
}

Result<StateTensor>
stateTensor(const Place& place, const std::pair<PickleId, PickleId>& item, const Pickle& pickle)
{
    const auto* name = pickle.as<QString>(item.first);
    if (!name) {
        return Error{
            place.path +
            Tr::tr("expected names of tensors, found %1").arg(kindOf(pickle.values[item.first]))};
    }
    const auto* tensor = pickle.as<PickleTensor>(item.second);
    return tensor ? Result(described(*name, *tensor, pickle))
                  : noTensor(place, *name, pickle.values[item.second]);
}

/// Gathers the tensors of TorchScript's objects within each other, by their paths: `fc1.weight`.
class ObjectState
{
public:
    explicit ObjectState(const Pickle& pickle)
        : m_pickle(pickle)
    {
    }

    Result<QList<StateTensor>> gather()
    {
        const auto gathered = add({}, m_pickle.root, 0);
        return gathered ? Result(m_state) : gathered.error();
    }

private:
    static constexpr int deepest = 32;
    static constexpr qsizetype mostValues = 65'536;
    static constexpr qsizetype longestPath = 1000;

    Result<Done> add(const QString& path, PickleId id, int depth)
    {
        if (depth > deepest || ++m_visited > mostValues || path.size() > longestPath ||
            m_state.size() > Safetensors::maxTensors) {
            return Error{Tr::tr("expected at most %1 values in modules, %2 modules within each "
                                "other, %3 tensors, and paths of %4 letters, found more")
                             .arg(mostValues)
                             .arg(deepest)
                             .arg(Safetensors::maxTensors)
                             .arg(longestPath)};
        }
        if (const auto* tensor = m_pickle.as<PickleTensor>(id)) {
            m_state.append(described(path, *tensor, m_pickle));
        }
        const auto* object = m_pickle.as<PickleObject>(id);
        if (!object || !object->attributes) {
            return Done{};
        }
        for (const auto& [key, value] : m_pickle.as<PickleDict>(*object->attributes)->items) {
            const auto* name = m_pickle.as<QString>(key);
            if (!name) {
                return Error{Tr::tr("expected names of attributes, found %1")
                                 .arg(kindOf(m_pickle.values[key]))};
            }
            const auto added = add(path.isEmpty() ? *name : path + '.' + *name, value, depth + 1);
            if (!added) {
                return added;
            }
        }
        return Done{};
    }

    const Pickle& m_pickle;
    QList<StateTensor> m_state;
    qsizetype m_visited = 0;
};

} // namespace

Result<QList<StateTensor>> stateOf(const Pickle& pickle)
{
    if (pickle.as<PickleObject>(pickle.root)) {
        return ObjectState(pickle).gather();
    }
    const auto* root = pickle.as<PickleDict>(pickle.root);
    if (!root) {
        return Error{Tr::tr("expected a state_dict or a checkpoint, found %1")
                         .arg(kindOf(pickle.values[pickle.root]))};
    }
    const Place place = stateWithin(*root, pickle);
    const auto& items = place.dictionary->items;
    if (items.size() > Safetensors::maxTensors) {
        return Error{
            place.path + Tr::tr("expected at most %1 tensors, found %2")
                             .arg(Safetensors::maxTensors)
                             .arg(items.size())};
    }
    QList<StateTensor> state;
    for (const auto& item : items) {
        const auto tensor = stateTensor(place, item, pickle);
        if (!tensor) {
            return tensor.error();
        }
        state.append(*tensor);
    }
    return state;
}

} // namespace core
