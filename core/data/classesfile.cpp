#include "core/data/classesfile.h"

#include "core/base/inputfile.h"
#include "core/base/tr.h"

#include <QFile>
#include <QStringDecoder>

namespace core
{

namespace
{

/// More than all names can take, in bytes of UTF-8 with the ends of their lines.
constexpr qint64 mostBytes = 64 * 1024;

Result<QString> readText(const QString& path)
{
    QFile file(path);
    if (const auto opened = openInputFile(file); !opened) {
        return opened.error();
    }
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes) {
        return Error{Tr::tr("expected at most %1 bytes, found more").arg(mostBytes)};
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(0))) {
        return Error{Tr::tr("expected names as UTF-8, found other bytes")};
    }
    return text;
}

Result<Classes> fromText(const QString& text)
{
    QStringList names;
    for (const QString& line : text.split('\n')) {
        names.append(line.trimmed());
    }
    while (!names.isEmpty() && names.last().isEmpty()) { // lines may end the file
        names.removeLast();
    }
    return Classes::create(names);
}

} // namespace

Result<Classes> readClasses(const QString& path)
{
    const Result<QString> text = readText(path);
    if (!text) {
        return inFile(path, text.error());
    }
    const Result<Classes> classes = fromText(*text);
    return classes ? classes : inFile(path, classes.error());
}

} // namespace core
