#include "core/modelfile/chainorder.h"

#include "core/base/tr.h"
#include "core/ink/digitimage.h"

#include <algorithm>
#include <vector>

namespace core
{

namespace
{

constexpr qsizetype maxLayers = Architecture::maxHiddenLayers + 1;

QString shortName(const ChainLayer& layer)
{
    return layer.name.left(80);
}

/// A text that sorts names in the order in which people count: all its numbers have the same number
/// of digits, so the order of texts is the order of numbers.
QString naturalKey(const QString& name)
{
    constexpr qsizetype width = 20;
    QString key;
    QString digits;
    const auto flush = [&] {
        key += digits.isEmpty() ? digits : digits.rightJustified(width, '0');
        digits.clear();
    };
    for (const QChar character : name) {
        if (character.isDigit()) {
            digits += character;
        } else {
            flush();
            key += character;
        }
    }
    flush();
    return key;
}

/// Whether the first difference of two names is a number, and the first name has the lower number
/// or none.
bool isNumberedBefore(const ChainLayer& one, const ChainLayer& other)
{
    const QString a = naturalKey(one.name);
    const QString b = naturalKey(other.name);
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (inB == b.end() || !inB->isDigit()) {
        return false;
    }
    return inA == a.end() || (inA->isDigit() && *inA < *inB);
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
    std::sort(layers.begin(), layers.end(), [](const ChainLayer& a, const ChainLayer& b) {
        return naturalKey(a.name) < naturalKey(b.name);
    });
    return layers;
}

bool areSame(const ChainLayers& a, const ChainLayers& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const ChainLayer& one, const ChainLayer& other) { return one.name == other.name; });
}

/// An error for the first place where the layers do not make a chain from 784 to 10.
Result<Done> checkChain(const ChainLayers& layers)
{
    qint64 units = digitImagePixels;
    QString before = Tr::tr("the digit image");
    for (const ChainLayer& layer : layers) {
        if (layer.inputs != units) {
            return Error{Tr::tr("layer `%1`: expected %2 inputs, as %3 has, found %4")
                             .arg(shortName(layer))
                             .arg(units)
                             .arg(before)
                             .arg(layer.inputs)};
        }
        units = layer.outputs;
        before = Tr::tr("layer `%1` before it").arg(shortName(layer));
    }
    if (layers.isEmpty() || units != digitCount) {
        return Error{Tr::tr("layers: expected %1 outputs at the end, one a digit, found %2")
                         .arg(digitCount)
                         .arg(layers.isEmpty() ? Tr::tr("no layer") : QString::number(units))};
    }
    return Done{};
}

/// Finds all chains of the layers, depth first. At most maxLayers, because it tries all orders.
class ChainSearch
{
public:
    explicit ChainSearch(const ChainLayers& layers)
        : m_layers(layers)
        , m_before(layers.size())
    {
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
        extend(digitImagePixels);
        return m_found;
    }

private:
    static unsigned bit(qsizetype layer) { return 1U << layer; }

    bool mayFollow(qsizetype layer, qint64 units) const
    {
        const bool isFree = (m_used & bit(layer)) == 0;
        return isFree && m_layers[layer].inputs == units && (m_before[layer] & ~m_used) == 0;
    }

    void extend(qint64 units)
    {
        if (m_chain.size() == m_layers.size() && units == digitCount) {
            m_found.append(m_chain);
        }
        for (qsizetype i = 0; i < m_layers.size() && m_found.size() < 2; ++i) {
            if (mayFollow(i, units)) {
                m_used |= bit(i);
                m_chain.append(m_layers[i]);
                extend(m_layers[i].outputs);
                m_chain.removeLast();
                m_used &= ~bit(i);
            }
        }
    }

    const ChainLayers& m_layers;
    std::vector<unsigned> m_before; ///< bits of the layers that stand before each
    unsigned m_used = 0;
    ChainLayers m_chain;
    QList<ChainLayers> m_found;
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

} // namespace

Result<ChainLayers> orderedChain(const ChainLayers& listed, TensorOrder order)
{
    if (listed.size() > maxLayers) {
        return Error{Tr::tr("layers: expected at most %1, found %2; DigitLab has no deeper network")
                         .arg(maxLayers)
                         .arg(listed.size())};
    }
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

} // namespace core
