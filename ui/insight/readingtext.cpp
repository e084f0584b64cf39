#include "ui/insight/readingtext.h"

#include "ui/widgets/classtext.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/tr.h"

#include <QLocale>

namespace ui
{

QString
readingText(const core::Dataset& images, qsizetype index, const core::LabelledReading& reading)
{
    const core::Classes& classes = images.classes;
    const QString text =
        Tr::tr("%1 #%2 is %3, read as %4, %5", "mnist #247 is a 7, read as 1, 83.2 %")
            .arg(
                images.name, QLocale().toString(index), thingText(classes, reading.label),
                classes.name(reading.reading.mostLike), percentText(reading.reading.probability()));
    return reading.reading.isDigit ? text
                                   : text + Tr::tr("; it does not look like a digit to the model");
}

} // namespace ui
