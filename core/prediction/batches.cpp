#include "core/prediction/batches.h"

#include "core/network/kernels.h"

#include <algorithm>

namespace core
{

namespace
{

/// The images of one forward pass: enough for full speed, few enough to stop soon.
constexpr qsizetype batchSize = 250;

} // namespace

bool forEachBatch(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images, qsizetype first, qsizetype end, const std::stop_token& stop,
    const std::function<void(const ForwardPass& pass, qsizetype from, qsizetype rows)>& take)
{
    if (first == end) {
        return true;
    }
    const auto pass =
        ForwardPass::create(architecture, parameters, std::min(batchSize, end - first));
    for (qsizetype from = first; from < end; from += batchSize) {
        if (stop.stop_requested()) {
            return false;
        }
        const qsizetype rows = std::min(batchSize, end - from);
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(images.image(from).data());
        scaleBytes(bytes, pass->inputs().first, rows * digitImagePixels);
        pass->run();
        take(*pass, from, rows);
    }
    return true;
}

} // namespace core
