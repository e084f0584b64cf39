#pragma once

#include "core/base/crew.h"
#include "core/data/dataset.h"
#include "core/training/augmentation.h"
#include "core/training/trainingtypes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core
{

/// Drawings to mix among a batch's images, deformed in a way of their own.
struct DrawnShare {
    LabelledImages drawings; ///< not empty
    float share = 0;         ///< of the images
    AugmentationSettings deformation;
};

/// Images to learn from at once: some of many.
struct Batch {
    const LabelledImages& images;
    std::span<const std::int64_t> indices;
};

/// Makes the batches of a run that deforms its images or mixes synthetic ink among them. Belongs to
/// the run's thread; the crew's members make a part of each batch each.
class BatchSource
{
public:
    /// The images and the crew must outlive this.
    BatchSource(const LabelledImages& images, const TrainingSettings& settings, Crew& crew);

    /// From now on, by chance, also replaces images by drawings: of all digits that there are
    /// drawings of alike, however many of each.
    void setDrawings(DrawnShare drawn);

    /// Whether the batches are the dataset's images as they are, so that none need be made.
    bool isPlain() const { return m_isPlain; }

    /// A batch of the images with these indices, each deformed or, by chance, replaced by synthetic
    /// ink; those images themselves when all are plain. The `first` of them is the run's n-th
    /// image: number and seed alone decide how it is made. Valid until the next call, and as long
    /// as the indices are.
    Batch make(std::span<const std::int64_t> indices, qint64 first);

private:
    void makeImage(std::size_t row, std::int64_t index, Random& random);
    void makeDrawing(std::size_t row, Random& random);
    void deform(
        const LabelledImages& images, std::int64_t index, const Augmentation& augmentation,
        std::size_t row, Random& random);

    const LabelledImages& m_images;
    Crew& m_crew;
    Augmentation m_augmentation;
    float m_styledShare;
    float m_noDigitShare;
    std::uint64_t m_seed;
    bool m_isPlain;
    DrawnShare m_drawn;
    Augmentation m_drawnDeformation;
    std::vector<std::vector<std::int64_t>> m_drawnOfDigit; ///< only of digits that were drawn
    LabelledImages m_batch;
    std::vector<std::int64_t> m_rows; ///< 0, 1, ...: all of m_batch
    std::uint8_t* m_pixels;           ///< the batch's; writing through QByteArray itself may copy
    char* m_labels;
};

} // namespace core
