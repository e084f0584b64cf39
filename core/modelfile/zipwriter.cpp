#include "core/modelfile/zipwriter.h"

#include "core/base/tr.h"

#include <memory>
#include <zip.h>

namespace core
{

namespace
{

// Sizes of the zip format (APPNOTE.TXT 4.3.7 and 4.5.1).
constexpr qint64 localHeaderBytes = 30;
constexpr qint64 extraHeaderBytes = 4;
/// The id of the extra field that PyTorch's writer uses as filler.
constexpr quint16 fillerId = 0x4246;
/// The first day that a zip archive can store: 1 January 1980.
constexpr quint16 firstDay = 0x21;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Error archiveError(zip_t* archive)
{
    return {Tr::tr("the archive cannot be made: %1").arg(QString::fromUtf8(zip_strerror(archive)))};
}

/// The filler that moves an entry's data to the next multiple of zipAlignment.
QByteArray filler(qint64 headerAt, qsizetype nameBytes)
{
    const qint64 dataAt = headerAt + localHeaderBytes + nameBytes + extraHeaderBytes;
    const qint64 missing = (zipAlignment - dataAt % zipAlignment) % zipAlignment;
    return QByteArray(missing, 'Z');
}

/// Adds one entry. Its bytes are read when the archive is closed, so they must live until then.
bool add(zip_t* archive, const QByteArray& name, const QByteArray& fill, const QByteArray& bytes)
{
    zip_source_t* source =
        zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
    const zip_int64_t index =
        source ? zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, place, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, place, 0, firstDay, 0) == 0 &&
           zip_file_extra_field_set(
               archive, place, fillerId, ZIP_EXTRA_FIELD_NEW,
               reinterpret_cast<const zip_uint8_t*>(fill.constData()),
               static_cast<zip_uint16_t>(fill.size()), ZIP_FL_LOCAL) == 0;
}

bool addAll(zip_t* archive, const QList<ZipEntry>& entries)
{
    qint64 at = 0;
    for (const ZipEntry& entry : entries) {
        const QByteArray name = entry.name.toUtf8();
        const QByteArray fill = filler(at, name.size());
        if (!add(archive, name, fill, entry.bytes)) {
            return false;
        }
        at += localHeaderBytes + name.size() + extraHeaderBytes + fill.size() + entry.bytes.size();
    }
    return true;
}

/// The whole content of a source that an archive was written to.
QByteArray contentOf(zip_source_t* source)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
        return {};
    }
    QByteArray bytes(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
    const zip_int64_t got = zip_source_read(source, bytes.data(), stat.size);
    zip_source_close(source);
    return got == bytes.size() ? bytes : QByteArray();
}

} // namespace

Result<QByteArray> storedZip(const QList<ZipEntry>& entries)
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> target(
        zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free);
    Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error), &zip_discard);
    zip_error_fini(&error);
    if (!archive) {
        return Error{Tr::tr("the archive cannot be made: no memory")};
    }
    // The archive frees its source, but the target is needed longer.
    zip_source_keep(target.get());
    if (!addAll(archive.get(), entries) || zip_close(archive.get()) != 0) {
        return archiveError(archive.get());
    }
    (void)archive.release();
    QByteArray bytes = contentOf(target.get());
    if (bytes.isEmpty()) {
        return Error{Tr::tr("the archive cannot be made: no memory")};
    }
    return bytes;
}

} // namespace core
