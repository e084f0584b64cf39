#include "ui/insight/readingtext.h"

#include "ui/widgets/numbertext.h"
#include "ui/widgets/tr.h"

#include <QLocale>

namespace ui
{

QString readingText(const QString& source, qsizetype index, const core::LabelledReading& reading)
{
    const QString text = Tr::tr("%1 #%2 is a %3, read as %4, %5")
                             .arg(source, QLocale().toString(index))
                             .arg(reading.label)
                             .arg(reading.reading.mostLike)
                             .arg(percentText(reading.reading.probability()));
    return reading.reading.isDigit ? text
                                   : text + Tr::tr("; it does not look like a digit to the model");
}

} // namespace ui
