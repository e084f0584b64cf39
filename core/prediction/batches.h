#pragma once

#include "core/data/dataset.h"
#include "core/network/forwardpass.h"
#include "core/prediction/predictor.h"

#include <functional>
#include <span>
#include <stop_token>

namespace core
{

/// The images of one forward pass: enough for full speed, few enough to stop soon.
inline constexpr qsizetype imagesInPass = 250;

/// An error if an image has a label that the network has no output for.
Result<Done> checkLabels(const LabelledImages& images, const Architecture& architecture);

/// An error if the model cannot read what the dataset shows: it tells other classes apart.
Result<Done> checkClasses(const Predictor& predictor, const Dataset& dataset);

/// Takes the images from `first` to before `end` through a network, some at a time, on the calling
/// thread. After each pass, whose first `rows` rows are the images from `from` on, it calls
/// `take(pass, from, rows)`. Returns false if stop was requested before the last pass.
bool forEachBatch(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images, qsizetype first, qsizetype end, const std::stop_token& stop,
    const std::function<void(const ForwardPass& pass, qsizetype from, qsizetype rows)>& take);

} // namespace core
