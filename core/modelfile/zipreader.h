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
/// unencrypted, each has a name of its own, and their sizes are such as the file can hold.
class ZipReader
{
public:
    /// As many as a zip archive has without an extension; a checkpoint has one a tensor.
    static constexpr qsizetype maxEntries = 65'535;
    /// How far an archive may unpack, as a multiple of the file. Weights hardly shrink at all.
    static constexpr qint64 maxExpansion = 100;

    /// Errors, here and below, name the entry but not the file.
    static Result<ZipReader> open(const QString& path);

    QStringList names() const { return m_entries.keys(); }
    bool contains(const QString& name) const { return m_entries.contains(name); }
    /// Unpacked bytes, 0 for a name that is not there.
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
