#pragma once

#include "core/base/result.h"

#include <QByteArrayList>
#include <QImage>
#include <QString>

namespace core
{

/// The formats of picture files that are read, as QImageReader calls them: those of the list that
/// this Qt knows. SVG is not among them: a drawing may name other files.
QByteArrayList pictureFormats();

/// Reads a picture file and turns it upright. The content tells the format, whatever the file's
/// name. Size and memory are bounded before anything is decoded; a picture with a side of more than
/// 2,048 pixels is scaled down to that, while it is decoded where the format allows it.
Result<QImage> readPicture(const QString& path);

} // namespace core
