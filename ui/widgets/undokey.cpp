#include "ui/widgets/undokey.h"

#include <QKeyEvent>
#include <QWidget>

namespace ui
{

UndoKey::UndoKey(QWidget* widget, std::function<bool()> canUndo, std::function<void()> undo)
    : QObject(widget)
    , m_canUndo(std::move(canUndo))
    , m_undo(std::move(undo))
{
    widget->installEventFilter(this);
}

/// Accepting the override keeps the window's shortcut away, and the key itself follows.
bool UndoKey::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo) || !m_canUndo()) {
        return QObject::eventFilter(watched, event);
    }
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        m_undo();
    }
    return true;
}

} // namespace ui
