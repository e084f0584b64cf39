#include "core/prediction/batches.h"

#include "core/network/kernels.h"

#include <algorithm>

namespace core
{

bool forEachBatch(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images, qsizetype first, qsizetype end, const std::stop_token& stop,
    const std::function<void(const ForwardPass& pass, qsizetype from, qsizetype rows)>& take)
{
    if (first == end) {
        return true;
    }
    const auto pass =
        ForwardPass::create(architecture, parameters, std::min(imagesInPass, end - first));
    for (qsizetype from = first; from < end; from += imagesInPass) {
        if (stop.stop_requested()) {
            return false;
        }
        const qsizetype rows = std::min(imagesInPass, end - from);
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(images.image(from).data());
        scaleBytes(bytes, pass->inputs().first, rows * digitImagePixels);
        pass->run();
        take(*pass, from, rows);
    }
    return true;
}

} // namespace core
