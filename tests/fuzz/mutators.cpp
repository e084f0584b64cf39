#include "tests/fuzz/mutators.h"

#include "core/modelfile/zipreader.h"
#include "core/modelfile/zipwriter.h"
#include "tests/fuzz/target.h"
#include "tests/support/gzipped.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>
#include <zlib.h>

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace fuzz
{

namespace
{

constexpr qsizetype mostAdded = 64;
constexpr qsizetype mostUnpacked = 1 << 20;

/// As libFuzzer changes bytes.
QByteArray mutateBytes(const QByteArray& bytes)
{
    QByteArray changed = bytes;
    changed.resize(bytes.size() + mostAdded);
    const size_t size = LLVMFuzzerMutate(
        reinterpret_cast<uint8_t*>(changed.data()), static_cast<size_t>(bytes.size()),
        static_cast<size_t>(changed.size()));
    changed.truncate(static_cast<qsizetype>(size));
    return changed;
}

// JSON

QJsonValue mutatedJson(const QJsonValue& value, RandomChoice& choice);

/// Values at the bounds of what readers expect.
QJsonValue unusualValue(RandomChoice& choice)
{
    const std::array<QJsonValue, 12> values = {
        QJsonValue(),
        0,
        -1,
        1e300,
        std::numeric_limits<qint64>::max(),
        0.5,
        "",
        true,
        QJsonArray{},
        QJsonObject{},
        QString(300, 'x'),
        QJsonArray{QJsonArray{1, 2}, "a"}};
    return values[static_cast<size_t>(choice.of(std::ssize(values)))];
}

QJsonValue mutatedText(const QString& text, RandomChoice& choice)
{
    const QJsonDocument inner = QJsonDocument::fromJson(text.toUtf8());
    if (!inner.isNull() && !choice.oneIn(4)) {
        const QJsonValue changed = mutatedJson(
            inner.isArray() ? QJsonValue(inner.array()) : QJsonValue(inner.object()), choice);
        return QString::fromUtf8(
            changed.isArray() ? QJsonDocument(changed.toArray()).toJson(QJsonDocument::Compact)
                              : QJsonDocument(changed.toObject()).toJson(QJsonDocument::Compact));
    }
    return QString::fromUtf8(mutateBytes(text.toUtf8()));
}

QJsonValue mutatedArray(QJsonArray array, RandomChoice& choice)
{
    const qsizetype place = choice.of(array.size());
    if (array.isEmpty() || choice.oneIn(8)) {
        array.insert(place, array.isEmpty() ? unusualValue(choice) : array[place]);
    } else if (choice.oneIn(8)) {
        array.removeAt(place);
    } else {
        array[place] = mutatedJson(array[place], choice);
    }
    return array;
}

QJsonValue mutatedObject(QJsonObject object, RandomChoice& choice)
{
    const QStringList keys = object.keys();
    if (keys.isEmpty() || choice.oneIn(16)) {
        object[QString::fromUtf8(mutateBytes("key"))] = unusualValue(choice);
        return object;
    }
    const QString& key = keys[choice.of(keys.size())];
    if (choice.oneIn(16)) {
        object.remove(key);
    } else {
        object[key] = mutatedJson(object[key], choice);
    }
    return object;
}

QJsonValue mutatedJson(const QJsonValue& value, RandomChoice& choice)
{
    if (choice.oneIn(16)) {
        return unusualValue(choice);
    }
    if (value.isArray()) {
        return mutatedArray(value.toArray(), choice);
    }
    if (value.isObject()) {
        return mutatedObject(value.toObject(), choice);
    }
    if (value.isString()) {
        return mutatedText(value.toString(), choice);
    }
    return value.isDouble() && !choice.oneIn(4)
               ? QJsonValue(value.toDouble() + static_cast<double>(choice.of(9)) - 4)
               : unusualValue(choice);
}

/// The text of an object, with one thing changed; nothing if it is no object.
QByteArray mutateJsonObject(const QByteArray& text, RandomChoice& choice)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isObject() ? QJsonDocument(mutatedObject(document.object(), choice).toObject())
                                     .toJson(QJsonDocument::Compact)
                               : QByteArray();
}

// Archives

/// Nothing if it is no whole zlib or gzip stream, or a very long one.
QByteArray unpacked(const QByteArray& packed)
{
    z_stream stream{};
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) {
        return {};
    }
    QByteArray bytes(mostUnpacked, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const bool isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    bytes.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return isWhole ? bytes : QByteArray();
}

QList<core::ZipEntry> entriesOf(const QByteArray& archive)
{
    const auto reader = core::ZipReader::open(fileOf(archive, "mutated.zip"));
    QList<core::ZipEntry> entries;
    if (reader) {
        QStringList names = reader->names();
        names.sort(); // the same order in each run
        for (const QString& name : names) {
            const auto bytes = reader->read(name, mostUnpacked);
            entries.append({name, bytes ? *bytes : QByteArray()});
        }
    }
    return entries;
}

// Pickles

/// What torch.save's pickles are made of: instructions, some with what follows them.
QByteArray pieceOfPickle(RandomChoice& choice)
{
    static const QByteArrayList pieces = {
        "(",
        ".",
        "0",
        "1",
        "N",
        "Q",
        "R",
        "a",
        "b",
        "d",
        "e",
        "l",
        "s",
        "t",
        "u",
        "]",
        ")",
        "}",
        "\x81",
        "\x85",
        "\x86",
        "\x87",
        "\x88",
        "\x89",
        "\x93",
        "\x94",
        QByteArray("K\x02"),
        QByteArray("M\x10\x03"),
        QByteArray("J\xff\xff\xff\x7f"),
        QByteArray("q\x01"),
        QByteArray("h\x01"),
        QByteArray("\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f"),
        QByteArray("X\x07\0\0\0storage", 12),
        QByteArray(
            "X\x03\0\0\0"
            "cpu",
            8),
        QByteArray("X\x0a\0\0\0fc1.weight", 15),
        QByteArray("G\x7f\xf0\0\0\0\0\0\0", 9),
        "ccollections\nOrderedDict\n",
        "ctorch._utils\n_rebuild_tensor_v2\n",
        "ctorch._utils\n_rebuild_parameter\n",
        "ctorch\nFloatStorage\n",
        "ctorch\nLongStorage\n",
        "c__torch__\nNet\n"};
    return pieces[choice.of(pieces.size())];
}

} // namespace

QByteArray mutateGzip(const QByteArray& input, RandomChoice&)
{
    const QByteArray bytes = unpacked(input);
    return bytes.isEmpty() ? QByteArray() : support::gzipped(mutateBytes(bytes));
}

QByteArray mutateJsonLines(const QByteArray& input, RandomChoice& choice)
{
    QByteArrayList lines = input.split('\n');
    QByteArray& line = lines[choice.of(lines.size())];
    line = choice.oneIn(8) ? mutateBytes(line) : mutateJsonObject(line, choice);
    return line.isEmpty() ? QByteArray() : lines.join('\n');
}

QByteArray mutatePickle(const QByteArray& input, RandomChoice& choice)
{
    if (input.isEmpty() || choice.oneIn(2)) {
        return {};
    }
    QByteArray pickle = input;
    const qsizetype place = choice.of(pickle.size());
    const qsizetype length = choice.of(std::min<qsizetype>(40, pickle.size() - place));
    switch (choice.of(4)) {
    case 0:
        return pickle.insert(place, pieceOfPickle(choice));
    case 1:
        return pickle.replace(place, length, pieceOfPickle(choice));
    case 2:
        return pickle.insert(choice.of(pickle.size()), input.mid(place, length));
    default:
        return pickle.remove(place, length);
    }
}

QByteArray mutateRunFolder(const QByteArray& input, RandomChoice& choice)
{
    const qsizetype lineEnd = input.indexOf('\n');
    if (lineEnd < 0) {
        return {};
    }
    const QByteArray name = input.first(lineEnd);
    const QByteArray checkpoint = input.mid(lineEnd + 1);
    if (choice.oneIn(8)) {
        return mutateBytes(name) + '\n' + checkpoint;
    }
    const QByteArray changed = mutateSafetensors(checkpoint, choice);
    return changed.isEmpty() ? QByteArray() : name + '\n' + changed;
}

QByteArray mutateSafetensors(const QByteArray& input, RandomChoice& choice)
{
    constexpr qsizetype lengthBytes = sizeof(quint64);
    const qsizetype length =
        input.size() < lengthBytes ? 0 : qFromLittleEndian<qint64>(input.constData());
    if (length <= 0 || length > input.size() - lengthBytes || choice.oneIn(16)) {
        return {};
    }
    const QByteArray data = input.mid(lengthBytes + length);
    if (!data.isEmpty() && choice.oneIn(8)) {
        return input.first(lengthBytes + length) + mutateBytes(data);
    }
    const QByteArray header = mutateJsonObject(input.mid(lengthBytes, length), choice);
    QByteArray changed(lengthBytes, '\0');
    qToLittleEndian<quint64>(static_cast<quint64>(header.size()), changed.data());
    return header.isEmpty() ? QByteArray() : changed + header + data;
}

QByteArray mutateZip(const QByteArray& input, RandomChoice& choice)
{
    QList<core::ZipEntry> entries = entriesOf(input);
    if (entries.isEmpty() || choice.oneIn(16)) {
        return {};
    }
    core::ZipEntry& entry = entries[choice.of(entries.size())];
    if (choice.oneIn(16)) {
        entry.name = QString::fromUtf8(mutateBytes(entry.name.toUtf8()));
    } else if (const QByteArray pickle = mutatePickle(entry.bytes, choice);
               entry.name.endsWith(".pkl") && !pickle.isEmpty()) {
        entry.bytes = pickle;
    } else {
        entry.bytes = mutateBytes(entry.bytes);
    }
    const auto archive = core::storedZip(entries);
    return archive ? *archive : QByteArray();
}

} // namespace fuzz
