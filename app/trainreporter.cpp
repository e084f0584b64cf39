#include "app/trainreporter.h"

#include "app/command.h"
#include "app/drawings.h"
#include "app/outputfile.h"
#include "app/progressbar.h"
#include "app/tr.h"
#include "core/base/exacttext.h"
#include "core/base/memory.h"
#include "core/network/layertext.h"
#include "core/training/evaluation.h"
#include "core/training/fittedsettings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTimer>

namespace app
{

namespace
{

/// The plain words for dead outputs, under the key `message`, when there are any.
void addDeadOutputs(QJsonObject& object, const QList<int>& labels, const core::Classes& classes)
{
    object["dead_outputs"] = numberArray(labels);
    if (!labels.isEmpty()) {
        object["message"] = core::deadOutputsText(labels, classes);
    }
}

QString scoreText(const core::Score& score)
{
    return Tr::tr("%1, loss %2").arg(percentText(score.accuracy)).arg(score.loss, 0, 'f', 4);
}

QJsonObject epochObject(const core::EpochResult& result, const core::Classes& classes)
{
    QJsonObject object{
        {"event", result.epoch == 0 ? "initial" : "epoch"},
        {"epoch", result.epoch},
        {"test_loss", result.test.loss},
        {"test_accuracy", result.test.accuracy}};
    if (result.epoch > 0) {
        object["train_loss"] = result.train.loss;
        object["train_accuracy"] = result.train.accuracy;
        object["seconds"] = result.seconds;
        object["samples_per_second"] = result.samplesPerSecond;
    }
    addDeadOutputs(object, result.deadOutputs, classes);
    return object;
}

QString epochText(const core::EpochResult& result)
{
    if (result.epoch == 0) {
        return Tr::tr("Before training: test %1").arg(scoreText(result.test));
    }
    return Tr::tr("Epoch %1/%2: train %3; test %4; %5 images/s")
        .arg(result.epoch)
        .arg(result.epochs)
        .arg(
            scoreText(result.train), scoreText(result.test),
            countText(static_cast<qint64>(result.samplesPerSecond)));
}

/// How a run that was stopped goes on; empty if it was not, or is not kept.
QString goOnText(const core::RunResult& result, const QString& checkpoint)
{
    const bool mayGoOn = result.outcome == core::Outcome::Stopped && !checkpoint.isEmpty();
    return mayGoOn ? Tr::tr("To go on: digitlab train --resume %1").arg(checkpoint) : QString();
}

} // namespace

TrainReporter::TrainReporter(core::Workbench& workbench, QString output, Console console)
    : m_workbench(workbench)
    , m_output(std::move(output))
    , m_console(console)
{
    using core::TrainingRun;
    TrainingRun* run = &workbench.run();
    connect(run, &TrainingRun::started, this, &TrainReporter::onStarted);
    connect(run, &TrainingRun::progressed, this, &TrainReporter::onProgressed);
    connect(run, &TrainingRun::epochEnded, this, &TrainReporter::onEpochEnded);
    connect(run, &TrainingRun::finished, this, &TrainReporter::onFinished);
    connect(run, &TrainingRun::failed, this, &TrainReporter::endFailed);
    connect(run, &TrainingRun::refused, this, &TrainReporter::endFailed);
    connect(run, &TrainingRun::notKept, this, &TrainReporter::onNotKept);
    connect(run, &TrainingRun::ended, this, [this] {
        if (!m_hasEnded) {
            endStopped();
        }
    });
    connect(&m_interrupts, &InterruptWatcher::interrupted, this, &TrainReporter::stop);
}

void TrainReporter::start(std::function<void()> begin)
{
    QTimer::singleShot(0, this, [this, begin = std::move(begin)] {
        if (!m_hasEnded) {
            begin();
        }
    });
}

void TrainReporter::stop()
{
    if (m_workbench.run().isGoingOn()) {
        m_workbench.run().stop();
    } else if (!m_hasEnded) {
        endStopped();
    }
}

/// Whoever can no longer be told how the run goes finds it kept.
void TrainReporter::stopIfUnheard()
{
    if (Console::isOutputLost()) {
        m_workbench.run().stop();
    }
}

void TrainReporter::onStarted(
    const core::TrainingSettings& settings, const core::ThreadChoice& choice,
    const core::Curve& curve)
{
    const core::DatasetPointer& dataset = m_workbench.dataset().dataset();
    const core::Architecture network = core::fittedTo(dataset->classes, settings).network;
    m_timer.start();
    m_console.object(
        {{"event", "started"},
         {"preset", settings.preset},
         {"layers", core::layersText(network)},
         {"head", core::headName(settings.network.head)},
         {"epochs", settings.epochs},
         {"batch_size", settings.batchSize},
         {"learning_rate", settings.learningRate},
         {"seed", static_cast<qint64>(settings.seed)},
         {"threads", choice.threads},
         {"threads_reason", choice.reason},
         {"dataset", dataset->name},
         {"transposed", dataset->isTransposed},
         {"left_out", core::leftOutText(dataset->classes, settings)},
         {"train_samples", dataset->train.size()},
         {"test_samples", dataset->test.size()},
         {"checkpoint", m_workbench.run().checkpointPath()}});
    m_console.line(
        Tr::tr("Network %1, head `%2`; %3 epochs of %4 images, batch %5, rate %6, seed %7")
            .arg(core::layersText(network))
            .arg(core::headName(settings.network.head))
            .arg(settings.epochs)
            .arg(countText(dataset->train.size()))
            .arg(settings.batchSize)
            .arg(core::plainText(settings.learningRate))
            .arg(settings.seed));
    m_console.line(Tr::tr("Threads: %1 (%2)").arg(choice.threads).arg(choice.reason));
    if (dataset->isTransposed) {
        m_console.line(Tr::tr("The images lie on their side, as EMNIST's are published: their rows "
                              "and columns are swapped (--transposed no leaves them)"));
    }
    const QString leftOut = core::leftOutText(dataset->classes, settings);
    if (!leftOut.isEmpty()) {
        m_console.line(leftOut);
    }
    if (!curve.isEmpty()) {
        m_console.object({{"event", "resumed"}, {"epoch", curve.lastEpoch()}});
        m_console.line(Tr::tr("Resumed after epoch %1").arg(curve.lastEpoch(), 0, 'f', 2));
    }
    stopIfUnheard();
}

const core::Classes& TrainReporter::classes() const
{
    return m_workbench.dataset().dataset()->classes;
}

void TrainReporter::onProgressed(const core::TrainingProgress& progress) const
{
    const ProgressLine line{
        .title = Tr::tr("Epoch %1/%2").arg(progress.epoch).arg(progress.epochs),
        .done = progress.samplesDone,
        .total = progress.samplesPerEpoch,
        .secondsPast = static_cast<double>(m_timer.elapsed()) / 1000,
        .secondsLeft = progress.secondsLeft,
        .details = Tr::tr("%1 images/s, loss %2")
                       .arg(countText(static_cast<qint64>(progress.samplesPerSecond)))
                       .arg(progress.train.loss, 0, 'f', 4)};
    m_console.progress(line.text());
}

void TrainReporter::onEpochEnded(const core::EpochResult& result)
{
    m_console.object(epochObject(result, classes()));
    m_console.line(epochText(result));
    // The untrained network has not lost anything yet.
    if (result.epoch > 0 && !result.deadOutputs.isEmpty()) {
        m_console.line(core::deadOutputsText(result.deadOutputs, classes()));
    }
    stopIfUnheard();
}

void TrainReporter::onNotKept(const QString& message) const
{
    printError(message);
}

/// The checkpoint, once it holds what the run ended with; else empty.
QString TrainReporter::finishedCheckpoint() const
{
    const QString path = m_workbench.run().checkpointPath();
    const core::Result<core::Done> written = m_workbench.run().finishRecording();
    if (!written) {
        printError(Tr::tr("What the run ended with cannot be kept for a later resumption. %1")
                       .arg(written.error().message));
    }
    return written ? path : QString();
}

void TrainReporter::onFinished(const core::RunResult& result)
{
    const QString checkpoint = finishedCheckpoint();
    const core::Result<QString> written =
        saveModel(m_output, m_workbench.model().predictor()->model(), m_workbench.run().name());
    if (!written) {
        endFailed(written.error().message);
        return;
    }
    tell(result, *written, checkpoint);
    if (const std::optional<core::Error> lost = Console::outputError()) {
        const QString saved = Tr::tr("%1. What was learned is in %2").arg(lost->message, *written);
        const QString toGoOn = goOnText(result, checkpoint);
        endFailed(toGoOn.isEmpty() ? saved : Tr::tr("%1. %2", "two sentences").arg(saved, toGoOn));
    } else {
        end(Succeeded);
    }
}

void TrainReporter::endStopped()
{
    endFailed(Tr::tr("Stopped before the run began"));
}

void TrainReporter::end(int code)
{
    m_hasEnded = true;
    QCoreApplication::exit(code);
}

void TrainReporter::endFailed(const QString& message)
{
    end(fail(message));
}

void TrainReporter::tell(
    const core::RunResult& result, const QString& output, const QString& checkpoint) const
{
    QJsonObject object{
        {"event", "finished"},
        {"outcome", core::outcomeName(result.outcome)},
        {"epochs_done", result.epochsDone},
        {"test_loss", result.test.loss},
        {"test_accuracy", result.test.accuracy},
        {"seconds", result.seconds},
        {"peak_memory_mb", core::peakMemoryMegabytes()},
        {"output", output},
        {"checkpoint", checkpoint}};
    addDeadOutputs(object, result.deadOutputs, classes());
    m_console.object(object);
    const QString ending =
        result.outcome == core::Outcome::Completed ? Tr::tr("Completed") : Tr::tr("Stopped");
    m_console.line(Tr::tr("%1 after %2 s: test %3. Saved %4")
                       .arg(ending)
                       .arg(result.seconds, 0, 'f', 1)
                       .arg(scoreText(result.test), output));
    if (const QString toGoOn = goOnText(result, checkpoint); !toGoOn.isEmpty()) {
        m_console.line(toGoOn);
    }
}

} // namespace app
