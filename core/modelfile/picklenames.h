#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"

namespace core
{

/// Whether a pickle may hold that name, for example `collections.OrderedDict`. Known are the types
/// and functions that torch.save writes for tensors and for the rest of a checkpoint.
bool isKnownPickleName(const QString& name);

/// Whether it is the name of a class of TorchScript, `__torch__.Net`: its objects are read as
/// dictionaries, and its code is never looked at.
bool isScriptClass(const QString& name);

/// The value that a call of a known name with these arguments would give. Nothing is really called.
/// An error names the function and its arguments.
Result<PickleValue>
callPickleName(const QString& name, const QList<PickleId>& arguments, const Pickle& pickle);

/// The storage that a persistent id stands for: ('storage', type, key, device, count).
Result<PickleValue> storageOfPersistentId(PickleId id, const Pickle& pickle);

} // namespace core
