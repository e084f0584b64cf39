#pragma once

#include <QObject>

namespace app
{

/// Turns the first Ctrl-C (SIGINT), SIGTERM or SIGHUP (the terminal is closed) into a Qt signal; a
/// second Ctrl-C or SIGTERM ends the program as usual. Where the parent wants SIGHUP to be ignored
/// (nohup), it is. One at a time, on the main thread.
class InterruptWatcher : public QObject
{
    Q_OBJECT

public:
    /// Holds an interrupt back from now on, for the first watcher: it emits once its event loop
    /// runs. Called before anything that takes time.
    static void hold();
    /// For what has no watcher: an interrupt, also one that was held back, ends the program as
    /// usual.
    static void release();

    explicit InterruptWatcher(QObject* parent = nullptr);
    ~InterruptWatcher() override;

Q_SIGNALS:
    void interrupted();

private:
    void readByte();
};

} // namespace app
