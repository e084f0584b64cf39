#include "core/ink/inkfile.h"

#include "core/base/exacttext.h"
#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/ink/digitimage.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

constexpr qint64 maxFileMegabytes = 256;
constexpr qsizetype maxPointsPerLine = 1'000'000;
constexpr qsizetype maxPointsPerFile = 5'000'000;

Error tooManyPoints(qsizetype allowed)
{
    return Error{Tr::tr("more than %1 points").arg(allowed)};
}

/// Whether a line has more brackets and commas than the largest allowed number of points needs,
/// with one point in each stroke. They are counted before Qt parses the line, because parsing takes
/// 20 times the line's size in memory.
bool isTooLong(const QByteArray& line)
{
    constexpr qsizetype marksPerPoint = 4;
    constexpr qsizetype otherMarks = 1000;
    return line.count('[') + line.count(',') > marksPerPoint * maxPointsPerLine + otherMarks;
}

/// What a JSON value is, in words for a message.
QString found(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
        return Tr::tr("nothing");
    case QJsonValue::Null:
        return Tr::tr("null");
    case QJsonValue::Bool:
        return Tr::tr("a truth value");
    case QJsonValue::Double:
        return plainText(value.toDouble());
    case QJsonValue::String:
        return Tr::tr("the text \"%1\"").arg(value.toString().left(40));
    case QJsonValue::Array:
        return Tr::tr("an array of %1").arg(value.toArray().size());
    case QJsonValue::Object:
        return Tr::tr("an object");
    }
    return {};
}

Error mismatch(const QString& field, const QString& expected, const QJsonValue& value)
{
    return Error{Tr::tr("\"%1\": expected %2, found %3").arg(field, expected, found(value))};
}

bool isCoordinate(double value)
{
    return std::abs(value) <= maxInkCoordinate; // false for NaN
}

bool isCoordinate(const QJsonValue& value)
{
    return value.isDouble() && isCoordinate(value.toDouble());
}

Result<Stroke> readStroke(const QJsonArray& points, const QString& field)
{
    Stroke stroke;
    stroke.reserve(points.size());
    for (const QJsonValue point : points) {
        const QJsonArray pair = point.toArray();
        const QString where = QStringLiteral("%1[%2]");
        if (pair.size() != 2) {
            const QString expected = Tr::tr("a point [x, y]");
            return mismatch(where.arg(field).arg(stroke.size()), expected, point);
        }
        const QJsonValue x = pair[0];
        const QJsonValue y = pair[1];
        if (!isCoordinate(x) || !isCoordinate(y)) {
            const QString expected = Tr::tr("two numbers within 1e9");
            const QJsonValue wrong = isCoordinate(x) ? y : x;
            return mismatch(where.arg(field).arg(stroke.size()), expected, wrong);
        }
        stroke.emplaceBack(x.toDouble(), y.toDouble());
    }
    return stroke;
}

Result<QList<Stroke>> readStrokes(const QJsonValue& value)
{
    if (!value.isArray()) {
        return mismatch("strokes", Tr::tr("an array of strokes"), value);
    }
    QList<Stroke> strokes;
    qsizetype points = 0;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString field = QStringLiteral("strokes[%1]").arg(i);
        const QJsonArray stroke = array[i].toArray();
        if (stroke.isEmpty()) {
            return mismatch(field, Tr::tr("an array of points"), array[i]);
        }
        points += stroke.size();
        if (points > maxPointsPerLine) {
            return tooManyPoints(maxPointsPerLine);
        }
        Result<Stroke> read = readStroke(stroke, field);
        if (!read) {
            return read.error();
        }
        strokes << *std::move(read);
    }
    return strokes;
}

bool isDigit(const QJsonValue& value)
{
    const double number = value.toDouble(-1);
    return number >= 0 && number < digitCount && number == std::floor(number);
}

Result<Ink> readInk(const QByteArray& line)
{
    if (isTooLong(line)) {
        return tooManyPoints(maxPointsPerLine);
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return Error{Tr::tr("expected JSON, found: %1 at byte %2")
                         .arg(problem.errorString())
                         .arg(problem.offset)};
    }
    if (!document.isObject()) {
        return Error{Tr::tr("expected a JSON object with \"strokes\", found an array")};
    }
    const QJsonObject object = document.object();
    const QJsonValue label = object["label"];
    if (!label.isUndefined() && !label.isNull() && !isDigit(label)) {
        return mismatch("label", Tr::tr("a digit 0 to 9"), label);
    }
    const QJsonValue writer = object["writer"];
    if (!writer.isUndefined() && !writer.isNull() && !writer.isString()) {
        return mismatch("writer", Tr::tr("a text"), writer);
    }
    Result<QList<Stroke>> strokes = readStrokes(object["strokes"]);
    if (!strokes) {
        return strokes.error();
    }
    Ink ink{*std::move(strokes), std::nullopt, writer.toString()};
    if (label.isDouble()) {
        ink.label = label.toInt();
    }
    return ink;
}

qsizetype pointsOf(const Ink& ink)
{
    qsizetype points = 0;
    for (const Stroke& stroke : ink.strokes) {
        points += stroke.size();
    }
    return points;
}

/// Whether the ink could be read again after writing. A single bad line makes the whole file
/// useless.
bool canBeRead(const Ink& ink)
{
    return std::all_of(ink.strokes.begin(), ink.strokes.end(), [](const Stroke& stroke) {
        return !stroke.isEmpty() && std::all_of(stroke.begin(), stroke.end(), [](QPointF point) {
            return isCoordinate(point.x()) && isCoordinate(point.y());
        });
    });
}

QByteArray toJson(const Ink& ink)
{
    QJsonArray strokes;
    for (const Stroke& stroke : ink.strokes) {
        QJsonArray points;
        for (const QPointF point : stroke) {
            points << QJsonArray{point.x(), point.y()};
        }
        strokes << points;
    }
    QJsonObject object{{"strokes", strokes}};
    if (ink.label) {
        object["label"] = *ink.label;
    }
    if (!ink.writer.isEmpty()) {
        object["writer"] = ink.writer;
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// An error that names the first ink that a reader would refuse.
Result<Done> checkReadable(const QString& name, const QList<Ink>& inks)
{
    qsizetype points = 0;
    for (qsizetype i = 0; i < inks.size(); ++i) {
        const qsizetype pointsOfLine = pointsOf(inks[i]);
        points += pointsOfLine;
        if (!canBeRead(inks[i])) {
            return Error{Tr::tr("%1, line %2: a stroke has no points, or a coordinate that is no "
                                "number within 1e9.")
                             .arg(name)
                             .arg(i + 1)};
        }
        if (pointsOfLine > maxPointsPerLine || points > maxPointsPerFile) {
            const bool isLine = pointsOfLine > maxPointsPerLine;
            const Error error = tooManyPoints(isLine ? maxPointsPerLine : maxPointsPerFile);
            return Error{Tr::tr("%1, line %2: %3.").arg(name).arg(i + 1).arg(error.message)};
        }
    }
    return Done{};
}

} // namespace

Result<QList<Ink>> readInkFile(
    const QString& path, const std::stop_token& stop,
    const std::function<void(double share)>& progress)
{
    if (const auto usable = checkInputFile(path, Tr::tr("an ink file"), maxFileMegabytes);
        !usable) {
        return usable.error();
    }
    const QString name = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Tr::tr("%1: cannot be read: %2.").arg(name, file.errorString())};
    }
    QList<Ink> inks;
    qsizetype points = 0;
    int told = 0;
    for (int number = 1; !file.atEnd(); ++number) {
        if (stop.stop_requested()) {
            return inFile(name, readingCancelled());
        }
        if (const int percent = static_cast<int>(file.pos() * 100 / file.size());
            progress && percent > told) {
            told = percent;
            progress(percent / 100.0);
        }
        const QByteArray line = file.readLine().trimmed();
        if (line.isEmpty()) {
            continue;
        }
        Result<Ink> ink = readInk(line);
        points += ink ? pointsOf(*ink) : 0;
        if (points > maxPointsPerFile) {
            ink = tooManyPoints(maxPointsPerFile);
        }
        if (!ink) {
            return Error{Tr::tr("%1, line %2: %3.").arg(name).arg(number).arg(ink.error().message)};
        }
        inks << *std::move(ink);
    }
    if (inks.isEmpty()) {
        return Error{Tr::tr("%1: expected one ink a line, found an empty file.").arg(name)};
    }
    return inks;
}

Result<Done> writeInkFile(const QString& path, const QList<Ink>& inks)
{
    const QString name = QDir::toNativeSeparators(path);
    if (const Result<Done> readable = checkReadable(name, inks); !readable) {
        return readable;
    }
    QByteArray lines;
    for (const Ink& ink : inks) {
        lines += toJson(ink) + '\n';
    }
    if (lines.size() > maxFileMegabytes << 20) {
        return Error{Tr::tr("%1: expected at most %2 MB of ink, found %3 MB.")
                         .arg(name)
                         .arg(maxFileMegabytes)
                         .arg(lines.size() >> 20)};
    }
    return saveFile(path, lines);
}

} // namespace core
