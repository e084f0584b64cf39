#pragma once

#include <variant>

namespace core
{

/// The kinds of layers that a network can have. What they compute is what the modules of torch.nn
/// with the same names compute.
namespace layer
{

/// Slides square kernels over the image; each gives one channel.
struct Conv {
    int channels = 1;
    int kernel = 1;  ///< pixels a side
    int padding = 0; ///< zeros around the image, pixels
    bool operator==(const Conv&) const = default;
};

/// The highest of each square of pixels; the squares lie side by side. A rest at the right or
/// bottom edge is left out.
struct MaxPool {
    int side = 2;
    bool operator==(const MaxPool&) const = default;
};

/// The mean of each square of pixels, likewise.
struct AvgPool {
    int side = 2;
    bool operator==(const AvgPool&) const = default;
};

/// Shifts and scales each channel, or each unit, to mean 0 and variance 1 over the images of a
/// batch, then by learned numbers; once trained, by means and variances gathered meanwhile (Ioffe
/// and Szegedy, 2015).
struct BatchNorm {
    static constexpr double epsilon = 1e-5;
    static constexpr double momentum = 0.1; ///< share of a batch in what is gathered
    bool operator==(const BatchNorm&) const = default;
};

struct Relu {
    bool operator==(const Relu&) const = default;
};

struct LeakyRelu {
    double slope = 0.01; ///< below 0
    bool operator==(const LeakyRelu&) const = default;
};

struct Tanh {
    bool operator==(const Tanh&) const = default;
};

struct Sigmoid {
    bool operator==(const Sigmoid&) const = default;
};

/// While it learns, sets a share of the values to 0 at random and scales up the others.
struct Dropout {
    double share = 0.5; ///< 0 (included) to 1 (excluded)
    bool operator==(const Dropout&) const = default;
};

/// Puts all values in one row: channel by channel, row by row.
struct Flatten {
    bool operator==(const Flatten&) const = default;
};

/// Weighted sums of all values.
struct Linear {
    int units = 1;
    bool operator==(const Linear&) const = default;
};

} // namespace layer

using Layer = std::variant<
    layer::Conv, layer::MaxPool, layer::AvgPool, layer::BatchNorm, layer::Relu, layer::LeakyRelu,
    layer::Tanh, layer::Sigmoid, layer::Dropout, layer::Flatten, layer::Linear>;

template <typename Kind> bool is(const Layer& layer)
{
    return std::holds_alternative<Kind>(layer);
}

/// Whether it sums what comes in with weights: a convolution or a linear layer.
inline bool hasWeights(const Layer& layer)
{
    return is<layer::Conv>(layer) || is<layer::Linear>(layer);
}

/// One function object out of several, to visit a layer with.
template <typename... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};
/// Compilers before clang 17 do not find this by themselves.
template <typename... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace core
