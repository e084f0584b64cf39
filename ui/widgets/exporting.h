#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

class QImage;

namespace ui
{

class Notifier;

/// What a page shows, as a file.
struct Export {
    enum class Kind { Picture, Table };

    Kind kind;
    QString title;    ///< of the dialog
    QString baseName; ///< that the file gets if the user does not say another
    std::function<core::Result<core::Done>(const QString& path)> write;
};

/// Asks for a PNG or CSV file, writes it, and tells what came of it. The notifier outlives the
/// question, and so does what `write` uses.
void exportFile(Notifier& notifier, const Export& what);

/// Writes a picture as PNG; an error names the file.
core::Result<core::Done> savePng(const QString& path, const QImage& picture);

} // namespace ui
