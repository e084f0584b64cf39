#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <QByteArray>
#include <QList>

namespace core
{

/// Reads the entries of a checkpoint's metadata and remembers the first wrong one.
class MetadataReader
{
public:
    explicit MetadataReader(const Passport& metadata);

    void expect(const char* key, const QString& text);
    QString readText(const char* key);

    /// Whole numbers are 0 or more.
    void read(const char* key, int& target);
    void read(const char* key, qint64& target);
    /// A finite number, 0 or more.
    void read(const char* key, double& target);
    template <typename Value>
    void read(const char* key, Value& target, Result<Value> (*fromText)(const QString&))
    {
        const Result<Value> value = fromText(readText(key));
        if (value) {
            target = *value;
        } else {
            note(key, value.error().message);
        }
    }

    /// Empty when every entry was fine.
    const QString& error() const { return m_error; }
    /// The entries that were not read.
    const Passport& rest() const { return m_rest; }

private:
    void note(const char* key, const QString& message);

    Passport m_rest;
    QString m_error;
};

Result<QByteArray> bytesFromBase64(const QString& text);

} // namespace core
