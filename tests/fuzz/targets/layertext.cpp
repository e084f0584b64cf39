#include "core/network/layertext.h"

#include "tests/fuzz/target.h"

namespace fuzz
{

bool layerText(const QByteArray& input)
{
    const QString text = QString::fromUtf8(input);
    bool isTaken = false;
    for (const auto fromText :
         {core::architectureFromLayersText, core::architectureFromShortText}) {
        const auto architecture = fromText(text);
        if (architecture) {
            const auto again = core::architectureFromLayersText(core::layersText(*architecture));
            isTaken = true;
            demand(again && *again == *architecture, "an architecture survives its own text");
        }
    }
    return isTaken;
}

} // namespace fuzz
