#include "core/base/savefile.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <filesystem>
#include <unistd.h>

namespace core
{

namespace
{

/// Brings out what a disk that is full or far away tells only when the content gets there (NFS,
/// btrfs); commit() asks too, but keeps the answer to itself (Qt 6.4). Where nothing can be asked,
/// a pipe for example, all is well.
Result<Done> reachDisk(const QFileDevice& file)
{
    const bool isLost = fsync(file.handle()) != 0 &&
                        (errno == ENOSPC || errno == EDQUOT || errno == EIO || errno == EFBIG);
    return isLost ? Result<Done>(Error{qt_error_string(errno)}) : Done{};
}

/// The end of links behind which there is no file yet.
Result<QString> endOfLinks(QFileInfo target)
{
    constexpr int longest = 40; // as many as Linux follows, path_resolution(7)
    for (int links = 0; target.isSymLink(); ++links) {
        if (links == longest) {
            return notWritable(Tr::tr("its links lead nowhere"));
        }
        target.setFile(target.symLinkTarget());
    }
    return target.absoluteFilePath();
}

} // namespace

Error notWritable(const QString& problem)
{
    return {Tr::tr("cannot be written: %1").arg(problem)};
}

Result<QString> writableTarget(const QString& path)
{
    const QFileInfo target(path);
    if (!target.exists()) {
        return endOfLinks(target);
    }
    if (!target.isFile()) {
        return notWritable(
            target.isDir() ? Tr::tr("it is a folder") : Tr::tr("it is no regular file"));
    }
    if (!target.isWritable()) {
        return notWritable(Tr::tr("it is write-protected"));
    }
    return target.canonicalFilePath();
}

Result<Done> makeFolder(const QString& path)
{
    std::error_code problem;
    std::filesystem::create_directories(QFileInfo(path).filesystemAbsoluteFilePath(), problem);
    return problem ? Result<Done>(Error{QString::fromStdString(problem.message())}) : Done{};
}

Result<Done> writeAll(QFileDevice& file, QByteArrayView bytes)
{
    Q_ASSERT(file.openMode().testFlag(QIODevice::Unbuffered));
    while (!bytes.isEmpty()) {
        const qint64 written = file.write(bytes.data(), bytes.size());
        if (written <= 0) {
            return Error{file.errorString()};
        }
        bytes = bytes.sliced(written);
    }
    return Done{};
}

Result<Done> saveFile(const QString& path, const QByteArray& content)
{
    const QString name = QDir::toNativeSeparators(path);
    const auto target = writableTarget(path);
    if (!target) {
        return inFile(name, target.error());
    }
    QSaveFile file(*target);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return inFile(name, notWritable(file.errorString()));
    }
    Result<Done> written = writeAll(file, content);
    if (written) {
        written = reachDisk(file);
    }
    if (!written) {
        return inFile(name, notWritable(written.error().message));
    }
    return file.commit() ? Result<Done>(Done{}) : inFile(name, notWritable(file.errorString()));
}

} // namespace core
