#pragma once

#include <QList>
#include <QString>

#include <deque>
#include <utility>
#include <variant>

namespace core
{

/// A value's place in Pickle::values. Values refer to each other by place, so that a pickle that
/// holds itself or nests without end is but a list: nothing follows it down. Nor is anything
/// copied: a few bytes that name a large value again take no more than its place.
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
/// A dict or an OrderedDict, in the order in which it was filled; a key may come twice.
struct PickleDict {
    QList<std::pair<PickleId, PickleId>> items;
};
/// Numbers that lie in a file of their own beside the pickle.
struct PickleStorage {
    PickleId type = 0; ///< always a PickleName: `torch.FloatStorage`
    PickleId key = 0;  ///< always a text: the file's name
    qint64 count = 0;
};
/// A view of a storage; whether it fits in there is for its reader to see.
struct PickleTensor {
    PickleId storage = 0; ///< always a PickleStorage
    qint64 offset = 0;    ///< values, from 0 on
    PickleId shape = 0;   ///< always a PickleTuple of whole numbers from 0 on
    PickleId strides = 0; ///< values, from 0 on; a tuple of as many as the shape has
};
/// What no model needs: fractions, bytes, whole numbers of more than 64 bits, sets, a torch.device.
struct PickleOther {
};

using PickleValue = std::variant<
    PickleNone, bool, qint64, QString, PickleName, PickleTuple, PickleList, PickleDict,
    PickleStorage, PickleTensor, PickleOther>;

/// All values of a pickle.
struct Pickle {
    std::deque<PickleValue> values; ///< grows without a second copy
    PickleId root = 0;

    /// The value if it is such a one, else null.
    template <typename T> const T* as(PickleId id) const { return std::get_if<T>(&values[id]); }
    /// The items of a tuple of whole numbers.
    QList<qint64> numbers(PickleId tuple) const;
};

/// What a value is, for messages: `a dictionary`.
QString kindOf(const PickleValue& value);

} // namespace core
