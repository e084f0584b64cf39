#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace core
{

/// Writes a pickle of protocol 2, instruction by instruction, like Python's pickler: what occurs
/// again is fetched from the memo.
class PickleWriter
{
public:
    PickleWriter();

    void mark();
    void emptyTuple();
    void emptyDictionary();
    void text(const QString& text);
    void number(qint64 number); ///< below 2^31
    void no();
    void name(const QByteArray& module, const QByteArray& name);
    void tuple(qsizetype count); ///< of the last 1 to 3 values
    void tupleToMark();
    void persistentId();
    void reduce();
    void setItem();
    void setItems();
    void build();

    /// The whole pickle, with its end.
    QByteArray finished() const;

private:
    void keep();
    /// Fetches what was kept under this key; if nothing was, keeps what comes now under it.
    bool fetch(const QByteArray& key);

    QByteArray m_bytes;
    QHash<QByteArray, int> m_places;
    int m_kept = 0;
};

} // namespace core
