#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"

namespace core
{

/// One tensor of a state_dict: a view of a storage; whether it fits in there is not yet known.
struct StateTensor {
    QString name;
    QList<qint64> shape;     ///< from 0 on
    QList<qint64> strides;   ///< values, from 0 on; as many as the shape has
    qint64 offset = 0;       ///< values, from 0 on
    QString storageType;     ///< `torch.FloatStorage`
    QString storageKey;      ///< the name of its file
    qint64 storageCount = 0; ///< values
};

/// The tensors of a state_dict, in its order: the pickle's own, or those that a checkpoint holds
/// under `model_state_dict`, `state_dict` or `model`, or under one of them within another: the
/// first with tensors only. Errors name the entry but not the file.
Result<QList<StateTensor>> stateOf(const Pickle& pickle);

} // namespace core
