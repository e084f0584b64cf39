#pragma once

#include <QObject>

namespace app
{

/// Turns the first Ctrl-C (SIGINT) or SIGTERM into a Qt signal; a second one ends the program as
/// usual. One at a time, on the main thread.
class InterruptWatcher : public QObject
{
    Q_OBJECT

public:
    explicit InterruptWatcher(QObject* parent = nullptr);
    ~InterruptWatcher() override;

Q_SIGNALS:
    void interrupted();

private:
    void readByte();
};

} // namespace app
