#include "core/modelfile/picklemachine.h"

#include "core/base/tr.h"
#include "core/modelfile/pickle.h"
#include "core/modelfile/picklenames.h"

#include <QStringDecoder>
#include <QtEndian>

namespace core
{

PickleMachine::PickleMachine(const QByteArray& bytes)
    : m_bytes(bytes)
{
}

Result<Pickle> PickleMachine::run()
{
    while (!m_isDone && !m_error) {
        m_instruction = m_at;
        step();
    }
    if (m_error) {
        return *m_error;
    }
    return std::move(m_pickle);
}

Result<Pickle> PickleMachine::runFirst(qsizetype& end)
{
    m_mayMoreFollow = true;
    Result<Pickle> pickle = run();
    end = m_at;
    return pickle;
}

void PickleMachine::step()
{
    const auto opcode = static_cast<PickleOpcode>(readNumber(1));
    const bool isKnown = stepControl(opcode) || stepPlain(opcode) || stepText(opcode) ||
                         stepSequence(opcode) || stepDictionary(opcode) || stepName(opcode) ||
                         stepMemo(opcode);
    if (!isKnown) {
        fail(Tr::tr("no instruction that a state_dict needs"));
    }
}

bool PickleMachine::stepControl(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::Proto:
        readProtocol();
        return true;
    case PickleOpcode::Frame:
        readFrame();
        return true;
    case PickleOpcode::Stop:
        stop();
        return true;
    case PickleOpcode::Mark:
        m_marks.append(m_stack.size());
        if (m_marks.size() > picklelimits::depth) {
            fail(Tr::tr("expected at most %1 values within each other, found more")
                     .arg(picklelimits::depth));
        }
        return true;
    case PickleOpcode::Pop:
        pop();
        return true;
    case PickleOpcode::PopMark:
        popToMark();
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepPlain(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::None:
        push(PickleNone{});
        return true;
    case PickleOpcode::NewTrue:
    case PickleOpcode::NewFalse:
        push(opcode == PickleOpcode::NewTrue);
        return true;
    case PickleOpcode::BinInt:
        push(qint64(static_cast<qint32>(readNumber(4))));
        return true;
    case PickleOpcode::BinInt1:
        push(static_cast<qint64>(readNumber(1)));
        return true;
    case PickleOpcode::BinInt2:
        push(static_cast<qint64>(readNumber(2)));
        return true;
    case PickleOpcode::Long1:
        pushLong();
        return true;
    case PickleOpcode::BinFloat:
        readBytes(sizeof(double));
        push(PickleOther{});
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepText(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::ShortBinUnicode:
        pushText(readNumber(1));
        return true;
    case PickleOpcode::BinUnicode:
        pushText(readNumber(4));
        return true;
    case PickleOpcode::BinUnicode8:
        pushText(readNumber(8));
        return true;
    case PickleOpcode::ShortBinBytes:
        readBytes(readNumber(1));
        push(PickleOther{});
        return true;
    case PickleOpcode::BinBytes:
        readBytes(readNumber(4));
        push(PickleOther{});
        return true;
    case PickleOpcode::BinBytes8:
        readBytes(readNumber(8));
        push(PickleOther{});
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepSequence(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::EmptyTuple:
        push(PickleTuple{});
        return true;
    case PickleOpcode::Tuple1:
    case PickleOpcode::Tuple2:
    case PickleOpcode::Tuple3:
        push(PickleTuple{
            contained(pop(1 + static_cast<int>(opcode) - static_cast<int>(PickleOpcode::Tuple1)))});
        return true;
    case PickleOpcode::Tuple:
        push(PickleTuple{contained(popToMark())});
        return true;
    case PickleOpcode::EmptyList:
        push(PickleList{});
        return true;
    case PickleOpcode::List:
        push(PickleList{contained(popToMark())});
        return true;
    case PickleOpcode::Append:
        extend(contained(pop(1)));
        return true;
    case PickleOpcode::Appends:
        extend(contained(popToMark()));
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepDictionary(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::EmptyDict:
        push(PickleDict{});
        return true;
    case PickleOpcode::Dict: {
        const QList<PickleId> items = contained(popToMark());
        push(PickleDict{});
        setItems(items);
        return true;
    }
    case PickleOpcode::SetItem:
        setItems(contained(pop(2)));
        return true;
    case PickleOpcode::SetItems:
        setItems(contained(popToMark()));
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepName(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::Global: {
        const QString module = readLine();
        pushName(module, readLine());
        return true;
    }
    case PickleOpcode::StackGlobal: {
        const QString name = popText();
        pushName(popText(), name);
        return true;
    }
    case PickleOpcode::BinPersId:
        pushStorage();
        return true;
    case PickleOpcode::Reduce:
        reduce();
        return true;
    case PickleOpcode::NewObj:
        newObject();
        return true;
    case PickleOpcode::Build:
        build();
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepMemo(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::BinPut:
        put(readNumber(1));
        return true;
    case PickleOpcode::LongBinPut:
        put(readNumber(4));
        return true;
    case PickleOpcode::Memoize:
        put(static_cast<quint64>(m_memo.size()));
        return true;
    case PickleOpcode::BinGet:
        get(readNumber(1));
        return true;
    case PickleOpcode::LongBinGet:
        get(readNumber(4));
        return true;
    default:
        return false;
    }
}

void PickleMachine::readProtocol()
{
    const quint64 protocol = readNumber(1);
    if (protocol < 2 || protocol > 5) {
        fail(Tr::tr("expected protocol 2 to 5, found %1").arg(protocol));
    }
}

void PickleMachine::readFrame()
{
    const quint64 size = readNumber(8);
    const auto left = static_cast<quint64>(m_bytes.size() - m_at);
    if (size > left) {
        fail(Tr::tr("expected a frame of at most %1 bytes, found %2").arg(left).arg(size));
    }
}

void PickleMachine::stop()
{
    m_pickle.root = pop();
    const qsizetype left = m_bytes.size() - m_at;
    if (!m_stack.isEmpty() || !m_marks.isEmpty()) {
        fail(Tr::tr("expected one value at the end, found more"));
    } else if (left > 0 && !m_mayMoreFollow) {
        fail(Tr::tr("expected the end, found %1 bytes more").arg(left));
    }
    m_isDone = true;
}

void PickleMachine::pushLong()
{
    const QByteArrayView bytes = readBytes(readNumber(1));
    if (bytes.size() > qsizetype(sizeof(qint64))) {
        push(PickleOther{});
        return;
    }
    // Two's complement, with only as many bytes as the number needs.
    qint64 value = !bytes.isEmpty() && bytes.back() < 0 ? -1 : 0;
    for (qsizetype i = bytes.size() - 1; i >= 0; --i) {
        value = static_cast<qint64>(static_cast<quint64>(value) << 8 | quint8(bytes[i]));
    }
    push(value);
}

void PickleMachine::pushText(quint64 size)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(readBytes(size));
    if (decode.hasError()) {
        fail(Tr::tr("expected a text in UTF-8, found other bytes"));
    }
    push(text);
}

void PickleMachine::pushName(const QString& module, const QString& name)
{
    // Before they are put together: a long one could be used again and again.
    constexpr qsizetype longest = 1000;
    if (!m_error && module.size() + name.size() > longest) {
        fail(Tr::tr("expected a name of at most %1 characters, found %2")
                 .arg(longest)
                 .arg(module.size() + name.size()));
    }
    const QString text = m_error ? QString() : module + '.' + name;
    if (isScriptClass(text)) {
        pushScriptClass(text);
        return;
    }
    const std::optional<QString> known = knownPickleName(text);
    if (!m_error && !known) {
        fail(Tr::tr("`%1` is not among the names that a state_dict needs; a whole network or other "
                    "objects were saved, save its state_dict() alone")
                 .arg(text.left(80)));
    }
    push(PickleName{known.value_or(QString())});
}

/// Each is kept as a text of its own, however often the same few bytes name it.
void PickleMachine::pushScriptClass(const QString& name)
{
    m_nameCharacters += name.size();
    if (m_nameCharacters > picklelimits::nameCharacters) {
        fail(Tr::tr("expected at most %1 characters in all names of classes, found more")
                 .arg(picklelimits::nameCharacters));
    }
    push(PickleName{name});
}

void PickleMachine::pushStorage()
{
    const PickleId id = pop();
    if (!m_error) {
        pushResult(storageOfPersistentId(id, m_pickle));
    }
}

void PickleMachine::pushResult(const Result<PickleValue>& result)
{
    if (result) {
        push(*result);
    } else {
        fail(result.error().message);
    }
}

void PickleMachine::extend(const QList<PickleId>& items)
{
    if (auto* list = top<PickleList>()) {
        list->items.append(items);
    }
}

void PickleMachine::setItems(const QList<PickleId>& items)
{
    if (items.size() % 2 != 0) {
        fail(Tr::tr("expected keys with values, found %1 of both").arg(items.size()));
    } else if (auto* dictionary = top<PickleDict>()) {
        for (qsizetype i = 0; i < items.size(); i += 2) {
            dictionary->items.append({items[i], items[i + 1]});
        }
    }
}

void PickleMachine::reduce()
{
    const QList<PickleId> call = pop(2);
    if (m_error) {
        return;
    }
    const auto* name = m_pickle.as<PickleName>(call[0]);
    const auto* arguments = m_pickle.as<PickleTuple>(call[1]);
    if (!name || !arguments) {
        fail(Tr::tr("expected a name and a tuple of arguments, found %1 and %2")
                 .arg(kindOf(m_pickle.values[call[0]]), kindOf(m_pickle.values[call[1]])));
        return;
    }
    pushResult(callPickleName(name->text, arguments->items, m_pickle));
}

void PickleMachine::newObject()
{
    const QList<PickleId> call = pop(2);
    const auto* name = m_error ? nullptr : m_pickle.as<PickleName>(call[0]);
    if (!name || !isScriptClass(name->text)) {
        fail(Tr::tr("expected a class of TorchScript, found %1")
                 .arg(name ? name->text.left(80) : Tr::tr("no name")));
        return;
    }
    push(PickleObject{});
}

/// An object of TorchScript gets its parts. A state_dict has the versions of its layers as an
/// attribute, which holds no tensors and is ignored.
void PickleMachine::build()
{
    const PickleId state = pop();
    if (m_error || m_stack.isEmpty() || !m_pickle.as<PickleObject>(m_stack.last())) {
        top<PickleDict>();
    } else if (!m_pickle.as<PickleDict>(state)) {
        fail(Tr::tr("expected a dictionary, found %1").arg(kindOf(m_pickle.values[state])));
    } else if (auto* object = top<PickleObject>()) {
        object->attributes = state;
    }
}

void PickleMachine::put(quint64 place)
{
    const PickleId id = pop();
    pushId(id);
    if (m_memo.size() >= picklelimits::values) {
        fail(Tr::tr("expected at most %1 values to be kept, found more").arg(picklelimits::values));
    }
    m_memo.insert(place, id);
}

void PickleMachine::get(quint64 place)
{
    const auto found = m_memo.constFind(place);
    if (found == m_memo.constEnd()) {
        fail(Tr::tr("nothing was kept under number %1").arg(place));
        return;
    }
    pushId(*found);
}

QByteArrayView PickleMachine::readBytes(quint64 size)
{
    const auto left = static_cast<quint64>(m_bytes.size() - m_at);
    if (size > left) {
        fail(Tr::tr("expected %1 bytes more, found %2").arg(size).arg(left));
        return {};
    }
    const QByteArrayView bytes(m_bytes.constData() + m_at, static_cast<qsizetype>(size));
    m_at += bytes.size();
    return bytes;
}

quint64 PickleMachine::readNumber(int size)
{
    quint64 number = 0;
    const QByteArrayView bytes = readBytes(size);
    for (qsizetype i = bytes.size() - 1; i >= 0; --i) {
        number = number << 8 | quint8(bytes[i]);
    }
    return number;
}

QString PickleMachine::readLine()
{
    const qsizetype end = m_bytes.indexOf('\n', m_at);
    if (end < 0) {
        fail(Tr::tr("expected a name that ends with its line, found the end"));
        return {};
    }
    const QString line = QString::fromUtf8(readBytes(end - m_at));
    readBytes(1);
    return line;
}

QString PickleMachine::popText()
{
    const PickleId id = pop();
    const auto* text = m_error ? nullptr : m_pickle.as<QString>(id);
    if (!text) {
        fail(Tr::tr("expected a text"));
        return {};
    }
    return *text;
}

void PickleMachine::push(PickleValue value)
{
    if (m_pickle.values.size() >= picklelimits::values) {
        fail(Tr::tr("expected at most %1 values, found more").arg(picklelimits::values));
        return;
    }
    m_pickle.values.push_back(std::move(value));
    pushId(static_cast<PickleId>(m_pickle.values.size()) - 1);
}

void PickleMachine::pushId(PickleId id)
{
    if (m_stack.size() >= picklelimits::values) {
        fail(
            Tr::tr("expected at most %1 values at one time, found more").arg(picklelimits::values));
        return;
    }
    m_stack.append(id);
}

PickleId PickleMachine::pop()
{
    return pop(1).value(0);
}

QList<PickleId> PickleMachine::pop(qsizetype count)
{
    const qsizetype floor = m_marks.isEmpty() ? 0 : m_marks.last();
    if (m_stack.size() - floor < count) {
        fail(Tr::tr("expected %1 values on the stack, found %2")
                 .arg(count)
                 .arg(m_stack.size() - floor));
        return {};
    }
    const QList<PickleId> ids = m_stack.last(count);
    m_stack.resize(m_stack.size() - count);
    return ids;
}

QList<PickleId> PickleMachine::popToMark()
{
    if (m_marks.isEmpty()) {
        fail(Tr::tr("expected a mark on the stack, found none"));
        return {};
    }
    const QList<PickleId> ids = pop(m_stack.size() - m_marks.last());
    m_marks.removeLast();
    return ids;
}

QList<PickleId> PickleMachine::contained(QList<PickleId> items)
{
    m_items += items.size();
    if (m_items > picklelimits::items) {
        fail(Tr::tr("expected at most %1 items in tuples, lists and dictionaries, found more")
                 .arg(picklelimits::items));
    }
    return items;
}

template <typename T> T* PickleMachine::top()
{
    const PickleId id = pop();
    if (m_error) {
        return nullptr;
    }
    pushId(id);
    auto* value = std::get_if<T>(&m_pickle.values[id]);
    if (!value) {
        fail(Tr::tr("expected %1, found %2").arg(kindOf(T{}), kindOf(m_pickle.values[id])));
    }
    return value;
}

void PickleMachine::fail(const QString& problem)
{
    if (m_error) {
        return;
    }
    if (m_instruction == m_bytes.size()) {
        m_error = Error{Tr::tr("byte %1: expected another instruction, found the end").arg(m_at)};
        return;
    }
    m_error = Error{Tr::tr("byte %1: %2: %3")
                        .arg(m_instruction)
                        .arg(pickleOpcodeName(m_bytes[m_instruction]), problem)};
}

} // namespace core
