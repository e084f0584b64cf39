#pragma once

#include <QList>
#include <QString>

#include <deque>
#include <optional>
#include <utility>
#include <variant>

namespace core
{

/// The place of a value in Pickle::values. Values refer to each other by their places. So a pickle
/// that contains itself, or is nested very deeply, is still a simple list, and nothing needs
/// recursion. Nothing is copied either: if a few bytes name a large value again, that costs only
/// one more place.
using PickleId = qsizetype;

struct PickleNone {
};
/// A name that stands for a type or a function of Python: `torch.FloatStorage`.
struct PickleName {
    QString text;
};
struct PickleTuple {
    QList<PickleId> items;
};
struct PickleList {
    QList<PickleId> items;
};
/// A dict or an OrderedDict, in the order in which it was filled. A key may occur twice.
struct PickleDict {
    QList<std::pair<PickleId, PickleId>> items;
};
/// Numbers that lie in a separate file beside the pickle.
struct PickleStorage {
    PickleId type = 0; ///< always a PickleName: `torch.FloatStorage`
    PickleId key = 0;  ///< always a text: the file's name
    qint64 count = 0;
};
/// A view of a storage. Whoever reads it must check that it lies within the storage.
struct PickleTensor {
    PickleId storage = 0; ///< always a PickleStorage
    qint64 offset = 0;    ///< values, from 0 on
    PickleId shape = 0;   ///< always a PickleTuple of whole numbers from 0 on
    PickleId strides = 0; ///< values, from 0 on; a tuple of as many as the shape has
};
/// An object of TorchScript: a module with its parts as a dictionary.
struct PickleObject {
    std::optional<PickleId> attributes; ///< nothing before it has any
};
/// What no model needs: fractions, bytes, whole numbers of more than 64 bits, sets, a torch.device.
struct PickleOther {
};

using PickleValue = std::variant<
    PickleNone, bool, qint64, QString, PickleName, PickleTuple, PickleList, PickleDict,
    PickleStorage, PickleTensor, PickleObject, PickleOther>;

/// All values of a pickle.
struct Pickle {
    std::deque<PickleValue> values; ///< grows without a second copy
    PickleId root = 0;

    /// The value if it has this type, else null.
    template <typename T> const T* as(PickleId id) const { return std::get_if<T>(&values[id]); }
    /// The items of a tuple of whole numbers.
    QList<qint64> numbers(PickleId tuple) const;
};

/// What kind of value it is, for messages: `a dictionary`.
QString kindOf(const PickleValue& value);

} // namespace core
