#include "app/columns.h"
#include "app/command.h"
#include "app/console.h"
#include "app/interruptwatcher.h"
#include "app/progressbar.h"
#include "app/tr.h"
#include "core/base/job.h"
#include "core/data/datasetstore.h"
#include "core/insight/robustness.h"
#include "core/prediction/batches.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <optional>

namespace app
{

namespace
{

constexpr int strengthWidth = 10;
constexpr int accuracyWidth = 12;

void addOptions(QCommandLineParser& parser)
{
    addModelOption(parser);
    addDatasetOption(parser);
    parser.addOption(
        {"deformation",
         Tr::tr("Only this one: rotation, shift, scale, shear, thickness, noise, contrast or "
                "occlusion. This and --model may be given more than once."),
         Tr::tr("name")});
}

struct NamedModel {
    QString name; ///< as on the command line
    core::PredictorPointer predictor;
};

/// What one point is made of.
struct Task {
    core::Deformation deformation;
    double strength;
    NamedModel model;
    bool isFirst; ///< of its deformation
    bool endsRow; ///< of the table: it is the last model's
};

/// Tests all models with all strengths on a job's thread, and prints each point as it comes.
class RobustnessRun : public QObject
{
    Q_OBJECT

public:
    RobustnessRun(const QList<NamedModel>& models, core::DatasetPointer dataset, Console console)
        : m_models(models)
        , m_dataset(std::move(dataset))
        , m_console(console)
    {
        connect(&m_interrupts, &InterruptWatcher::interrupted, this, &RobustnessRun::stop);
        connect(&m_job, &core::Job::progressed, this, &RobustnessRun::showProgress);
    }

    void start(const QList<core::Deformation>& deformations)
    {
        for (const core::Deformation deformation : deformations) {
            addTasks(core::traitsOf(deformation));
        }
        m_timer.start();
        QMetaObject::invokeMethod(this, &RobustnessRun::doNext, Qt::QueuedConnection);
    }

private:
    void addTasks(const core::DeformationTraits& traits)
    {
        bool isFirst = true;
        for (const double strength : traits.strengths) {
            for (qsizetype i = 0; i < m_models.size(); ++i) {
                m_tasks.append(
                    {traits.deformation, strength, m_models[i], isFirst, i + 1 == m_models.size()});
                isFirst = false;
            }
        }
    }

    void doNext()
    {
        if (m_done == m_tasks.size()) {
            QCoreApplication::exit(Succeeded);
            return;
        }
        const Task& task = m_tasks[m_done];
        const auto work = [task, dataset = m_dataset](
                              const std::stop_token& stop, const core::Job::Progress& progress) {
            return core::robustness(
                *task.model.predictor, dataset->test, task.deformation, {task.strength}, stop,
                progress);
        };
        m_job.run(work, [this](const core::Result<core::RobustnessCurve>& curve) { use(curve); });
    }

    void use(const core::Result<core::RobustnessCurve>& curve)
    {
        if (!curve) {
            QCoreApplication::exit(fail(curve.error().message));
            return;
        }
        print(m_tasks[m_done], curve->first());
        ++m_done;
        if (Console::isOutputLost()) {
            stop();
        } else {
            doNext();
        }
    }

    void print(const Task& task, const core::RobustnessPoint& point)
    {
        const core::DeformationTraits& traits = core::traitsOf(task.deformation);
        m_console.object(
            {{"deformation", traits.name},
             {"strength", point.strength},
             {"accuracy", point.accuracy()},
             {"samples", point.samples},
             {"model", task.model.name}});
        if (task.isFirst) {
            printHead(traits);
        }
        if (m_row.isEmpty()) {
            m_row = rightInColumns(traits.text(point.strength, QLocale::c()), strengthWidth);
        }
        m_row += percentText(point.accuracy()).rightJustified(accuracyWidth);
        if (task.endsRow) {
            m_console.line(m_row);
            m_row.clear();
        }
    }

    void printHead(const core::DeformationTraits& traits) const
    {
        m_console.line((m_done > 0 ? "\n" : "") + traits.meaning);
        if (m_models.size() < 2) {
            return;
        }
        QString numbers(strengthWidth, ' ');
        for (qsizetype i = 0; i < m_models.size(); ++i) {
            if (m_done == 0) {
                m_console.line(Tr::tr("model %1: %2").arg(i + 1).arg(m_models[i].name));
            }
            numbers += rightInColumns(Tr::tr("model %1").arg(i + 1), accuracyWidth);
        }
        m_console.line(numbers);
    }

    void showProgress(double share) const
    {
        const auto all = static_cast<double>(m_tasks.size());
        const double done = (static_cast<double>(m_done) + share) / all;
        const double seconds = static_cast<double>(m_timer.elapsed()) / 1000;
        const ProgressLine line{
            .title = core::traitsOf(m_tasks[m_done].deformation).title,
            .done = m_done,
            .total = m_tasks.size(),
            .secondsPast = seconds,
            .secondsLeft = seconds * (1 - done) / done,
            .details = Tr::tr("points")};
        m_console.progress(line.text());
    }

    /// What was printed is whole and stays true: no failure.
    void stop()
    {
        m_job.cancel();
        QCoreApplication::exit(Succeeded);
    }

    QList<NamedModel> m_models;
    core::DatasetPointer m_dataset;
    Console m_console;
    QList<Task> m_tasks;
    qsizetype m_done = 0; ///< tasks
    QString m_row;        ///< of the table, as far as it is known
    QElapsedTimer m_timer;
    InterruptWatcher m_interrupts;
    core::Job m_job; ///< last, so that it ends first
};

core::Result<QList<NamedModel>> openModels(const QCommandLineParser& parser)
{
    const QStringList paths = parser.values("model");
    if (paths.isEmpty()) {
        const core::Result<core::PredictorPointer> shipped = openPredictor(parser);
        if (!shipped) {
            return shipped.error();
        }
        return QList<NamedModel>{{QStringLiteral("shipped"), *shipped}};
    }
    QList<NamedModel> models;
    for (const QString& path : paths) {
        const core::Result<core::PredictorPointer> predictor = openPredictor(path);
        if (!predictor) {
            return predictor.error();
        }
        models.append({path, *predictor});
    }
    return models;
}

core::Result<QList<core::Deformation>> namedDeformations(const QCommandLineParser& parser)
{
    QList<core::Deformation> named;
    for (const QString& name : parser.values("deformation")) {
        const core::Result<core::Deformation> deformation = core::deformationNamed(name);
        if (!deformation) {
            return deformation.error();
        }
        named.append(*deformation);
    }
    if (named.isEmpty()) {
        for (const core::DeformationTraits& traits : core::deformations()) {
            named.append(traits.deformation);
        }
    }
    return named;
}

int run(const QCommandLineParser& parser)
{
    const core::Result<QList<core::Deformation>> deformations = namedDeformations(parser);
    if (!deformations) {
        return wrongUsage(deformations.error().message);
    }
    const core::Result<QList<NamedModel>> models = openModels(parser);
    if (!models) {
        return fail(models.error().message);
    }
    const auto dataset = loadDatasetFor(parser, *models->first().predictor);
    if (!dataset) {
        return fail(dataset.error().message);
    }
    for (const NamedModel& model : *models) {
        if (const auto known = core::checkClasses(*model.predictor, **dataset); !known) {
            return fail(core::inFile(model.name, known.error()).message);
        }
    }
    RobustnessRun robustnessRun(*models, *dataset, Console(parser.isSet("json")));
    robustnessRun.start(*deformations);
    return QCoreApplication::exec();
}

} // namespace

Command robustnessCommand()
{
    return {
        "robustness",
        Tr::tr("tells how far digits can be deformed before a model misreads them"),
        QStringLiteral("  digitlab robustness\n"
                       "  digitlab robustness --deformation rotation --json\n"
                       "  digitlab robustness --model a.safetensors --model b.safetensors "
                       "--deformation noise\n"),
        addOptions,
        run,
        false,
        {"model", "deformation"}};
}

} // namespace app

#include "robustnesscommand.moc"
