#pragma once

#include "core/training/gradientengine.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace core
{

/// The gradients of any network by LibTorch's autograd. Each member of the crew has a replica: a
/// torch module of its own that computes with the same parameters, on one torch thread, and takes
/// its part of the batch. Their gradients are added in the order of the replicas. Batch
/// normalisation is over a replica's part; what it gathers is the mean of all replicas.
class ModuleEngine : public GradientEngine
{
public:
    ModuleEngine(
        const Architecture& architecture, std::span<float> parameters, Crew& crew,
        std::uint64_t seed);
    ~ModuleEngine() override;

    void setLabelSmoothing(float smoothing) override { m_labelSmoothing = smoothing; }
    Tally run(const Batch& batch, const Sink& sink) override;

private:
    class Replica;

    int replicasFor(const Batch& batch) const;
    void handOut(int part, int replicas, const Sink& sink);

    std::span<float> m_parameters;
    Crew& m_crew;
    std::uint64_t m_seed;
    float m_labelSmoothing = 0;
    std::vector<std::unique_ptr<Replica>> m_replicas; ///< one for each member of the crew
};

} // namespace core
