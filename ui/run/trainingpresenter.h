#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class Notifier;
class TrainBar;

/// Begins, holds and ends runs as the bar asks, and logs how they go. Lives on the GUI thread.
class TrainingPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    TrainingPresenter(
        core::Workbench& workbench, TrainBar* bar, Notifier& notifier, QObject* parent = nullptr);

    /// Trains the network of the last run anew, with the same settings but without the tutorial's
    /// ReLU after its last layer; a run that goes on is stopped first.
    void trainRepaired();

private:
    void startRepaired();
    void refreshBar();
    void onStarted(
        const core::TrainingSettings& settings, const core::ThreadChoice& choice,
        const core::Curve& curve);
    void onEpochEnded(const core::EpochResult& result);
    void onFinished(const core::RunResult& result);
    void onFailed(const QString& message);

    core::Workbench& m_workbench;
    TrainBar* m_bar;
    Notifier& m_notifier;
    core::TrainingSettings m_lastSettings; ///< of the run that began last
    bool m_isRepairWanted = false;         ///< as soon as the present run has stopped
};

} // namespace ui
