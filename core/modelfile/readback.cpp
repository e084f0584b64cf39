#include "core/modelfile/readback.h"

#include "core/network/layertext.h"

#include <QFile>

namespace core
{

Passport exportedPassport(const Model& model)
{
    Passport passport = model.passport;
    passport["layers"] = layersText(model.network);
    passport["head"] = headName(model.network.head);
    return passport;
}

Result<QByteArray> readWrittenFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return inFile(path, {file.errorString()});
    }
    return file.readAll();
}

} // namespace core
