#include "core/network/model.h"

namespace core
{

QList<ParameterView> parameterViews(const NetworkSpec& spec)
{
    const QList<int> units = spec.layers();
    QList<ParameterView> views;
    qsizetype offset = 0;
    const auto append = [&](const QString& name, const QList<qint64>& shape, qsizetype count) {
        views.append({name, shape, offset, count});
        offset += count;
    };
    for (qsizetype i = 1; i < units.size(); ++i) {
        const qint64 inputs = units[i - 1];
        const qint64 outputs = units[i];
        append(QStringLiteral("fc%1.weight").arg(i), {outputs, inputs}, outputs * inputs);
        append(QStringLiteral("fc%1.bias").arg(i), {outputs}, outputs);
    }
    return views;
}

} // namespace core
