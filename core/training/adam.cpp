#include "core/training/adam.h"

#include "core/base/vectorised.h"

#include <cmath>

namespace core
{

namespace
{

constexpr double firstDecay = 0.9;
constexpr double secondDecay = 0.999;
constexpr float epsilon = 1e-8F;

/// One pass over everything that a step touches, because memory limits its speed: it reads four
/// floats and writes three for one square root and one division.
DIGITLAB_VECTORISED
void moveParameters(
    float* __restrict parameters, const float* __restrict gradients, float* __restrict firstMoments,
    float* __restrict secondMoments, std::ptrdiff_t count, float stepSize, float secondScale)
{
    constexpr auto keptFirst = static_cast<float>(firstDecay);
    constexpr auto newFirst = static_cast<float>(1 - firstDecay);
    constexpr auto keptSecond = static_cast<float>(secondDecay);
    constexpr auto newSecond = static_cast<float>(1 - secondDecay);
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const float gradient = gradients[i];
        const float first = keptFirst * firstMoments[i] + newFirst * gradient;
        const float second = keptSecond * secondMoments[i] + newSecond * gradient * gradient;
        firstMoments[i] = first;
        secondMoments[i] = second;
        parameters[i] -= stepSize * first / (std::sqrt(second) * secondScale + epsilon);
    }
}

} // namespace

Adam::Adam(std::size_t parameterCount)
    : m_firstMoments(parameterCount)
    , m_secondMoments(parameterCount)
{
}

void Adam::restore(
    std::span<const float> firstMoments, std::span<const float> secondMoments, qint64 steps)
{
    Q_ASSERT(firstMoments.size() == m_firstMoments.size());
    Q_ASSERT(secondMoments.size() == m_secondMoments.size());
    m_firstMoments.assign(firstMoments.begin(), firstMoments.end());
    m_secondMoments.assign(secondMoments.begin(), secondMoments.end());
    m_steps = steps;
}

void Adam::beginStep(double learningRate)
{
    ++m_steps;
    m_stepSize =
        static_cast<float>(learningRate / (1 - std::pow(firstDecay, static_cast<double>(m_steps))));
    m_secondScale =
        static_cast<float>(1 / std::sqrt(1 - std::pow(secondDecay, static_cast<double>(m_steps))));
}

void Adam::update(
    std::span<float> parameters, std::ptrdiff_t offset, std::span<const float> gradients)
{
    moveParameters(
        parameters.data() + offset, gradients.data(), m_firstMoments.data() + offset,
        m_secondMoments.data() + offset, std::ssize(gradients), m_stepSize, m_secondScale);
}

} // namespace core
