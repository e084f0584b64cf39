#include "core/modelfile/modelfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::ModelFolder)
};

} // namespace

QString modelFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/digitlab/models");
}

Result<QString> newModelPath()
{
    const QDir folder(modelFolder());
    if (!folder.mkpath(QStringLiteral("."))) {
        return Error{Tr::tr("The folder for models, %1, cannot be made").arg(folder.path())};
    }
    for (int number = 1;; ++number) {
        const QString name =
            QStringLiteral("trained-%1.safetensors").arg(number, 2, 10, QLatin1Char('0'));
        if (!folder.exists(name)) {
            return folder.filePath(name);
        }
    }
}

} // namespace core
