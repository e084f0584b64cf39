#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

namespace ui
{

class Notifier;

/// A file of a page or a chart that the user may ask for.
struct FileExport {
    QString title;    ///< of the dialog
    QString filter;   ///< `CSV tables (*.csv)`
    QString fileName; ///< suggested, with the suffix that a name gets that is typed without one
    std::function<core::Result<core::Done>(const QString& path)> write;
};

/// Asks where the file shall lie and writes it; tells how that ended. What `write` uses outlives
/// the notifier's window.
void exportFile(Notifier& notifier, const FileExport& file);

} // namespace ui
