#pragma once

#include "tests/support/ziparchive.h"

namespace support
{

/// The parts of a file in the format from before PyTorch 1.6.
struct LegacyParts {
    QByteArray magic = QByteArray::fromHex("80028a0a6cfc9c46f9206aa850192e");
    QByteArray version = QByteArray("\x80\x02M\xe9\x03.", 6);
    QByteArray system = "\x80\x02}" + text("little_endian") + "\x88s.";
    QByteArray saved;
    QByteArray keys;
    QList<QByteArray> storages; ///< of float32, each with its count

    static QByteArray text(const QByteArray& text)
    {
        return "X" + QByteArray(1, static_cast<char>(text.size())) + QByteArray(3, '\0') + text;
    }

    QByteArray bytes() const { return magic + version + system + saved + keys + storages.join(); }
};

inline QByteArray withCount(const QByteArray& values)
{
    QByteArray count(sizeof(qint64), '\0');
    qToLittleEndian<qint64>(values.size() / qsizetype(sizeof(float)), count.data());
    return count + values;
}

/// The state_dict of so many tensors that writePytorch() wrote.
inline LegacyParts legacyParts(const QString& archive, int tensors)
{
    LegacyParts parts;
    ZipEntries entries = zipEntries(archive);
    parts.saved = named(entries, "data.pkl").bytes;
    parts.keys = "\x80\x02](";
    for (int i = 0; i < tensors; ++i) {
        const QString key = QString::number(i);
        parts.keys += LegacyParts::text(key.toUtf8());
        parts.storages.append(withCount(named(entries, "data/" + key).bytes));
    }
    parts.keys += "e.";
    return parts;
}

} // namespace support
