#include "app/trainrun.h"

#include "app/command.h"
#include "app/outputfile.h"

#include <QCoreApplication>

namespace app
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(app::TrainRun)
};

} // namespace

TrainRun::TrainRun(
    core::DatasetPointer dataset, QString output, Console console, core::RunRecorder& recorder)
    : m_dataset(std::move(dataset))
    , m_output(std::move(output))
    , m_reporter(console)
    , m_recorder(recorder)
{
    using core::Trainer;
    connect(&m_trainer, &Trainer::started, this, &TrainRun::onStarted);
    connect(&m_trainer, &Trainer::progressed, this, &TrainRun::onProgressed);
    connect(&m_trainer, &Trainer::epochEnded, this, &TrainRun::onEpochEnded);
    connect(&m_trainer, &Trainer::snapshotTaken, this, &TrainRun::onSnapshotTaken);
    connect(&m_trainer, &Trainer::finished, this, &TrainRun::onFinished);
    connect(&m_trainer, &Trainer::failed, this, &TrainRun::onFailed);
    connect(
        &m_trainer, &Trainer::stateTaken, &m_recorder, &core::RunRecorder::record,
        Qt::DirectConnection);
    connect(&m_recorder, &core::RunRecorder::failed, this, &TrainRun::onNotKept);
    connect(&m_interrupts, &InterruptWatcher::interrupted, &m_trainer, &Trainer::stop);
}

void TrainRun::start(const core::TrainingSettings& settings)
{
    beginKeeping();
    m_trainer.start(m_dataset, settings);
}

void TrainRun::resume(const core::RunStatePointer& from)
{
    if (m_recorder.id().isEmpty()) {
        beginKeeping();
    }
    m_trainer.resume(m_dataset, from);
}

void TrainRun::beginKeeping()
{
    if (const core::Result<core::Done> begun = m_recorder.begin(); !begun) {
        onNotKept(begun.error().message);
    }
}

void TrainRun::onNotKept(const QString& message)
{
    m_reporter.clearProgress();
    printError(
        Tr::tr("The run cannot be kept for a later resumption; training goes on. %1").arg(message));
}

/// The checkpoint, once it holds what the run ended with; else empty.
QString TrainRun::finishedCheckpoint()
{
    const QString path = m_recorder.checkpointPath();
    const core::Result<core::Done> written = m_recorder.finish();
    if (!written) {
        m_reporter.clearProgress();
        printError(Tr::tr("What the run ended with cannot be kept for a later resumption. %1")
                       .arg(written.error().message));
    }
    return written ? path : QString();
}

void TrainRun::onStarted(
    const core::TrainingSettings& settings, const core::ThreadChoice& choice,
    const core::Curve& curve)
{
    m_reporter.started(*m_dataset, settings, choice, m_recorder.checkpointPath());
    if (!curve.isEmpty()) {
        m_reporter.resumed(curve.lastEpoch());
    }
}

void TrainRun::onFinished(const core::RunResult& result)
{
    const QString checkpoint = finishedCheckpoint();
    const core::Result<QString> written = saveModel(m_output, m_snapshot->model());
    if (!written) {
        QCoreApplication::exit(fail(written.error().message));
        return;
    }
    m_reporter.finished(result, *written, checkpoint);
    QCoreApplication::exit(Done);
}

void TrainRun::onFailed(const QString& message)
{
    m_recorder.endFailed();
    m_reporter.clearProgress();
    QCoreApplication::exit(fail(message));
}

} // namespace app
