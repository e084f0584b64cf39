#pragma once

#include "core/ink/digitimage.h"
#include "core/network/model.h"

#include <vector>

namespace support
{

/// What the image is and what each layer of a network makes of it, written out with plain loops,
/// in doubles, after the definitions: the reference for networks of any kind. The head adds
/// nothing. Knows no library.
std::vector<std::vector<double>>
plainLayers(const core::Model& model, const std::vector<double>& image);

inline std::vector<std::vector<double>>
plainLayers(const core::Model& model, const core::DigitImage& image)
{
    return plainLayers(model, std::vector<double>(image.begin(), image.end()));
}

} // namespace support
