#pragma once

#include "core/data/dataset.h"
#include "core/insight/deformation.h"
#include "core/prediction/predictor.h"

#include <functional>
#include <stop_token>

namespace core
{

/// How many images a model reads right under a deformation of that strength.
struct RobustnessPoint {
    double strength = 0;
    qint64 correct = 0;
    qint64 samples = 0;

    /// 0 to 1; 0 of no images.
    double accuracy() const;

    bool operator==(const RobustnessPoint&) const = default;
};

/// One point for each strength, in the order of the strengths. A curve shows both sides of a
/// deformation that has two: digits suffer differently from them, a 1 that leans to the left more
/// than one that leans to the right, and a mean would hide it.
using RobustnessCurve = QList<RobustnessPoint>;

/// Deforms all images with each strength and has the model read them, as evaluate() does: at
/// strength 0 the accuracy is evaluate()'s, exactly. Which random numbers an image gets depends on
/// its index alone, so the same call gives the same curve, and two models read the same images.
///
/// Takes the images in batches; the memory that it needs does not grow with their number. One
/// thread. `progress` is told the share of the work that is done, 0 to 1. An error if a strength is
/// not valid (see validateStrength()), or if stop was requested before the end.
Result<RobustnessCurve> robustness(
    const Predictor& predictor, const LabelledImages& images, Deformation deformation,
    const QList<double>& strengths, const std::stop_token& stop = {},
    const std::function<void(double share)>& progress = {});

} // namespace core
