#include "ui/widgets/modelrequest.h"

#include "core/base/plainline.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "ui/widgets/tr.h"

namespace ui
{

FileRequest modelRequest(const QString& title, const QString& patterns)
{
    return {
        .kind = "model",
        .title = title,
        .nameFilters = {Tr::tr("Models (%1)").arg(patterns), Tr::tr("All files (*)")},
        .defaultSuffix = core::modelSuffix,
        .firstFolder = core::modelFolder()};
}

FileRequest modelSaveRequest(const QString& title, const QString& modelName)
{
    FileRequest request = modelRequest(title, QStringLiteral("*.safetensors"));
    request.suggestedFileName = core::plainFileName(modelName) + '.' + core::modelSuffix;
    return request;
}

} // namespace ui
