#include "core/prediction/readall.h"

#include "core/base/crew.h"
#include "core/base/torchruntime.h"
#include "core/network/forwardpass.h"
#include "core/network/head.h"
#include "core/prediction/batches.h"

#include <QByteArrayView>
#include <QHash>

#include <algorithm>
#include <vector>

namespace core
{

namespace
{

/// The images that differ, and for each image which of them it equals.
struct Distinct {
    std::vector<const DigitImage*> images;
    std::vector<std::size_t> places;
};

Distinct distinct(std::span<const DigitImage> images)
{
    Distinct result;
    QHash<QByteArrayView, std::size_t> places;
    for (const DigitImage& image : images) {
        const QByteArrayView bytes(
            reinterpret_cast<const char*>(image.data()),
            static_cast<qsizetype>(image.size() * sizeof(float)));
        const auto known = places.constFind(bytes);
        const bool isNew = known == places.constEnd();
        result.places.push_back(isNew ? result.images.size() : *known);
        if (isNew) {
            places.insert(bytes, result.images.size());
            result.images.push_back(&image);
        }
    }
    return result;
}

void readBatches(
    const Predictor& predictor, std::span<const DigitImage* const> images,
    std::span<Reading> readings)
{
    if (images.empty()) {
        return;
    }
    const Model& model = predictor.model();
    const Calibration& calibration = predictor.calibration();
    const std::size_t most = std::min<std::size_t>(imagesInPass, images.size());
    const auto pass =
        ForwardPass::create(model.network, model.parameters, static_cast<std::ptrdiff_t>(most));
    for (std::size_t from = 0; from < images.size(); from += most) {
        const std::size_t rows = std::min(most, images.size() - from);
        float* input = pass->inputs().first;
        for (std::size_t row = 0; row < rows; ++row) {
            input = std::ranges::copy(*images[from + row], input).out;
        }
        pass->run();
        for (std::size_t row = 0; row < rows; ++row) {
            const auto outputs = pass->outputs().values(static_cast<std::ptrdiff_t>(row));
            readings[from + row] =
                readingOf(softmax(outputs, calibration.temperature), calibration);
        }
    }
}

} // namespace

Result<QList<Reading>>
readAll(const Predictor& predictor, std::span<const DigitImage> images, int threads)
{
    return guarded([&]() -> Result<QList<Reading>> {
        const Distinct all = distinct(images);
        std::vector<Reading> readings(all.images.size());
        const auto passes = static_cast<int>(std::ssize(all.images) / imagesInPass);
        Crew crew(std::clamp(passes, 1, threads));
        const auto members = static_cast<std::size_t>(crew.size());
        crew.run([&](int part) {
            const std::size_t first = all.images.size() * static_cast<std::size_t>(part) / members;
            const std::size_t end =
                all.images.size() * static_cast<std::size_t>(part + 1) / members;
            readBatches(
                predictor, std::span(all.images).subspan(first, end - first),
                std::span(readings).subspan(first, end - first));
        });
        QList<Reading> each;
        each.reserve(std::ssize(all.places));
        for (const std::size_t place : all.places) {
            each.append(readings[place]);
        }
        return each;
    });
}

} // namespace core
