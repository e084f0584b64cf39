#include "ui/widgets/exporting.h"

#include "core/base/savefile.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/tr.h"

#include <QBuffer>
#include <QImage>

namespace ui
{

void exportFile(Notifier& notifier, const Export& what)
{
    const bool isPicture = what.kind == Export::Kind::Picture;
    const QString suffix = isPicture ? QStringLiteral("png") : QStringLiteral("csv");
    const FileRequest request{
        .kind = "export",
        .title = what.title,
        .nameFilters = {isPicture ? Tr::tr("PNG pictures (*.png)") : Tr::tr("CSV tables (*.csv)")},
        .defaultSuffix = suffix,
        .suggestedFileName = what.baseName + '.' + suffix};
    const auto chosen = [&notifier, write = what.write](const QString& path) {
        if (notifier.succeeded(write(path))) {
            notifier.note(Tr::tr("Exported %1").arg(path));
        }
    };
    notifier.dialogs().askSaveFile(notifier.window(), request, chosen);
}

core::Result<core::Done> savePng(const QString& path, const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "PNG");
    return core::saveFile(path, bytes);
}

} // namespace ui
