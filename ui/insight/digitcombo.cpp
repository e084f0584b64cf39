#include "ui/insight/digitcombo.h"

#include "core/ink/digitimage.h"
#include "ui/widgets/controls.h"

#include <QComboBox>

namespace ui
{

QComboBox*
makeDigitCombo(const QString& objectName, const QString& accessibleName, const QString& none)
{
    auto* combo = new QComboBox;
    setNames(combo, objectName, accessibleName);
    combo->addItem(none);
    for (int digit = 0; digit < core::digitCount; ++digit) {
        combo->addItem(QString::number(digit));
    }
    return combo;
}

std::optional<int> digitOf(const QComboBox* combo)
{
    return combo->currentIndex() > 0 ? std::optional(combo->currentIndex() - 1) : std::nullopt;
}

} // namespace ui
