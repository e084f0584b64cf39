#pragma once

#include "core/data/dataset.h"

#include <vector>

namespace core
{

/// Images on which an exported file's probabilities are compared.
struct VerificationImages {
    static constexpr qsizetype count = 256;

    std::vector<DigitImage> images;
    QString dataset; ///< whose test part they are from; empty for synthetic digits
};

/// 256 images spread over the test part of a dataset, or all if it has fewer. Without a dataset
/// (null, or with an empty test part) they are synthetic digits, always the same ones.
VerificationImages verificationImages(const DatasetPointer& dataset);

/// The same from MNIST, which is loaded for that if it is there.
VerificationImages verificationImages();

} // namespace core
