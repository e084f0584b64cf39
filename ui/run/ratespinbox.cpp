#include "ui/run/ratespinbox.h"

#include <QLocale>

namespace ui
{

RateSpinBox::RateSpinBox(QWidget* parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(9);
    setStepType(AdaptiveDecimalStepType);
}

QString RateSpinBox::textFromValue(double value) const
{
    return locale().toString(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace ui
