#include "core/training/augmentationsettings.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace core
{

namespace
{

struct Part {
    const char* name;
    double AugmentationSettings::*value;
    double highest;
};

using Settings = AugmentationSettings;

constexpr std::array parts{
    Part{"rotation", &Settings::rotation, Settings::maxRotation},
    Part{"scale", &Settings::scale, Settings::maxScale},
    Part{"shear", &Settings::shear, Settings::maxShear},
    Part{"shift", &Settings::shift, Settings::maxShift},
    Part{"elastic", &Settings::elastic, Settings::maxElastic},
    Part{"thickness", &Settings::thickness, Settings::maxThickness}};

constexpr auto none = "none";

QString partNames()
{
    QStringList names;
    for (const Part& part : parts) {
        names << part.name;
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

Result<Done> AugmentationSettings::validate() const
{
    for (const Part& part : parts) {
        const double value = this->*part.value;
        if (!(value >= 0 && value <= part.highest)) {
            return Error{Tr::tr("augmentation: %1 must be 0 to %2, not %3")
                             .arg(part.name, plainText(part.highest), plainText(value))};
        }
    }
    return Done{};
}

QString augmentationText(const AugmentationSettings& settings)
{
    QStringList texts;
    for (const Part& part : parts) {
        if (settings.*part.value != 0) {
            texts << QStringLiteral("%1=%2").arg(part.name, exactText(settings.*part.value));
        }
    }
    return texts.isEmpty() ? none : texts.join(',');
}

Result<AugmentationSettings> augmentationFromText(const QString& text)
{
    AugmentationSettings settings;
    QSet<QString> names;
    const QStringList texts = text == none ? QStringList() : text.split(',');
    for (const QString& each : texts) {
        const QString name = each.section('=', 0, 0).trimmed();
        const auto part = std::find_if(
            parts.begin(), parts.end(), [&](const Part& known) { return name == known.name; });
        bool isNumber = false;
        const double value = each.section('=', 1).toDouble(&isNumber);
        if (part == parts.end() || !isNumber) {
            return Error{
                Tr::tr("augmentation: expected `none`, or a name (%1) and a number such as "
                       "`rotation=12,scale=0.12`, found `%2`")
                    .arg(partNames(), each.left(80))};
        }
        if (names.contains(name)) {
            return Error{
                Tr::tr("augmentation: expected every name once, found `%1` twice").arg(name)};
        }
        names.insert(name);
        settings.*part->value = value;
    }
    if (const Result<Done> valid = settings.validate(); !valid) {
        return valid.error();
    }
    return settings;
}

} // namespace core
