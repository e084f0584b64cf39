#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace core
{

/// Random numbers that are the same on every machine, unlike those of the standard library's
/// distributions. Making a generator costs nothing, so each image of a batch has its own, whichever
/// thread makes the image. SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014).
class Random
{
public:
    /// The numbers of one stream, for example of the n-th image of a run.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
        : m_state(mixed(seed * increment + mixed(stream + increment)))
    {
    }

    std::uint64_t next() { return mixed(m_state += increment); }

    /// From 0 (included) to 1 (excluded).
    float uniform() { return static_cast<float>(next() >> 40) * 0x1p-24F; }
    float uniform(float low, float high) { return low + (high - low) * uniform(); }

    /// With mean 0 and standard deviation 1 (Box and Muller, 1958).
    float normal()
    {
        const float radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(2 * std::numbers::pi_v<float> * uniform());
    }

    /// From 0 to count - 1, for counts up to 65,536.
    int below(int count)
    {
        return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(count) >> 32);
    }

    bool chance(float probability) { return uniform() < probability; }

private:
    static constexpr std::uint64_t increment = 0x9e3779b97f4a7c15;

    static constexpr std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

} // namespace core
