#pragma once

#include "core/base/result.h"

#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace core
{

/// A hidden folder beside a target. The new file is written and checked in it before it replaces
/// the target. The destructor removes the folder. If a process ends before that, the next export
/// beside it removes the folder.
class ExportFolder
{
public:
    /// `target` is the place of the file, after all links (writableTarget()). Errors do not name
    /// it.
    static Result<std::unique_ptr<ExportFolder>> create(const QString& target);

    /// Where to write the file; it has the target's name.
    QString filePath() const;
    /// Replaces the target by the file. If there is an older file, its permissions are kept.
    Result<Done> replaceTarget() const;

private:
    explicit ExportFolder(const QString& target);

    QString m_target;
    QTemporaryDir m_folder;
    std::unique_ptr<QLockFile> m_lock; ///< says that the process still runs
};

} // namespace core
