#pragma once

#include "core/data/datasetstore.h"

#include <stop_token>

class QLockFile;

namespace core
{

// Blocking work on a dataset's files, for a worker thread. A stop request ends it within a few
// milliseconds with an error that nobody needs to see. Private to core.

/// Whether a file, plain or gzipped, holds exactly the published bytes.
Result<Done>
verifyDatasetFile(const QString& path, const DatasetFile& file, std::stop_token stop = {});

/// Unpacks or copies a file to its place in `folder` if it holds exactly the published bytes.
/// What is there already is replaced as a whole or not at all. The source goes, good or not, unless
/// the work was stopped.
Result<Done> installDatasetFile(
    const QString& path, const QString& folder, const DatasetFile& file, std::stop_token stop = {});

/// What a fetch has to do.
struct DatasetInventory {
    QList<DatasetFile> missing; ///< not in the folder, or not as published
    QString problem;            ///< why nothing can be fetched into the folder; mostly empty
};

/// Looks for what is there already; if that is not all, makes the lock's folder and takes the lock.
DatasetInventory makeDatasetInventory(
    const QString& folder, QLockFile* lock, const QList<DatasetFile>& files,
    std::stop_token stop = {});

} // namespace core
