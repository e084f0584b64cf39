#include "core/base/savefile.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace core
{

namespace
{

/// When the disk gets full, QSaveFile::write() writes a part and reports no error, and commit()
/// would rename the cut file (Qt 6.4). Writing the rest brings the error out.
bool writeAll(QSaveFile& file, const QByteArray& content)
{
    for (qint64 done = 0; done < content.size();) {
        const qint64 written = file.write(content.constData() + done, content.size() - done);
        if (written <= 0) {
            return false;
        }
        done += written;
    }
    return file.flush();
}

/// The end of links behind which there is no file yet.
Result<QString> endOfLinks(QFileInfo target)
{
    constexpr int longest = 40; // as many as Linux follows, path_resolution(7)
    for (int links = 0; target.isSymLink(); ++links) {
        if (links == longest) {
            return notWritable(Tr::tr("its links lead nowhere"));
        }
        target.setFile(target.symLinkTarget());
    }
    return target.absoluteFilePath();
}

} // namespace

Error notWritable(const QString& problem)
{
    return {Tr::tr("cannot be written: %1").arg(problem)};
}

Result<QString> writableTarget(const QString& path)
{
    const QFileInfo target(path);
    if (!target.exists()) {
        return endOfLinks(target);
    }
    if (!target.isFile()) {
        return notWritable(
            target.isDir() ? Tr::tr("it is a folder") : Tr::tr("it is no regular file"));
    }
    if (!target.isWritable()) {
        return notWritable(Tr::tr("it is write-protected"));
    }
    return target.canonicalFilePath();
}

Result<Done> saveFile(const QString& path, const QByteArray& content)
{
    const QString name = QDir::toNativeSeparators(path);
    const auto target = writableTarget(path);
    if (!target) {
        return inFile(name, target.error());
    }
    QSaveFile file(*target);
    if (file.open(QIODevice::WriteOnly) && writeAll(file, content) && file.commit()) {
        return Done{};
    }
    return inFile(name, notWritable(file.errorString()));
}

} // namespace core
