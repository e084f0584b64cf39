#pragma once

#include "core/data/datasetstore.h"

#include <stop_token>

class QLockFile;

namespace core
{

// Blocking work on a dataset's files, for a worker thread. After a stop request it ends within a
// few milliseconds, with an error that nobody needs to see. Private to core.

/// Whether a file, plain or gzipped, holds exactly the published bytes.
Result<Done>
verifyDatasetFile(const QString& path, const DatasetFile& file, std::stop_token stop = {});

/// Unpacks or copies a file into `folder` if it holds exactly the published bytes. A file that is
/// already there is replaced as a whole or not at all. The source is deleted, whether it is good or
/// not, unless the work was stopped.
Result<Done> installDatasetFile(
    const QString& path, const QString& folder, const DatasetFile& file, std::stop_token stop = {});

/// Writes the names of a dataset's classes beside its files; does nothing if there are none.
Result<Done> writeClasses(const QString& folder, const QStringList& classes);

/// What a fetch has to do.
struct DatasetInventory {
    QList<DatasetFile> missing; ///< not in the folder, or not as published
    QString problem;            ///< why nothing can be fetched into the folder; mostly empty
};

/// Finds out which files are missing. If there are any, it makes the lock's folder and locks it.
DatasetInventory makeDatasetInventory(
    const QString& folder, QLockFile* lock, const QList<DatasetFile>& files,
    std::stop_token stop = {});

} // namespace core
