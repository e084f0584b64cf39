#include "core/network/model.h"

#include "core/base/tr.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <functional>
#include <numeric>

namespace core
{

namespace
{

/// Lays one tensor after the other.
class Views
{
public:
    void add(const QString& name, const QList<qint64>& shape, bool isLearned = true)
    {
        const auto count =
            std::accumulate(shape.begin(), shape.end(), qsizetype(1), std::multiplies());
        m_views.append({name, shape, m_offset, count, isLearned});
        m_offset += count;
    }

    void addWithBias(const QString& layer, const QList<qint64>& shape)
    {
        add(layer + QStringLiteral(".weight"), shape);
        add(layer + QStringLiteral(".bias"), {shape.first()});
    }

    const QList<ParameterView>& all() const { return m_views; }

private:
    QList<ParameterView> m_views;
    qsizetype m_offset = 0;
};

} // namespace

Result<Classes> classesOf(const Model& model)
{
    const int outputs = model.network.classCount();
    if (!model.passport.contains(passport::classes)) {
        return Classes::numbered(outputs);
    }
    const QByteArray json = model.passport[passport::classes].toUtf8();
    QStringList names;
    for (const QJsonValue& name : QJsonDocument::fromJson(json).array()) {
        names.append(name.toString());
    }
    const Result<Classes> classes = Classes::create(names);
    if (!classes) {
        return Error{Tr::tr("`%1`: %2").arg(passport::classes, classes.error().message)};
    }
    if (classes->size() != outputs) {
        return Error{Tr::tr("`%1`: expected %2 names, one for each output, found %3")
                         .arg(passport::classes)
                         .arg(outputs)
                         .arg(names.size())};
    }
    return classes;
}

QString classesText(const Classes& classes)
{
    const QJsonDocument json(QJsonArray::fromStringList(classes.names()));
    return classes.areNumbers() ? QString()
                                : QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

QList<ParameterView> parameterViews(const Architecture& architecture)
{
    Views views;
    for (const Architecture::Placed& each : architecture.placed()) {
        const qint64 inputs = each.before.channels;
        std::visit(
            Overloaded{
                [&](const layer::Conv& conv) {
                    views.addWithBias(each.name, {conv.channels, inputs, conv.kernel, conv.kernel});
                },
                [&](const layer::BatchNorm&) {
                    views.addWithBias(each.name, {inputs});
                    views.add(each.name + QStringLiteral(".running_mean"), {inputs}, false);
                    views.add(each.name + QStringLiteral(".running_var"), {inputs}, false);
                },
                [&](const layer::Linear& linear) {
                    views.addWithBias(each.name, {linear.units, inputs});
                },
                [](const auto&) {}},
            each.layer);
    }
    return views.all();
}

} // namespace core
