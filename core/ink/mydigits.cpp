#include "core/ink/mydigits.h"

#include "core/base/folderlock.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/ink/digitimage.h"
#include "core/ink/inkfile.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace core
{

namespace
{

/// A few drawings are written in much less time than this.
constexpr int lockMilliseconds = 1000;

Result<Done> checkComplete(const QList<Ink>& drawings)
{
    for (qsizetype i = 0; i < drawings.size(); ++i) {
        if (!drawings[i].label || drawings[i].isEmpty()) {
            return Error{Tr::tr("drawing %1: expected a label and strokes, found no %2.")
                             .arg(i + 1)
                             .arg(drawings[i].label ? Tr::tr("strokes") : Tr::tr("label"))};
        }
    }
    return Done{};
}

} // namespace

QString myDigitsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/digitlab/my-digits.jsonl");
}

MyDigits::MyDigits(QString path)
    : m_path(std::move(path))
{
}

Result<Done> MyDigits::load()
{
    const Stamp stamp = stampOfFile();
    QList<Ink> drawings;
    // Without drawings the file is missing, or it is empty because all were removed.
    if (stamp.size > 0) {
        Result<QList<Ink>> read = readInkFile(m_path);
        if (!read) {
            return read.error();
        }
        drawings = *std::move(read);
        if (const Result<Done> complete = checkComplete(drawings); !complete) {
            return inFile(QDir::toNativeSeparators(m_path), complete.error());
        }
    }
    m_drawings = std::move(drawings);
    m_stamp = stamp;
    return Done{};
}

Result<Done> MyDigits::add(Ink drawing, int label)
{
    Q_ASSERT(label >= 0 && label < digitCount);
    if (drawing.isEmpty()) {
        return Error{Tr::tr("There is no ink to keep: draw a digit first")};
    }
    const auto lock = lockFile();
    if (!lock) {
        return lock.error();
    }
    if (const Result<Done> read = readIfChanged(); !read) {
        return read;
    }
    drawing.label = label;
    return save(m_drawings + QList{std::move(drawing)});
}

Result<Done> MyDigits::insert(qsizetype index, const Ink& drawing)
{
    const auto lock = lockFile();
    if (!lock) {
        return lock.error();
    }
    if (const Result<Done> read = readIfChanged(); !read) {
        return read;
    }
    QList<Ink> changed = m_drawings;
    changed.insert(std::clamp<qsizetype>(index, 0, changed.size()), drawing);
    return save(std::move(changed));
}

Result<Done> MyDigits::relabel(const QList<qsizetype>& indices, int label)
{
    const auto lock = lockFile();
    if (!lock) {
        return lock.error();
    }
    Q_ASSERT(label >= 0 && label < digitCount);
    if (const Result<Done> unchanged = checkUnchanged(); !unchanged) {
        return unchanged;
    }
    QList<Ink> changed = m_drawings;
    for (const qsizetype index : indices) {
        changed[index].label = label;
    }
    return save(std::move(changed));
}

Result<Done> MyDigits::remove(const QList<qsizetype>& indices)
{
    const auto lock = lockFile();
    if (!lock) {
        return lock.error();
    }
    if (const Result<Done> unchanged = checkUnchanged(); !unchanged) {
        return unchanged;
    }
    QList<Ink> kept;
    for (qsizetype i = 0; i < m_drawings.size(); ++i) {
        if (!indices.contains(i)) {
            kept.append(m_drawings[i]);
        }
    }
    return save(std::move(kept));
}

Result<Done> MyDigits::exportTo(const QString& path) const
{
    return writeInkFile(path, m_drawings);
}

MyDigits::Stamp MyDigits::stampOfFile() const
{
    const QFileInfo file(m_path);
    return file.exists() ? Stamp{file.size(), file.lastModified()} : Stamp{};
}

/// Whether the file holds the same drawings as this object. This is also so if somebody has removed
/// the file: then it is written again as a whole. Another window never removes it, but leaves an
/// empty file.
bool MyDigits::isUpToDate() const
{
    const bool isGone = !m_drawings.isEmpty() && !QFileInfo::exists(m_path);
    return isGone || stampOfFile() == m_stamp;
}

Result<Done> MyDigits::readIfChanged()
{
    return isUpToDate() ? Done{} : load();
}

Result<Done> MyDigits::checkUnchanged()
{
    if (isUpToDate()) {
        return Done{};
    }
    if (const Result<Done> read = load(); !read) {
        return read;
    }
    return Error{Tr::tr("%1 was changed by another program and has been read again")
                     .arg(QDir::toNativeSeparators(m_path))};
}

Result<std::unique_ptr<QLockFile>> MyDigits::lockFile() const
{
    const QString folder = QFileInfo(m_path).path();
    if (const Result<Done> made = makeFolder(folder); !made) {
        return Error{Tr::tr("The folder %1 cannot be made: %2")
                         .arg(QDir::toNativeSeparators(folder), made.error().message)};
    }
    const QString lockPath = m_path + QStringLiteral(".lock");
    auto lock = std::make_unique<QLockFile>(lockPath);
    if (!makeRoomForLock(lockPath)) {
        return Error{Tr::tr("%1: expected a lock's file, found what cannot be removed")
                         .arg(QDir::toNativeSeparators(lockPath))};
    }
    if (!lock->tryLock(lockMilliseconds) && lock->error() == QLockFile::LockFailedError) {
        return Error{
            Tr::tr("%1: another window is writing it").arg(QDir::toNativeSeparators(m_path))};
    }
    return {std::move(lock)};
}

Result<Done> MyDigits::save(QList<Ink> drawings)
{
    if (const Result<Done> written = writeInkFile(m_path, drawings); !written) {
        return written;
    }
    m_drawings = std::move(drawings);
    m_stamp = stampOfFile();
    return Done{};
}

} // namespace core
