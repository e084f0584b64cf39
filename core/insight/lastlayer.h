#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/prediction/predictor.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace core
{

/// What a model's last hidden layer makes of images: where they lie for the network. Of a
/// convolutional layer these are all values of its maps. Immutable, cheap to copy, usable from any
/// thread. It keeps the model and shares the images' bytes.
class LastLayer
{
public:
    /// Takes all images through the model, in batches, on the calling thread. Keeps one float for
    /// each image and value of the layer: 60,000 images take 123 MB with 512 units. An error if
    /// that were more than `mostBytes`, or if stop was requested before the end. `progress` is told
    /// how far it is, 0 to 1, after each hundredth part.
    static Result<LastLayer> compute(
        const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop = {},
        const std::function<void(double share)>& progress = {});

    static constexpr qint64 mostBytes = 1'000'000'000;

    const Predictor& predictor() const;
    const LabelledImages& images() const;
    /// Values of the layer for one image.
    int width() const;
    /// The `width()` values of one of the images.
    std::span<const float> activations(qsizetype index) const;
    /// Those of all images, one image behind the other.
    std::span<const float> values() const;

private:
    struct Private;
    explicit LastLayer(std::shared_ptr<const Private> content);
    std::shared_ptr<const Private> d;
};

/// What the last hidden layer gives for one image.
Result<std::vector<float>> lastLayerOf(const Predictor& predictor, const DigitImage& image);

} // namespace core
