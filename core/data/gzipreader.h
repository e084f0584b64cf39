#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>
#include <zlib.h>

namespace core
{

/// Reads a file from start to end; a gzipped one comes unpacked, whatever its name. Private to
/// core; a value that its owner moves, used from one thread at a time.
class GzipReader
{
public:
    /// An error when there is no file, or it is a folder, empty, or may not be read.
    static Result<GzipReader> open(const QString& path);

    bool isPacked() const { return m_packed; }
    /// Bytes on the disk.
    qint64 fileSize() const { return m_fileSize; }
    /// No more bytes than these can come out, whatever the file says of itself.
    qint64 mostBytes() const;

    /// Reads up to `size` bytes and gives their number: fewer than `size` only at the end of the
    /// file. An error when the file cannot be read or its packed bytes are damaged.
    Result<qint64> read(char* data, qint64 size);

private:
    struct Close {
        void operator()(gzFile_s* file) const { gzclose(file); }
    };

    GzipReader() = default;

    QString m_path;
    qint64 m_fileSize = 0;
    bool m_packed = false;
    std::unique_ptr<gzFile_s, Close> m_file;
};

} // namespace core
