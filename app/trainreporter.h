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
        const core::ThreadChoice& choice);
    void progressed(const core::TrainingProgress& progress) const;
    void epochEnded(const core::EpochResult& result) const;
    /// `output` is the file that the model was saved to.
    void finished(const core::RunResult& result, const QString& output) const;
    void clearProgress() const { m_console.progress({}); }

private:
    Console m_console;
    QElapsedTimer m_timer;
};

} // namespace app
