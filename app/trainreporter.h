#pragma once

#include "app/console.h"
#include "app/interruptwatcher.h"
#include "core/workbench/workbench.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace app
{

/// Tells on the console how the workbench's run goes: lines and a progress bar for people, objects
/// for programs. Saves the model when the run has ended, then ends the event loop with the exit
/// code. An interrupt stops the run, and so does output that cannot be written.
class TrainReporter : public QObject
{
    Q_OBJECT

public:
    /// See saveModel() for `output`. The workbench outlives the reporter.
    TrainReporter(core::Workbench& workbench, QString output, Console console);

    /// Calls `begin` once the event loop runs, unless an interrupt came before.
    void start(std::function<void()> begin);

private:
    void stop();
    void stopIfUnheard();
    void onStarted(
        const core::TrainingSettings& settings, const core::ThreadChoice& choice,
        const core::Curve& curve);
    void onProgressed(const core::TrainingProgress& progress) const;
    void onEpochEnded(const core::EpochResult& result);
    void onFinished(const core::RunResult& result);
    void onNotKept(const QString& message) const;
    void end(int code);
    void endFailed(const QString& message);
    void endStopped();
    QString finishedCheckpoint() const;
    void
    tell(const core::RunResult& result, const QString& output, const QString& checkpoint) const;
    /// What the run's dataset shows.
    const core::Classes& classes() const;

    core::Workbench& m_workbench;
    QString m_output;
    Console m_console;
    QElapsedTimer m_timer;
    InterruptWatcher m_interrupts;
    bool m_hasEnded = false; ///< the exit code is known
};

} // namespace app
