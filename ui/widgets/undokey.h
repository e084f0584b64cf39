#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace ui
{

/// Lets the undo key undo something of a widget's own while the widget has the focus; when
/// there is nothing of its own to undo, the key is the window's.
class UndoKey : public QObject
{
    Q_OBJECT

public:
    /// The widget, which gets the focus, owns the key.
    UndoKey(QWidget* widget, std::function<bool()> canUndo, std::function<void()> undo);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<bool()> m_canUndo;
    std::function<void()> m_undo;
};

} // namespace ui
