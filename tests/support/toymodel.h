#pragma once

#include "core/network/model.h"
#include "core/prediction/predictor.h"

namespace support
{

/// A model with seeded random parameters between -0.1 and 0.1. What batch normalisation multiplies
/// with and divides by lies between 0.5 and 1.5.
core::Model randomModel(const core::Architecture& spec = {}, unsigned seed = 1);

/// The architecture that is written so, see layertext.h.
core::Architecture architectureOf(const QString& layers);

/// A small convolutional network of most kinds of layers, that learns something in a second.
core::Architecture convolutionalNetwork();

/// A model that gives the digit `digit` for every image, by its last bias alone.
core::Model constantModel(int digit, const core::Architecture& spec = {});

core::PredictorPointer predictorOf(core::Model model);

} // namespace support
