#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace ui
{

class Notifier;

/// Asks for a file and writes what `content` gives, once a file is chosen; tells how that went. The
/// end of `name`, .png or .csv, says what kind of file it is.
void askExport(
    Notifier& notifier, const QString& title, const QString& name,
    const std::function<QByteArray()>& content);

/// The widget as a PNG picture of twice its size on screen.
QByteArray pngOf(QWidget* widget);

} // namespace ui
