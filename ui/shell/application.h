#pragma once

#include <QApplication>
#include <QDeadlineTimer>

namespace ui
{

/// A QApplication that goes on when something throws on the GUI thread, as where there is no more
/// memory: what threw is given up, and the rest of the window stays in use.
class Application : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

Q_SIGNALS:
    /// What went wrong; emitted from the event loop, after the event that threw. At most once in
    /// ten seconds, for a painting that fails each time.
    void failed(const QString& message);

private:
    void tell(const QString& message);

    QDeadlineTimer m_quiet; ///< until it has run out, nothing is told
};

} // namespace ui
