#pragma once

#include <QByteArray>

#include <ATen/core/Generator.h>

#include <cstdint>
#include <vector>

namespace core
{

/// The random numbers that a run takes from LibTorch: for its first weights, then for the order of
/// the images in every epoch.
class Shuffle
{
public:
    explicit Shuffle(std::uint64_t seed);

    at::Generator& generator() { return m_generator; }

    /// The numbers 0 to count - 1 in a random order.
    std::vector<std::int64_t> next(std::int64_t count);

    /// The generator's state, as LibTorch writes it.
    QByteArray state() const;
    /// Only a state that checkGeneratorState() accepts: LibTorch would read beyond its numbers from
    /// others.
    void restore(const QByteArray& state);

private:
    at::Generator m_generator;
};

} // namespace core
