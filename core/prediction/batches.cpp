#include "core/prediction/batches.h"

#include "core/base/tr.h"
#include "core/network/kernels.h"

#include <algorithm>

namespace core
{

Result<Done> checkLabels(const LabelledImages& images, const Architecture& architecture)
{
    const int classes = architecture.classCount();
    for (qsizetype i = 0; i < images.size(); ++i) {
        if (images.label(i) >= classes) {
            return Error{Tr::tr("The model tells %1 classes apart: expected labels below that, "
                                "found %2 at image %3")
                             .arg(classes)
                             .arg(images.label(i))
                             .arg(i)};
        }
    }
    return Done{};
}

Result<Done> checkClasses(const Predictor& predictor, const Dataset& dataset)
{
    if (predictor.classes().fit(dataset.classes)) {
        return Done{};
    }
    return Error{
        Tr::tr("The model tells %1 classes apart (%2): expected a dataset that shows them, found "
               "%3 with %4 classes (%5)")
            .arg(predictor.classes().size())
            .arg(listText(predictor.classes()), dataset.name)
            .arg(dataset.classes.size())
            .arg(listText(dataset.classes))};
}

bool forEachBatch(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images, qsizetype first, qsizetype end, const std::stop_token& stop,
    const std::function<void(const ForwardPass& pass, qsizetype from, qsizetype rows)>& take)
{
    if (first == end) {
        return true;
    }
    const auto pass =
        ForwardPass::create(architecture, parameters, std::min(imagesInPass, end - first));
    for (qsizetype from = first; from < end; from += imagesInPass) {
        if (stop.stop_requested()) {
            return false;
        }
        const qsizetype rows = std::min(imagesInPass, end - from);
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(images.image(from).data());
        scaleBytes(bytes, pass->inputs().first, rows * digitImagePixels);
        pass->run();
        take(*pass, from, rows);
    }
    return true;
}

} // namespace core
