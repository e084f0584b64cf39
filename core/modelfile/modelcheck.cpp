#include "core/modelfile/modelcheck.h"

#include "core/base/tr.h"
#include "core/modelfile/tensorvalues.h"
#include "core/network/layertext.h"

namespace core
{

Result<Done> checkModel(const Model& model)
{
    if (const auto valid = model.network.validate(); !valid) {
        return valid.error();
    }
    const auto found = static_cast<qsizetype>(model.parameters.size());
    if (found != model.network.parameterCount()) {
        return Error{Tr::tr("expected %1 parameters for layers %2, found %3")
                         .arg(model.network.parameterCount())
                         .arg(layersText(model.network))
                         .arg(found)};
    }
    for (const ParameterView& view : parameterViews(model.network)) {
        const auto finite =
            checkFinite(view.name, model.parameters.data() + view.offset, view.count);
        if (!finite) {
            return finite.error();
        }
    }
    return Done{};
}

} // namespace core
