#include "core/data/classes.h"

#include "core/base/inputfile.h"
#include "core/base/tr.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>

namespace core
{

namespace
{

/// More than all names can take, in bytes of UTF-8 with the ends of their lines.
constexpr qint64 mostBytes = 64 * 1024;

QStringList digitNames()
{
    QStringList names;
    for (int digit = 0; digit < 10; ++digit) {
        names.append(QString::number(digit));
    }
    return names;
}

Error lineError(qsizetype line, const QString& problem)
{
    return {Tr::tr("line %1: %2").arg(line + 1).arg(problem)};
}

Result<Done> checkName(const QStringList& names, qsizetype line)
{
    const QString& name = names[line];
    if (name.isEmpty()) {
        return lineError(line, Tr::tr("expected the name of a class, found none"));
    }
    if (name.size() > Classes::longestName) {
        return lineError(
            line, Tr::tr("expected a name of at most %1 characters, found %2")
                      .arg(Classes::longestName)
                      .arg(name.size()));
    }
    if (const qsizetype first = names.indexOf(name); first < line) {
        return lineError(
            line,
            Tr::tr("expected every name once, found `%1` as in line %2").arg(name).arg(first + 1));
    }
    return Done{};
}

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

Classes::Classes()
    : m_names(digitNames())
{
}

Result<Classes> Classes::create(const QStringList& names)
{
    if (names.size() < least || names.size() > most) {
        return Error{Tr::tr("expected the names of %1 to %2 classes, one a line, found %3")
                         .arg(least)
                         .arg(most)
                         .arg(names.size())};
    }
    for (qsizetype line = 0; line < names.size(); ++line) {
        if (const auto good = checkName(names, line); !good) {
            return good.error();
        }
    }
    Classes classes;
    classes.m_names = names;
    return classes;
}

bool Classes::areDigits() const
{
    return *this == Classes();
}

bool Classes::areHandwriting() const
{
    return std::ranges::all_of(m_names, [](const QString& name) {
        return name.size() == 1 && name.front().isLetterOrNumber();
    });
}

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
