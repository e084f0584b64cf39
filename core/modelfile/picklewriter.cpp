#include "core/modelfile/picklewriter.h"

#include "core/modelfile/pickleopcodes.h"

#include <QtEndian>

#include <limits>

namespace core
{

namespace
{

void append(QByteArray& bytes, PickleOpcode opcode)
{
    bytes.append(static_cast<char>(opcode));
}

template <typename Number> void appendNumber(QByteArray& bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char*>(&little), sizeof(little));
}

/// An instruction with a number of one byte, or the longer form with a number of four bytes.
void appendPlace(QByteArray& bytes, PickleOpcode brief, PickleOpcode wide, int place)
{
    if (place <= std::numeric_limits<quint8>::max()) {
        append(bytes, brief);
        appendNumber(bytes, static_cast<quint8>(place));
    } else {
        append(bytes, wide);
        appendNumber(bytes, static_cast<quint32>(place));
    }
}

} // namespace

PickleWriter::PickleWriter()
{
    append(m_bytes, PickleOpcode::Proto);
    appendNumber(m_bytes, quint8(2));
}

void PickleWriter::mark()
{
    append(m_bytes, PickleOpcode::Mark);
}

void PickleWriter::emptyTuple()
{
    append(m_bytes, PickleOpcode::EmptyTuple);
}

void PickleWriter::emptyDictionary()
{
    append(m_bytes, PickleOpcode::EmptyDict);
    keep();
}

void PickleWriter::text(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    if (fetch("text " + utf8)) {
        return;
    }
    append(m_bytes, PickleOpcode::BinUnicode);
    appendNumber(m_bytes, static_cast<quint32>(utf8.size()));
    m_bytes.append(utf8);
    keep();
}

void PickleWriter::number(qint64 number)
{
    if (number >= 0 && number <= std::numeric_limits<quint8>::max()) {
        append(m_bytes, PickleOpcode::BinInt1);
        appendNumber(m_bytes, static_cast<quint8>(number));
    } else if (number >= 0 && number <= std::numeric_limits<quint16>::max()) {
        append(m_bytes, PickleOpcode::BinInt2);
        appendNumber(m_bytes, static_cast<quint16>(number));
    } else {
        append(m_bytes, PickleOpcode::BinInt);
        appendNumber(m_bytes, static_cast<qint32>(number));
    }
}

void PickleWriter::no()
{
    append(m_bytes, PickleOpcode::NewFalse);
}

void PickleWriter::name(const QByteArray& module, const QByteArray& name)
{
    const QByteArray lines = module + '\n' + name + '\n';
    if (fetch("name " + lines)) {
        return;
    }
    append(m_bytes, PickleOpcode::Global);
    m_bytes.append(lines);
    keep();
}

void PickleWriter::tuple(qsizetype count)
{
    m_bytes.append(static_cast<char>(static_cast<int>(PickleOpcode::Tuple1) + count - 1));
    keep();
}

void PickleWriter::tupleToMark()
{
    append(m_bytes, PickleOpcode::Tuple);
    keep();
}

void PickleWriter::persistentId()
{
    append(m_bytes, PickleOpcode::BinPersId);
}

void PickleWriter::reduce()
{
    append(m_bytes, PickleOpcode::Reduce);
    keep();
}

void PickleWriter::setItem()
{
    append(m_bytes, PickleOpcode::SetItem);
}

void PickleWriter::setItems()
{
    append(m_bytes, PickleOpcode::SetItems);
}

void PickleWriter::build()
{
    append(m_bytes, PickleOpcode::Build);
}

QByteArray PickleWriter::finished() const
{
    return m_bytes + static_cast<char>(PickleOpcode::Stop);
}

void PickleWriter::keep()
{
    appendPlace(m_bytes, PickleOpcode::BinPut, PickleOpcode::LongBinPut, m_kept++);
}

bool PickleWriter::fetch(const QByteArray& key)
{
    const auto place = m_places.constFind(key);
    if (place == m_places.constEnd()) {
        m_places.insert(key, m_kept);
        return false;
    }
    appendPlace(m_bytes, PickleOpcode::BinGet, PickleOpcode::LongBinGet, *place);
    return true;
}

} // namespace core
