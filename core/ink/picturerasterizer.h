#pragma once

#include "core/base/result.h"
#include "core/ink/digitimage.h"

#include <QImage>
#include <QString>

#include <optional>

namespace core
{

/// Normalises a picture of one digit, dark on light or light on dark: finds ink and paper, crops,
/// scales with area filtering, centres by mass. Nothing when the picture shows no ink.
std::optional<DigitImage> rasterizePicture(const QImage& picture);

/// Reads a picture file of any format that Qt knows, turned upright, bounded in size.
Result<QImage> readPicture(const QString& path);

} // namespace core
