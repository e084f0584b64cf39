#include "core/training/moduleengine.h"

#include "core/base/random.h"
#include "core/network/head.h"
#include "core/network/kernels.h"
#include "core/network/network.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>

#include <algorithm>

namespace core
{

namespace
{

/// A replica with fewer images saves no time.
constexpr std::ptrdiff_t leastImages = 2;
/// The variance of fewer images would make batch normalisation useless.
constexpr std::ptrdiff_t leastNormalised = 6;

/// Gradients are added in blocks of this many floats: small enough to still be in a near cache when
/// the optimiser reads them.
constexpr std::size_t blockSize = 65'536;

std::size_t begin(std::size_t count, int part, int parts)
{
    return count * static_cast<std::size_t>(part) / static_cast<std::size_t>(parts);
}

} // namespace

/// A network and its part of the work.
class ModuleEngine::Replica
{
public:
    Replica(const Architecture& architecture, std::span<float> parameters)
        : m_network(architecture, parameters)
    {
    }

    /// Takes some images of a batch through the network and back. `seed` is that of this part.
    void
    run(const Batch& batch, std::span<const std::int64_t> indices, float labelSmoothing,
        std::uint64_t seed)
    {
        m_network.beginStep(seed);
        const at::Tensor sums = m_network.sums(imagesOf(batch, indices));
        sums.backward(takeLoss(sums.contiguous(), batch, indices, labelSmoothing));
    }

    Network& network() { return m_network; }
    std::span<const float> gradients() const { return m_network.gradients(); }
    const Tally& tally() const { return m_tally; }

    /// Where the gradients of several replicas are added up.
    std::span<float> blockBuffer() { return m_block; }

private:
    static at::Tensor imagesOf(const Batch& batch, std::span<const std::int64_t> indices)
    {
        at::Tensor images = at::empty({std::ssize(indices), digitImagePixels});
        auto* pixels = images.data_ptr<float>();
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(batch.images.pixels.constData());
        for (const std::int64_t index : indices) {
            scaleBytes(bytes + index * digitImagePixels, pixels, digitImagePixels);
            pixels += digitImagePixels;
        }
        return images;
    }

    /// The derivatives of the batch's mean loss with respect to the last layer's sums.
    at::Tensor takeLoss(
        const at::Tensor& sums, const Batch& batch, std::span<const std::int64_t> indices,
        float labelSmoothing)
    {
        at::Tensor deltas = at::empty_like(sums);
        const Head head = m_network.architecture().head;
        const float scale = 1.0F / static_cast<float>(batch.indices.size());
        std::vector<float> outputs(static_cast<std::size_t>(sums.size(1)));
        m_tally = {};
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const auto row = static_cast<std::ptrdiff_t>(i) * sums.size(1);
            const float* own = sums.data_ptr<float>() + row;
            std::transform(own, own + outputs.size(), outputs.begin(), [head](float sum) {
                return head == Head::Tutorial ? std::max(sum, 0.0F) : sum;
            });
            const int label = batch.images.label(indices[i]);
            const bool isDigit = label != noDigit;
            const Target target = isDigit ? Target{label, labelSmoothing} : Target::noDigit();
            const double loss =
                crossEntropy(head, outputs, target, scale, deltas.data_ptr<float>() + row);
            if (isDigit) {
                m_tally.add({loss, highestOutput(outputs) == label ? 1 : 0, 1});
            }
        }
        return deltas;
    }

    Network m_network;
    Tally m_tally;
    std::vector<float> m_block = std::vector<float>(blockSize);
};

ModuleEngine::ModuleEngine(
    const Architecture& architecture, std::span<float> parameters, Crew& crew, std::uint64_t seed)
    : m_parameters(parameters)
    , m_crew(crew)
    , m_seed(seed)
{
    for (int i = 0; i < crew.size(); ++i) {
        m_replicas.push_back(std::make_unique<Replica>(architecture, parameters));
    }
}

ModuleEngine::~ModuleEngine() = default;

Tally ModuleEngine::run(const Batch& batch, const Sink& sink)
{
    const int replicas = replicasFor(batch);
    m_crew.run([&](int part) {
        if (part < replicas) {
            const std::size_t first = begin(batch.indices.size(), part, replicas);
            const std::size_t end = begin(batch.indices.size(), part + 1, replicas);
            Random random(m_seed, static_cast<std::uint64_t>(batch.first) + first);
            m_replicas[static_cast<std::size_t>(part)]->run(
                batch, batch.indices.subspan(first, end - first), m_labelSmoothing, random.next());
        }
    });
    m_crew.run([&](int part) { handOut(part, replicas, sink); });
    Tally tally;
    m_replicas.front()->network().clearGathered();
    for (int i = 0; i < replicas; ++i) {
        Replica& replica = *m_replicas[static_cast<std::size_t>(i)];
        tally.add(replica.tally());
        replica.network().addGathered(1.0F / static_cast<float>(replicas));
    }
    return tally;
}

/// How many replicas share the batch: an epoch's last one may be small.
int ModuleEngine::replicasFor(const Batch& batch) const
{
    const bool isNormalised = m_replicas.front()->network().gathers();
    const std::ptrdiff_t most =
        std::ssize(batch.indices) / (isNormalised ? leastNormalised : leastImages);
    return static_cast<int>(std::clamp<std::ptrdiff_t>(most, 1, m_crew.size()));
}

/// Adds up the gradients of a part of the parameters.
void ModuleEngine::handOut(int part, int replicas, const Sink& sink)
{
    const std::span<float> buffer = m_replicas[static_cast<std::size_t>(part)]->blockBuffer();
    const std::size_t end = begin(m_parameters.size(), part + 1, m_crew.size());
    for (std::size_t at = begin(m_parameters.size(), part, m_crew.size()); at < end;) {
        const std::span<float> block = buffer.first(std::min(buffer.size(), end - at));
        std::ranges::copy(m_replicas.front()->gradients().subspan(at, block.size()), block.begin());
        for (int i = 1; i < replicas; ++i) {
            const auto more = m_replicas[static_cast<std::size_t>(i)]->gradients();
            addScaled(more.data() + at, 1, block.data(), std::ssize(block));
        }
        sink(static_cast<std::ptrdiff_t>(at), block);
        at += block.size();
    }
}

} // namespace core
