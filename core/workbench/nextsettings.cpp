#include "core/workbench/nextsettings.h"

#include "core/network/layertext.h"

#include <algorithm>

namespace core
{

namespace
{

const Preset& presetOf(const TrainingSettings& settings)
{
    if (const Preset* named = preset(settings.preset)) {
        return *named;
    }
    const auto hasSameHead = [&](const Preset& each) {
        return each.settings.network.head == settings.network.head;
    };
    const auto found = std::ranges::find_if(presets(), hasSameHead);
    return found == presets().end() ? defaultPreset() : *found;
}

} // namespace

NextSettings::NextSettings(QObject* parent)
    : QObject(parent)
{
    set(defaultPreset().settings);
}

const Preset& NextSettings::preset() const
{
    return presetOf(m_settings);
}

bool NextSettings::isEdited() const
{
    return m_settings != preset().settings || !m_error.isEmpty();
}

void NextSettings::set(const TrainingSettings& settings)
{
    m_settings = settings;
    m_settings.preset = presetOf(settings).id;
    m_layersText = shortLayersText(settings.network);
    m_error.clear();
    Q_EMIT changed();
}

void NextSettings::setLayersText(const QString& text)
{
    const Result<Architecture> network = architectureFromShortText(text);
    m_layersText = text;
    m_error = network ? QString() : network.error().message;
    if (network) {
        m_settings.network.layers = network->layers;
    }
    Q_EMIT changed();
}

void NextSettings::setNumbers(const TrainingSettings& settings)
{
    const Architecture network = m_settings.network;
    m_settings = settings;
    m_settings.network = network;
    Q_EMIT changed();
}

void NextSettings::setAugmentationOf(const TrainingSettings& settings)
{
    m_settings = withAugmentationOf(settings, m_settings);
    Q_EMIT changed();
}

TrainingSettings withAugmentationOf(const TrainingSettings& settings, TrainingSettings rest)
{
    rest.augmentation = settings.augmentation;
    rest.schedule = settings.schedule;
    rest.labelSmoothing = settings.labelSmoothing;
    rest.styledShare = settings.styledShare;
    rest.noDigitShare = settings.noDigitShare;
    return rest;
}

} // namespace core
