#include "core/training/fittedsettings.h"

#include "core/base/tr.h"
#include "core/training/presets.h"

#include <QStringList>

namespace core
{

namespace
{

bool isAugmentationOfPreset(const TrainingSettings& settings)
{
    const Preset* origin = preset(settings.preset);
    return origin && origin->settings.augmentation == settings.augmentation;
}

} // namespace

TrainingSettings fittedTo(const Classes& classes, TrainingSettings settings)
{
    settings.network = settings.network.withClasses(classes.size());
    if (!classes.areDigits()) {
        settings.styledShare = 0;
        settings.noDigitShare = 0;
    }
    if (!classes.areHandwriting() && isAugmentationOfPreset(settings)) {
        settings.augmentation = {
            .scale = settings.augmentation.scale, .shift = settings.augmentation.shift};
    }
    return settings;
}

QString leftOutText(const Classes& classes, const TrainingSettings& settings)
{
    const TrainingSettings fitted = fittedTo(classes, settings);
    QStringList reasons;
    if (fitted.styledShare != settings.styledShare ||
        fitted.noDigitShare != settings.noDigitShare) {
        reasons << Tr::tr("Synthetic ink is left out: it shows digits, and this dataset shows "
                          "others (%1)")
                       .arg(listText(classes));
    }
    if (fitted.augmentation != settings.augmentation) {
        reasons << Tr::tr("Of the preset's deformations only `%1` is kept: the others are a pen's, "
                          "and this dataset shows no handwriting")
                       .arg(augmentationText(fitted.augmentation));
    }
    return reasons.size() > 1 ? Tr::tr("%1. %2", "two sentences").arg(reasons[0], reasons[1])
                              : reasons.value(0);
}

} // namespace core
