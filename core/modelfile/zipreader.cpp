#include "core/modelfile/zipreader.h"

#include "core/base/inputfile.h"
#include "core/base/tr.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <zip.h>

namespace core
{

namespace
{

QString zipErrorText(int code)
{
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const QString text = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return text;
}

Error entryError(const QString& name, const QString& problem)
{
    return {Tr::tr("entry `%1`: %2").arg(name.left(80), problem)};
}

/// The description of an entry. An error if libzip does not know all of it, or if it cannot be
/// read.
Result<zip_stat_t> describe(zip* archive, quint64 index, qint64 fileBytes)
{
    zip_stat_t entry;
    constexpr auto wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                            ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(archive, index, 0, &entry) != 0 || (entry.valid & wanted) != wanted) {
        return Error{Tr::tr("entry %1: its name and sizes cannot be read").arg(index)};
    }
    const QString name = QString::fromUtf8(entry.name);
    if (entry.encryption_method != ZIP_EM_NONE) {
        return entryError(name, Tr::tr("expected it unencrypted"));
    }
    if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE) {
        return entryError(
            name, Tr::tr("expected it stored or deflated, found method %1").arg(entry.comp_method));
    }
    if (entry.comp_size > static_cast<quint64>(fileBytes)) {
        return entryError(
            name, Tr::tr("expected at most the file's %1 bytes, found a size of %2")
                      .arg(fileBytes)
                      .arg(entry.comp_size));
    }
    if (entry.comp_method == ZIP_CM_STORE && entry.size != entry.comp_size) {
        return entryError(
            name, Tr::tr("it is stored, expected one size, found %1 and %2")
                      .arg(entry.comp_size)
                      .arg(entry.size));
    }
    return entry;
}

/// The bytes of an entry. It is already checked that the file is large enough for its size.
Result<QByteArray>
unpack(zip_file_t* file, const QString& name, qint64 size, const std::stop_token& stop)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 done = 0;
    zip_int64_t got = 1;
    while (got > 0 && done < size) {
        if (stop.stop_requested()) {
            return readingCancelled();
        }
        const auto wanted = static_cast<zip_uint64_t>(std::min(size - done, readChunkBytes));
        got = zip_fread(file, bytes.data() + done, wanted);
        done += std::max<zip_int64_t>(got, 0);
    }
    // libzip compares the CRC when it comes to the end.
    char more = 0;
    if (got >= 0 && done == size) {
        got = zip_fread(file, &more, 1);
    }
    if (got < 0) {
        return entryError(
            name, Tr::tr("it is damaged: %1").arg(QString::fromUtf8(zip_file_strerror(file))));
    }
    if (done != size || got > 0) {
        return entryError(
            name, Tr::tr("expected %1 bytes, found %2")
                      .arg(size)
                      .arg(got > 0 ? Tr::tr("more") : QString::number(done)));
    }
    return bytes;
}

} // namespace

void ZipReader::Closer::operator()(zip* archive) const
{
    zip_discard(archive);
}

Result<ZipReader> ZipReader::open(const QString& path)
{
    int code = 0;
    ZipReader reader;
    reader.m_archive.reset(
        zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (!reader.m_archive) {
        return Error{Tr::tr("this is no whole zip archive, it is damaged or cut short (%1)")
                         .arg(zipErrorText(code))};
    }
    if (const auto listed = reader.list(QFileInfo(path).size()); !listed) {
        return listed.error();
    }
    return reader;
}

Result<Done> ZipReader::list(qint64 fileBytes)
{
    const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
    if (count > maxEntries) {
        return Error{Tr::tr("expected at most %1 entries, found %2; in Python, save the "
                            "state_dict() alone")
                         .arg(maxEntries)
                         .arg(count)};
    }
    quint64 packed = 0;
    quint64 unpacked = 0;
    const auto limit = static_cast<quint64>(fileBytes * maxExpansion + freeBytes);
    for (zip_int64_t index = 0; index < count; ++index) {
        const auto entry = describe(m_archive.get(), static_cast<quint64>(index), fileBytes);
        if (!entry) {
            return entry.error();
        }
        const QString name = QString::fromUtf8(entry->name);
        if (contains(name)) {
            return entryError(name, Tr::tr("expected every name once, found it twice"));
        }
        packed += entry->comp_size;
        if (packed > static_cast<quint64>(fileBytes)) {
            return entryError(name, Tr::tr("expected entries apart, found them to overlap"));
        }
        if (entry->size > limit - unpacked) {
            return entryError(
                name, Tr::tr("expected entries of at most %1 bytes in all, %2 times the file's "
                             "size and %3 more, found more")
                          .arg(limit)
                          .arg(maxExpansion)
                          .arg(freeBytes));
        }
        unpacked += entry->size;
        m_entries.insert(name, {static_cast<quint64>(index), static_cast<qint64>(entry->size)});
    }
    return Done{};
}

Result<QByteArray>
ZipReader::read(const QString& name, qint64 maxBytes, const std::stop_token& stop) const
{
    const auto entry = m_entries.constFind(name);
    if (entry == m_entries.constEnd()) {
        return entryError(name, Tr::tr("expected it in the archive, found no such entry"));
    }
    if (entry->size > maxBytes) {
        return entryError(
            name, Tr::tr("expected at most %1 bytes, found %2").arg(maxBytes).arg(entry->size));
    }
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
        zip_fopen_index(m_archive.get(), entry->index, 0), &zip_fclose);
    if (!file) {
        return entryError(
            name,
            Tr::tr("it cannot be read: %1").arg(QString::fromUtf8(zip_strerror(m_archive.get()))));
    }
    return unpack(file.get(), name, entry->size, stop);
}

} // namespace core
