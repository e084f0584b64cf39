#include "core/training/trainingloop.h"

#include "core/base/exacttext.h"
#include "core/base/memory.h"
#include "core/base/tr.h"
#include "core/network/network.h"
#include "core/training/adam.h"
#include "core/training/batchsource.h"
#include "core/training/confidence.h"
#include "core/training/evaluation_p.h"
#include "core/training/fittedsettings.h"
#include "core/training/gradientengine.h"
#include "core/training/learningrate.h"
#include "core/training/memoryneed.h"
#include "core/training/recentscore.h"
#include "core/training/runclock.h"
#include "core/training/runpassport.h"
#include "core/training/shuffle_p.h"
#include "core/training/threadchoice.h"
#include "core/training/weightaverage.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

/// A train point of the curve is over one of them at least, however slow the machine is.
constexpr qint64 partsOfEpoch = 50;

class Run
{
public:
    Run(const Dataset& dataset, const TrainingSettings& settings, const TrainingControl& control,
        const TrainingHooks& hooks)
        : m_dataset(dataset)
        , m_settings(settings)
        , m_control(control)
        , m_hooks(hooks)
        , m_shuffle(settings.seed)
        , m_network(settings.network, m_shuffle.generator())
        , m_crew(settings.threads)
        , m_engine(GradientEngine::create(
              settings.network, m_network.parameterBuffer(), batchRows(), m_crew, settings.seed))
        , m_batches(dataset.train, settings, m_crew)
        , m_adam(m_network.parameterBuffer().size())
        , m_recentScore(trainSize() / partsOfEpoch)
        , m_moments(momentSchedule(settings, trainedSize(settings, dataset)))
    {
        m_engine->setLabelSmoothing(static_cast<float>(settings.labelSmoothing));
    }

    /// Goes back to where an interrupted run stood.
    void restore(const RunState& state)
    {
        m_shuffle.restore(state.generator);
        const bool hasMean = state.averaged > 0;
        std::ranges::copy(
            hasMean ? state.reached : state.model.parameters, m_network.parameterBuffer().begin());
        // A longer run may begin to average only later.
        if (hasMean && m_settings.isAveraged(state.epochsDone)) {
            m_average.restore(state.model.parameters, state.averaged);
        }
        m_adam.restore(state.firstMoments, state.secondMoments, state.steps);
        m_epochsDone = state.epochsDone;
        m_samplesDone = state.samplesDone;
        m_epochTally = state.epochTally;
        m_epochSeconds = state.epochSeconds;
        m_clock = RunClock(state.seconds);
        m_curve = state.curve;
        m_curve.dropTestAfter(m_epochsDone);
    }

    Result<RunResult> execute()
    {
        m_epochGenerator = m_shuffle.state();
        if (m_curve.test.isEmpty()) {
            const Result<Done> evaluated = evaluateEpoch(EpochResult{.epochs = m_settings.epochs});
            if (!evaluated) {
                return evaluated.error();
            }
        }
        m_progressPace.begin(m_clock.seconds());
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
        return static_cast<int>(std::min<qint64>(m_settings.batchSize, trainSize()));
    }

    qint64 trainSize() const { return trainedSize(m_settings, m_dataset); }

    qint64 samplesTrained() const { return m_epochsDone * trainSize() + m_samplesDone; }

    /// How much is done of the epoch after those that are done, 0 to 1.
    double partOfEpoch() const
    {
        return static_cast<double>(m_samplesDone) / static_cast<double>(trainSize());
    }

    qint64 stepsPerEpoch() const
    {
        return (trainSize() + m_settings.batchSize - 1) / m_settings.batchSize;
    }

    bool stopped() const
    {
        return m_control.stop.stop_requested() || m_control.abandon.stop_requested();
    }

    /// Trains the epoch from its first sample on, or from where an interrupted run stood in it.
    Result<Done> trainEpoch(int epoch)
    {
        m_epochBegin = m_clock.seconds() - m_epochSeconds;
        m_epochGenerator = m_shuffle.state();
        const std::vector<std::int64_t> order = m_shuffle.next(trainSize());
        for (auto rest = std::span(order).subspan(static_cast<std::size_t>(m_samplesDone));
             !rest.empty();) {
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
            m_epochTally.add(batch);
            m_recentScore.add(batch);
            if (m_progressPace.isDue(m_clock.seconds()) || rest.empty()) {
                report(epoch);
            }
            if (m_clock.seconds() - m_stateTakenAt >= m_hooks.stateInterval) {
                takeState();
            }
            if (!rest.empty() && isMomentDue()) {
                takeMoment(passportOf(m_dataset, m_settings));
            }
        }
        return endEpoch(epoch);
    }

    Tally trainBatch(std::span<const std::int64_t> indices)
    {
        m_adam.beginStep(
            learningRateAt(m_settings, m_adam.steps(), stepsPerEpoch() * m_settings.epochs));
        const auto update = [this](std::ptrdiff_t offset, std::span<const float> gradients) {
            m_adam.update(m_network.parameterBuffer(), offset, gradients);
        };
        const Batch batch = m_batches.make(indices, samplesTrained());
        m_samplesDone += std::ssize(indices);
        return m_engine->run(batch, update);
    }

    Result<Done> endEpoch(int epoch)
    {
        EpochResult result{.epoch = epoch, .epochs = m_settings.epochs};
        result.train = m_epochTally.score();
        result.seconds = secondsInEpoch();
        result.samplesPerSecond = static_cast<double>(trainSize()) / result.seconds;
        return evaluateEpoch(result);
    }

    double secondsInEpoch() const { return m_clock.seconds() - m_epochBegin; }

    void pauseBetweenBatches()
    {
        m_clock.pause();
        m_hooks.betweenBatches();
        m_clock.unpause();
    }

    void report(int epoch)
    {
        TrainingProgress progress{.epoch = epoch, .epochs = m_settings.epochs};
        progress.samplesDone = m_samplesDone;
        progress.samplesPerEpoch = trainSize();
        progress.samplesPerSecond = static_cast<double>(samplesTrained()) / m_clock.seconds();
        const qint64 all = progress.samplesPerEpoch * m_settings.epochs;
        progress.secondsLeft =
            static_cast<double>(all - samplesTrained()) / progress.samplesPerSecond;
        progress.train = m_recentScore.take();
        m_curve.add(progress);
        m_hooks.progressed(progress);
        if (m_snapshotPace.isDue(m_clock.seconds())) {
            const double begin = m_clock.seconds();
            m_hooks.snapshotTaken(model(passportOf(m_dataset, m_settings)));
            m_snapshotPace.setCost(m_clock.seconds() - begin);
        }
    }

    Result<Done> evaluateEpoch(EpochResult result)
    {
        const WeightAverage before = m_average;
        if (result.epoch > 0 && m_settings.isAveraged(result.epoch)) {
            m_average.add(m_network.parameterBuffer());
        }
        const std::optional<Evaluation> evaluation = evaluateTestPart(m_control.stop);
        if (!evaluation) {
            m_average = before; // the epoch is not done, and comes again when the run is resumed
            return Done{};
        }
        // The weights that the epoch's last batch left were not tried by any batch.
        if (!std::isfinite(evaluation->score.loss)) {
            return Error{divergenceText(result.epoch)};
        }
        result.test = evaluation->score;
        result.deadOutputs = evaluation->deadOutputs;
        m_epochsDone = result.epoch;
        m_samplesDone = 0;
        m_epochTally = {};
        m_epochSeconds = 0;
        m_epochBegin = m_clock.seconds();
        m_epochGenerator = m_shuffle.state();
        m_lastEvaluation = {samplesTrained(), *evaluation};
        m_curve.add(result);
        m_hooks.snapshotTaken(model(passportOf(m_dataset, m_settings))); // what was tested
        m_hooks.epochEnded(result);
        takeState();
        if (m_epochsDone < m_settings.epochs && isMomentDue()) {
            Passport passport = passportOf(m_dataset, m_settings);
            addScore(passport, result.test, result.deadOutputs);
            takeMoment(std::move(passport));
        }
        return Done{};
    }

    bool isMomentDue() const
    {
        return m_hooks.momentTaken && std::ranges::binary_search(m_moments, samplesTrained());
    }

    void takeMoment(Passport passport)
    {
        passport[passport::epochsDone] = exactText(m_epochsDone + partOfEpoch());
        m_hooks.momentTaken(std::make_shared<TakenMoment>(
            samplesTrained(), trainSize(), model(std::move(passport))));
    }

    void takeState() { takeState(passportOf(m_dataset, m_settings), {}); }

    void takeState(const Passport& passport, std::optional<Outcome> outcome)
    {
        m_stateTakenAt = m_clock.seconds();
        if (!m_hooks.stateTaken) {
            return;
        }
        auto state = std::make_shared<RunState>();
        state->settings = m_settings;
        state->datasetFolder = m_dataset.folder;
        state->model = model(passport);
        state->averaged = m_average.count();
        if (state->averaged > 0) {
            state->reached = m_network.parameterValues();
        }
        state->firstMoments.assign(m_adam.firstMoments().begin(), m_adam.firstMoments().end());
        state->secondMoments.assign(m_adam.secondMoments().begin(), m_adam.secondMoments().end());
        state->steps = m_adam.steps();
        state->epochsDone = m_epochsDone;
        state->samplesDone = m_samplesDone;
        state->generator = m_epochGenerator;
        state->epochTally = m_epochTally;
        state->epochSeconds = m_samplesDone > 0 ? secondsInEpoch() : 0;
        state->seconds = m_clock.seconds();
        state->curve = m_curve;
        state->outcome = outcome;
        m_hooks.stateTaken(std::move(state));
    }

    /// The weights of the model that the run would end with now.
    std::span<const float> modelWeights()
    {
        return m_average.count() > 0 ? std::span<const float>(m_average.mean())
                                     : m_network.parameterBuffer();
    }

    std::optional<Evaluation> evaluateTestPart(const std::stop_token& stop)
    {
        return evaluateNetwork(m_settings.network, modelWeights(), m_dataset.test, m_crew, stop);
    }

    Result<RunResult> conclude()
    {
        RunResult result{.epochsDone = m_epochsDone};
        const bool complete = m_epochsDone == m_settings.epochs;
        result.outcome = complete ? Outcome::Completed : Outcome::Stopped;
        if (m_lastEvaluation.samplesTrained != samplesTrained()) {
            // Before the evaluation, because an abandoned run does not wait for it.
            takeState(passportOf(m_dataset, m_settings), result.outcome);
            const std::optional<Evaluation> evaluation = evaluateTestPart(m_control.abandon);
            if (!evaluation) {
                return result;
            }
            if (!std::isfinite(evaluation->score.loss)) {
                return Error{divergenceText(m_epochsDone + 1)};
            }
            m_lastEvaluation = {samplesTrained(), *evaluation};
        }
        result.test = m_lastEvaluation.evaluation.score;
        result.epoch = m_epochsDone + partOfEpoch();
        m_curve.add(result);
        result.deadOutputs = m_lastEvaluation.evaluation.deadOutputs;
        result.seconds = m_clock.seconds();
        Passport passport = passportOf(m_dataset, m_settings, result);
        calibrate(passport, heldOutOutputs(), m_settings.noDigitShare > 0);
        takeState(passport, result.outcome);
        if (complete && isMomentDue()) {
            takeMoment(passport); // the last one is the model that the run ended with
        }
        m_hooks.snapshotTaken(model(std::move(passport)));
        return result;
    }

    std::vector<LabelledOutputs> heldOutOutputs()
    {
        const LabelledImages& all = m_dataset.train;
        const LabelledImages images{
            all.pixels.mid(trainSize() * digitImagePixels), all.labels.mid(trainSize())};
        return outputsOf(m_settings.network, modelWeights(), images);
    }

    Model model(Passport passport)
    {
        const std::span<const float> weights = modelWeights();
        return {m_settings.network, {weights.begin(), weights.end()}, std::move(passport)};
    }

    QString divergenceText(int epoch) const
    {
        return Tr::tr("Training diverged in epoch %1: the loss is no longer a finite number. The "
                      "learning rate of %2 is likely too high for this network")
            .arg(epoch)
            .arg(plainText(m_settings.learningRate));
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
    Shuffle m_shuffle;
    Network m_network;
    Crew m_crew;
    std::unique_ptr<GradientEngine> m_engine;
    BatchSource m_batches;
    Adam m_adam;
    WeightAverage m_average;
    RecentScore m_recentScore;
    RunClock m_clock;
    Pace m_progressPace;
    Pace m_snapshotPace;
    int m_epochsDone = 0;
    qint64 m_samplesDone = 0;    ///< of the epoch after these
    QByteArray m_epochGenerator; ///< the shuffle's, as that epoch begins
    Tally m_epochTally;
    double m_epochBegin = 0;   ///< on the clock; below 0 if it began before the clock did
    double m_epochSeconds = 0; ///< that an interrupted run had spent in the epoch
    double m_stateTakenAt = 0;
    Curve m_curve;
    LastEvaluation m_lastEvaluation;
    QList<qint64> m_moments; ///< samples trained, ascending
};

} // namespace

Result<RunResult> trainingLoop(
    const Dataset& dataset, const TrainingSettings& settings, const TrainingControl& control,
    const TrainingHooks& hooks)
{
    if (const Result<Done> valid = settings.validate(); !valid) {
        return valid.error();
    }
    TrainingSettings chosen = fittedTo(dataset.classes, settings);
    chosen.threads = chooseThreads(settings, availableCores()).threads;
    if (const Result<Done> fits = checkMemory(chosen, availableMemory()); !fits) {
        return fits.error();
    }
    return Run(dataset, chosen, control, hooks).execute();
}

Result<RunResult> trainingLoop(
    const Dataset& dataset, const RunState& from, const TrainingControl& control,
    const TrainingHooks& hooks)
{
    for (const Result<Done>& check :
         {checkFits(from, dataset), checkMemory(from.settings, availableMemory())}) {
        if (!check) {
            return check.error();
        }
    }
    Run run(dataset, from.settings, control, hooks);
    run.restore(from);
    return run.execute();
}

} // namespace core
