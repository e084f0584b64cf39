#include "core/training/threadchoice.h"

#include "core/base/tr.h"

#include <QThread>

namespace core
{

namespace
{

/// At most two: what a third thread gains has not been measured, as the machine had two cores.
constexpr int mostAutomatic = 2;

/// The work in a step, in multiply-adds of the forward pass, from which on two threads are faster.
/// Seconds for 60,000 images in batches of 64 with one thread and with two, on two cores:
/// hidden 32, 1.6 million: 0.052 and 0.060; hidden 64, 3.3 million: 0.092 and 0.083;
/// hidden 128, 6.5 million: 0.190 and 0.120.
constexpr qint64 leastShared = 3'000'000;

QString smallStepText(qint64 work)
{
    return Tr::tr("a step is too small to share, with %1 million multiply-adds forward")
        .arg(static_cast<double>(work) / 1e6, 0, 'g', 3);
}

} // namespace

ThreadChoice chooseThreads(const TrainingSettings& settings, int cores)
{
    if (settings.threads != TrainingSettings::automaticThreads) {
        return {settings.threads, Tr::tr("as asked for")};
    }
    if (cores < mostAutomatic) {
        return {1, Tr::tr("there is one core to train on")};
    }
    const qint64 work = settings.network.multiplyAdds() * settings.batchSize;
    if (work < leastShared) {
        return {1, smallStepText(work)};
    }
    return {
        mostAutomatic,
        settings.network.isPerceptron()
            ? Tr::tr("half of each layer per core; what more would gain has not been measured")
            : Tr::tr("half of each batch per core; what more would gain has not been measured")};
}

int availableCores()
{
    // std::thread::hardware_concurrency() counts cores that an affinity mask excludes.
    return QThread::idealThreadCount();
}

} // namespace core
