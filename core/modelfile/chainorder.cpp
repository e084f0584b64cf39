#include "core/modelfile/chainorder.h"

#include "core/base/tr.h"
#include "core/ink/digitimage.h"

#include <QSet>
#include <QStringView>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace core
{

namespace
{

/// With more, the search for an order would take long.
constexpr qsizetype maxLayers = 16;
constexpr qsizetype maxLinearLayers = Architecture::maxHiddenLayers + 1;

QString shortName(const ChainLayer& layer)
{
    return layer.name.left(80);
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Takes the number off the front of a text, without zeros before it.
QStringView takeNumber(QStringView& text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    const auto begin = std::find_if(text.begin(), end, [](QChar digit) { return digit != u'0'; });
    const QStringView number(begin, end);
    text = QStringView(end, text.end());
    return number;
}

/// How two names compare in the order in which people count.
struct NameOrder {
    int sign = 0;            ///< below 0 if the first name comes first
    bool areNumbers = false; ///< whether they first differ in a number, or one of them has none
};

NameOrder compared(QStringView a, QStringView b)
{
    while (!a.isEmpty() && !b.isEmpty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const QStringView one = takeNumber(a);
            const QStringView other = takeNumber(b);
            const qsizetype longer = one.size() - other.size();
            if (longer != 0 || one != other) {
                return {longer != 0 ? (longer < 0 ? -1 : 1) : one.compare(other), true};
            }
        } else if (a.front() == b.front()) {
            a = a.sliced(1);
            b = b.sliced(1);
        } else {
            return {a.front() < b.front() ? -1 : 1, false};
        }
    }
    const QStringView rest = a.isEmpty() ? b : a;
    const int sign = rest.isEmpty() ? 0 : a.isEmpty() ? -1 : 1;
    return {sign, !rest.isEmpty() && isDigit(rest.front())};
}

/// Whether the first difference of two names is a number, and the first name has the lower number
/// or none.
bool isNumberedBefore(const ChainLayer& one, const ChainLayer& other)
{
    const NameOrder order = compared(one.name, other.name);
    return order.areNumbers && order.sign < 0;
}

bool isInNumberOrder(const ChainLayers& layers)
{
    for (qsizetype i = 0; i < layers.size(); ++i) {
        for (qsizetype before = 0; before < i; ++before) {
            if (isNumberedBefore(layers[i], layers[before])) {
                return false;
            }
        }
    }
    return true;
}

ChainLayers sortedByName(ChainLayers layers)
{
    std::ranges::stable_sort(layers, [](const ChainLayer& a, const ChainLayer& b) {
        return compared(a.name, b.name).sign < 0;
    });
    return layers;
}

bool areSame(const ChainLayers& a, const ChainLayers& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const ChainLayer& one, const ChainLayer& other) { return one.name == other.name; });
}

/// What comes out of a layer: channels of images, or units in a row.
struct Flow {
    qint64 count = 1;
    bool isFlat = false;
    bool isDigitImage = true;
};

bool isSquare(qint64 value)
{
    const auto root = static_cast<qint64>(std::llround(std::sqrt(static_cast<double>(value))));
    return root > 0 && root * root == value;
}

/// Whether a layer, or a batch normalisation, can take what comes.
bool fits(const ChainLayer& layer, const Flow& flow)
{
    switch (layer.kind) {
    case ChainLayer::Kind::Conv:
        return !flow.isFlat && layer.inputs == flow.count;
    case ChainLayer::Kind::Norm:
        return layer.inputs == flow.count ||
               (flow.isDigitImage && layer.inputs == digitImagePixels);
    default:
        break;
    }
    if (flow.isFlat) {
        return layer.inputs == flow.count;
    }
    return flow.isDigitImage
               ? layer.inputs == digitImagePixels
               : layer.inputs % flow.count == 0 && isSquare(layer.inputs / flow.count);
}

Flow after(const ChainLayer& layer, const Flow& before)
{
    switch (layer.kind) {
    case ChainLayer::Kind::Conv:
        return {layer.outputs, false, false};
    case ChainLayer::Kind::Norm: {
        const bool isRow = before.isDigitImage && layer.outputs == digitImagePixels;
        return {layer.outputs, before.isFlat || isRow, before.isDigitImage && !isRow};
    }
    default:
        return {layer.outputs, true, false};
    }
}

/// The inputs that a layer would need.
QString expectedInputs(const ChainLayer& layer, const Flow& flow)
{
    const bool isLinear = layer.kind == ChainLayer::Kind::Linear;
    if (isLinear && flow.isDigitImage) {
        return QString::number(digitImagePixels);
    }
    return isLinear && !flow.isFlat ? Tr::tr("%1 times a square number of").arg(flow.count)
                                    : QString::number(flow.count);
}

/// Why a convolution may have other inputs.
QString likelyReason(const ChainLayer& layer, const Flow& flow)
{
    if (layer.kind != ChainLayer::Kind::Conv) {
        return {};
    }
    if (flow.isFlat) {
        return Tr::tr("; DigitLab has convolutions only before linear layers");
    }
    return flow.count % std::max<qint64>(layer.inputs, 1) == 0
               ? Tr::tr("; DigitLab has no depthwise or grouped convolutions")
               : Tr::tr("; DigitLab has no branches and no transposed convolutions");
}

Error misfit(const ChainLayer& layer, const Flow& flow, const QString& before)
{
    return {Tr::tr("layer `%1`: expected %2 inputs, as %3 has, found %4%5")
                .arg(shortName(layer), expectedInputs(layer, flow), before)
                .arg(layer.inputs)
                .arg(likelyReason(layer, flow))};
}

/// Whether a layer is a batch normalisation that nothing can be normalised by.
bool isMisplacedNorm(const ChainLayers& layers, qsizetype at)
{
    const auto isNorm = [&](qsizetype i) { return layers[i].kind == ChainLayer::Kind::Norm; };
    return isNorm(at) && ((at > 0 && isNorm(at - 1)) || at == layers.size() - 1);
}

/// An error for the first place where the layers do not make a chain from the image to 10 units.
Result<Done> checkChain(const ChainLayers& layers)
{
    Flow flow;
    QString before = Tr::tr("the digit image");
    for (qsizetype i = 0; i < layers.size(); ++i) {
        if (!fits(layers[i], flow)) {
            return misfit(layers[i], flow, before);
        }
        if (isMisplacedNorm(layers, i)) {
            return Error{Tr::tr("layer `%1`: expected another layer before batch normalisation, "
                                "and one after it")
                             .arg(shortName(layers[i]))};
        }
        flow = after(layers[i], flow);
        before = Tr::tr("layer `%1` before it").arg(shortName(layers[i]));
    }
    if (layers.isEmpty() || flow.count < Classes::least || flow.count > Classes::most) {
        return Error{Tr::tr("layers: expected %1 to %2 outputs at the end, one a class, found %3")
                         .arg(Classes::least)
                         .arg(Classes::most)
                         .arg(layers.isEmpty() ? Tr::tr("no layer") : QString::number(flow.count))};
    }
    if (!flow.isFlat) {
        return Error{Tr::tr("layer `%1`: expected a linear layer at the end, found a convolution")
                         .arg(shortName(layers.last()))};
    }
    return Done{};
}

/// Finds all chains of the layers, depth first. It remembers from where no chain goes on, because
/// it would else try all orders: what goes on depends only on which layers were used and on what
/// the last of them gives.
class ChainSearch
{
public:
    explicit ChainSearch(const ChainLayers& layers)
        : m_layers(layers)
        , m_before(layers.size())
    {
        for (const ChainLayer& layer : layers) {
            const auto same = std::ranges::find_if(layers, [&](const ChainLayer& other) {
                return other.kind == layer.kind && other.outputs == layer.outputs;
            });
            m_likes.push_back(same - layers.begin());
        }
    }

    void demandNumberOrder()
    {
        for (qsizetype i = 0; i < m_layers.size(); ++i) {
            for (qsizetype other = 0; other < m_layers.size(); ++other) {
                const bool isBefore = isNumberedBefore(m_layers[other], m_layers[i]);
                m_before[i] |= isBefore ? bit(other) : 0;
            }
        }
    }

    /// At most two chains: the second one shows that there is a choice.
    QList<ChainLayers> find()
    {
        extend(ChainLayer::none, Flow{});
        return m_found;
    }

private:
    static unsigned bit(qsizetype layer) { return 1U << layer; }

    bool mayFollow(qsizetype layer, const Flow& flow) const
    {
        const bool isFree = (m_used & bit(layer)) == 0;
        return isFree && fits(m_layers[layer], flow) && (m_before[layer] & ~m_used) == 0;
    }

    /// Goes on from what the last layer, or one like it, gives.
    void extend(qsizetype last, const Flow& flow)
    {
        const qsizetype foundBefore = m_found.size();
        if (m_deadEnds.contains({m_used, last})) {
            return;
        }
        if (m_chain.size() == m_layers.size() && checkChain(m_chain)) {
            m_found.append(m_chain);
        }
        for (qsizetype i = 0; i < m_layers.size() && m_found.size() < 2; ++i) {
            if (mayFollow(i, flow)) {
                m_used |= bit(i);
                m_chain.append(m_layers[i]);
                extend(m_likes[i], after(m_layers[i], flow));
                m_chain.removeLast();
                m_used &= ~bit(i);
            }
        }
        if (m_found.size() == foundBefore) {
            m_deadEnds.insert({m_used, last});
        }
    }

    const ChainLayers& m_layers;
    std::vector<unsigned> m_before; ///< bits of the layers that stand before each
    std::vector<qsizetype> m_likes; ///< for each, the first layer that gives the same
    unsigned m_used = 0;
    ChainLayers m_chain;
    QList<ChainLayers> m_found;
    QSet<std::pair<unsigned, qsizetype>> m_deadEnds; ///< layers used, and one like the last
};

QList<ChainLayers> chainsInNumberOrder(const ChainLayers& layers)
{
    ChainSearch search(layers);
    search.demandNumberOrder();
    return search.find();
}

/// `help` says what would decide between the two orders.
Error openOrder(const ChainLayers& one, const ChainLayers& other, const QString& help)
{
    qsizetype place = 0;
    while (one[place].name == other[place].name) {
        ++place;
    }
    return {Tr::tr("layers: the order of `%1` and `%2` is open: %3")
                .arg(shortName(one[place]), shortName(other[place]), help)};
}

QString helpWith(TensorOrder order)
{
    const QString save = order == TensorOrder::Declared
                             ? Tr::tr("layers declared in the order of their use")
                             : Tr::tr("a file by torch.save, which keeps the order");
    return Tr::tr("their shapes fit in more than one; names with numbers (`fc1`, `fc2`) would tell "
                  "it, or %1")
        .arg(save);
}

/// Programs mostly use layers in the order in which they declare them. If the numbers say something
/// else, the order is open.
Result<ChainLayers>
declaredChain(const ChainLayers& listed, const QList<ChainLayers>& inNumberOrder)
{
    if (inNumberOrder.isEmpty() || isInNumberOrder(listed)) {
        return listed;
    }
    return openOrder(
        listed, inNumberOrder.first(),
        Tr::tr("the file lists them in this order, their numbers are in the other; numbers in the "
               "order of the list would tell it"));
}

/// Whether the order of storage decides between the possible chains.
bool isWitness(const ChainLayers& stored, const ChainLayers& byName, bool isNumbered)
{
    const bool isOpen = !checkChain(byName) || areSame(stored, byName);
    return isOpen && checkChain(stored) && (!isNumbered || isInNumberOrder(stored));
}

/// The layers that are no batch normalisation.
Result<ChainLayers> orderedLayers(const ChainLayers& listed, TensorOrder order)
{
    const bool isDeclared = order == TensorOrder::Declared;
    const ChainLayers byName = sortedByName(listed);
    const QList<ChainLayers> numbered = chainsInNumberOrder(byName);
    if (isDeclared && checkChain(listed)) {
        return declaredChain(listed, numbered);
    }
    const QList<ChainLayers> chains = numbered.isEmpty() ? ChainSearch(byName).find() : numbered;
    if (chains.isEmpty()) {
        return checkChain(isDeclared ? listed : byName).error();
    }
    if (chains.size() == 1) {
        return chains.first();
    }
    if (order == TensorOrder::Stored && isWitness(listed, byName, !numbered.isEmpty())) {
        return listed;
    }
    return openOrder(chains[0], chains[1], helpWith(order));
}

ChainLayers withoutNorms(ChainLayers layers)
{
    layers.removeIf([](const ChainLayer& each) { return each.kind == ChainLayer::Kind::Norm; });
    return layers;
}

ChainLayers onlyNorms(ChainLayers layers)
{
    layers.removeIf([](const ChainLayer& each) { return each.kind != ChainLayer::Kind::Norm; });
    return layers;
}

/// Finds all ways to put batch normalisations, in their order, between layers. As ChainSearch, it
/// remembers from where none goes on.
class NormSearch
{
public:
    NormSearch(const ChainLayers& layers, const ChainLayers& norms)
        : m_layers(layers)
        , m_norms(norms)
    {
    }

    /// At most two chains, as ChainSearch.
    QList<ChainLayers> find()
    {
        extend(0, 0, Flow{});
        return m_found;
    }

private:
    /// Goes on from what stands before a layer, without a batch normalisation of its own yet.
    void extend(qsizetype layer, qsizetype norm, const Flow& flow)
    {
        const bool isHopeless = m_norms.size() - norm > m_layers.size() - layer;
        if (m_found.size() == 2 || isHopeless || m_deadEnds.contains({layer, norm})) {
            return;
        }
        const qsizetype foundBefore = m_found.size();
        if (layer == m_layers.size()) {
            if (norm == m_norms.size()) {
                m_found.append(m_chain);
            }
            return;
        }
        if (norm < m_norms.size() && mayStand(m_norms[norm], layer, flow)) {
            m_chain.append(m_norms[norm]);
            take(layer, norm + 1, after(m_norms[norm], flow));
            m_chain.removeLast();
        }
        take(layer, norm, flow);
        if (m_found.size() == foundBefore) {
            m_deadEnds.insert({layer, norm});
        }
    }

    void take(qsizetype layer, qsizetype norm, const Flow& flow)
    {
        if (fits(m_layers[layer], flow)) {
            m_chain.append(m_layers[layer]);
            extend(layer + 1, norm, after(m_layers[layer], flow));
            m_chain.removeLast();
        }
    }

    bool mayStand(const ChainLayer& norm, qsizetype next, const Flow& flow) const
    {
        const bool isAgainstNumbers = isNumberedBefore(m_layers[next], norm) ||
                                      (next > 0 && isNumberedBefore(norm, m_layers[next - 1]));
        return fits(norm, flow) && !isAgainstNumbers;
    }

    const ChainLayers& m_layers;
    const ChainLayers& m_norms;
    ChainLayers m_chain;
    QList<ChainLayers> m_found;
    QSet<std::pair<qsizetype, qsizetype>> m_deadEnds; ///< the next layer and normalisation
};

Error noPlace(const ChainLayer& norm)
{
    return {Tr::tr("layer `%1`: expected batch normalisation of what a layer before it has, found "
                   "%2 values and no such layer")
                .arg(shortName(norm))
                .arg(norm.outputs)};
}

Result<ChainLayers>
withNorms(const ChainLayers& layers, const ChainLayers& listed, TensorOrder order)
{
    if (order != TensorOrder::Sorted && areSame(layers, withoutNorms(listed)) &&
        checkChain(listed)) {
        return listed;
    }
    const ChainLayers inList = onlyNorms(listed);
    const ChainLayers norms = order == TensorOrder::Declared ? inList : sortedByName(inList);
    const QList<ChainLayers> chains = NormSearch(layers, norms).find();
    if (chains.size() == 2) {
        return openOrder(
            chains[0], chains[1],
            Tr::tr("batch normalisation fits in more than one place; a file by torch.save of "
                   "layers declared in the order of their use would tell it"));
    }
    return chains.isEmpty() ? Result<ChainLayers>(noPlace(norms.last())) : chains.first();
}

} // namespace

Result<ChainLayers> orderedChain(const ChainLayers& listed, TensorOrder order)
{
    const ChainLayers layers = withoutNorms(listed);
    const bool isPerceptron = std::ranges::all_of(
        listed, [](const ChainLayer& each) { return each.kind == ChainLayer::Kind::Linear; });
    const qsizetype most = isPerceptron ? maxLinearLayers : maxLayers;
    if (layers.size() > most) {
        return Error{Tr::tr("layers: expected at most %1, found %2; DigitLab has no deeper network")
                         .arg(most)
                         .arg(layers.size())};
    }
    const Result<ChainLayers> ordered = orderedLayers(layers, order);
    return ordered && layers.size() < listed.size() ? withNorms(*ordered, listed, order) : ordered;
}

} // namespace core
