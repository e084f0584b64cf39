#include "core/base/savefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::SaveFile)
};

/// QSaveFile::write() takes a part when the disk gets full, reports no error, and commit() would
/// rename the cut file (Qt 6.4); asking for the rest brings the error out.
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

} // namespace

Result<Done> saveFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && writeAll(file, content) && file.commit()) {
        return Done{};
    }
    return Error{Tr::tr("%1: cannot be written: %2")
                     .arg(QDir::toNativeSeparators(path), file.errorString())};
}

} // namespace core
