#pragma once

#include "core/base/classes.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

namespace core
{

/// A picture file and what it shows.
struct LabelledPicture {
    QString path;
    int label = 0; ///< among the classes
};

/// Reads a CSV file with two columns, `file,label`; a label is the name of a class. A first line
/// with only these words is a heading. Relative paths start at the CSV's folder; a file name may be
/// quoted. Errors name file and line.
Result<QList<LabelledPicture>> readPictureList(const QString& path, const Classes& classes);

} // namespace core
