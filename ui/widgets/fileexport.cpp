#include "ui/widgets/fileexport.h"

#include "core/base/savefile.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/tr.h"

#include <QBuffer>
#include <QImage>
#include <QWidget>

namespace ui
{

void exportFile(Notifier& notifier, const FileExport& file)
{
    const QString suffix = file.fileName.section('.', -1);
    const FileRequest request{
        .kind = "export",
        .title = file.title,
        .nameFilters =
            {suffix == "png" ? Tr::tr("PNG pictures (*.png)") : Tr::tr("CSV tables (*.csv)")},
        .defaultSuffix = suffix,
        .suggestedFileName = file.fileName};
    const auto chosen = [&notifier, write = file.write](const QString& path) {
        if (notifier.succeeded(write(path))) {
            notifier.note(Tr::tr("Exported %1").arg(path));
        }
    };
    notifier.dialogs().askSaveFile(notifier.window(), request, chosen);
}

core::Result<core::Done> savePng(const QImage& picture, const QString& path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!picture.save(&buffer, "PNG")) {
        return core::Error{Tr::tr("%1: the picture could not be written as PNG").arg(path)};
    }
    return core::saveFile(path, bytes);
}

core::Result<core::Done> savePicture(QWidget* widget, const QString& path)
{
    constexpr qreal scale = 2;
    QImage image(widget->size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(widget->palette().color(QPalette::Window));
    widget->render(&image);
    return savePng(image, path);
}

} // namespace ui
