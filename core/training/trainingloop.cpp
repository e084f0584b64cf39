#include "core/training/trainingloop.h"

#include "core/network/network.h"
#include "core/training/adam.h"
#include "core/training/backpropagation.h"
#include "core/training/batchsource.h"
#include "core/training/confidence.h"
#include "core/training/evaluation_p.h"
#include "core/training/learningrate.h"
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
        , m_batches(dataset.train, settings, m_crew)
        , m_adam(m_network.parameterBuffer().size())
    {
        m_backpropagation.setLabelSmoothing(static_cast<float>(settings.labelSmoothing));
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
        return static_cast<int>(std::min<qsizetype>(m_settings.batchSize, trainSize()));
    }

    /// The train part's first images are trained on; the others are held out.
    qsizetype trainSize() const { return m_dataset.train.size() - heldOut(); }

    qsizetype heldOut() const
    {
        return std::min<qsizetype>(m_settings.heldOut, m_dataset.train.size() / 2);
    }

    qint64 stepsPerEpoch() const
    {
        return (trainSize() + m_settings.batchSize - 1) / m_settings.batchSize;
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
        for (auto rest = std::span(order); !rest.empty();) {
            pauseBetweenBatches();
            if (stopped()) {
                return Done{};
            }
            const auto size = std::min(rest.size(), static_cast<std::size_t>(m_settings.batchSize));
            const Tally batch = trainBatch(rest.first(size));
            rest = rest.subspan(size);
            if (!std::isfinite(batch.lossSum)) {
                return Error{divergenceText(epoch)};
            }
            whole.add(batch);
            recent.add(batch);
            if (m_progressPace.isDue(m_clock.seconds()) || rest.empty()) {
                report(epoch, std::ssize(order) - std::ssize(rest), recent.score());
                recent = {};
            }
        }
        EpochResult result{.epoch = epoch, .epochs = m_settings.epochs, .train = whole.score()};
        result.seconds = m_clock.seconds() - begin;
        result.samplesPerSecond = static_cast<double>(order.size()) / result.seconds;
        evaluateEpoch(result);
        return Done{};
    }

    std::vector<std::int64_t> shuffledOrder()
    {
        const at::Tensor order = at::randperm(trainSize(), m_generator, at::kLong);
        const auto* first = order.data_ptr<std::int64_t>();
        return {first, first + order.numel()};
    }

    Tally trainBatch(std::span<const std::int64_t> indices)
    {
        m_adam.beginStep(
            learningRateAt(m_settings, m_steps++, stepsPerEpoch() * m_settings.epochs));
        const auto update = [this](std::ptrdiff_t offset, std::span<const float> gradients) {
            m_adam.update(m_network.parameterBuffer(), offset, gradients);
        };
        const qint64 first = m_samplesTrained;
        m_samplesTrained += std::ssize(indices);
        const Batch batch = m_batches.make(indices, first);
        return m_backpropagation.run(batch.images, batch.indices, update);
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
        progress.samplesPerEpoch = trainSize();
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
        Passport passport = passportOf(m_dataset, m_settings, result);
        calibrate(passport, heldOutOutputs(), m_settings.noDigitShare > 0);
        m_hooks.snapshotTaken(model(std::move(passport)));
        return result;
    }

    std::vector<LabelledOutputs> heldOutOutputs()
    {
        const LabelledImages& all = m_dataset.train;
        const LabelledImages images{
            all.pixels.mid(trainSize() * digitImagePixels), all.labels.mid(trainSize())};
        return outputsOf(m_settings.network, m_network.parameterBuffer(), images);
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
    BatchSource m_batches;
    Adam m_adam;
    qint64 m_steps = 0;
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
