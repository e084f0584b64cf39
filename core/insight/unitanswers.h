#pragma once

#include "core/data/dataset.h"
#include "core/prediction/predictor.h"

#include <stop_token>
#include <vector>

namespace core
{

/// How one unit answers to labelled images. The activation of a channel is the highest value of its
/// map, as in Activations.
struct UnitAnswer {
    /// Mean activation for the images of each class; 0 for a class without images.
    ClassValues means;
    float activeShare = 0; ///< share of the images, 0..1, that it gives more than 0 for
    /// Above 0 for every image, a channel also everywhere in its map: nothing is ever held back.
    bool isAlwaysActive = false;
    /// The images that excite it most, the strongest first; of equally strong ones the lower index
    /// first. Images that it is not active for are left out.
    std::vector<int> exciting;

    bool operator==(const UnitAnswer&) const = default;
};

struct LayerAnswers {
    std::vector<UnitAnswer> units;
    bool hasRelu = true; ///< see Architecture::Stage; the outputs of the logits head have none
    /// How many units are 0 for every image, a channel in all of its map, and how many are never 0
    /// anywhere. Both are 0 without a ReLU: then there is no silence.
    int dead = 0;
    int neverSilent = 0;

    bool isDead(int unit) const;
    bool isNeverSilent(int unit) const;

    bool operator==(const LayerAnswers&) const = default;
};

/// How many images are named that excite a unit most.
inline constexpr int maxExciting = 12;

/// How the units of every layer answer to the images, counted as in Activations; that of the image
/// itself is empty. Takes as long as an evaluation, and memory for 250 images and 200 bytes a
/// unit.
/// An error if there are no images, if one has a label that the model has no output for, or if stop
/// was requested before the end.
Result<std::vector<LayerAnswers>> unitAnswers(
    const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop = {});

} // namespace core
