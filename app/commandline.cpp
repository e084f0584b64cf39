#include "app/commandline.h"

#include "app/command.h"
#include "app/console.h"
#include "app/interruptwatcher.h"
#include "app/surroundings.h"
#include "app/tr.h"
#include "core/base/torchruntime.h"
#include "core/base/versions.h"
#include "core/data/datasetstore.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/prediction/batches.h"
#include "core/training/runpassport.h"

#include <QCoreApplication>

#include <algorithm>

namespace app
{

namespace
{

/// In the language that is in use by now.
QList<Command> commands()
{
    return {trainCommand(),    teachCommand(),      evaluateCommand(), predictCommand(),
            explainCommand(),  robustnessCommand(), importCommand(),   exportCommand(),
            datasetsCommand(), momentsCommand()};
}

std::optional<Command> findCommand(const QString& name)
{
    const QList<Command> all = commands();
    const auto found = std::ranges::find(all, name, &Command::name);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

bool isHelp(const QString& argument)
{
    return argument == "--help" || argument == "-h" || argument == "help";
}

bool isVersion(const QString& argument)
{
    return argument == "--version" || argument == "-v";
}

QString overview()
{
    QString text = Tr::tr("DigitLab: a desktop lab for handwritten digits.\n\n"
                          "digitlab [MODEL FILE]        opens the window\n");
    for (const Command& command : commands()) {
        text += QStringLiteral("digitlab %1%2\n").arg(command.name, -20).arg(command.summary);
    }
    return text +
           Tr::tr("\ndigitlab COMMAND --help       tells a command's options, with examples\n"
                  "digitlab --version\n\n"
                  "Exit codes: 0 done, 1 failed, 2 wrong usage, 141 the reader of the output has "
                  "gone.\n");
}

/// An error if a value is empty, or if an option that takes one value is there twice: whoever wrote
/// it meant something else.
core::Result<core::Done> checkValues(const QCommandLineParser& parser, const Command& command)
{
    for (const QString& name : parser.optionNames()) {
        const QStringList values = parser.values(name);
        const QString option = (name.size() == 1 ? "-" : "--") + name;
        if (values.contains(QString())) {
            return core::Error{Tr::tr("%1: expected a value, found an empty one").arg(option)};
        }
        if (values.size() > 1 && !command.repeatable.contains(name)) {
            return core::Error{Tr::tr("%1: expected it once, found it %2 times")
                                   .arg(option, QString::number(values.size()))};
        }
    }
    if (parser.positionalArguments().contains(QString())) {
        return core::Error{Tr::tr("expected no empty word, found one")};
    }
    return core::Done{};
}

int runCommand(const Command& command, const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        command.summary + Tr::tr("\n\nExamples:\n") + command.examples.chopped(1));
    const QCommandLineOption help({"h", "help"}, Tr::tr("Shows this help."));
    const QCommandLineOption json("json", Tr::tr("Prints one JSON object a line."));
    parser.addOption(help);
    parser.addOption(json);
    command.addOptions(parser);
    if (!parser.parse(arguments)) {
        return wrongUsage(
            parser.errorText() + Tr::tr(" (see digitlab %1 --help)").arg(command.name));
    }
    if (parser.isSet(help)) {
        // Qt knows of no commands.
        const QString program = QCoreApplication::arguments().first();
        QString text = parser.helpText();
        text.replace(
            text.indexOf(program), program.size(), QStringLiteral("digitlab ") + command.name);
        printText(text);
        return Succeeded;
    }
    const QStringList words = parser.positionalArguments();
    if (!command.takesWords && !words.isEmpty()) {
        return wrongUsage(Tr::tr("%1 takes options only, not `%2` (see digitlab %1 --help)")
                              .arg(command.name, words.first()));
    }
    if (const auto good = checkValues(parser, command); !good) {
        return wrongUsage(
            good.error().message + Tr::tr(" (see digitlab %1 --help)").arg(command.name));
    }
    if (const auto settled = settleUserFolders(); !settled) {
        return fail(settled.error().message);
    }
    if (!command.savesWhenInterrupted) {
        InterruptWatcher::release();
    }
    return command.run(parser);
}

/// The dataset that a model learned from is taken as it was then.
core::Orientation orientationFor(const core::Predictor& predictor, const QString& name)
{
    const core::Passport& passport = predictor.model().passport;
    const bool isOwn = passport.value(core::passport::dataset) == name;
    return isOwn ? core::orientationOf(passport) : core::Orientation::FindOut;
}

QString usualDataset(const core::Predictor& predictor)
{
    const QString own = predictor.model().passport.value(core::passport::dataset);
    return core::DatasetStore().names().contains(own) ? own : QStringLiteral("mnist");
}

int run(const QStringList& arguments)
{
    const QString first = arguments.value(1);
    if (isVersion(first)) {
        printText(core::versionLines().join(u'\n') + u'\n');
        return Succeeded;
    }
    const std::optional<Command> command = findCommand(first);
    if (!command) {
        printText(overview());
        return Succeeded;
    }
    QStringList rest = arguments;
    rest.removeAt(1);
    return runCommand(*command, rest);
}

} // namespace

int fail(const QString& message)
{
    printError(message);
    return Failed;
}

int wrongUsage(const QString& message)
{
    printError(message);
    return WrongUsage;
}

void addModelOption(QCommandLineParser& parser)
{
    parser.addOption(
        {"model", Tr::tr("The model file; without it, the shipped model."), Tr::tr("file")});
}

void addDatasetOption(QCommandLineParser& parser)
{
    parser.addOption(
        {"dataset", Tr::tr("A dataset's name, or a folder of IDX files."), Tr::tr("name|folder"),
         "mnist"});
    parser.addOption(
        {"transposed",
         Tr::tr("Whether rows and columns of its images are swapped, as EMNIST's are published: "
                "auto finds out."),
         "auto|no|yes", core::orientationName(core::Orientation::FindOut)});
}

core::Result<core::PredictorPointer> openPredictor(const QCommandLineParser& parser)
{
    return openPredictor(
        parser.isSet("model") ? parser.value("model") : QString(core::shippedModelPath));
}

core::Result<core::PredictorPointer> openPredictor(const QString& path)
{
    core::Result<core::ModelFile> file =
        core::readModelFile(path, {.dataset = core::storedDataset()});
    if (!file) {
        return file.error();
    }
    if (file->isForeign) {
        printError(Tr::tr("%1: %2 (digitlab import can tell another)")
                       .arg(path, core::assumptionsText(file->assumptions)));
    }
    return core::Predictor::create((*std::move(file)).model);
}

core::Result<core::DatasetPointer>
loadDataset(const QCommandLineParser& parser, const QString& name, core::Orientation usual)
{
    core::Result<core::Orientation> orientation = usual;
    if (parser.isSet("transposed")) {
        orientation = core::orientationFromName(parser.value("transposed"));
    }
    if (!orientation) {
        return core::Error{Tr::tr("--transposed: %1").arg(orientation.error().message)};
    }
    return core::DatasetStore().load(name, *orientation);
}

core::Result<core::DatasetPointer>
loadDatasetFor(const QCommandLineParser& parser, const core::Predictor& predictor)
{
    const QString name =
        parser.isSet("dataset") ? parser.value("dataset") : usualDataset(predictor);
    const core::Result<core::DatasetPointer> dataset =
        loadDataset(parser, name, orientationFor(predictor, name));
    if (!dataset) {
        return dataset;
    }
    const auto known = core::checkClasses(predictor, **dataset);
    return known ? dataset : known.error();
}

bool isCommandLine(const QStringList& arguments)
{
    const QString first = arguments.value(1);
    return findCommand(first) || isHelp(first) || isVersion(first);
}

int runCommandLine(const QStringList& arguments)
{
    const core::Result<int> code = core::guarded([&] { return run(arguments); });
    return endOutput(code ? *code : fail(code.error().message));
}

} // namespace app
