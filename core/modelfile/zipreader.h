#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <stop_token>

struct zip;

namespace core
{

/// A zip archive, open for reading by one thread at a time. Its entries are stored or deflated and
/// not encrypted, no two have the same name, and the file is large enough for their sizes.
class ZipReader
{
public:
    /// A zip archive without an extension has no more; a checkpoint has one entry for each tensor.
    static constexpr qsizetype maxEntries = 65'535;
    /// How many times larger than the file the unpacked entries may be, beside `freeBytes`. Weights
    /// can hardly be packed; a small program can.
    static constexpr qint64 maxExpansion = 10;
    static constexpr qint64 freeBytes = 4 << 20;

    /// Errors, here and below, name the entry but not the file.
    static Result<ZipReader> open(const QString& path);

    QStringList names() const { return m_entries.keys(); }
    bool contains(const QString& name) const { return m_entries.contains(name); }
    /// Unpacked bytes; 0 if there is no entry of that name.
    qint64 size(const QString& name) const { return m_entries.value(name).size; }
    /// Reads and unpacks an entry of at most `maxBytes` and checks it against its CRC. A stop
    /// request ends the reading within milliseconds, with an error.
    Result<QByteArray>
    read(const QString& name, qint64 maxBytes, const std::stop_token& stop = {}) const;

private:
    struct Entry {
        quint64 index = 0;
        qint64 size = 0;
    };
    struct Closer {
        void operator()(zip* archive) const;
    };

    Result<Done> list(qint64 fileBytes);

    std::unique_ptr<zip, Closer> m_archive;
    QHash<QString, Entry> m_entries;
};

} // namespace core
