#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>
#include <zlib.h>

namespace core
{

/// Reads a file from start to end. A gzipped file is unpacked, whatever its name is. Private to
/// core. A value that can be moved; one thread at a time may use it.
class GzipReader
{
public:
    /// An error if there is no such file, or if it is a folder, is empty or may not be read.
    static Result<GzipReader> open(const QString& path);

    bool isPacked() const { return m_packed; }
    /// Bytes on the disk.
    qint64 fileSize() const { return m_fileSize; }
    /// The file cannot give more bytes than this, whatever it says about itself.
    qint64 mostBytes() const;

    /// Reads up to `size` bytes and returns how many they are. They are fewer than `size` only at
    /// the end of the file. An error if the file cannot be read or its packed bytes are damaged.
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
