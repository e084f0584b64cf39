#pragma once

#include "core/base/result.h"
#include "core/ink/digitimage.h"

#include <QImage>
#include <QString>

#include <optional>

namespace core
{

/// Normalises a picture of one digit, dark on light or light on dark: finds ink and paper, crops
/// the picture, scales it with area filtering and centres it by mass. Nothing when the picture
/// shows no ink.
std::optional<DigitImage> rasterizePicture(const QImage& picture);

/// Reads a picture file of any format that Qt knows and turns it upright. Its size is limited.
Result<QImage> readPicture(const QString& path);

} // namespace core
