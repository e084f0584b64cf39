#include "core/training/batchsource.h"

#include "core/ink/inkrasterizer.h"
#include "core/ink/inkstyles.h"
#include "core/ink/nondigits.h"

#include <algorithm>
#include <numeric>

namespace core
{

BatchSource::BatchSource(const LabelledImages& images, const TrainingSettings& settings, Crew& crew)
    : m_images(images)
    , m_crew(crew)
    , m_augmentation(settings.augmentation)
    , m_styledShare(static_cast<float>(settings.styledShare))
    , m_noDigitShare(static_cast<float>(settings.noDigitShare))
    , m_seed(settings.seed)
    , m_isPlain(settings.augmentation.isOff() && m_styledShare == 0 && m_noDigitShare == 0)
    , m_drawnDeformation({})
{
    const auto rows = std::min<qsizetype>(settings.batchSize, images.size());
    m_batch = {QByteArray(rows * digitImagePixels, 0), QByteArray(rows, 0)};
    m_pixels = reinterpret_cast<std::uint8_t*>(m_batch.pixels.data());
    m_labels = m_batch.labels.data();
    m_rows.resize(static_cast<std::size_t>(rows));
    std::iota(m_rows.begin(), m_rows.end(), 0);
}

void BatchSource::setDrawings(DrawnShare drawn)
{
    m_drawn = std::move(drawn);
    m_drawnDeformation = Augmentation(m_drawn.deformation);
    m_isPlain = false;
    m_drawnOfDigit.assign(digitCount, {});
    for (qsizetype i = 0; i < m_drawn.drawings.size(); ++i) {
        m_drawnOfDigit[static_cast<std::size_t>(m_drawn.drawings.label(i))].push_back(i);
    }
    std::erase_if(m_drawnOfDigit, [](const auto& drawings) { return drawings.empty(); });
}

Batch BatchSource::make(std::span<const std::int64_t> indices, qint64 first)
{
    if (m_isPlain) {
        return {m_images, indices, first};
    }
    m_crew.run([&](int part) {
        const auto parts = static_cast<std::size_t>(m_crew.size());
        const std::size_t begin = indices.size() * static_cast<std::size_t>(part) / parts;
        const std::size_t end = indices.size() * static_cast<std::size_t>(part + 1) / parts;
        for (std::size_t row = begin; row < end; ++row) {
            Random random(m_seed, static_cast<std::uint64_t>(first) + row);
            makeImage(row, indices[row], random);
        }
    });
    return {m_batch, std::span(m_rows).first(indices.size()), first};
}

void BatchSource::makeImage(std::size_t row, std::int64_t index, Random& random)
{
    if (!m_drawnOfDigit.empty() && random.chance(m_drawn.share)) {
        makeDrawing(row, random);
        return;
    }
    const float kind = random.uniform();
    if (kind >= m_styledShare + m_noDigitShare) {
        deform(m_images, index, m_augmentation, row, random);
        return;
    }
    const bool isDigit = kind < m_styledShare;
    const Ink ink = isDigit ? styledDigit(random.below(digitCount), random) : nonDigit(random);
    const DigitBytes drawn = toBytes(rasterizeInk(ink).value_or(DigitImage{}));
    m_augmentation.apply(drawn.data(), random, m_pixels + row * digitImagePixels);
    m_labels[row] = static_cast<char>(isDigit ? *ink.label : noDigit);
}

void BatchSource::makeDrawing(std::size_t row, Random& random)
{
    const auto some = [&](const auto& list) -> const auto&
    {
        return list[static_cast<std::size_t>(random.below(static_cast<int>(list.size())))];
    };
    deform(m_drawn.drawings, some(some(m_drawnOfDigit)), m_drawnDeformation, row, random);
}

void BatchSource::deform(
    const LabelledImages& images, std::int64_t index, const Augmentation& augmentation,
    std::size_t row, Random& random)
{
    const auto* image = reinterpret_cast<const std::uint8_t*>(images.image(index).data());
    augmentation.apply(image, random, m_pixels + row * digitImagePixels);
    m_labels[row] = static_cast<char>(images.label(index));
}

} // namespace core
