#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace core
{

/// A picture file and the digit that it shows.
struct LabelledPicture {
    QString path;
    int label = 0; ///< 0..9
};

/// Reads a CSV file with two columns, `file,label`. A first line with only these words is a
/// heading. Relative paths start at the CSV's folder; a file name may be quoted. Errors name file
/// and line.
Result<QList<LabelledPicture>> readPictureList(const QString& path);

} // namespace core
