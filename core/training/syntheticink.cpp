#include "core/training/syntheticink.h"

#include "core/base/tr.h"

namespace core
{

TrainingSettings fittedTo(const Classes& classes, TrainingSettings settings)
{
    if (!classes.areDigits()) {
        settings.styledShare = 0;
        settings.noDigitShare = 0;
    }
    return settings;
}

QString leftOutText(const Classes& classes, const TrainingSettings& settings)
{
    if (fittedTo(classes, settings) == settings) {
        return {};
    }
    return Tr::tr("Synthetic ink is left out: it shows digits, and this dataset shows others (%1, "
                  "%2 ...)")
        .arg(classes.name(0), classes.name(1));
}

} // namespace core
