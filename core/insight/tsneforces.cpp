#include "core/base/vectorised.h"
#include "core/insight/tsneforces_p.h"

#include <cstring>

namespace core
{

namespace
{

using Lanes [[gnu::vector_size(tsneLanes * sizeof(float))]] = float;

} // namespace

DIGITLAB_VECTORISED
TsneForces tsneForces(
    const float* affinities, const float* xs, const float* ys, std::ptrdiff_t count, float x,
    float y)
{
    Lanes pullX{};
    Lanes pullY{};
    Lanes pushX{};
    Lanes pushY{};
    Lanes weight{};
    for (std::ptrdiff_t i = 0; i < count; i += tsneLanes) {
        Lanes affinity;
        Lanes otherX;
        Lanes otherY;
        std::memcpy(&affinity, affinities + i, sizeof affinity);
        std::memcpy(&otherX, xs + i, sizeof otherX);
        std::memcpy(&otherY, ys + i, sizeof otherY);
        const Lanes wayX = x - otherX;
        const Lanes wayY = y - otherY;
        const Lanes w = 1 / (1 + wayX * wayX + wayY * wayY);
        const Lanes pull = affinity * w;
        const Lanes push = w * w;
        pullX += pull * wayX;
        pullY += pull * wayY;
        pushX += push * wayX;
        pushY += push * wayY;
        weight += w;
    }
    TsneForces sums;
    for (std::ptrdiff_t lane = 0; lane < tsneLanes; ++lane) {
        sums.pullX += pullX[lane];
        sums.pullY += pullY[lane];
        sums.pushX += pushX[lane];
        sums.pushY += pushY[lane];
        sums.weight += weight[lane];
    }
    return sums;
}

} // namespace core
