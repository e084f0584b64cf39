#pragma once

#include "core/base/result.h"

#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace core
{

/// A hidden folder beside a target, in which its new file is written and looked at before it takes
/// the target's place. Goes with the object; what a process left that was ended first, the next
/// export into that place takes away.
class ExportFolder
{
public:
    /// `target` is where the file is to lie, after all links (writableTarget()). Errors do not name
    /// it.
    static Result<std::unique_ptr<ExportFolder>> create(const QString& target);

    /// Where to write the file; it has the target's name.
    QString filePath() const;
    /// Gives the file the target's place and, where there is an older one, its permissions.
    Result<Done> replaceTarget() const;

private:
    explicit ExportFolder(const QString& target);

    QString m_target;
    QTemporaryDir m_folder;
    std::unique_ptr<QLockFile> m_lock; ///< says that its process lives
};

} // namespace core
