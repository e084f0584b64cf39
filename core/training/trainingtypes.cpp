#include "core/training/trainingtypes.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"

namespace core
{

namespace
{

QString text(int number)
{
    return QString::number(number);
}

QString text(double number)
{
    return plainText(number);
}

template <typename Number>
Result<Done> within(const QString& what, Number value, Number lowest, Number highest)
{
    if (value >= lowest && value <= highest) {
        return Done{};
    }
    return Error{
        Tr::tr("%1 must be %2 to %3, not %4").arg(what, text(lowest), text(highest), text(value))};
}

constexpr auto constantName = "constant";
constexpr auto cosineName = "cosine";
constexpr auto completedName = "completed";
constexpr auto stoppedName = "stopped";
constexpr auto failedName = "failed";

} // namespace

Result<Done> TrainingSettings::validate() const
{
    for (const Result<Done>& check :
         {network.validate(), within(Tr::tr("The number of epochs"), epochs, 1, maxEpochs),
          within(Tr::tr("The batch size"), batchSize, 1, maxBatchSize),
          within(Tr::tr("The learning rate"), learningRate, minLearningRate, maxLearningRate),
          within(Tr::tr("The label smoothing"), labelSmoothing, 0.0, maxLabelSmoothing),
          augmentation.validate(),
          within(
              Tr::tr("The share of epochs whose weights are averaged"), averagedShare, 0.0,
              maxAveragedShare),
          within(Tr::tr("The number of images held out"), heldOut, 0, maxHeldOut),
          within(Tr::tr("The share of styled digits"), styledShare, 0.0, maxSyntheticShare),
          within(
              Tr::tr("The share of drawings that are no digit"), noDigitShare, 0.0,
              maxSyntheticShare),
          within(
              Tr::tr("The number of threads (0: chosen automatically)"), threads, automaticThreads,
              maxThreads)}) {
        if (!check) {
            return check;
        }
    }
    return Done{};
}

bool TrainingSettings::isAveraged(int epoch) const
{
    return epoch > epochs - static_cast<int>(averagedShare * epochs);
}

QString scheduleName(Schedule schedule)
{
    return schedule == Schedule::Cosine ? cosineName : constantName;
}

Result<Schedule> scheduleFromName(const QString& name)
{
    if (name == constantName) {
        return Schedule::Constant;
    }
    if (name == cosineName) {
        return Schedule::Cosine;
    }
    return Error{Tr::tr("schedule: expected `%1` or `%2`, found `%3`")
                     .arg(constantName, cosineName, name.left(80))};
}

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed:
        return completedName;
    case Outcome::Stopped:
        return stoppedName;
    case Outcome::Failed:
        return failedName;
    }
    Q_UNREACHABLE();
}

Result<Outcome> outcomeFromName(const QString& name)
{
    for (const Outcome outcome : {Outcome::Completed, Outcome::Stopped, Outcome::Failed}) {
        if (outcomeName(outcome) == name) {
            return outcome;
        }
    }
    return Error{Tr::tr("outcome: expected `%1`, `%2` or `%3`, found `%4`")
                     .arg(completedName, stoppedName, failedName, name.left(80))};
}

} // namespace core
