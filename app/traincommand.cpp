#include "app/command.h"
#include "app/interruptwatcher.h"
#include "app/outputfile.h"
#include "app/settingsoptions.h"
#include "app/trainreporter.h"
#include "core/data/datasetstore.h"
#include "core/modelfile/modelfile.h"
#include "core/training/trainer.h"

#include <QCoreApplication>

namespace app
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(app::TrainCommand)
};

void addOptions(QCommandLineParser& parser)
{
    addSettingsOptions(parser);
    addDatasetOption(parser);
    addOutputOption(parser);
}

/// One run on the trainer's thread, told on the console, its model saved at the end.
class TrainRun : public QObject
{
    Q_OBJECT

public:
    TrainRun(core::DatasetPointer dataset, QString output, Console console)
        : m_dataset(std::move(dataset))
        , m_output(std::move(output))
        , m_reporter(console)
    {
        connect(&m_trainer, &core::Trainer::started, this, &TrainRun::onStarted);
        connect(&m_trainer, &core::Trainer::progressed, this, &TrainRun::onProgressed);
        connect(&m_trainer, &core::Trainer::epochEnded, this, &TrainRun::onEpochEnded);
        connect(&m_trainer, &core::Trainer::snapshotTaken, this, &TrainRun::onSnapshotTaken);
        connect(&m_trainer, &core::Trainer::finished, this, &TrainRun::onFinished);
        connect(&m_trainer, &core::Trainer::failed, this, &TrainRun::onFailed);
        connect(&m_interrupts, &InterruptWatcher::interrupted, &m_trainer, &core::Trainer::stop);
    }

    void start(const core::TrainingSettings& settings) { m_trainer.start(m_dataset, settings); }

private:
    void onStarted(const core::TrainingSettings& settings, const core::ThreadChoice& choice)
    {
        m_reporter.started(*m_dataset, settings, choice);
    }

    void onProgressed(const core::TrainingProgress& progress) { m_reporter.progressed(progress); }
    void onEpochEnded(const core::EpochResult& result) { m_reporter.epochEnded(result); }
    void onSnapshotTaken(const core::PredictorPointer& snapshot) { m_snapshot = snapshot; }

    void onFinished(const core::RunResult& result)
    {
        const core::Result<core::Done> written = core::writeModel(m_output, m_snapshot->model());
        if (!written) {
            QCoreApplication::exit(fail(written.error().message));
            return;
        }
        m_reporter.finished(result, m_output);
        QCoreApplication::exit(Done);
    }

    void onFailed(const QString& message)
    {
        m_reporter.clearProgress();
        QCoreApplication::exit(fail(message));
    }

    core::DatasetPointer m_dataset;
    QString m_output;
    TrainReporter m_reporter;
    core::PredictorPointer m_snapshot;
    InterruptWatcher m_interrupts;
    core::Trainer m_trainer;
};

int run(const QCommandLineParser& parser)
{
    if (!parser.positionalArguments().isEmpty()) {
        return wrongUsage(
            Tr::tr("train takes options only, not `%1`").arg(parser.positionalArguments().first()));
    }
    const core::Result<core::TrainingSettings> settings = readSettings(parser);
    if (!settings) {
        return wrongUsage(settings.error().message);
    }
    const core::Result<QString> output = outputPath(parser);
    if (!output) {
        return fail(output.error().message);
    }
    const core::Result<core::DatasetPointer> dataset =
        core::DatasetStore().load(parser.value("dataset"));
    if (!dataset) {
        return fail(dataset.error().message);
    }
    TrainRun trainRun(*dataset, *output, Console(parser.isSet("json")));
    trainRun.start(*settings);
    return QCoreApplication::exec();
}

} // namespace

Command trainCommand()
{
    return {
        "train", Tr::tr("trains a network and saves the model"),
        QStringLiteral(
            "  digitlab train\n"
            "  digitlab train --preset tutorial --epochs 3 --seed 7\n"
            "  digitlab train --hidden 1024-512 --batch-size 256 --output big.safetensors\n"
            "  digitlab train --dataset ~/my-idx-files --json\n"),
        addOptions, run};
}

} // namespace app

#include "traincommand.moc"
