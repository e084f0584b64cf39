#include "core/modelfile/trial.h"

#include "core/base/inputfile.h"
#include "core/base/torchruntime.h"
#include "core/network/forwardpass.h"
#include "core/network/head.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace core
{

namespace
{

constexpr qsizetype fewestImages = 20;
constexpr qsizetype batchSize = 100;
/// Multiplications for each round.
constexpr double roundWork = 1.2e10;
/// The most of them, for networks so large that the fewest candidates on the fewest images take
/// more: some seconds.
constexpr double mostWork = 6e10;
/// Multiplications between two looks at the stop token.
constexpr double batchWork = 1e9;
/// Values that all layers give for a batch: 8 MB of them.
constexpr double batchValues = 2e6;
/// As many multiplications take as long as writing and reading a value, at the least.
constexpr double workOfValue = 10;

/// How many candidates go into a round, and on how many images they are tried.
struct Round {
    qsizetype fewest;
    qsizetype most;
    qsizetype images;
};
constexpr Round laterRounds[] = {{6, 12, 100}, {3, 6, 1000}};

/// Candidates whose right answers differ by no more than this, as a number or as a share of the
/// images, are equal.
constexpr double chanceImages = 2;
constexpr double chanceShare = 0.003;
/// Equal ones whose losses differ by no more than this share are in the order of what is usual:
/// ReLU and leaky ReLU differ by less than 1 % after a training with either.
constexpr double chanceLoss = 0.03;
/// A loss that no other one exceeds, for outputs that are no numbers.
constexpr double worstLoss = 1e30;

using Tried = QList<TriedCandidate>;

bool isWithinChance(const TriedCandidate& tried, qsizetype mostCorrect)
{
    const double missing = static_cast<double>(mostCorrect - tried.correct);
    return missing <= std::max(chanceImages, chanceShare * static_cast<double>(tried.images));
}

/// The most usual of those with about the lowest loss comes first.
void putUsualFirst(Tried& sorted, const Tried& inOrderOfUse)
{
    const double highest = sorted.first().loss * (1 + chanceLoss);
    const auto end = std::ranges::find_if(
        sorted, [&](const TriedCandidate& each) { return each.loss > highest; });
    const auto usual = std::min_element(sorted.begin(), end, [&](const auto& a, const auto& b) {
        const auto placeOf = [&](const TriedCandidate& each) {
            return std::ranges::find(inOrderOfUse, each.candidate, &TriedCandidate::candidate);
        };
        return placeOf(a) < placeOf(b);
    });
    std::rotate(sorted.begin(), usual, usual + 1);
}

/// What the layers give for one image, all of them.
double valuesOf(const Architecture& network)
{
    qint64 values = 0;
    for (const Architecture::Placed& each : network.placed()) {
        values += each.after.size();
    }
    return static_cast<double>(values);
}

/// What one image takes, in multiplications: wide layers with few weights take more than theirs.
double workOf(const Architecture& network)
{
    return std::max(static_cast<double>(network.multiplyAdds()), workOfValue * valuesOf(network));
}

/// The best first. All were tried on the same images.
void rank(Tried& all, const Tried& inOrderOfUse)
{
    const qsizetype most = std::ranges::max_element(all, {}, &TriedCandidate::correct)->correct;
    std::ranges::stable_sort(all, [&](const TriedCandidate& a, const TriedCandidate& b) {
        const bool isNearA = isWithinChance(a, most);
        const bool isNearB = isWithinChance(b, most);
        if (isNearA != isNearB) {
            return isNearA;
        }
        if (!isNearA && a.correct != b.correct) {
            return a.correct > b.correct;
        }
        return a.loss < b.loss;
    });
    putUsualFirst(all, inOrderOfUse);
}

/// Takes images through one network, as often as wanted.
class Attempt
{
public:
    /// On the first `count` images.
    Attempt(
        const WeightChain& chain, const Architecture& network, const LabelledImages& images,
        qsizetype count)
        : m_images(images)
        , m_count(count)
        , m_batch(std::min(batchFor(network), count))
        , m_head(network.head)
        , m_pass(ForwardPass::create(network, chain.parameters, m_batch))
    {
    }

    /// Returns false if stop was requested before the end.
    bool run(TriedCandidate& tried, const std::stop_token& stop) const
    {
        const PixelScale scale = scaleOf(tried.candidate.pixels);
        tried.images = m_count;
        double loss = 0;
        for (qsizetype from = 0; from < m_count; from += m_batch) {
            if (stop.stop_requested()) {
                return false;
            }
            const qsizetype rows = std::min(m_batch, m_count - from);
            fill(from, rows, scale);
            m_pass->run();
            for (qsizetype row = 0; row < rows; ++row) {
                loss += judge(m_pass->outputs().values(row), m_images.label(from + row), tried);
            }
        }
        tried.loss = loss / static_cast<double>(m_count);
        return true;
    }

private:
    static qsizetype batchFor(const Architecture& network)
    {
        const double affordable =
            std::min(batchWork / workOf(network), batchValues / valuesOf(network));
        return std::clamp<qsizetype>(static_cast<qsizetype>(affordable), 1, batchSize);
    }

    void fill(qsizetype from, qsizetype rows, const PixelScale& scale) const
    {
        constexpr double highest = 255;
        const auto factor = static_cast<float>(scale.factor / highest);
        const auto offset = static_cast<float>(scale.offset);
        const char* bytes = m_images.image(from).data();
        std::transform(
            bytes, bytes + rows * digitImagePixels, m_pass->inputs().first, [&](char byte) {
                return factor * static_cast<float>(static_cast<uchar>(byte)) + offset;
            });
    }

    double judge(std::span<const float> outputs, int label, TriedCandidate& tried) const
    {
        if (!std::ranges::all_of(outputs, [](float x) { return std::isfinite(x); })) {
            return worstLoss;
        }
        tried.correct += highestOutput(outputs) == label ? 1 : 0;
        return crossEntropy(m_head, outputs, {label});
    }

    const LabelledImages& m_images;
    qsizetype m_count;
    qsizetype m_batch;
    Head m_head;
    std::unique_ptr<const ForwardPass> m_pass;
};

double workOf(const Tried& all)
{
    double work = 0;
    for (const TriedCandidate& each : all) {
        work += workOf(each.candidate.network);
    }
    return work;
}

/// On how many images all can be tried in the first round.
qsizetype imagesFor(const Tried& all)
{
    const auto affordable = static_cast<qsizetype>(roundWork / std::max(workOf(all), 1.0));
    return std::clamp(affordable, fewestImages, laterRounds[0].images);
}

/// At most this many images, and fewer if all together would take too long on them.
qsizetype boundedImages(const Tried& all, qsizetype most)
{
    const auto bounded = static_cast<qsizetype>(mostWork / std::max(workOf(all), 1.0));
    return std::clamp(bounded, std::min(fewestImages, most), most);
}

/// As many of the candidates, the most usual first, as can be tried on the fewest images.
Tried boundedCandidates(const Tried& inOrderOfUse)
{
    const double workOfEach = workOf(inOrderOfUse) / static_cast<double>(inOrderOfUse.size());
    const double images = static_cast<double>(fewestImages);
    const auto count = static_cast<qsizetype>(mostWork / std::max(workOfEach * images, 1.0));
    return inOrderOfUse.first(std::clamp<qsizetype>(count, 1, inOrderOfUse.size()));
}

/// Tries all on as many of the images; false if stop was requested before the end.
bool tryAll(
    Tried& all, const Tried& inOrderOfUse, const WeightChain& chain, const LabelledImages& images,
    qsizetype count, const std::stop_token& stop)
{
    std::optional<Attempt> attempt;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Architecture& network = all[i].candidate.network;
        if (i == 0 || network != all[i - 1].candidate.network) {
            attempt.emplace(chain, network, images, count);
        }
        all[i] = {all[i].candidate};
        if (!attempt->run(all[i], stop)) {
            return false;
        }
    }
    rank(all, inOrderOfUse);
    return true;
}

/// The best that go into a round: more if they are small.
Tried bestFor(const Round& round, const Tried& ranked)
{
    qsizetype count = 0;
    double work = 0;
    for (; count < std::min(round.most, ranked.size()); ++count) {
        work += workOf(ranked[count].candidate.network) * static_cast<double>(round.images);
        if (work > roundWork && count >= round.fewest) {
            break;
        }
    }
    return ranked.first(count);
}

Tried combined(const QList<Architecture>& networks, const QList<PixelForm>& forms)
{
    Tried all;
    for (const Architecture& network : networks) {
        for (const PixelForm form : forms) {
            all.append(TriedCandidate{{network, form}});
        }
    }
    return all;
}

} // namespace

double TriedCandidate::accuracy() const
{
    return static_cast<double>(correct) / static_cast<double>(std::max<qsizetype>(images, 1));
}

Result<Trial> tryCandidates(
    const WeightChain& chain, const QList<Architecture>& networks, const QList<PixelForm>& forms,
    const LabelledImages& images, const std::stop_token& stop)
{
    Q_ASSERT(images.size() > 0);
    return guarded([&]() -> Result<Trial> {
        setTorchThreads(1); // two of them slow each other down beside a busy core
        const Tried inOrderOfUse = boundedCandidates(combined(networks, forms));
        Trial trial{inOrderOfUse.size(), inOrderOfUse};
        const auto tryOn = [&](qsizetype count) {
            const qsizetype bounded = boundedImages(trial.best, count);
            return tryAll(
                trial.best, inOrderOfUse, chain, images, std::min(bounded, images.size()), stop);
        };
        if (!tryOn(imagesFor(trial.best))) {
            return readingCancelled();
        }
        for (const Round& round : laterRounds) {
            trial.best = bestFor(round, trial.best);
            if (!tryOn(round.images)) {
                return readingCancelled();
            }
        }
        return trial;
    });
}

} // namespace core
