#include "app/outputfile.h"

#include "app/tr.h"
#include "core/base/savefile.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"

#include <QFileInfo>

namespace app
{

void addOutputOption(QCommandLineParser& parser)
{
    parser.addOption(
        {{"o", "output"},
         Tr::tr("The model file to write; without it, a new one among the user's models."),
         Tr::tr("file")});
}

core::Result<QString> outputPath(const QCommandLineParser& parser)
{
    if (!parser.isSet("output")) {
        const core::Result<core::Done> made = core::makeModelFolder();
        return made ? core::Result<QString>(QString()) : made.error();
    }
    const QFileInfo target(parser.value("output"));
    const QFileInfo folder(target.absolutePath());
    if (target.isDir()) {
        return core::Error{Tr::tr("%1 is a folder; --output needs a file").arg(target.filePath())};
    }
    if (!folder.isDir() || !folder.isWritable()) {
        return core::Error{Tr::tr("%1 cannot be written: %2 is no folder that can be written")
                               .arg(target.filePath(), folder.filePath())};
    }
    if (const auto place = core::writableTarget(target.filePath()); !place) {
        return core::inFile(target.filePath(), place.error());
    }
    return target.filePath();
}

core::Result<core::Done> checkNoInput(const QString& output, const QStringList& inputs)
{
    const QString target = QFileInfo(output).canonicalFilePath();
    for (const QString& input : inputs) {
        if (!target.isEmpty() && QFileInfo(input).canonicalFilePath() == target) {
            return core::inFile(
                output, {Tr::tr("expected another file to write than those to read")});
        }
    }
    return core::Done{};
}

core::Result<QString> saveModel(const QString& path, const core::Model& model, const QString& name)
{
    if (path.isEmpty()) {
        return core::writeNewModel(model, name);
    }
    const core::Result<core::Done> written = core::writeModel(path, model);
    return written ? core::Result<QString>(path) : written.error();
}

} // namespace app
