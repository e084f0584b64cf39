#pragma once

#include <QList>
#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace core
{

/// A value's place in Pickle::values. Values refer to each other by place, so that a pickle that
/// holds itself or nests without end is but a list: nothing follows it down.
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
    QString type; ///< `torch.FloatStorage`
    QString key;  ///< the file's name
    qint64 count = 0;
};
/// A view of a storage; whether it fits in there is for its reader to see.
struct PickleTensor {
    PickleId storage = 0;  ///< always a PickleStorage
    qint64 offset = 0;     ///< values, from 0 on
    QList<qint64> shape;   ///< from 0 on
    QList<qint64> strides; ///< values, from 0 on; as many as the shape has
};
/// What no model needs: fractions, bytes, whole numbers of more than 64 bits, a torch.device.
struct PickleOther {
};

using PickleValue = std::variant<
    PickleNone, bool, qint64, QString, PickleName, PickleTuple, PickleList, PickleDict,
    PickleStorage, PickleTensor, PickleOther>;

/// All values of a pickle.
struct Pickle {
    std::vector<PickleValue> values;
    PickleId root = 0;

    /// The value if it is such a one, else null.
    template <typename T> const T* as(PickleId id) const { return std::get_if<T>(&values[id]); }
};

/// What a value is, for messages: `a dictionary`.
QString kindOf(const PickleValue& value);

} // namespace core
