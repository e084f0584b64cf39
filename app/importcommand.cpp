#include "app/command.h"
#include "app/console.h"
#include "app/outputfile.h"
#include "app/tr.h"
#include "core/modelfile/modelfile.h"
#include "core/network/layertext.h"

#include <QFileInfo>

namespace app
{

namespace
{

void addOptions(QCommandLineParser& parser)
{
    parser.addPositionalArgument(
        "file",
        Tr::tr("A state_dict or a checkpoint by torch.save (.pt, .pth), or a .safetensors file: "
               "linear layers 784-...-10."));
    parser.addOption(
        {"head",
         Tr::tr("How the last layer ends, which such a file does not say: `logits`, or `tutorial` "
                "with a ReLU and a softmax inside the network."),
         Tr::tr("logits|tutorial"), core::headName(core::Head::Logits)});
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

void tell(const Console& console, const core::Model& model, const QString& output)
{
    const QString layers = core::layersText(model.network);
    const QString head = core::headName(model.network.head);
    console.object(
        {{"event", "imported"},
         {"layers", layers},
         {"parameters", model.network.parameterCount()},
         {"head", head},
         {"format", model.passport.value(core::passport::importedFormat)},
         {"output", output}});
    console.line(
        Tr::tr("Layers %1, %2 parameters").arg(layers, countText(model.network.parameterCount())));
    console.line(core::assumptionsText(model.network) + Tr::tr(" (see --head)"));
    console.line(Tr::tr("Saved %1").arg(output));
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
    const core::Result<QString> output = nativePath(parser);
    if (!output) {
        return fail(output.error().message);
    }
    core::Result<core::ModelFile> file = core::readModelFile(files.first());
    if (!file) {
        return fail(file.error().message);
    }
    if (!file->isForeign) {
        return fail(
            Tr::tr("%1 is a model of DigitLab already: open it as it is").arg(files.first()));
    }
    core::Model model = (*std::move(file)).model;
    model.network.head = *head;
    const core::Result<QString> written = saveModel(*output, model);
    if (!written) {
        return fail(written.error().message);
    }
    tell(Console(parser.isSet("json")), model, *written);
    return Succeeded;
}

} // namespace

Command importCommand()
{
    return {
        "import",
        Tr::tr("makes a model of what PyTorch saved"),
        QStringLiteral("  digitlab import net.pth -o net.safetensors\n"
                       "  digitlab import checkpoint.pt --head tutorial --json\n"),
        addOptions,
        run,
        true};
}

} // namespace app
