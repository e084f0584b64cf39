#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"

namespace core
{

/// Whether a pickle may hold that name, `collections.OrderedDict`: the types and functions that
/// torch.save writes for tensors and for what stands beside them in a checkpoint.
bool isKnownPickleName(const QString& name);

/// What calling a known name with those arguments makes; nothing is called. An error names the
/// function and what it was given.
Result<PickleValue>
callPickleName(const QString& name, const QList<PickleId>& arguments, const Pickle& pickle);

/// The storage that a persistent id stands for: ('storage', type, key, device, count).
Result<PickleValue> storageOfPersistentId(PickleId id, const Pickle& pickle);

} // namespace core
