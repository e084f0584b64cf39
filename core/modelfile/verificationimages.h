#pragma once

#include "core/data/dataset.h"

#include <vector>

namespace core
{

/// Images to compare an exported file's probabilities on.
struct VerificationImages {
    static constexpr qsizetype count = 256;

    std::vector<DigitImage> images;
    QString dataset; ///< whose test part they are from; empty for synthetic digits
};

/// 256 images spread over the test part of a dataset, or all if it has fewer; without a dataset
/// (null, or with an empty test part) synthetic digits, always the same ones.
VerificationImages verificationImages(const DatasetPointer& dataset);

/// The same of MNIST where it is there; it is loaded for that.
VerificationImages verificationImages();

} // namespace core
