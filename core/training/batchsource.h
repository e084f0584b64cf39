#pragma once

#include "core/base/crew.h"
#include "core/data/dataset.h"
#include "core/training/augmentation.h"
#include "core/training/batch.h"
#include "core/training/trainingtypes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core
{

/// Drawings to mix among a batch's images, with a deformation of their own.
struct DrawnShare {
    LabelledImages drawings; ///< not empty
    float share = 0;         ///< of the images
    AugmentationSettings deformation;
};

/// Makes the batches of a run that deforms its images or mixes synthetic ink among them. Belongs to
/// the run's thread; each member of the crew makes a part of each batch.
class BatchSource
{
public:
    /// The images and the crew must outlive this.
    BatchSource(const LabelledImages& images, const TrainingSettings& settings, Crew& crew);

    /// From now on also replaces images, chosen at random, by drawings. All digits that were drawn
    /// are equally probable, however many drawings there are of each.
    void setDrawings(DrawnShare drawn);

    /// Whether the batches are the dataset's images as they are, so that no image has to be made.
    bool isPlain() const { return m_isPlain; }

    /// A batch of the images with these indices, each deformed or, at random, replaced by synthetic
    /// ink; the dataset's images themselves if isPlain(). `first` is the number that the first of
    /// them has in the run: an image's number and the seed alone decide how it is made. Valid until
    /// the next call, and as long as the indices are.
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
