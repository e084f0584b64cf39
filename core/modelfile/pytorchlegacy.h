#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"
#include "core/modelfile/pytorchstorages.h"

#include <QFile>
#include <QString>

#include <memory>

namespace core
{

/// A file by torch.save from before PyTorch 1.6, or by `_use_new_zipfile_serialization=False`: five
/// pickles (a magic number, the version of the format, what the system was, what was saved, the
/// keys of storages) and then the storages, each with the number of its values before it.
struct LegacyFile {
    Pickle saved;
    std::unique_ptr<const StorageSource> storages; ///< reads from the file as long as it lives
};

/// Reads the pickles, of at most 16 MB, and finds the storages. Each must lie within the file and
/// have as many values as the pickle says, and the file must end after the last one. Errors name
/// what disagrees but not the file, which is open and stays so.
Result<LegacyFile> readLegacyFile(const std::shared_ptr<QFile>& file);

} // namespace core
