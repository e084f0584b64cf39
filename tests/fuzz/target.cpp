#include "tests/fuzz/target.h"

#include "tests/support/filebytes.h"

#include <QTemporaryDir>

namespace fuzz
{

QString fileOf(const QByteArray& input, const QString& name)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    support::writeFileBytes(path, input);
    return path;
}

void demand(bool isKept, const char* promise)
{
    if (!isKept) {
        qFatal("broken: %s", promise);
    }
}

} // namespace fuzz
