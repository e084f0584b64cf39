#include "core/data/datasetfiles.h"

#include "core/base/folderlock.h"
#include "core/base/savefile.h"
#include "core/base/sha256.h"
#include "core/base/tr.h"
#include "core/data/classesfile.h"
#include "core/data/gzipreader.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QSslConfiguration>

#include <algorithm>

namespace core
{

namespace
{

constexpr qint64 chunkSize = 1 << 18;
constexpr qsizetype shownDigits = 12; // of a hash: enough to tell two apart

Error disagreement(const QString& path, const QString& expected, const QString& found)
{
    return Error{
        Tr::tr("%1: expected %2, found %3").arg(QFileInfo(path).fileName(), expected, found)};
}

Error writeError(const QSaveFile& target, const QString& problem)
{
    return inFile(QDir::toNativeSeparators(target.fileName()), notWritable(problem));
}

Error wrongSize(const QString& path, const DatasetFile& file, qint64 size)
{
    return disagreement(
        path, Tr::tr("%1 bytes").arg(file.bytes),
        size > file.bytes ? Tr::tr("more") : Tr::tr("%1 bytes").arg(size));
}

Error wrongHash(const QString& path, const DatasetFile& file, const QByteArray& sha256)
{
    return disagreement(
        path, Tr::tr("the SHA-256 sum %1...").arg(QString(file.sha256.first(shownDigits))),
        Tr::tr("%1...").arg(QString(sha256.first(shownDigits))));
}

/// Reads the file to its end, but not far beyond the right size, and hashes it. Writes what it
/// reads to `target`, unless that is null.
Result<Done> checkWhileCopying(
    const QString& path, const DatasetFile& file, QSaveFile* target, const std::stop_token& stop)
{
    Result<GzipReader> reader = GzipReader::open(path);
    if (!reader) {
        return reader.error();
    }
    GzipReader source = *std::move(reader);
    QByteArray chunk(chunkSize, Qt::Uninitialized);
    Sha256 hash;
    qint64 size = 0;
    for (qint64 got = chunkSize; got == chunkSize && size <= file.bytes; size += got) {
        const Result<qint64> read = source.read(chunk.data(), chunkSize);
        if (!read) {
            return read.error();
        }
        if (stop.stop_requested()) {
            return Error{Tr::tr("stopped")};
        }
        got = *read;
        const QByteArrayView bytes(chunk.constData(), got);
        hash.add(bytes);
        const Result<Done> written = target ? writeAll(*target, bytes) : Done{};
        if (!written) {
            return writeError(*target, written.error().message);
        }
    }
    if (size != file.bytes) {
        return wrongSize(path, file, size);
    }
    const QByteArray sha256 = hash.hex();
    return sha256 == file.sha256 ? Result<Done>(Done{}) : wrongHash(path, file, sha256);
}

QList<DatasetFile>
missingFiles(const QString& folder, const QList<DatasetFile>& files, const std::stop_token& stop)
{
    const QDir place(folder);
    QList<DatasetFile> missing;
    std::copy_if(
        files.begin(), files.end(), std::back_inserter(missing), [&](const DatasetFile& file) {
            const QString path = place.filePath(file.name);
            return QFileInfo(path).size() != file.bytes || !verifyDatasetFile(path, file, stop);
        });
    return missing;
}

} // namespace

Result<Done> verifyDatasetFile(const QString& path, const DatasetFile& file, std::stop_token stop)
{
    return checkWhileCopying(path, file, nullptr, stop);
}

Result<Done> installDatasetFile(
    const QString& path, const QString& folder, const DatasetFile& file, std::stop_token stop)
{
    QSaveFile target(QDir(folder).filePath(file.name));
    if (!target.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return writeError(target, target.errorString());
    }
    const Result<Done> good = checkWhileCopying(path, file, &target, stop);
    if (!stop.stop_requested()) {
        QFile::remove(path);
    }
    if (!good) {
        return good;
    }
    return target.commit() ? Result<Done>(Done{}) : writeError(target, target.errorString());
}

Result<Done> writeClasses(const QString& folder, const QStringList& classes)
{
    if (classes.isEmpty()) {
        return Done{};
    }
    const QByteArray lines = classes.join('\n').toUtf8() + '\n';
    return saveFile(QDir(folder).filePath(classesFile), lines);
}

DatasetInventory makeDatasetInventory(
    const QString& folder, QLockFile* lock, const QList<DatasetFile>& files, std::stop_token stop)
{
    DatasetInventory inventory{missingFiles(folder, files, stop), {}};
    const QString shown = QDir::toNativeSeparators(folder);
    if (inventory.missing.isEmpty() || stop.stop_requested()) {
        return inventory;
    }
    if (const auto made = makeFolder(QFileInfo(lock->fileName()).path()); !made) {
        inventory.problem =
            Tr::tr("%1: this folder cannot be made: %2").arg(shown, made.error().message);
    } else if (!makeRoomForLock(lock->fileName()) || !lock->tryLock(0)) {
        inventory.problem = lock->error() == QLockFile::LockFailedError
                                ? Tr::tr("%1: another fetch into this folder is running").arg(shown)
                                : Tr::tr("%1: this folder cannot be written to").arg(shown);
    }
    // Loading TLS takes 20 ms. It is done here and not on the network's thread, because that is the
    // window's thread.
    QSslConfiguration::defaultConfiguration();
    return inventory;
}

} // namespace core
