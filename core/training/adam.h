#pragma once

#include "core/base/floatbuffer.h"

#include <QtGlobal>

#include <cstddef>
#include <span>

namespace core
{

/// The optimiser Adam (Kingma and Ba, 2015) with torch.optim.Adam's formula and defaults: decay
/// rates 0.9 and 0.999, epsilon 1e-8, no weight decay. Holds the moments of a flat buffer of
/// parameters.
class Adam
{
public:
    explicit Adam(std::size_t parameterCount);

    /// Continues where another optimiser ended: with its moments and its number of steps.
    void restore(
        std::span<const float> firstMoments, std::span<const float> secondMoments, qint64 steps);
    std::span<const float> firstMoments() const { return m_firstMoments; }
    std::span<const float> secondMoments() const { return m_secondMoments; }
    qint64 steps() const { return m_steps; }

    /// Begins the next step, at this learning rate.
    void beginStep(double learningRate);

    /// Moves the parameters that begin at `offset` along their gradients; `parameters` is the whole
    /// buffer. Different threads may move different parameters at the same time.
    void
    update(std::span<float> parameters, std::ptrdiff_t offset, std::span<const float> gradients);

private:
    FloatBuffer m_firstMoments;
    FloatBuffer m_secondMoments;
    qint64 m_steps = 0;
    float m_stepSize = 0;    ///< learning rate / (1 - 0.9^steps)
    float m_secondScale = 0; ///< 1 / sqrt(1 - 0.999^steps)
};

} // namespace core
