#include "core/base/tr.h"
#include "core/runs/metadatareader_p.h"

#include <cmath>
#include <limits>

namespace core
{

MetadataReader::MetadataReader(const Passport& metadata)
    : m_rest(metadata)
{
}

void MetadataReader::expect(const char* key, const QString& text)
{
    const QString found = readText(key);
    if (found != text) {
        note(key, Tr::tr("expected `%1`, found `%2`").arg(text, found.left(80)));
    }
}

QString MetadataReader::readText(const char* key)
{
    return m_rest.take(key);
}

void MetadataReader::read(const char* key, qint64& target)
{
    const QString text = readText(key);
    bool isNumber = false;
    target = text.toLongLong(&isNumber);
    if (!isNumber || target < 0) {
        note(key, Tr::tr("expected a whole number, 0 or more, found `%1`").arg(text.left(80)));
    }
}

void MetadataReader::read(const char* key, int& target)
{
    qint64 number = 0;
    read(key, number);
    target = static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

void MetadataReader::read(const char* key, double& target)
{
    const QString text = readText(key);
    bool isNumber = false;
    target = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(target) || target < 0) {
        note(key, Tr::tr("expected a number, 0 or more, found `%1`").arg(text.left(80)));
    }
}

void MetadataReader::note(const char* key, const QString& message)
{
    if (m_error.isEmpty()) {
        m_error = QStringLiteral("`%1`: %2").arg(QLatin1String(key), message);
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
