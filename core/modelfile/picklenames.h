#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"

#include <optional>

namespace core
{

/// The same name if a pickle may hold it, for example `collections.OrderedDict`. Known are the
/// types and functions that torch.save writes for tensors and for the rest of a checkpoint. What it
/// returns is kept once, however often a pickle has the name.
std::optional<QString> knownPickleName(const QString& name);

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
