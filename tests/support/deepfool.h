#pragma once

#include "core/ink/digitimage.h"
#include "core/network/model.h"

#include <optional>

namespace support
{

/// A network and its gradients written out with plain loops, in doubles, after the definition: the
/// reference for core/insight. Knows no library.
class PlainNetwork
{
public:
    using Image = std::array<double, core::digitImagePixels>;
    using Outputs = std::array<double, core::digitCount>;

    explicit PlainNetwork(const core::Model& model);

    Outputs outputs(const Image& image) const;
    /// The gradients of the outputs with respect to the image, one for each digit.
    std::array<Image, core::digitCount> gradients(const Image& image) const;

private:
    const core::Model& m_model;
};

PlainNetwork::Image plainImage(const core::DigitImage& image);

/// How DeepFool is kept within 0..1.
enum class Box { Ignored, Clipped };

/// DeepFool (Moosavi-Dezfooli, Fawzi, Frossard, "DeepFool: a simple and accurate method to fool
/// deep neural networks", 2016, algorithm 2) towards one other digit, or without a digit towards
/// the nearest one: steps to the linearised boundary, 2 % too far at the end. With `Clipped`, each
/// step is clipped to 0..1. Returns the Euclidean distance to the first image that is read
/// otherwise; nothing after 200 steps.
std::optional<double> deepFool(
    const PlainNetwork& network, const core::DigitImage& image, std::optional<int> digit, Box box);

} // namespace support
