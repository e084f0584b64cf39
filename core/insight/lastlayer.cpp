#include "core/insight/lastlayer.h"

#include "core/base/floatbuffer.h"
#include "core/base/memory.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/insight/activations.h"
#include "core/insight/digitpair.h"
#include "core/prediction/batches.h"

#include <algorithm>

namespace core
{

namespace
{

int widthOf(const Predictor& predictor)
{
    const QList<int> units = predictor.model().network.units();
    return units[units.size() - 2];
}

/// What the last hidden layer gives for each image of a pass; of a network without one, the image.
const Matrix& lastHidden(const ForwardPass& pass, const Architecture& network)
{
    const auto stages = static_cast<std::size_t>(network.stages().size());
    return stages < 2 ? pass.inputs() : pass.values(stages - 2);
}

} // namespace

struct LastLayer::Private {
    Predictor predictor;
    LabelledImages images;
    FloatBuffer activations; ///< images x width
};

LastLayer::LastLayer(std::shared_ptr<const Private> content)
    : d(std::move(content))
{
}

Result<LastLayer> LastLayer::compute(
    const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop,
    const std::function<void(double share)>& progress)
{
    const qsizetype size = images.size();
    const qsizetype width = widthOf(predictor);
    const auto bytes = static_cast<qint64>(size * width) * static_cast<qint64>(sizeof(float));
    if (bytes > mostBytes) {
        return Error{Tr::tr("the last hidden layer's %1 values for %2 images: expected at most %3 "
                            "MB, found %4 MB")
                         .arg(width)
                         .arg(size)
                         .arg(mostBytes / 1'000'000)
                         .arg(bytes / 1'000'000)};
    }
    if (const auto fits = checkMemoryFor(Tr::tr("The last hidden layer"), bytes); !fits) {
        return fits.error();
    }
    return guarded([&]() -> Result<LastLayer> {
        auto content = std::make_shared<Private>(
            Private{predictor, images, FloatBuffer(static_cast<std::size_t>(size * width))});
        const Model& model = predictor.model();
        float* next = content->activations.data();
        const auto take = [&](const ForwardPass& pass, qsizetype first, qsizetype rows) {
            next = std::copy_n(lastHidden(pass, model.network).first, rows * width, next);
            const qsizetype done = first + rows;
            if (progress && (done == size || 100 * first / size != 100 * done / size)) {
                progress(static_cast<double>(done) / static_cast<double>(size));
            }
        };
        if (!forEachBatch(model.network, model.parameters, images, 0, size, stop, take)) {
            return Error{Tr::tr("The comparison with the training images was stopped")};
        }
        return LastLayer(std::move(content));
    });
}

const Predictor& LastLayer::predictor() const
{
    return d->predictor;
}

const LabelledImages& LastLayer::images() const
{
    return d->images;
}

int LastLayer::width() const
{
    return widthOf(d->predictor);
}

std::span<const float> LastLayer::activations(qsizetype index) const
{
    return {d->activations.data() + index * width(), static_cast<std::size_t>(width())};
}

std::span<const float> LastLayer::values() const
{
    return d->activations;
}

Result<std::vector<float>> lastLayerOf(const Predictor& predictor, const DigitImage& image)
{
    if (const auto valid = validateImage(image); !valid) {
        return valid.error();
    }
    return guarded([&] {
        const Activations found = activationsOf(predictor, image);
        return found.values(found.layers.size() - 2); // before the outputs
    });
}

} // namespace core
