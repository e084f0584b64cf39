#include "core/data/gzipreader.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace core
{

namespace
{

// https://zlib.net/zlib_tech.html: deflate packs 1032 bytes into one at the very best.
constexpr qint64 deflateRatio = 1032;
constexpr unsigned bufferSize = 1 << 17;
constexpr qint64 largestRead = 1 << 30; // gzread counts in int

QString shown(const QString& path)
{
    return QDir::toNativeSeparators(path);
}

/// Why the file cannot be read, if so.
QString obstacle(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return Tr::tr("%1: expected a file, found nothing there").arg(shown(path));
    }
    if (info.isDir()) {
        return Tr::tr("%1: expected a file, found a folder").arg(shown(path));
    }
    if (!info.isFile()) {
        return Tr::tr("%1: expected a file, found a device or a pipe").arg(shown(path));
    }
    if (info.size() == 0) {
        return Tr::tr("%1: expected data, found an empty file").arg(shown(path));
    }
    return {};
}

} // namespace

Result<GzipReader> GzipReader::open(const QString& path)
{
    if (const QString text = obstacle(path); !text.isEmpty()) {
        return Error{text};
    }
    GzipReader reader;
    reader.m_path = path;
    reader.m_fileSize = QFileInfo(path).size();
    reader.m_file.reset(gzopen(QFile::encodeName(path).constData(), "rb"));
    if (!reader.m_file) {
        return Error{Tr::tr("%1: expected a file that may be read, found that it cannot be opened")
                         .arg(shown(path))};
    }
    gzbuffer(reader.m_file.get(), bufferSize);
    reader.m_packed = gzdirect(reader.m_file.get()) == 0;
    return reader;
}

qint64 GzipReader::mostBytes() const
{
    return m_packed ? m_fileSize * deflateRatio : m_fileSize;
}

Result<qint64> GzipReader::read(char* data, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const auto wanted = static_cast<unsigned>(std::min(size - done, largestRead));
        const int got = gzread(m_file.get(), data + done, wanted);
        int code = Z_OK;
        const char* reason = gzerror(m_file.get(), &code);
        if (got < 0 || (code != Z_OK && code != Z_STREAM_END)) {
            // zlib's text begins with the path; only its last part says what is wrong.
            const QString finding = QString::fromLocal8Bit(reason).section(QLatin1String(": "), -1);
            return Error{(m_packed ? Tr::tr("%1: expected a whole gzip file, found damage: %2")
                                   : Tr::tr("%1: expected a readable file, found: %2"))
                             .arg(shown(m_path), finding)};
        }
        if (got == 0) {
            break;
        }
        done += got;
    }
    return done;
}

} // namespace core
