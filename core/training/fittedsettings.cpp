#include "core/training/fittedsettings.h"

#include "core/base/tr.h"

namespace core
{

TrainingSettings fittedTo(const Classes& classes, TrainingSettings settings)
{
    settings.network = settings.network.withClasses(classes.size());
    if (!classes.areDigits()) {
        settings.styledShare = 0;
        settings.noDigitShare = 0;
    }
    return settings;
}

QString leftOutText(const Classes& classes, const TrainingSettings& settings)
{
    const TrainingSettings fitted = fittedTo(classes, settings);
    if (fitted.styledShare == settings.styledShare &&
        fitted.noDigitShare == settings.noDigitShare) {
        return {};
    }
    return Tr::tr("Synthetic ink is left out: it shows digits, and this dataset shows others (%1)")
        .arg(listText(classes));
}

} // namespace core
