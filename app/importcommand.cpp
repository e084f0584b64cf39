#include "app/command.h"
#include "app/console.h"
#include "app/outputfile.h"
#include "app/tr.h"
#include "core/modelfile/modelfile.h"
#include "core/network/layertext.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace app
{

namespace
{

QString pixelFormNames()
{
    QStringList names;
    for (const core::PixelForm form : core::pixelForms()) {
        names.append(core::pixelFormName(form));
    }
    return names.join('|');
}

void addOptions(QCommandLineParser& parser)
{
    parser.addPositionalArgument(
        "file",
        Tr::tr("A state_dict or a checkpoint by torch.save (.pt, .pth), or a .safetensors file: "
               "convolutions, batch normalisation and linear layers in a row, to 10 outputs."));
    parser.addOption(
        {"layers",
         Tr::tr("The network's layers, of which such a file holds only the weights: a list such as "
                "`conv 32x5, relu, maxpool 2, flatten, linear 10`, or the units of a perceptron. "
                "Without it, what is usual is tried on training images, and the best is taken."),
         Tr::tr("layers")});
    parser.addOption(
        {"input",
         Tr::tr("How the network takes pixels; `normalised` is by the mean 0.1307 and the "
                "deviation 0.3081. Without it, all are tried."),
         pixelFormNames()});
    parser.addOption(
        {"head",
         Tr::tr("How the last layer ends, which such a file does not say: `logits`, or `tutorial` "
                "with a ReLU and a softmax inside the network."),
         Tr::tr("logits|tutorial"), core::headName(core::Head::Logits)});
    addDatasetOption(parser);
    addOutputOption(parser);
}

/// The file to write, see outputPath(). Its name must end in .safetensors.
core::Result<QString> nativePath(const QCommandLineParser& parser)
{
    core::Result<QString> path = outputPath(parser);
    if (path && !path->isEmpty() && QFileInfo(*path).suffix().toLower() != core::modelSuffix) {
        return core::Error{Tr::tr("%1: import writes .%2 files, expected such a name")
                               .arg(*path, QLatin1String(core::modelSuffix))};
    }
    return path;
}

QJsonObject triedObject(const core::TriedCandidate& tried)
{
    return {
        {"layers", core::layersText(tried.candidate.network)},
        {"input", core::pixelFormName(tried.candidate.pixels)},
        {"images", tried.images},
        {"correct", tried.correct},
        {"accuracy", tried.accuracy()},
        {"loss", tried.loss}};
}

/// The best candidate and the two after it.
QList<core::TriedCandidate> toldCandidates(const core::Trial& trial)
{
    constexpr qsizetype most = 3;
    return trial.best.first(std::min(most, trial.best.size()));
}

QJsonObject importedObject(const core::ModelFile& file, const QString& output)
{
    const core::Assumptions& assumptions = file.assumptions;
    QJsonArray tried;
    for (const core::TriedCandidate& each : toldCandidates(assumptions.trial)) {
        tried.append(triedObject(each));
    }
    return {
        {"event", "imported"},
        {"layers", core::layersText(file.model.network)},
        {"parameters", file.model.network.parameterCount()},
        {"head", core::headName(file.model.network.head)},
        {"input", core::pixelFormName(assumptions.taken.pixels)},
        {"format", file.model.passport.value(core::passport::importedFormat)},
        {"assumed", file.model.passport.value(core::passport::assumed)},
        {"candidates", assumptions.trial.candidates},
        {"tried", tried},
        {"output", output}};
}

void tell(const Console& console, const core::ModelFile& file, const QString& output)
{
    const core::Architecture& network = file.model.network;
    console.object(importedObject(file, output));
    console.line(Tr::tr("Layers %1, %2 parameters, head %3 (see --head)")
                     .arg(
                         core::layersText(network), countText(network.parameterCount()),
                         core::headName(network.head)));
    console.line(core::assumptionsText(file.assumptions) + Tr::tr(" (see --layers, --input)"));
    for (const core::TriedCandidate& each : toldCandidates(file.assumptions.trial).mid(1)) {
        console.line(Tr::tr("Next: %1").arg(core::triedText(each)));
    }
    console.line(Tr::tr("Saved %1").arg(output));
}

/// What the user tells of the network.
core::Result<core::ForeignOptions> foreignOptions(const QCommandLineParser& parser)
{
    core::ForeignOptions options;
    if (parser.isSet("layers")) {
        const auto network = core::architectureFromLayersText(parser.value("layers"));
        if (!network) {
            return core::Error{"--layers: " + network.error().message};
        }
        options.network = *network;
    }
    if (parser.isSet("input")) {
        const auto form = core::pixelFormFromName(parser.value("input"));
        if (!form) {
            return core::Error{"--" + form.error().message};
        }
        options.pixels = *form;
    }
    if (!options.network || !options.pixels) {
        options.dataset = core::storedDataset(parser.value("dataset"));
    }
    return options;
}

/// An error if the user names a dataset that is not there; without the default one nothing is
/// tried.
core::Result<core::Done> checkDataset(const QCommandLineParser& parser)
{
    if (!parser.isSet("dataset")) {
        return core::Done{};
    }
    const auto dataset = loadDataset(parser, parser.value("dataset"));
    return dataset ? core::Result<core::Done>(core::Done{}) : dataset.error();
}

int run(const QCommandLineParser& parser)
{
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1) {
        return wrongUsage(Tr::tr("import takes one file, found %1").arg(files.size()));
    }
    const core::Result<core::Head> head = core::headFromName(parser.value("head"));
    if (!head) {
        return wrongUsage(head.error().message);
    }
    const core::Result<core::ForeignOptions> options = foreignOptions(parser);
    if (!options) {
        return wrongUsage(options.error().message);
    }
    const core::Result<QString> output = nativePath(parser);
    const core::Result<core::Done> dataset = checkDataset(parser);
    if (!output || !dataset) {
        return fail((output ? dataset.error() : output.error()).message);
    }
    if (const auto other = checkNoInput(*output, files); !other) {
        return fail(other.error().message);
    }
    core::Result<core::ModelFile> file = core::readModelFile(files.first(), *options);
    if (!file) {
        return fail(file.error().message);
    }
    if (!file->isForeign) {
        return fail(
            Tr::tr("%1 is a model of DigitLab already: open it as it is").arg(files.first()));
    }
    core::ModelFile imported = *std::move(file);
    imported.model.network.head = *head;
    const core::Result<QString> written =
        saveModel(*output, imported.model, QFileInfo(files.first()).completeBaseName());
    if (!written) {
        return fail(written.error().message);
    }
    tell(Console(parser.isSet("json")), imported, *written);
    return Succeeded;
}

} // namespace

Command importCommand()
{
    return {
        "import",
        Tr::tr("makes a model of what PyTorch saved"),
        QStringLiteral(
            "  digitlab import net.pth -o net.safetensors\n"
            "  digitlab import lenet.pth --layers 'conv 6x5 pad 2, tanh, avgpool 2, ...' "
            "--input normalised\n"
            "  digitlab import checkpoint.pt --head tutorial --json\n"),
        addOptions,
        run,
        true};
}

} // namespace app
