#include "core/training/memoryneed.h"

#include "core/base/tr.h"
#include "core/prediction/batches.h"

#include <cmath>

namespace core
{

namespace
{

/// Weights, Adam's two moments, a snapshot for the predictor, and a state of three parts that is
/// written while the next one is taken; where weights are averaged, their mean, and a fourth part.
qint64 copiesOf(const TrainingSettings& settings)
{
    return settings.averagedShare > 0 ? 1 + 2 + 1 + 1 + 2 * 4 : 1 + 2 + 1 + 2 * 3;
}

/// What a layer gives, the loss's derivative with respect to it, and what autograd keeps.
constexpr qint64 copiesOfValues = 3;

qint64 valuesOf(const Architecture& architecture)
{
    qint64 values = 0;
    for (const Architecture::Placed& each : architecture.placed()) {
        values += each.after.size();
    }
    return values;
}

QString gigabytes(qint64 bytes)
{
    return QString::number(std::ceil(static_cast<double>(bytes) / 1e8) / 10);
}

} // namespace

qint64 memoryNeed(const TrainingSettings& settings)
{
    const qint64 parameters = settings.network.parameterCount();
    const qint64 images =
        std::max<qint64>(copiesOfValues * settings.batchSize, imagesInPass * settings.threads);
    // A perceptron's gradients are used as soon as they are known.
    const qint64 gradients = settings.network.isPerceptron() ? 0 : settings.threads;
    const qint64 numbers =
        parameters * (copiesOf(settings) + gradients) + valuesOf(settings.network) * images;
    return numbers * static_cast<qint64>(sizeof(float));
}

Result<Done> checkMemory(const TrainingSettings& settings, std::optional<qint64> available)
{
    const qint64 need = memoryNeed(settings);
    if (!available || need <= *available) {
        return Done{};
    }
    return Error{Tr::tr("Training this network in batches of %1 takes about %2 GB of memory, and "
                        "%3 GB are available; a smaller network or batch would do")
                     .arg(settings.batchSize)
                     .arg(gigabytes(need), gigabytes(*available))};
}

} // namespace core
