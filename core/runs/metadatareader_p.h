#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <QByteArray>

namespace core
{

/// Between which numbers an entry lies, both included.
template <typename Number> struct Bounds {
    Number lowest;
    Number highest;
};

/// Reads the entries of a checkpoint's metadata and remembers the first wrong one.
class MetadataReader
{
public:
    explicit MetadataReader(const Passport& metadata);

    void expect(const char* key, const QString& text);
    QString readText(const char* key);

    void read(const char* key, int& target, Bounds<int> bounds);
    void read(const char* key, qint64& target, Bounds<qint64> bounds);
    void read(const char* key, double& target, Bounds<double> bounds);
    template <typename Value>
    void read(const char* key, Value& target, Result<Value> (*fromText)(const QString&))
    {
        const Result<Value> value = fromText(readText(key));
        if (value) {
            target = *value;
        } else {
            note(key, value.error());
        }
    }

    /// The same of an entry that stays among the rest and may be missing.
    void check(const char* key, Bounds<double> bounds);
    template <typename FromText> void check(const char* key, const FromText& fromText)
    {
        if (m_rest.contains(key)) {
            agree(key, fromText(m_rest[key]));
        }
    }

    /// Notes why an entry that was read does not agree with others.
    template <typename Value> void agree(const char* key, const Result<Value>& result)
    {
        if (!result) {
            note(key, result.error());
        }
    }

    /// Empty when every entry was fine.
    const QString& error() const { return m_error; }
    /// The entries that were not read.
    const Passport& rest() const { return m_rest; }

private:
    void note(const char* key, const Error& error);

    Passport m_rest;
    QString m_error;
};

Result<QByteArray> bytesFromBase64(const QString& text);

} // namespace core
