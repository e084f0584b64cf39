#include "core/insight/neighbours.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/network/kernels.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace core
{

Result<std::vector<Neighbour>> nearestImages(
    const LastLayer& layer, const DigitImage& image, int count, const std::stop_token& stop)
{
    if (count < 0) {
        return Error{Tr::tr("expected a number of images from 0, found %1").arg(count)};
    }
    const Result<std::vector<float>> place = lastLayerOf(layer.predictor(), image);
    if (!place) {
        return place.error();
    }
    return guarded([&]() -> Result<std::vector<Neighbour>> {
        constexpr qsizetype betweenLooks = 1000;
        std::vector<Neighbour> all(static_cast<std::size_t>(layer.images().size()));
        for (qsizetype i = 0; i < layer.images().size(); ++i) {
            if (i % betweenLooks == 0 && stop.stop_requested()) {
                return Error{Tr::tr("The comparison with the training images was stopped")};
            }
            const double squared =
                squaredDistance(place->data(), layer.activations(i).data(), layer.width());
            all[static_cast<std::size_t>(i)] = {i, layer.images().label(i), std::sqrt(squared)};
        }
        const auto kept = std::min(all.size(), static_cast<std::size_t>(count));
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(kept);
        std::ranges::partial_sort(all, end, {}, [](const Neighbour& each) {
            const bool isNumber = !std::isnan(each.distance); // NaN has no place in an order
            return std::tuple(!isNumber, isNumber ? each.distance : 0, each.index);
        });
        all.resize(kept);
        return all;
    });
}

} // namespace core
