#include "core/ink/picturelist.h"

#include "core/base/inputfile.h"
#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace core
{

namespace
{

/// A million lines with a long path each. A larger file is no list of pictures.
constexpr qint64 maxFileMegabytes = 256;

QString unquoted(QString text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"')) {
        text = text.mid(1, text.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
    }
    return text;
}

Result<QString> readLine(QFile& file)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString line = decoder(file.readLine());
    if (decoder.hasError() || line.contains(QChar(0))) {
        return Error{Tr::tr("expected text as UTF-8, found other bytes")};
    }
    return line;
}

Result<LabelledPicture> parseLine(const QString& line, const QDir& folder, const Classes& classes)
{
    const qsizetype comma = line.lastIndexOf(u',');
    const QString file = unquoted(line.left(comma));
    if (comma < 0 || file.isEmpty()) {
        return Error{Tr::tr("expected `file,label`, found `%1`").arg(line.left(80))};
    }
    const QString name = unquoted(line.mid(comma + 1));
    const qsizetype label = classes.names().indexOf(name);
    if (label < 0) {
        const QString expected = classes.areNumbers()
                                     ? Tr::tr("a label 0 to %1").arg(classes.size() - 1)
                                     : Tr::tr("the name of a class (%1)").arg(listText(classes));
        return Error{Tr::tr("expected %1, found `%2`").arg(expected, name.left(80))};
    }
    return LabelledPicture{folder.filePath(file), static_cast<int>(label)};
}

} // namespace

Result<QList<LabelledPicture>> readPictureList(const QString& path, const Classes& classes)
{
    if (const auto usable = checkInputFile(path, Tr::tr("a CSV file"), maxFileMegabytes); !usable) {
        return usable.error();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Tr::tr("%1: cannot be read: %2.").arg(path, file.errorString())};
    }
    const QDir folder = QFileInfo(path).dir();
    QList<LabelledPicture> pictures;
    for (int number = 1; !file.atEnd(); ++number) {
        const Result<QString> read = readLine(file);
        if (!read) {
            return Error{Tr::tr("%1, line %2: %3").arg(path).arg(number).arg(read.error().message)};
        }
        const QString line = read->trimmed();
        const bool isHeading = number == 1 && QString(line).remove(u' ').toLower() == "file,label";
        if (line.isEmpty() || isHeading) {
            continue;
        }
        const Result<LabelledPicture> picture = parseLine(line, folder, classes);
        if (!picture) {
            return Error{
                Tr::tr("%1, line %2: %3").arg(path).arg(number).arg(picture.error().message)};
        }
        pictures.append(*picture);
    }
    if (pictures.isEmpty()) {
        return Error{Tr::tr("%1: expected lines `file,label`, found none").arg(path)};
    }
    return pictures;
}

} // namespace core
