#include "ui/shell/windowstate.h"

#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

namespace ui
{

namespace
{

constexpr auto geometryKey = "window/geometry";
constexpr auto columnsKey = "window/columns";
constexpr auto rowsKey = "window/rows";

} // namespace

void restoreWindowState(const WindowParts& parts)
{
    const QSettings settings;
    if (!parts.window->restoreGeometry(settings.value(geometryKey).toByteArray())) {
        parts.window->resize(1280, 860);
    }
    parts.columns->restoreState(settings.value(columnsKey).toByteArray());
    if (!parts.rows->restoreState(settings.value(rowsKey).toByteArray())) {
        parts.rows->setSizes({3000, 2000}); // shares of the height; more than there is of it
    }
}

void keepWindowState(const WindowParts& parts)
{
    QSettings settings;
    settings.setValue(geometryKey, parts.window->saveGeometry());
    settings.setValue(columnsKey, parts.columns->saveState());
    settings.setValue(rowsKey, parts.rows->saveState());
}

} // namespace ui
