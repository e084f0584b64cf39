#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/runs/metadatareader_p.h"

namespace core
{

namespace
{

Result<double> numberFrom(const QString& text, Bounds<double> bounds)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber && number >= bounds.lowest && number <= bounds.highest) {
        return number;
    }
    return Error{Tr::tr("expected a number from %1 to %2, found `%3`")
                     .arg(exactText(bounds.lowest), exactText(bounds.highest), text.left(80))};
}

Result<qint64> wholeNumberFrom(const QString& text, Bounds<qint64> bounds)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (isNumber && number >= bounds.lowest && number <= bounds.highest) {
        return number;
    }
    return Error{Tr::tr("expected a whole number from %1 to %2, found `%3`")
                     .arg(QString::number(bounds.lowest), QString::number(bounds.highest))
                     .arg(text.left(80))};
}

} // namespace

MetadataReader::MetadataReader(const Passport& metadata)
    : m_rest(metadata)
{
}

void MetadataReader::expect(const char* key, const QString& text)
{
    const QString found = readText(key);
    if (found != text) {
        note(key, {Tr::tr("expected `%1`, found `%2`").arg(text, found.left(80))});
    }
}

QString MetadataReader::readText(const char* key)
{
    return m_rest.take(key);
}

void MetadataReader::read(const char* key, qint64& target, Bounds<qint64> bounds)
{
    const Result<qint64> number = wholeNumberFrom(readText(key), bounds);
    target = number ? *number : target;
    agree(key, number);
}

void MetadataReader::read(const char* key, int& target, Bounds<int> bounds)
{
    qint64 number = target;
    read(key, number, Bounds<qint64>{bounds.lowest, bounds.highest});
    target = static_cast<int>(number);
}

void MetadataReader::read(const char* key, double& target, Bounds<double> bounds)
{
    const Result<double> number = numberFrom(readText(key), bounds);
    target = number ? *number : target;
    agree(key, number);
}

void MetadataReader::check(const char* key, Bounds<double> bounds)
{
    if (m_rest.contains(key)) {
        agree(key, numberFrom(m_rest[key], bounds));
    }
}

void MetadataReader::note(const char* key, const Error& error)
{
    if (m_error.isEmpty()) {
        m_error = QStringLiteral("`%1`: %2").arg(QLatin1String(key), error.message);
    }
}

Result<QByteArray> bytesFromBase64(const QString& text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        return Error{Tr::tr("expected base64")};
    }
    return *decoded;
}

} // namespace core
