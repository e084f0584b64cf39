#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <QByteArray>
#include <QList>

namespace core
{

/// Takes entries out of a checkpoint's metadata and remembers the first that is not what it must
/// be.
class MetadataReader
{
public:
    explicit MetadataReader(const Passport& metadata);

    void expect(const char* key, const QString& text);
    QString takeText(const char* key);

    /// Whole numbers are 0 or more.
    void take(const char* key, int& target);
    void take(const char* key, qint64& target);
    /// A finite number, 0 or more.
    void take(const char* key, double& target);
    template <typename Value>
    void take(const char* key, Value& target, Result<Value> (*fromText)(const QString&))
    {
        const Result<Value> value = fromText(takeText(key));
        if (value) {
            target = *value;
        } else {
            note(key, value.error().message);
        }
    }

    /// Empty when every entry was fine.
    const QString& error() const { return m_error; }
    /// What was not taken.
    const Passport& rest() const { return m_rest; }

private:
    void note(const char* key, const QString& message);

    Passport m_rest;
    QString m_error;
};

Result<QByteArray> bytesFromBase64(const QString& text);

} // namespace core
