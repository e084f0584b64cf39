#include "app/command.h"
#include "app/console.h"
#include "app/outputfile.h"
#include "app/settingsoptions.h"
#include "app/tr.h"
#include "app/trainreporter.h"
#include "core/modelfile/modelfile.h"
#include "core/training/runpassport.h"

#include <QCoreApplication>

#include <functional>

namespace app
{

namespace
{

void addOptions(QCommandLineParser& parser)
{
    addSettingsOptions(parser);
    addDatasetOption(parser);
    addOutputOption(parser);
    parser.addOption(
        {"resume",
         Tr::tr("A run's checkpoint: goes on where it was stopped or cut off. Only --epochs, "
                "--dataset, --output and --json may stand beside it; more epochs make the run "
                "longer."),
         Tr::tr("file")});
}

/// The first option that was given but has no say in how a run goes on; empty when there is none.
QString strayOption(const QCommandLineParser& parser)
{
    const QStringList allowed{"resume", "epochs", "dataset", "output", "o", "json"};
    for (const QString& name : parser.optionNames()) {
        if (!allowed.contains(name)) {
            return name;
        }
    }
    return {};
}

/// Warns when the run will differ from the one in the passport.
void tellDeviations(const core::Passport& passport, const core::Dataset& dataset)
{
    const QString hash = passport.value(core::passport::datasetSha256);
    if (!hash.isEmpty() && hash != QString::fromLatin1(dataset.sha256)) {
        printError(Tr::tr("The model learned from dataset `%1` with other contents than `%2`: the "
                          "run will differ")
                       .arg(passport.value(core::passport::dataset), dataset.name));
    }
    if (passport.contains(core::passport::taughtDrawings)) {
        printError(Tr::tr("The model was taught %1 drawings after its run; the run alone is "
                          "repeated")
                       .arg(passport.value(core::passport::taughtDrawings)));
    }
}

/// Calls `begin`, then tells how the run goes; gives the exit code.
int execute(
    const QCommandLineParser& parser, const QString& output,
    const std::function<void(core::Workbench&)>& begin)
{
    core::Workbench workbench;
    TrainReporter reporter(workbench, output, Console(parser.isSet("json")));
    reporter.start([&] { begin(workbench); });
    return QCoreApplication::exec();
}

/// A new run. `repeated` is the passport of the model that it is to be like, else empty.
int begin(
    const QCommandLineParser& parser, const core::TrainingSettings& first,
    const core::Passport& repeated)
{
    const core::Result<core::TrainingSettings> settings = readSettings(parser, first);
    if (!settings) {
        return wrongUsage(settings.error().message);
    }
    const core::Result<QString> output = outputPath(parser);
    if (!output) {
        return fail(output.error().message);
    }
    const core::Result<core::DatasetPointer> dataset = loadDataset(parser, parser.value("dataset"));
    if (!dataset) {
        return fail(dataset.error().message);
    }
    tellDeviations(repeated, **dataset);
    return execute(parser, *output, [&](core::Workbench& workbench) {
        workbench.dataset().setDataset(*dataset);
        workbench.run().start(*settings);
    });
}

int beginLike(const QCommandLineParser& parser)
{
    const QString path = parser.value("like");
    const core::Result<core::Model> model = core::readModel(path);
    if (!model) {
        return fail(model.error().message);
    }
    const core::Result<core::TrainingSettings> first = core::settingsOf(*model);
    return first ? begin(parser, *first, model->passport)
                 : fail(core::inFile(path, first.error()).message);
}

int beginPreset(const QCommandLineParser& parser)
{
    const core::Result<core::TrainingSettings> first = presetSettings(parser);
    return first ? begin(parser, *first, {}) : wrongUsage(first.error().message);
}

int resume(const QCommandLineParser& parser)
{
    if (const QString stray = strayOption(parser); !stray.isEmpty()) {
        return wrongUsage(
            Tr::tr("--%1 cannot stand beside --resume: the run goes on as it began").arg(stray));
    }
    const core::Result<core::TrainingSettings> settings = readSettings(parser, {});
    if (!settings) {
        return wrongUsage(settings.error().message);
    }
    const core::Result<QString> output = outputPath(parser);
    if (!output) {
        return fail(output.error().message);
    }
    if (const auto other = checkNoInput(*output, parser.values("resume")); !other) {
        return fail(other.error().message);
    }
    core::TrainingRun::Resumption resumption{.checkpoint = parser.value("resume")};
    if (parser.isSet("epochs")) {
        resumption.epochs = settings->epochs;
    }
    if (parser.isSet("dataset")) {
        resumption.dataset = parser.value("dataset");
    }
    return execute(
        parser, *output, [&](core::Workbench& workbench) { workbench.run().resume(resumption); });
}

int run(const QCommandLineParser& parser)
{
    if (parser.isSet("resume")) {
        return resume(parser);
    }
    return parser.isSet("like") ? beginLike(parser) : beginPreset(parser);
}

} // namespace

Command trainCommand()
{
    return {
        "train",
        Tr::tr("trains a network and saves the model"),
        QStringLiteral(
            "  digitlab train\n"
            "  digitlab train --preset tutorial --epochs 3 --seed 7\n"
            "  digitlab train --hidden 1024-512 --batch-size 256 --output big.safetensors\n"
            "  digitlab train --dataset ~/my-idx-files --json\n"
            "  digitlab train --resume checkpoint.safetensors --epochs 20\n"),
        addOptions,
        run,
        false,
        {},
        true};
}

} // namespace app
