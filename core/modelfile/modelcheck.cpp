#include "core/modelfile/modelcheck.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorvalues.h"
#include "core/network/layertext.h"

#include <algorithm>

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
        const auto values =
            std::span(model.parameters)
                .subspan(
                    static_cast<std::size_t>(view.offset), static_cast<std::size_t>(view.count));
        if (const auto sound = checkValues(view, values); !sound) {
            return sound.error();
        }
    }
    return Done{};
}

Result<Done> checkValues(const ParameterView& view, std::span<const float> values)
{
    const auto finite =
        checkFinite(view.name, values.data(), static_cast<qsizetype>(values.size()));
    if (!finite || !view.name.endsWith(QStringLiteral(".running_var"))) {
        return finite;
    }
    const auto negative = std::ranges::find_if(values, [](float value) { return value < 0; });
    if (negative != values.end()) {
        return Error{Tr::tr("tensor `%1`: expected variances from 0 on, found %2 at place %3")
                         .arg(view.name)
                         .arg(plainText(*negative))
                         .arg(negative - values.begin())};
    }
    return Done{};
}

Result<Done> checkShape(const ParameterView& view, const QList<qint64>* shape)
{
    if (!shape) {
        return Error{Tr::tr("tensor `%1`: expected shape %2, found no such tensor")
                         .arg(view.name, shapeText(view.shape))};
    }
    if (*shape != view.shape) {
        return Error{Tr::tr("tensor `%1`: expected shape %2, found %3")
                         .arg(view.name, shapeText(view.shape), shapeText(*shape))};
    }
    return Done{};
}

Error unexpectedTensor(const QString& name, const Architecture& network)
{
    return {Tr::tr("tensor `%1`: expected only those of layers %2, found one more")
                .arg(name.left(80), layersText(network))};
}

} // namespace core
