#pragma once

class QMainWindow;
class QSplitter;

namespace ui
{

/// What of the window the next start shall find again.
struct WindowParts {
    QMainWindow* window;
    QSplitter* columns;
    QSplitter* rows;
};

/// In QSettings: `window/geometry`, `window/columns`, `window/rows`.
void restoreWindowState(const WindowParts& parts);
void keepWindowState(const WindowParts& parts);

} // namespace ui
