#include "core/training/backpropagation.h"

#include "core/network/head.h"
#include "core/network/kernels.h"
#include "core/network/linearlayer.h"

namespace core
{

namespace
{

/// Gradients are summed in blocks of at most this many floats, 1 MB: large enough for the product
/// to run at full speed, small enough to still be in a near cache when the optimiser reads them.
constexpr std::ptrdiff_t largestBlock = 262'144;

/// How many images ahead the memory is asked for one: an epoch visits them in random order, which
/// no processor can foresee. This took a batch of 64 from 36 to 20 microseconds; 4 and 64 images
/// gave no more.
constexpr std::size_t imagesAhead = 8;

/// The part of 0 to `count` - 1 that falls to one of `shares`.
struct Range {
    std::ptrdiff_t begin;
    std::ptrdiff_t count;

    std::ptrdiff_t end() const { return begin + count; }
};

Range shareOf(std::ptrdiff_t count, int share, int shares)
{
    const std::ptrdiff_t begin = count * share / shares;
    return {begin, count * (share + 1) / shares - begin};
}

} // namespace

/// What all members of the crew share. At any time, each member writes only its own rows or units
/// of it.
struct Backpropagation::Shared {
    Shared(const Architecture& networkArchitecture, std::span<float> parameters, int batchSize)
        : architecture(networkArchitecture)
        , firstParameter(parameters.data())
        , layers(layerParameters(architecture, parameters.data()))
        , values(architecture, batchSize)
        , deltas(architecture, batchSize)
    {
    }

    std::ptrdiff_t rows() const { return values.outputs().rows; }

    Architecture architecture;
    const float* firstParameter;
    std::vector<LayerParameters> layers;
    LayerValues values; ///< after bias and ReLU
    /// The loss's derivatives with respect to the layers' sums, before the ReLU.
    LayerValues deltas;
    float labelSmoothing = 0;
};

class Backpropagation::Share
{
public:
    Share(Shared& shared, int index, int shares)
        : m_shared(shared)
        , m_rows(shareOf(shared.rows(), index, shares))
        , m_inputs(denseMatrix(digitImagePixels))
        , m_gradients(static_cast<std::size_t>(largestBlock + Architecture::maxUnits))
    {
        for (std::size_t layer = 0; layer < shared.layers.size(); ++layer) {
            const auto units = shareOf(std::ssize(shared.layers[layer].bias), index, shares);
            prepareForward(layer, units);
            prepareBackward(layer);
            prepareGradients(layer, units);
        }
    }

    /// The first layer: all rows, this share's units. Each share scales the images for itself:
    /// doing that twice takes less time than sending them to another core.
    void computeFirstLayer(const LabelledImages& images, std::span<const std::int64_t> indices)
    {
        const auto* pixels = reinterpret_cast<const std::uint8_t*>(images.pixels.constData());
        const auto imageAt = [&](std::size_t i) { return pixels + indices[i] * digitImagePixels; };
        for (std::size_t i = 0; i < indices.size(); ++i) {
            prefetch(imageAt(std::min(i + imagesAhead, indices.size() - 1)), digitImagePixels);
            scaleBytes(imageAt(i), m_inputs.row(static_cast<std::ptrdiff_t>(i)), digitImagePixels);
        }
        for (const LinearLayer& layer : m_firstLayer) {
            layer.run();
        }
    }

    /// This share's rows: through the other layers, to the loss, and its deltas back to the first.
    void propagate(const LabelledImages& images, std::span<const std::int64_t> indices)
    {
        for (const LinearLayer& layer : m_otherLayers) {
            layer.run();
        }
        m_tally = {};
        for (std::ptrdiff_t row = m_rows.begin; row < m_rows.end(); ++row) {
            takeLoss(row, images, indices);
        }
        for (auto step = m_backward.rbegin(); step != m_backward.rend(); ++step) {
            step->product->run();
            for (std::ptrdiff_t row = 0; row < step->deltas.rows; ++row) {
                maskRelu(step->deltas.row(row), step->values.row(row), step->deltas.columns);
            }
        }
    }

    /// The gradients of this share's units, summed over all rows.
    void handOutGradients(const Sink& sink) const
    {
        for (const Block& block : m_blocks) {
            std::fill(block.biasGradients.begin(), block.biasGradients.end(), 0.0F);
            for (std::ptrdiff_t row = 0; row < block.deltas.rows; ++row) {
                copyAndAdd(
                    block.deltas.row(row), block.denseDeltas.row(row), block.biasGradients.data(),
                    block.deltas.columns);
            }
            block.product->run();
            sink(block.weightOffset, block.weightGradients);
            sink(block.biasOffset, block.biasGradients);
        }
    }

    const Tally& tally() const { return m_tally; }

private:
    /// From one layer's deltas to those of the layer before.
    struct Backward {
        ProductPointer product;
        Matrix deltas;
        Matrix values;
    };

    /// Some units of a layer, and where their gradients belong and lie.
    struct Block {
        ProductPointer product; ///< deltas^T inputs = weight gradients
        Matrix deltas;          ///< all rows, these units
        Matrix denseDeltas;     ///< a copy, which the library multiplies faster
        std::ptrdiff_t weightOffset;
        std::span<float> weightGradients;
        std::ptrdiff_t biasOffset;
        std::span<float> biasGradients;
    };

    /// What goes into a layer, for all rows.
    const Matrix& inputsOf(std::size_t layer) const
    {
        return layer == 0 ? m_inputs : m_shared.values[layer - 1];
    }

    Matrix ownRows(const Matrix& all) const { return all.rowRange(m_rows.begin, m_rows.count); }

    /// A matrix that only this share uses, with all rows of the batch.
    Matrix denseMatrix(std::ptrdiff_t columns)
    {
        m_buffers.emplace_back(static_cast<std::size_t>(m_shared.rows() * columns));
        return {m_buffers.back().data(), m_shared.rows(), columns, columns};
    }

    void prepareForward(std::size_t layer, const Range& units)
    {
        const LayerParameters& parameters = m_shared.layers[layer];
        const Matrix& outputs = m_shared.values[layer];
        const LinearLayer::Ending ending = endingOf(m_shared.architecture, layer);
        if (layer == 0 && units.count > 0) {
            m_firstLayer.emplace_back(
                m_inputs, parameters.units(units.begin, units.count), denseMatrix(units.count),
                outputs.columnRange(units.begin, units.count), ending);
        } else if (layer > 0 && m_rows.count > 0) {
            m_otherLayers.emplace_back(
                ownRows(inputsOf(layer)), parameters, ownRows(outputs), ending);
        }
    }

    void prepareBackward(std::size_t layer)
    {
        if (layer > 0 && m_rows.count > 0) {
            const Matrix from = ownRows(m_shared.deltas[layer]);
            const Matrix to = ownRows(m_shared.deltas[layer - 1]);
            m_backward.push_back(
                {prepareProduct(from, m_shared.layers[layer].weight, to), to,
                 ownRows(m_shared.values[layer - 1])});
        }
    }

    void prepareGradients(std::size_t layer, const Range& units)
    {
        const std::ptrdiff_t inputs = inputsOf(layer).columns;
        const auto blocks = static_cast<int>((units.count * inputs - 1) / largestBlock) + 1;
        for (int i = 0; i < blocks; ++i) {
            const Range part = shareOf(units.count, i, blocks);
            if (part.count > 0) {
                prepareBlock(layer, {units.begin + part.begin, part.count});
            }
        }
    }

    void prepareBlock(std::size_t layer, const Range& units)
    {
        const LayerParameters parameters = m_shared.layers[layer].units(units.begin, units.count);
        const Matrix& inputs = inputsOf(layer);
        const Matrix deltas = m_shared.deltas[layer].columnRange(units.begin, units.count);
        const Matrix denseDeltas = denseMatrix(units.count);
        const Matrix gradients{m_gradients.data(), units.count, inputs.columns, inputs.columns};
        const auto weights = static_cast<std::size_t>(units.count * inputs.columns);
        const auto biases = static_cast<std::size_t>(units.count);
        m_blocks.push_back(
            {prepareProduct(denseDeltas.transposed(), inputs, gradients), deltas, denseDeltas,
             parameters.weight.first - m_shared.firstParameter,
             std::span(m_gradients).first(weights),
             parameters.bias.data() - m_shared.firstParameter,
             std::span(m_gradients).subspan(weights, biases)});
    }

    void takeLoss(
        std::ptrdiff_t row, const LabelledImages& images, std::span<const std::int64_t> indices)
    {
        float* deltas = m_shared.deltas.outputs().row(row);
        if (row >= std::ssize(indices)) {
            // An epoch's last batch may have fewer images. It goes through at full size: rows
            // without an image add nothing to any gradient.
            std::fill_n(deltas, m_shared.deltas.outputs().columns, 0.0F);
            return;
        }
        const std::span<const float> outputs = m_shared.values.outputs().values(row);
        const int label = images.label(indices[static_cast<std::size_t>(row)]);
        const float scale = 1.0F / static_cast<float>(indices.size());
        const Head head = m_shared.architecture.head;
        if (label == noDigit) {
            crossEntropy(head, outputs, Target::noDigit(), scale, deltas);
            return;
        }
        const Target target{label, m_shared.labelSmoothing};
        const double loss = crossEntropy(head, outputs, target, scale, deltas);
        m_tally.add({loss, highestOutput(outputs) == label ? 1 : 0, 1});
    }

    Shared& m_shared;
    Range m_rows;
    std::vector<FloatBuffer> m_buffers;
    Matrix m_inputs;                       ///< all rows of the batch
    std::vector<LinearLayer> m_firstLayer; ///< none when there are more members than units
    std::vector<LinearLayer> m_otherLayers;
    std::vector<Backward> m_backward; ///< from the second layer on; they run from the last
    FloatBuffer m_gradients;          ///< of one block
    std::vector<Block> m_blocks;
    Tally m_tally;
};

Backpropagation::Backpropagation(
    const Architecture& architecture, std::span<float> parameters, int batchSize, Crew& crew)
    : m_crew(crew)
    , m_shared(std::make_unique<Shared>(architecture, parameters, batchSize))
{
    for (int i = 0; i < crew.size(); ++i) {
        m_shares.push_back(std::make_unique<Share>(*m_shared, i, crew.size()));
    }
}

Backpropagation::~Backpropagation() = default;

void Backpropagation::setLabelSmoothing(float smoothing)
{
    m_shared->labelSmoothing = smoothing;
}

Tally Backpropagation::run(const Batch& batch, const Sink& sink)
{
    const auto together = [this](const auto& work) {
        m_crew.run([&](int part) { work(*m_shares[static_cast<std::size_t>(part)]); });
    };
    together([&](Share& share) { share.computeFirstLayer(batch.images, batch.indices); });
    together([&](Share& share) { share.propagate(batch.images, batch.indices); });
    together([&](Share& share) { share.handOutGradients(sink); });
    Tally tally;
    for (const auto& share : m_shares) {
        tally.add(share->tally());
    }
    return tally;
}

} // namespace core
