#include "core/network/networkspec.h"

#include "core/base/tr.h"
#include "core/ink/digitimage.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace core
{

namespace
{

constexpr auto logitsName = "logits";
constexpr auto tutorialName = "tutorial";

QString joined(const QList<int>& units)
{
    QStringList texts;
    for (const int count : units) {
        texts.append(QString::number(count));
    }
    return texts.join('-');
}

} // namespace

QList<int> NetworkSpec::tutorialHidden()
{
    return {256, 128, 64};
}

QList<int> NetworkSpec::layers() const
{
    QList<int> units;
    units.append(digitImagePixels);
    units.append(hidden);
    units.append(digitCount);
    return units;
}

qsizetype NetworkSpec::parameterCount() const
{
    const QList<int> units = layers();
    qsizetype count = 0;
    for (qsizetype i = 1; i < units.size(); ++i) {
        count += (qsizetype(units[i - 1]) + 1) * units[i];
    }
    return count;
}

Result<Done> NetworkSpec::validate() const
{
    if (hidden.isEmpty() || hidden.size() > maxHiddenLayers) {
        return Error{Tr::tr("hidden layers: expected 1 to %1 of them, found %2")
                         .arg(maxHiddenLayers)
                         .arg(hidden.size())};
    }
    for (const int units : hidden) {
        if (units < 1 || units > maxUnits) {
            return Error{Tr::tr("hidden layers: expected 1 to %1 units in each, found %2")
                             .arg(maxUnits)
                             .arg(units)};
        }
    }
    return Done{};
}

QString headName(Head head)
{
    return head == Head::Tutorial ? tutorialName : logitsName;
}

Result<Head> headFromName(const QString& name)
{
    if (name == logitsName) {
        return Head::Logits;
    }
    if (name == tutorialName) {
        return Head::Tutorial;
    }
    return Error{Tr::tr("head: expected `%1` or `%2`, found `%3`")
                     .arg(logitsName, tutorialName, name.left(80))};
}

QString layersText(const NetworkSpec& spec)
{
    return joined(spec.layers());
}

Result<QList<int>> hiddenFromText(const QString& text)
{
    static const QRegularExpression separator(R"(\s*[-,]\s*|\s+)");
    NetworkSpec spec{.hidden = {}};
    const QStringList parts = text.trimmed().split(separator);
    for (const QString& part : parts) {
        bool isNumber = false;
        spec.hidden.append(part.toInt(&isNumber));
        if (!isNumber) {
            return Error{
                Tr::tr("hidden layers: expected whole numbers such as `256-128-64`, found `%1`")
                    .arg(text.left(80))};
        }
    }
    if (const auto valid = spec.validate(); !valid) {
        return valid.error();
    }
    return spec.hidden;
}

Result<QList<int>> hiddenFromLayersText(const QString& text)
{
    const qsizetype first = text.indexOf('-');
    const qsizetype last = text.lastIndexOf('-');
    const auto hidden = hiddenFromText(text.mid(first + 1, last - first - 1));
    if (!hidden || layersText({.hidden = *hidden}) != text) {
        return Error{Tr::tr("expected %1, 1 to %2 hidden layers of 1 to %3 units and %4, such as "
                            "`%5`, found `%6`")
                         .arg(digitImagePixels)
                         .arg(NetworkSpec::maxHiddenLayers)
                         .arg(NetworkSpec::maxUnits)
                         .arg(digitCount)
                         .arg(layersText(NetworkSpec{}), text.left(80))};
    }
    return hidden;
}

QString hiddenText(const QList<int>& hidden)
{
    return joined(hidden);
}

} // namespace core
