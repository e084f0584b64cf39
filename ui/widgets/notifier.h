#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

class QWidget;

namespace ui
{

class Dialogs;

/// The one way in which the window tells its user something: a line for the log, a line for the
/// status bar, or an error, which is logged and shown in a dialog. Lives on the GUI thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the notifier; the window is the parent of every question.
    Notifier(Dialogs& dialogs, QWidget* window);

    Dialogs& dialogs() const { return m_dialogs; }
    QWidget* window() const { return m_window; }

    void note(const QString& text) { Q_EMIT noted(text); }
    void showStatus(const QString& text) { Q_EMIT statusShown(text); }
    void fail(const QString& message);
    /// Tells the error if it is one; whether it is none.
    template <typename Value> bool succeeded(const core::Result<Value>& result)
    {
        if (!result) {
            fail(result.error().message);
        }
        return result.hasValue();
    }

Q_SIGNALS:
    void noted(const QString& text);
    void statusShown(const QString& text);

private:
    Dialogs& m_dialogs;
    QWidget* m_window;
};

} // namespace ui
