#pragma once

#include "core/base/result.h"
#include "core/modelfile/pickleopcodes.h"
#include "core/modelfile/picklevalue.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <optional>

namespace core
{

/// A pickle is a program for a stack machine. This is that machine, with the instructions that
/// readPickle() follows. It ends at the first problem; what a step does after that has no effect.
class PickleMachine
{
public:
    explicit PickleMachine(const QByteArray& bytes);

    /// Until the end of the bytes, which must be that of the pickle too.
    Result<Pickle> run();
    /// Until the end of the first pickle; `end` becomes the place of the first byte after it.
    Result<Pickle> runFirst(qsizetype& end);

private:
    void step();
    /// Each of these returns whether the instruction is of its kind.
    bool stepControl(PickleOpcode opcode);
    bool stepPlain(PickleOpcode opcode);
    bool stepText(PickleOpcode opcode);
    bool stepSequence(PickleOpcode opcode);
    bool stepDictionary(PickleOpcode opcode);
    bool stepName(PickleOpcode opcode);
    bool stepMemo(PickleOpcode opcode);

    void readProtocol();
    void readFrame();
    void stop();
    void newObject();
    void pushLong();
    void pushText(quint64 size);
    void pushName(const QString& module, const QString& name);
    void pushScriptClass(const QString& name);
    void pushStorage();
    void pushResult(const Result<PickleValue>& result);
    void extend(const QList<PickleId>& items);
    void setItems(const QList<PickleId>& items);
    void reduce();
    void build();
    void put(quint64 place);
    void get(quint64 place);

    QByteArrayView readBytes(quint64 size);
    quint64 readNumber(int size); ///< little-endian, of 1 to 8 bytes
    QString readLine();
    QString popText();

    void push(PickleValue value);
    void pushId(PickleId id);
    PickleId pop();
    QList<PickleId> pop(qsizetype count);
    QList<PickleId> popToMark();
    /// The same items, for a container. An error if all containers hold too many.
    QList<PickleId> contained(QList<PickleId> items);
    /// The container on top of the stack, which an instruction fills. Null after an error.
    template <typename T> T* top();

    void fail(const QString& problem);

    QByteArray m_bytes;
    qsizetype m_at = 0;          ///< the next byte
    qsizetype m_instruction = 0; ///< where this step's began
    Pickle m_pickle;
    QList<PickleId> m_stack;
    QList<qsizetype> m_marks; ///< sizes of the stack
    QHash<quint64, PickleId> m_memo;
    qsizetype m_items = 0;          ///< in all containers
    qsizetype m_nameCharacters = 0; ///< of classes of TorchScript
    std::optional<Error> m_error;
    bool m_isDone = false;
    bool m_mayMoreFollow = false;
};

} // namespace core
