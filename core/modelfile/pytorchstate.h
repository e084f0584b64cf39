#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"

namespace core
{

/// One tensor of a state_dict.
struct StateTensor {
    QString name;
    PickleTensor tensor;
    PickleStorage storage;
};

/// The tensors of a state_dict, in its order: the pickle's own, or those that a checkpoint holds
/// under `model_state_dict`, `state_dict` or `model`. Errors name the entry but not the file.
Result<QList<StateTensor>> stateOf(const Pickle& pickle);

} // namespace core
