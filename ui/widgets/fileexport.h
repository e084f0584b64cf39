#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

class QImage;
class QWidget;

namespace ui
{

class Notifier;

/// A file of a page or a chart that the user may ask for.
struct FileExport {
    QString title;    ///< of the dialog
    QString fileName; ///< suggested; its end, .png or .csv, says what kind of file it is
    std::function<core::Result<core::Done>(const QString& path)> write;
};

/// Asks where the file shall lie and writes it; tells how that ended. What `write` uses outlives
/// the notifier's window.
void exportFile(Notifier& notifier, const FileExport& file);

/// Writes a picture as PNG; an error names the file.
core::Result<core::Done> savePng(const QImage& picture, const QString& path);

/// Writes a widget as a PNG picture of twice its size on screen.
core::Result<core::Done> savePicture(QWidget* widget, const QString& path);

} // namespace ui
