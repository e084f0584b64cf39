#include "core/training/trainingloop.h"

#include "core/network/network.h"
#include "core/training/adam.h"
#include "core/training/backpropagation.h"
#include "core/training/evaluation_p.h"
#include "core/training/runclock.h"
#include "core/training/runpassport.h"
#include "core/training/threadchoice.h"

#include <QCoreApplication>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/randperm.h>

#include <cmath>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::TrainingLoop)
};

class Run
{
public:
    Run(const Dataset& dataset, const TrainingSettings& settings, const TrainingControl& control,
        const TrainingHooks& hooks)
        : m_dataset(dataset)
        , m_settings(settings)
        , m_control(control)
        , m_hooks(hooks)
        , m_generator(at::make_generator<at::CPUGeneratorImpl>(settings.seed))
        , m_network(settings.network, m_generator)
        , m_crew(settings.threads)
        , m_backpropagation(settings.network, m_network.parameterBuffer(), batchRows(), m_crew)
        , m_adam(m_network.parameterBuffer().size())
    {
    }

    Result<RunResult> execute()
    {
        evaluateEpoch(EpochResult{.epochs = m_settings.epochs});
        while (!stopped() && m_epochsDone < m_settings.epochs) {
            const Result<Done> trained = trainEpoch(m_epochsDone + 1);
            if (!trained) {
                return trained.error();
            }
        }
        return conclude();
    }

private:
    int batchRows() const
    {
        return static_cast<int>(std::min<qsizetype>(m_settings.batchSize, m_dataset.train.size()));
    }

    bool stopped() const
    {
        return m_control.stop.stop_requested() || m_control.abandon.stop_requested();
    }

    Result<Done> trainEpoch(int epoch)
    {
        const double begin = m_clock.seconds();
        const std::vector<std::int64_t> order = shuffledOrder();
        Tally whole;
        Tally recent;
        while (whole.samples < std::ssize(order)) {
            pauseBetweenBatches();
            if (stopped()) {
                return Done{};
            }
            const auto rest = std::span(order).subspan(static_cast<std::size_t>(whole.samples));
            const Tally batch = trainBatch(rest);
            if (!std::isfinite(batch.lossSum)) {
                return Error{divergenceText(epoch)};
            }
            whole.add(batch);
            recent.add(batch);
            if (m_progressPace.isDue(m_clock.seconds()) ||
                whole.samples == m_dataset.train.size()) {
                report(epoch, whole.samples, recent.score());
                recent = {};
            }
        }
        EpochResult result{.epoch = epoch, .epochs = m_settings.epochs, .train = whole.score()};
        result.seconds = m_clock.seconds() - begin;
        result.samplesPerSecond = static_cast<double>(whole.samples) / result.seconds;
        evaluateEpoch(result);
        return Done{};
    }

    std::vector<std::int64_t> shuffledOrder()
    {
        const at::Tensor order = at::randperm(m_dataset.train.size(), m_generator, at::kLong);
        const auto* first = order.data_ptr<std::int64_t>();
        return {first, first + order.numel()};
    }

    /// Trains on the first of the images that are left of an epoch.
    Tally trainBatch(std::span<const std::int64_t> rest)
    {
        const auto size = std::min(rest.size(), static_cast<std::size_t>(m_settings.batchSize));
        m_adam.beginStep(m_settings.learningRate);
        const auto update = [this](std::ptrdiff_t offset, std::span<const float> gradients) {
            m_adam.update(m_network.parameterBuffer(), offset, gradients);
        };
        const Tally tally = m_backpropagation.run(m_dataset.train, rest.first(size), update);
        m_samplesTrained += tally.samples;
        return tally;
    }

    void pauseBetweenBatches()
    {
        m_clock.pause();
        m_hooks.betweenBatches();
        m_clock.resume();
    }

    void report(int epoch, qint64 samplesDone, const Score& recent)
    {
        TrainingProgress progress{.epoch = epoch, .epochs = m_settings.epochs};
        progress.samplesDone = samplesDone;
        progress.samplesPerEpoch = m_dataset.train.size();
        progress.samplesPerSecond = static_cast<double>(m_samplesTrained) / m_clock.seconds();
        const qint64 all = progress.samplesPerEpoch * m_settings.epochs;
        progress.secondsLeft =
            static_cast<double>(all - m_samplesTrained) / progress.samplesPerSecond;
        progress.train = recent;
        m_hooks.progressed(progress);
        if (m_snapshotPace.isDue(m_clock.seconds())) {
            const double begin = m_clock.seconds();
            m_hooks.snapshotTaken(model(passportOf(m_dataset, m_settings)));
            m_snapshotPace.setCost(m_clock.seconds() - begin);
        }
    }

    void evaluateEpoch(EpochResult result)
    {
        const std::optional<Evaluation> evaluation = evaluateTestPart(m_control.stop);
        if (!evaluation) {
            return;
        }
        result.test = evaluation->score;
        result.deadOutputs = evaluation->deadOutputs;
        m_epochsDone = result.epoch;
        m_lastEvaluation = {m_samplesTrained, *evaluation};
        m_hooks.epochEnded(result);
    }

    std::optional<Evaluation> evaluateTestPart(const std::stop_token& stop)
    {
        return evaluateNetwork(
            m_settings.network, m_network.parameterBuffer(), m_dataset.test, m_crew, stop);
    }

    Result<RunResult> conclude()
    {
        RunResult result{.epochsDone = m_epochsDone};
        const bool complete = m_epochsDone == m_settings.epochs;
        result.outcome = complete ? Outcome::Completed : Outcome::Stopped;
        if (m_lastEvaluation.samplesTrained != m_samplesTrained) {
            const std::optional<Evaluation> evaluation = evaluateTestPart(m_control.abandon);
            if (!evaluation) {
                return result;
            }
            m_lastEvaluation = {m_samplesTrained, *evaluation};
        }
        result.test = m_lastEvaluation.evaluation.score;
        result.deadOutputs = m_lastEvaluation.evaluation.deadOutputs;
        result.seconds = m_clock.seconds();
        m_hooks.snapshotTaken(model(passportOf(m_dataset, m_settings, result)));
        return result;
    }

    Model model(Passport passport) const
    {
        return {m_settings.network, m_network.parameterValues(), std::move(passport)};
    }

    QString divergenceText(int epoch) const
    {
        return Tr::tr("Training diverged in epoch %1: the loss is no longer a finite number. The "
                      "learning rate of %2 is likely too high for this network")
            .arg(epoch)
            .arg(m_settings.learningRate);
    }

    /// The last evaluation, and how many samples the network had learned from by then.
    struct LastEvaluation {
        qint64 samplesTrained = -1;
        Evaluation evaluation;
    };

    const Dataset& m_dataset;
    const TrainingSettings& m_settings;
    const TrainingControl& m_control;
    const TrainingHooks& m_hooks;
    at::Generator m_generator; ///< of the weights first, then of every epoch's order
    Network m_network;
    Crew m_crew;
    Backpropagation m_backpropagation;
    Adam m_adam;
    RunClock m_clock;
    Pace m_progressPace;
    Pace m_snapshotPace;
    qint64 m_samplesTrained = 0;
    int m_epochsDone = 0;
    LastEvaluation m_lastEvaluation;
};

} // namespace

Result<RunResult> trainingLoop(
    const Dataset& dataset, const TrainingSettings& settings, const TrainingControl& control,
    const TrainingHooks& hooks)
{
    if (const Result<Done> valid = settings.validate(); !valid) {
        return valid.error();
    }
    TrainingSettings chosen = settings;
    chosen.threads = chooseThreads(settings, availableCores()).threads;
    return Run(dataset, chosen, control, hooks).execute();
}

} // namespace core
