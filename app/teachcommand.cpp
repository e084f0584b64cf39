#include "app/command.h"
#include "app/console.h"
#include "app/interruptwatcher.h"
#include "app/outputfile.h"
#include "app/progressbar.h"
#include "app/tr.h"
#include "core/data/datasetstore.h"
#include "core/ink/inkfile.h"
#include "core/ink/mydigits.h"
#include "core/modelfile/modelfolder.h"
#include "core/network/layertext.h"
#include "core/training/teacher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

namespace app
{

namespace
{

void addOptions(QCommandLineParser& parser)
{
    addModelOption(parser);
    parser.addOption(
        {"ink", Tr::tr("Labelled drawings, an ink file; without it, My digits of the window."),
         Tr::tr("file")});
    addDatasetOption(parser);
    addOutputOption(parser);
}

core::Result<QList<core::Ink>> readDrawings(const QCommandLineParser& parser)
{
    if (parser.isSet("ink")) {
        return core::readInkFile(parser.value("ink"));
    }
    core::MyDigits digits;
    if (const core::Result<core::Done> read = digits.load(); !read) {
        return read.error();
    }
    if (digits.drawings().isEmpty()) {
        return core::Error{Tr::tr("There are no drawings in My digits yet, %1: correct some in "
                                  "the window first, or name an ink file with --ink")
                               .arg(digits.path())};
    }
    return digits.drawings();
}

/// What the taught model is called, if the user does not say.
QString taughtName(const QCommandLineParser& parser)
{
    const QString model = parser.isSet("model")
                              ? QFileInfo(parser.value("model")).completeBaseName()
                              : core::shippedModels().first().id;
    return QStringLiteral("%1 taught").arg(model);
}

/// One teaching on the teacher's thread, told on the console, the taught model saved at the end.
class TeachRun : public QObject
{
    Q_OBJECT

public:
    /// For `output` and `name` see saveModel().
    TeachRun(QString output, QString name, Console console)
        : m_output(std::move(output))
        , m_name(std::move(name))
        , m_console(console)
    {
        connect(&m_teacher, &core::Teacher::progressed, this, &TeachRun::onProgressed);
        connect(&m_teacher, &core::Teacher::finished, this, &TeachRun::onFinished);
        connect(&m_teacher, &core::Teacher::stopped, this, &TeachRun::onStopped);
        connect(&m_teacher, &core::Teacher::failed, this, &TeachRun::onFailed);
        connect(&m_interrupts, &InterruptWatcher::interrupted, &m_teacher, &core::Teacher::stop);
    }

    void start(
        const core::PredictorPointer& model, const core::DatasetPointer& dataset,
        const QList<core::Ink>& drawings)
    {
        const QString layers = core::layersText(model->model().network);
        m_console.object(
            {{"event", "started"},
             {"drawings", drawings.size()},
             {"layers", layers},
             {"dataset", dataset->name}});
        m_console.line(
            Tr::tr("Teaching the network %1 %2 drawings").arg(layers, countText(drawings.size())));
        m_timer.start();
        m_teacher.start(model, dataset, drawings);
    }

private:
    void onProgressed(const core::TeachProgress& progress) const
    {
        const double seconds = static_cast<double>(m_timer.elapsed()) / 1000;
        const ProgressLine line{
            .title = Tr::tr("Teaching"),
            .done = progress.step,
            .total = progress.steps,
            .secondsPast = seconds,
            .secondsLeft = seconds * (progress.steps - progress.step) / progress.step,
            .details = Tr::tr("steps")};
        m_console.progress(line.text());
    }

    void onFinished(const core::PredictorPointer& model, const core::TeachResult& result) const
    {
        const core::Result<QString> written = saveModel(m_output, model->model(), m_name);
        if (!written) {
            QCoreApplication::exit(fail(written.error().message));
            return;
        }
        tell(result, *written);
        QCoreApplication::exit(Succeeded);
    }

    void tell(const core::TeachResult& result, const QString& output) const
    {
        const core::TeachScore& before = result.before;
        const core::TeachScore& after = result.after;
        m_console.object(
            {{"event", "finished"},
             {"drawings", result.drawings},
             {"drawings_accuracy_before", before.drawings.accuracy},
             {"drawings_accuracy", after.drawings.accuracy},
             {"test_accuracy_before", before.dataset.accuracy},
             {"test_accuracy", after.dataset.accuracy},
             {"seconds", result.seconds},
             {"output", output}});
        m_console.line(
            Tr::tr("Drawings read right: %1 before, %2 after")
                .arg(percentText(before.drawings.accuracy), percentText(after.drawings.accuracy)));
        m_console.line(
            Tr::tr("Test images read right: %1 before, %2 after")
                .arg(percentText(before.dataset.accuracy), percentText(after.dataset.accuracy)));
        m_console.line(
            Tr::tr("Taught in %1 s. Saved %2").arg(result.seconds, 0, 'f', 1).arg(output));
    }

    void onStopped() { onFailed(Tr::tr("Stopped: nothing was saved")); }

    void onFailed(const QString& message) const { QCoreApplication::exit(fail(message)); }

    QString m_output;
    QString m_name;
    Console m_console;
    QElapsedTimer m_timer;
    InterruptWatcher m_interrupts;
    core::Teacher m_teacher;
};

int run(const QCommandLineParser& parser)
{
    const core::Result<QString> output = outputPath(parser);
    if (!output) {
        return fail(output.error().message);
    }
    const core::Result<QList<core::Ink>> drawings = readDrawings(parser);
    if (!drawings) {
        return fail(drawings.error().message);
    }
    const core::Result<core::PredictorPointer> model = openPredictor(parser);
    if (!model) {
        return fail(model.error().message);
    }
    const core::Result<core::DatasetPointer> dataset = loadDatasetFor(parser, **model);
    if (!dataset) {
        return fail(dataset.error().message);
    }
    TeachRun teachRun(*output, taughtName(parser), Console(parser.isSet("json")));
    teachRun.start(*model, *dataset, *drawings);
    return QCoreApplication::exec();
}

} // namespace

Command teachCommand()
{
    return {
        "teach", Tr::tr("teaches a model drawings that it misread"),
        QStringLiteral("  digitlab teach --ink mine.jsonl --output mine.safetensors\n"
                       "  digitlab teach --model a.safetensors --output b.safetensors --json\n"),
        addOptions, run};
}

} // namespace app

#include "teachcommand.moc"
