#pragma once

#include "app/console.h"
#include "core/data/dataset.h"
#include "core/training/threadchoice.h"

#include <QElapsedTimer>

namespace app
{

/// Tells on the console how a run goes: lines and a progress bar for people, objects for programs.
class TrainReporter
{
public:
    explicit TrainReporter(Console console);

    void started(
        const core::Dataset& dataset, const core::TrainingSettings& settings,
        const core::ThreadChoice& choice, const QString& checkpoint);
    /// An interrupted run goes on from that moment.
    void resumed(double epoch) const;
    void progressed(const core::TrainingProgress& progress) const;
    void epochEnded(const core::EpochResult& result) const;
    /// `output` is the file that the model was saved to, `checkpoint` what the run can go on from;
    /// empty when it could not be kept.
    void
    finished(const core::RunResult& result, const QString& output, const QString& checkpoint) const;
    void clearProgress() const { m_console.progress({}); }

private:
    Console m_console;
    QElapsedTimer m_timer;
};

} // namespace app
