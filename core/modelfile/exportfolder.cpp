#include "core/modelfile/exportfolder.h"

#include "core/base/folderlock.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace core
{

namespace
{

constexpr auto namePrefix = ".digitlab-export-";
constexpr auto contentName = "new";

/// Whether the process that made the folder is gone. A folder without a lock is just being made.
bool isAbandoned(const QString& folder)
{
    return QFile::exists(folder + "/lock") && !isFolderLocked(folder);
}

/// Why a file cannot be made in a folder.
Error problemIn(const QString& folder)
{
    QFile file(folder + "/file");
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return notWritable(file.errorString());
    }
    const Result<Done> written = writeAll(file, "some text");
    return notWritable(written ? Tr::tr("no file can be made beside it") : written.error().message);
}

void removeAbandoned(const QDir& place)
{
    const QFileInfoList folders = place.entryInfoList(
        {QString(namePrefix) + '*'}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks);
    for (const QFileInfo& folder : folders) {
        if (isAbandoned(folder.filePath())) {
            QDir(folder.filePath()).removeRecursively();
        }
    }
}

} // namespace

ExportFolder::ExportFolder(const QString& target)
    : m_target(target)
    , m_folder(QFileInfo(target).absolutePath() + '/' + namePrefix + "XXXXXX")
    , m_lock(m_folder.isValid() ? tryFolderLock(m_folder.path()) : nullptr)
{
}

Result<std::unique_ptr<ExportFolder>> ExportFolder::create(const QString& target)
{
    removeAbandoned(QFileInfo(target).absoluteDir());
    std::unique_ptr<ExportFolder> made(new ExportFolder(target));
    if (!made->m_folder.isValid()) {
        return notWritable(made->m_folder.errorString());
    }
    if (!made->m_lock || !made->m_lock->isLocked() ||
        !QDir(made->m_folder.path()).mkdir(contentName)) {
        return problemIn(made->m_folder.path());
    }
    return made;
}

QString ExportFolder::filePath() const
{
    return m_folder.filePath(contentName) + '/' + QFileInfo(m_target).fileName();
}

Result<Done> ExportFolder::replaceTarget() const
{
    if (QFileInfo::exists(m_target)) {
        QFile::setPermissions(filePath(), QFile::permissions(m_target));
    }
    std::error_code error;
    std::filesystem::rename(
        QFileInfo(filePath()).filesystemAbsoluteFilePath(),
        QFileInfo(m_target).filesystemAbsoluteFilePath(), error);
    return error ? Result<Done>(notWritable(QString::fromStdString(error.message()))) : Done{};
}

} // namespace core
