#include "ui/widgets/exports.h"

#include "core/base/savefile.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/tr.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QWidget>

namespace ui
{

void askExport(
    Notifier& notifier, const QString& title, const QString& name,
    const std::function<QByteArray()>& content)
{
    const QString suffix = QFileInfo(name).suffix();
    const FileRequest request{
        .kind = "export",
        .title = title,
        .nameFilters =
            {suffix == "png" ? Tr::tr("PNG pictures (*.png)") : Tr::tr("CSV tables (*.csv)")},
        .defaultSuffix = suffix,
        .suggestedFileName = name};
    const auto chosen = [&notifier, content](const QString& path) {
        if (notifier.succeeded(core::saveFile(path, content()))) {
            notifier.note(Tr::tr("Exported %1").arg(path));
        }
    };
    notifier.dialogs().askSaveFile(notifier.window(), request, chosen);
}

QByteArray pngOf(QWidget* widget)
{
    constexpr qreal scale = 2;
    QImage image(widget->size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(widget->palette().color(QPalette::Window));
    widget->render(&image);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace ui
