#include "core/modelfile/modelfolder.h"

#include "core/base/plainline.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/modelfile/modelfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace core
{

namespace
{

/// Without the number that it may have: it gets a new one.
QString fileNameOf(const QString& name)
{
    static const QRegularExpression number(QStringLiteral(" \\(\\d+\\)$"));
    const QString file = plainFileName(name).remove(number);
    return file.isEmpty() ? QStringLiteral("model") : file;
}

QString numberedPath(const QString& name, int number)
{
    const QString suffix = number > 1 ? QStringLiteral(" (%1)").arg(number) : QString();
    return modelFolder() + QLatin1Char('/') + name + suffix + QStringLiteral(".safetensors");
}

bool isTaken(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink(); // a link to nowhere
}

/// Makes an empty file under the first free name. With NewOnly only one process or thread can make
/// it. If two try at the same moment, the other one tries the next number.
Result<QString> claimNewPath(const QString& name)
{
    for (int number = 1;; ++number) {
        QFile file(numberedPath(name, number));
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            return file.fileName();
        }
        if (!isTaken(file.fileName())) {
            return Error{Tr::tr("%1: cannot be written: %2")
                             .arg(QDir::toNativeSeparators(file.fileName()), file.errorString())};
        }
    }
}

} // namespace

const QList<ShippedModel>& shippedModels()
{
    static const QList<ShippedModel> models{
        {"convolutional", Tr::tr("Convolutional network"), shippedModelPath},
        {"perceptron", Tr::tr("Perceptron"), ":/models/perceptron.safetensors"}};
    return models;
}

QString modelFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/digitlab/models");
}

Result<Done> makeModelFolder()
{
    const QString folder = modelFolder();
    if (const Result<Done> made = makeFolder(folder); !made) {
        return Error{Tr::tr("The folder for models, %1, cannot be made: %2")
                         .arg(folder, made.error().message)};
    }
    if (!QFileInfo(folder).isWritable()) {
        return Error{Tr::tr("The folder for models, %1, cannot be written").arg(folder)};
    }
    return Done{};
}

Result<QString> writeNewModel(const Model& model, const QString& name)
{
    if (const Result<Done> made = makeModelFolder(); !made) {
        return made.error();
    }
    Result<QString> path = claimNewPath(fileNameOf(name));
    if (!path) {
        return path;
    }
    if (const Result<Done> written = writeModel(*path, model); !written) {
        QFile::remove(*path);
        return written.error();
    }
    return path;
}

} // namespace core
