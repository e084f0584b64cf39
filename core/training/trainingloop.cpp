#include "core/training/trainingloop.h"

#include "core/base/torchruntime.h"
#include "core/network/network.h"
#include "core/training/evaluation_p.h"
#include "core/training/runclock.h"
#include "core/training/runpassport.h"

#include <QCoreApplication>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/argmax.h>
#include <ATen/ops/randperm.h>
#include <torch/optim/adam.h>

#include <cmath>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::TrainingLoop)
};

/// Loss and hits over some samples.
struct Tally {
    double lossSum = 0;
    qint64 correct = 0;
    qint64 samples = 0;

    void add(const Tally& other)
    {
        lossSum += other.lossSum;
        correct += other.correct;
        samples += other.samples;
    }

    Score score() const
    {
        const auto size = static_cast<double>(std::max<qint64>(samples, 1));
        return {lossSum / size, static_cast<double>(correct) / size};
    }
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
        , m_optimizer(m_network.parameters(), torch::optim::AdamOptions(settings.learningRate))
        , m_pixels(borrowedPixels(dataset.train))
        , m_labels(labelTensor(dataset.train))
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
    bool stopped() const
    {
        return m_control.stop.stop_requested() || m_control.abandon.stop_requested();
    }

    Result<Done> trainEpoch(int epoch)
    {
        const double begin = m_clock.seconds();
        const at::Tensor order = at::randperm(m_dataset.train.size(), m_generator, at::kLong);
        Tally whole;
        Tally recent;
        for (const at::Tensor& indices : order.split(m_settings.batchSize)) {
            pauseBetweenBatches();
            if (stopped()) {
                return Done{};
            }
            const Tally batch = trainBatch(indices);
            if (!std::isfinite(batch.lossSum)) {
                return Error{divergenceText(epoch)};
            }
            whole.add(batch);
            recent.add(batch);
            if (m_progressPace.isDue(m_clock.seconds()) || whole.samples == m_pixels.size(0)) {
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

    Tally trainBatch(const at::Tensor& indices)
    {
        const at::Tensor images = scaledPixels(m_pixels.index_select(0, indices));
        const at::Tensor labels = m_labels.index_select(0, indices);
        const at::Tensor forwarded = m_network.forward(images);
        const at::Tensor loss = m_network.loss(forwarded, labels);
        m_optimizer.zero_grad();
        loss.backward();
        m_optimizer.step();
        const int64_t size = labels.size(0);
        m_samplesTrained += size;
        return {
            loss.item<double>() * static_cast<double>(size),
            at::argmax(forwarded.detach(), 1).eq(labels).sum().item<int64_t>(), size};
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
        progress.samplesPerEpoch = m_pixels.size(0);
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
        const std::optional<Evaluation> evaluation =
            evaluateNetwork(m_network, m_dataset.test, m_control.stop);
        if (!evaluation) {
            return;
        }
        result.test = evaluation->score;
        result.deadOutputs = evaluation->deadOutputs;
        m_epochsDone = result.epoch;
        m_lastEvaluation = {m_samplesTrained, *evaluation};
        m_hooks.epochEnded(result);
    }

    Result<RunResult> conclude()
    {
        RunResult result{.epochsDone = m_epochsDone};
        const bool complete = m_epochsDone == m_settings.epochs;
        result.outcome = complete ? Outcome::Completed : Outcome::Stopped;
        if (m_lastEvaluation.samplesTrained != m_samplesTrained) {
            const auto evaluation = evaluateNetwork(m_network, m_dataset.test, m_control.abandon);
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
    torch::optim::Adam m_optimizer;
    at::Tensor m_pixels; ///< bytes, N x 784
    at::Tensor m_labels; ///< int64, N
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
    setTorchThreads(settings.threads);
    return Run(dataset, settings, control, hooks).execute();
}

} // namespace core
