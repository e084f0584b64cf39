#include "core/modelfile/candidates.h"

#include "core/base/tr.h"
#include "core/ink/digitimage.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/network/layertext.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace core
{

namespace
{

constexpr qsizetype maxStructures = 8;
/// How often padding may begin or end on the way through the convolutions: LeNet-5 ends it once.
constexpr int maxPaddingChanges = 2;
constexpr int poolSide = 2;

struct PixelFormInfo {
    PixelForm form;
    const char* name;
    PixelScale scale;
};

constexpr double mnistMean = 0.1307;
constexpr double mnistDeviation = 0.3081;

constexpr PixelFormInfo infos[] = {
    {PixelForm::ZeroToOne, "0..1", {1, 0}},
    {PixelForm::Normalised, "normalised", {1 / mnistDeviation, -mnistMean / mnistDeviation}},
    {PixelForm::MinusOneToOne, "-1..1", {2, -1}},
    {PixelForm::Bytes, "0..255", {255, 0}},
    {PixelForm::Inverted, "inverted", {-1, 1}}};

template <typename Kind> const Kind* as(const Layer& layer)
{
    return std::get_if<Kind>(&layer);
}

/// What surrounds a convolution.
struct Surroundings {
    bool isPadded = false;
    bool isPooled = false;
};

using Structure = QList<Surroundings>; ///< of each convolution

/// Finds the surroundings of convolutions after which the first linear layer has its inputs.
class StructureSearch
{
public:
    explicit StructureSearch(const WeightChain& chain)
    {
        for (const ChainLink& link : chain.links) {
            const auto* conv = as<layer::Conv>(link.layer);
            const bool isLinear = as<layer::Linear>(link.layer) != nullptr;
            if (conv) {
                m_kernels.append(conv->kernel);
                m_channels = conv->channels;
            } else if (isLinear) {
                m_values = link.inputs;
                break;
            }
        }
    }

    /// Those with few changes of the padding come first.
    QList<Structure> find()
    {
        for (m_changes = 0; m_changes <= maxPaddingChanges; ++m_changes) {
            extend(digitImageSide, 0);
        }
        return m_found;
    }

    /// The sides of what the convolutions may give: `4, 5 or 7`.
    QString sidesText() const
    {
        QStringList texts;
        const QSet<int> sides = sidesAfterAll();
        QList<int> sorted(sides.begin(), sides.end());
        std::ranges::sort(sorted);
        for (const int side : sorted) {
            texts.append(QString::number(side));
        }
        return texts.join(QStringLiteral(", "));
    }

private:
    static int pooled(int side, bool isPooled) { return isPooled ? side / poolSide : side; }

    int convolved(int side, qsizetype conv, bool isPadded) const
    {
        return side - m_kernels[conv] + 1 + (isPadded ? m_kernels[conv] / 2 * 2 : 0);
    }

    void extend(int side, int changes)
    {
        const qsizetype conv = m_chosen.size();
        if (m_found.size() == maxStructures || side < 1) {
            return;
        }
        if (conv == m_kernels.size()) {
            if (changes == m_changes && m_channels * side * side == m_values) {
                m_found.append(m_chosen);
            }
            return;
        }
        for (const bool isPadded : {false, true}) {
            // Without a middle row of its own, a kernel of one pixel needs no zeros around it.
            if (isPadded && m_kernels[conv] == 1) {
                continue;
            }
            const bool isChange = conv > 0 && m_chosen.last().isPadded != isPadded;
            const int changesNow = changes + (isChange ? 1 : 0);
            for (const bool isPooled : {false, true}) {
                if (changesNow <= m_changes) {
                    m_chosen.append({isPadded, isPooled});
                    extend(pooled(convolved(side, conv, isPadded), isPooled), changesNow);
                    m_chosen.removeLast();
                }
            }
        }
    }

    QSet<int> sidesAfterAll() const
    {
        QSet<int> sides{digitImageSide};
        for (qsizetype conv = 0; conv < m_kernels.size(); ++conv) {
            QSet<int> next;
            for (const int side : std::as_const(sides)) {
                for (const bool isPadded : {false, true}) {
                    const int after = convolved(side, conv, isPadded);
                    next << after << after / poolSide;
                }
            }
            next.removeIf([](const int& side) { return side < 1; });
            sides = next;
        }
        return sides;
    }

    QList<int> m_kernels;
    qint64 m_channels = 1;
    qint64 m_values = 0; ///< inputs of the first linear layer
    int m_changes = 0;   ///< that are looked for
    Structure m_chosen;
    QList<Structure> m_found;
};

/// Puts a network together out of the layers of a chain and what lies between them.
class Assembly
{
public:
    Assembly(Structure structure, Layer pool, Layer activation, bool areNormsLast)
        : m_structure(std::move(structure))
        , m_pool(std::move(pool))
        , m_activation(std::move(activation))
        , m_areNormsLast(areNormsLast)
    {
    }

    Architecture architectureOf(const QList<ChainLink>& links)
    {
        qsizetype at = 0;
        if (as<layer::BatchNorm>(links.first().layer)) {
            flattenBefore(links.first().inputs == digitImagePixels);
            m_layers.append(links[at++].layer);
        }
        for (; at < links.size(); ++at) {
            const bool hasNorm = at + 1 < links.size() && as<layer::BatchNorm>(links[at + 1].layer);
            const bool isLast = at + 1 == links.size();
            add(links[at], hasNorm, isLast);
            at += hasNorm ? 1 : 0;
        }
        return {m_layers, Head::Logits};
    }

private:
    void add(const ChainLink& link, bool hasNorm, bool isLast)
    {
        const auto* conv = as<layer::Conv>(link.layer);
        flattenBefore(!conv);
        const Surroundings around = conv ? m_structure[m_convolution++] : Surroundings{};
        if (conv) {
            const int padding = around.isPadded ? conv->kernel / 2 : 0;
            m_layers.append(layer::Conv{conv->channels, conv->kernel, padding});
        } else {
            m_layers.append(link.layer);
        }
        addNorm(hasNorm && !m_areNormsLast);
        if (!isLast) {
            m_layers.append(m_activation);
        }
        if (around.isPooled) {
            m_layers.append(m_pool);
        }
        addNorm(hasNorm && m_areNormsLast);
    }

    void addNorm(bool isHere)
    {
        if (isHere) {
            m_layers.append(layer::BatchNorm{});
        }
    }

    void flattenBefore(bool isRow)
    {
        if (isRow && !m_isFlat) {
            m_layers.append(layer::Flatten{});
            m_isFlat = true;
        }
    }

    Structure m_structure;
    Layer m_pool;
    Layer m_activation;
    bool m_areNormsLast;
    qsizetype m_convolution = 0;
    bool m_isFlat = false;
    QList<Layer> m_layers;
};

/// Whether batch normalisation stands after a layer with weights.
bool hasInnerNorm(const WeightChain& chain)
{
    return std::any_of(chain.links.begin() + 1, chain.links.end(), [](const ChainLink& link) {
        return as<layer::BatchNorm>(link.layer) != nullptr;
    });
}

QList<Architecture> architecturesOf(const WeightChain& chain, const Structure& structure)
{
    const bool isPooled = std::ranges::any_of(structure, &Surroundings::isPooled);
    const QList<Layer> pools = isPooled ? QList<Layer>{layer::MaxPool{}, layer::AvgPool{}}
                                        : QList<Layer>{layer::MaxPool{}};
    const QList<Layer> activations{
        layer::Relu{}, layer::Tanh{}, layer::Sigmoid{}, layer::LeakyRelu{}};
    // Those who normalise what an activation gives do so with ReLU.
    const QList<Layer> normalised{layer::Relu{}};
    QList<Architecture> all;
    for (const bool areNormsLast : {false, true}) {
        if (areNormsLast && !hasInnerNorm(chain)) {
            continue;
        }
        for (const Layer& pool : pools) {
            for (const Layer& activation : areNormsLast ? normalised : activations) {
                Assembly assembly(structure, pool, activation, areNormsLast);
                all.append(assembly.architectureOf(chain.links));
            }
        }
    }
    return all;
}

Error noStructure(const WeightChain& chain, const StructureSearch& search)
{
    const auto linear = std::ranges::find_if(chain.links, [](const ChainLink& link) {
        return as<layer::Linear>(link.layer) != nullptr;
    });
    return {Tr::tr("layer `%1`: its %2 inputs do not fit what comes out of the convolutions before "
                   "it: with steps of one pixel, zeros around the image (none, or half a kernel) "
                   "and pools of %3x%3 pixels, that has sides of %4 pixels; other layers between "
                   "them must be told")
                .arg(linear->name.left(80))
                .arg(linear->inputs)
                .arg(poolSide)
                .arg(search.sidesText())};
}

/// The layers of an architecture that have weights, with their inputs and outputs.
QList<ChainLink> linksOf(const Architecture& architecture)
{
    QList<ChainLink> links;
    for (const Architecture::Placed& each : architecture.placed()) {
        if (!each.name.isEmpty()) {
            links.append({each.layer, each.name, each.before.channels, each.after.channels});
        }
    }
    return links;
}

/// `conv 32x5 of 1`: kind, sizes and inputs; the padding does not count.
QString linkText(const ChainLink& link)
{
    Layer layer = link.layer;
    if (auto* conv = std::get_if<layer::Conv>(&layer)) {
        conv->padding = 0;
    }
    return Tr::tr("%1 after %2").arg(layerText(layer)).arg(link.inputs);
}

QString linksText(const QList<ChainLink>& links)
{
    QStringList texts;
    for (const ChainLink& link : links) {
        texts.append(linkText(link));
    }
    return texts.join(QStringLiteral(", "));
}

/// The weights of the first layer, and its biases.
class FirstLayer
{
public:
    FirstLayer(const ChainLink& link, std::vector<float>& parameters)
        : m_outputs(link.outputs)
        , m_inputs(link.inputs)
        , m_parameters(parameters)
    {
        if (const auto* conv = as<layer::Conv>(link.layer)) {
            m_inputs *= qint64(conv->kernel) * conv->kernel;
        }
    }

    /// w * (factor * x + offset) + b = (factor * w) * x + (b + offset * sum of w).
    void fold(const PixelScale& scale)
    {
        float* bias = m_parameters.data() + m_outputs * m_inputs;
        for (qint64 output = 0; output < m_outputs; ++output) {
            float* weights = m_parameters.data() + output * m_inputs;
            const double sum = std::accumulate(weights, weights + m_inputs, 0.0);
            bias[output] = static_cast<float>(bias[output] + scale.offset * sum);
            std::transform(weights, weights + m_inputs, weights, [&](float weight) {
                return static_cast<float>(scale.factor * weight);
            });
        }
    }

private:
    qint64 m_outputs;
    qint64 m_inputs; ///< of one output
    std::vector<float>& m_parameters;
};

/// Whether the first layer with weights gets the pixels themselves, without zeros around them, and
/// sums them up.
bool sumsPixels(const Architecture& network)
{
    for (const Layer& each : network.layers) {
        if (const auto* conv = as<layer::Conv>(each)) {
            return conv->padding == 0;
        }
        if (!as<layer::Flatten>(each) && !as<layer::Dropout>(each)) {
            return as<layer::Linear>(each) != nullptr;
        }
    }
    return false;
}

/// A batch normalisation that scales pixels and gathers nothing: mean 0, deviation 1.
void scaleBefore(Model& model, const PixelScale& scale)
{
    model.network.layers.prepend(layer::BatchNorm{});
    // With the mean and deviation of MNIST's pixels, training normalises as reading does: it takes
    // those of a batch, which are about the same.
    const std::vector<float> values{
        static_cast<float>(scale.factor * mnistDeviation),
        static_cast<float>(scale.offset + scale.factor * mnistMean), static_cast<float>(mnistMean),
        static_cast<float>(mnistDeviation * mnistDeviation - layer::BatchNorm::epsilon)};
    model.parameters.insert(model.parameters.begin(), values.begin(), values.end());
}

} // namespace

PixelScale scaleOf(PixelForm form)
{
    return std::ranges::find(infos, form, &PixelFormInfo::form)->scale;
}

const QList<PixelForm>& pixelForms()
{
    static const QList<PixelForm> forms = [] {
        QList<PixelForm> all;
        for (const PixelFormInfo& info : infos) {
            all.append(info.form);
        }
        return all;
    }();
    return forms;
}

QString pixelFormName(PixelForm form)
{
    return std::ranges::find(infos, form, &PixelFormInfo::form)->name;
}

Result<PixelForm> pixelFormFromName(const QString& name)
{
    QStringList names;
    for (const PixelForm form : pixelForms()) {
        if (name == pixelFormName(form)) {
            return form;
        }
        names.append('`' + pixelFormName(form) + '`');
    }
    return Error{Tr::tr("input: expected one of %1, found `%2`")
                     .arg(names.join(QStringLiteral(", ")), name.left(80))};
}

Result<QList<Architecture>> candidateArchitectures(const WeightChain& chain)
{
    StructureSearch search(chain);
    const QList<Structure> structures = search.find();
    if (structures.isEmpty()) {
        return noStructure(chain, search);
    }
    QList<Architecture> valid;
    QString problem;
    for (const Structure& structure : structures) {
        for (const Architecture& each : architecturesOf(chain, structure)) {
            const Result<Done> checked = each.validate();
            if (checked) {
                valid.append(each);
            } else {
                problem = checked.error().message;
            }
        }
    }
    return valid.isEmpty() ? Result<QList<Architecture>>(Error{problem}) : valid;
}

Result<Done> checkFit(const WeightChain& chain, const Architecture& architecture)
{
    const QString inFile = linksText(chain.links);
    const QString told = linksText(linksOf(architecture));
    if (inFile == told) {
        return Done{};
    }
    return Error{Tr::tr("layers: expected those with weights to be as in the file (%1), found %2")
                     .arg(inFile, told)};
}

Model modelOf(WeightChain chain, const Candidate& candidate)
{
    Q_ASSERT(checkFit(chain, candidate.network));
    Model model{candidate.network, std::move(chain.parameters), chain.passport};
    if (candidate.pixels == PixelForm::ZeroToOne) {
        return model;
    }
    const PixelScale scale = scaleOf(candidate.pixels);
    if (sumsPixels(candidate.network)) {
        FirstLayer(chain.links.first(), model.parameters).fold(scale);
    } else {
        scaleBefore(model, scale);
    }
    return model;
}

} // namespace core
