#include "tests/fuzz/target.h"

#include <QFile>
#include <QTemporaryDir>

namespace fuzz
{

QString fileOf(const QByteArray& input, const QString& name)
{
    static const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        file.write(input) != input.size()) {
        qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    return file.fileName();
}

void demand(bool isKept, const char* promise)
{
    if (!isKept) {
        qFatal("broken: %s", promise);
    }
}

} // namespace fuzz
