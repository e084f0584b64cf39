#pragma once

#include "core/modelfile/zipreader.h"
#include "core/modelfile/zipwriter.h"

#include <QtEndian>

#include <algorithm>

/// What writePytorch() wrote, taken apart so that a test can spoil it.
namespace support
{

using ZipEntries = QList<core::ZipEntry>;

inline ZipEntries zipEntries(const QString& path)
{
    const auto archive = core::ZipReader::open(path);
    ZipEntries entries;
    for (const QString& name : archive->names()) {
        entries.append({name, archive->read(name, archive->size(name)).value()});
    }
    return entries;
}

/// `data.pkl`, `data/0` and so on.
inline core::ZipEntry& named(ZipEntries& entries, const QString& name)
{
    return *std::find_if(entries.begin(), entries.end(), [&](const core::ZipEntry& entry) {
        return entry.name == "archive/" + name;
    });
}

template <typename Number> void patch(QByteArray& bytes, qsizetype at, Number number)
{
    qToLittleEndian(number, bytes.data() + at);
}

/// Offsets of the headers of an entry in the archive (APPNOTE.TXT 4.3.7 and 4.3.12).
struct ZipHeaders {
    qsizetype local;
    qsizetype central;

    ZipHeaders(const QByteArray& bytes, const QByteArray& name)
        : local(bytes.indexOf("archive/" + name) - 30)
        , central(bytes.lastIndexOf("archive/" + name) - 46)
    {
    }
};

inline void patchMethod(QByteArray& bytes, const QByteArray& name, quint16 method)
{
    const ZipHeaders headers(bytes, name);
    patch(bytes, headers.local + 8, method);
    patch(bytes, headers.central + 10, method);
}

inline void patchSizes(QByteArray& bytes, const QByteArray& name, quint32 packed, quint32 unpacked)
{
    const ZipHeaders headers(bytes, name);
    patch(bytes, headers.local + 18, packed);
    patch(bytes, headers.local + 22, unpacked);
    patch(bytes, headers.central + 20, packed);
    patch(bytes, headers.central + 24, unpacked);
}

} // namespace support
