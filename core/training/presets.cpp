#include "core/training/presets.h"

#include <QCoreApplication>

#include <algorithm>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Preset)
};

Preset makePreset(const QString& id, const QString& title, const QString& description, Head head)
{
    Preset preset{id, title, description, {}};
    preset.settings.preset = id;
    preset.settings.network.head = head;
    return preset;
}

} // namespace

const QList<Preset>& presets()
{
    static const QList<Preset> all{
        makePreset(
            "repaired", Tr::tr("Tutorial, repaired"),
            Tr::tr("The tutorial's network without the ReLU after its last layer."), Head::Logits),
        makePreset(
            "tutorial", Tr::tr("Tutorial"),
            Tr::tr("The tutorial's network exactly, with a ReLU before the softmax, which can kill "
                   "whole digits."),
            Head::Tutorial),
    };
    return all;
}

const Preset* preset(const QString& id)
{
    const auto found = std::find_if(
        presets().begin(), presets().end(), [&](const Preset& each) { return each.id == id; });
    return found == presets().end() ? nullptr : &*found;
}

} // namespace core
