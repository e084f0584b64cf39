#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"

namespace core
{

/// One tensor of a state_dict: a view of a storage. It is not yet checked that it lies within the
/// storage.
struct StateTensor {
    QString name;
    QList<qint64> shape;     ///< from 0 on
    QList<qint64> strides;   ///< values, from 0 on; as many as the shape has
    qint64 offset = 0;       ///< values, from 0 on
    QString storageType;     ///< `torch.FloatStorage`
    QString storageKey;      ///< the name of its file
    qint64 storageCount = 0; ///< values
};

/// The tensors of a state_dict, in its order. The state_dict is the pickle itself, or in a
/// checkpoint the value under `model_state_dict`, `state_dict` or `model`, or under one of them
/// within another. The first one that holds only tensors is used. Of TorchScript's modules, the
/// tensors are those of all modules within each other. Errors name the entry but not the
/// file.
Result<QList<StateTensor>> stateOf(const Pickle& pickle);

} // namespace core
