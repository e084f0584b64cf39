#include "core/base/inputfile.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFileInfo>

namespace core
{

Result<Done> checkInputFile(const QString& path, const QString& kind, qint64 maxMegabytes)
{
    const QFileInfo info(path);
    const QString name = QDir::toNativeSeparators(path);
    if (!info.exists()) {
        return Error{Tr::tr("%1: expected %2, found no such file.").arg(name, kind)};
    }
    if (!info.isFile()) {
        const QString found = info.isDir() ? Tr::tr("a folder") : Tr::tr("a device");
        return Error{Tr::tr("%1: expected %2, found %3.").arg(name, kind, found)};
    }
    if (info.size() > maxMegabytes << 20) {
        return Error{Tr::tr("%1: expected %2 of at most %3 MB, found %4 MB.")
                         .arg(name, kind)
                         .arg(maxMegabytes)
                         .arg(info.size() >> 20)};
    }
    return Done{};
}

Result<Done> openInputFile(QFile& file)
{
    const QFileInfo info(file);
    if (!info.exists()) {
        return Error{Tr::tr("there is no such file")};
    }
    if (!info.isFile()) {
        return Error{Tr::tr("expected a file, found a folder or a device")};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{file.errorString()};
    }
    return Done{};
}

Error readingCancelled()
{
    return {Tr::tr("reading was cancelled")};
}

} // namespace core
