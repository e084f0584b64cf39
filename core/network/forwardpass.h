#pragma once

#include "core/network/architecture.h"
#include "core/network/matrix.h"

#include <memory>
#include <span>

namespace core
{

/// Takes images through a network: prepared once, then run as often as needed. Predictor,
/// evaluation and calibration all compute with it. It owns the images and the layers' values, but
/// not the parameters. Any thread may use it, one at a time.
class ForwardPass
{
public:
    /// For this many images at once, at least one. The parameters are
    /// architecture.parameterCount() floats laid out like Model::parameters; they must outlive
    /// this, and may change between two runs. Perceptrons are computed by hand-written layers, all
    /// others by LibTorch.
    static std::unique_ptr<const ForwardPass> create(
        const Architecture& architecture, std::span<const float> parameters, std::ptrdiff_t images);

    virtual ~ForwardPass() = default;

    /// The images, each a row of 784 values 0..1. Write them before run().
    virtual const Matrix& inputs() const = 0;
    /// The last layer's outputs of each image, softmax left out: logits, or for the tutorial's head
    /// the ReLU of them. Read them after run().
    virtual const Matrix& outputs() const = 0;
    /// What stage `index` of the architecture gives for each image, channel by channel, row by row.
    /// Read them after run().
    virtual const Matrix& values(std::size_t index) const = 0;

    virtual void run() const = 0;
};

} // namespace core
