#pragma once

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/prediction/predictor.h"

#include <cstdio>
#include <cstdlib>

namespace bench
{

/// The perceptron that comes with the program. What pages take is measured with it: it is by far
/// the larger of the shipped models.
inline core::PredictorPointer shippedPerceptron()
{
    const auto model = core::readModel(core::shippedModels().last().path);
    const auto predictor = model ? core::Predictor::create(*model) : model.error();
    if (!predictor) {
        std::fprintf(stderr, "%s\n", qPrintable(predictor.error().message));
        std::exit(1);
    }
    return *predictor;
}

} // namespace bench
