#include "core/modelfile/picklemachine.h"

#include "core/modelfile/pickle.h"
#include "core/modelfile/picklenames.h"

#include <QCoreApplication>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Pickle)
};

} // namespace

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

void PickleMachine::step()
{
    const auto opcode = static_cast<PickleOpcode>(takeNumber(1));
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
        push(qint64(static_cast<qint32>(takeNumber(4))));
        return true;
    case PickleOpcode::BinInt1:
        push(static_cast<qint64>(takeNumber(1)));
        return true;
    case PickleOpcode::BinInt2:
        push(static_cast<qint64>(takeNumber(2)));
        return true;
    case PickleOpcode::Long1:
        pushLong();
        return true;
    case PickleOpcode::BinFloat:
        take(sizeof(double));
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
        pushText(takeNumber(1));
        return true;
    case PickleOpcode::BinUnicode:
        pushText(takeNumber(4));
        return true;
    case PickleOpcode::BinUnicode8:
        pushText(takeNumber(8));
        return true;
    case PickleOpcode::ShortBinBytes:
        take(takeNumber(1));
        push(PickleOther{});
        return true;
    case PickleOpcode::BinBytes:
        take(takeNumber(4));
        push(PickleOther{});
        return true;
    case PickleOpcode::BinBytes8:
        take(takeNumber(8));
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
            pop(1 + static_cast<int>(opcode) - static_cast<int>(PickleOpcode::Tuple1))});
        return true;
    case PickleOpcode::Tuple:
        push(PickleTuple{popToMark()});
        return true;
    case PickleOpcode::EmptyList:
        push(PickleList{});
        return true;
    case PickleOpcode::List:
        push(PickleList{popToMark()});
        return true;
    case PickleOpcode::Append:
        extend(pop(1));
        return true;
    case PickleOpcode::Appends:
        extend(popToMark());
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
        const QList<PickleId> items = popToMark();
        push(PickleDict{});
        setItems(items);
        return true;
    }
    case PickleOpcode::SetItem:
        setItems(pop(2));
        return true;
    case PickleOpcode::SetItems:
        setItems(popToMark());
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepName(PickleOpcode opcode)
{
    switch (opcode) {
    case PickleOpcode::Global: {
        const QString module = takeLine();
        pushName(module, takeLine());
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
        put(takeNumber(1));
        return true;
    case PickleOpcode::LongBinPut:
        put(takeNumber(4));
        return true;
    case PickleOpcode::Memoize:
        put(static_cast<quint64>(m_memo.size()));
        return true;
    case PickleOpcode::BinGet:
        get(takeNumber(1));
        return true;
    case PickleOpcode::LongBinGet:
        get(takeNumber(4));
        return true;
    default:
        return false;
    }
}

} // namespace core
