#include "core/training/trainingtypes.h"

#include <QCoreApplication>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::TrainingSettings)
};

Result<Done> within(const QString& what, int value, int lowest, int highest)
{
    if (value >= lowest && value <= highest) {
        return Done{};
    }
    return Error{
        Tr::tr("%1 must be %2 to %3, not %4").arg(what).arg(lowest).arg(highest).arg(value)};
}

} // namespace

Result<Done> TrainingSettings::validate() const
{
    const bool rateFits = learningRate >= minLearningRate && learningRate <= maxLearningRate;
    const Result<Done> rate = rateFits ? Result<Done>(Done{})
                                       : Error{Tr::tr("The learning rate must be %1 to %2, not %3")
                                                   .arg(minLearningRate)
                                                   .arg(maxLearningRate)
                                                   .arg(learningRate)};
    for (const Result<Done>& check :
         {network.validate(), within(Tr::tr("The number of epochs"), epochs, 1, maxEpochs),
          within(Tr::tr("The batch size"), batchSize, 1, maxBatchSize), rate,
          within(
              Tr::tr("The number of threads (0: chosen automatically)"), threads, automaticThreads,
              maxThreads)}) {
        if (!check) {
            return check;
        }
    }
    return Done{};
}

QString outcomeName(Outcome outcome)
{
    return outcome == Outcome::Completed ? QStringLiteral("completed") : QStringLiteral("stopped");
}

} // namespace core
