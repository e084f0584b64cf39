#pragma once

#include "core/network/architecture.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core
{

/// A number in C and the value that a compiler reads.
struct CLiteral {
    QByteArray text; ///< `0.1f`
    float value = 0;
};

/// The shortest decimal literal that gives this float again.
CLiteral cLiteral(float number);

/// `digitlab_fc1_weight`: the array of a layer's numbers.
QString cArrayName(const QString& layer, const QString& role);

/// A call of a C function, which computes one layer, and the ReLU after it if the function can.
struct CCall {
    Architecture::Placed placed;
    bool hasRelu = false;
    QString in;  ///< `image` or a buffer
    QString out; ///< `logits` or a buffer; the same as `in` if the layer's values stay in place
};

/// The calls for a network. Its values lie in two buffers, `hidden0` and `hidden1`, in turn.
QList<CCall> cCalls(const Architecture& network);

/// The number of floats in a buffer: the most that a call writes to it, 0 if none does.
qint64 cBufferSize(const QList<CCall>& calls, const QString& buffer);

/// `    digitlab_layer(digitlab_fc1_weight, ...);` and the end of the line.
QByteArray cCallText(const CCall& call);

/// The functions that these calls need, each with an empty line before and after it.
QByteArray cFunctions(const QList<CCall>& calls);

/// Whether these calls need the function, such as `digitlab_tanh`.
bool needsCFunction(const QList<CCall>& calls, const QString& name);

} // namespace core
