#include "core/data/classesfile.h"

#include "tests/fuzz/target.h"

namespace fuzz
{

bool classesFile(const QByteArray& input)
{
    const auto classes = core::readClasses(fileOf(input, core::classesFile));
    if (classes) {
        demand(
            classes->size() >= core::Classes::least && classes->size() <= core::Classes::most,
            "there are 2 to 62 classes");
        const QByteArray again = classes->names().join('\n').toUtf8();
        const auto reread = core::readClasses(fileOf(again, core::classesFile));
        demand(reread && *reread == *classes, "names survive another reading");
    }
    return classes.hasValue();
}

} // namespace fuzz
