#pragma once

#include "core/training/trainingtypes.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace ui
{

class RunProgress;

/// The status bar's line: where the run stands, how fast it goes, what it has reached; between
/// runs how the last one ended, or for a while a message. The model's name stands at its right
/// end.
class RunStatus : public QWidget
{
    Q_OBJECT

public:
    explicit RunStatus(QWidget* parent = nullptr);

    void beginRun(const core::TrainingSettings& settings);
    void showProgress(const core::TrainingProgress& progress);
    void showEpoch(const core::EpochResult& result);
    void showPaused(bool paused);
    void showFinished(const core::RunResult& result);
    /// How a run ended, in words; ends its display. Nothing once that is of no interest any more.
    void showEnd(const QString& text);
    /// For some seconds. Ends the display of a run, too.
    void showMessage(const QString& text);
    void setModelName(const QString& name, bool modified);

private:
    QLabel* addLabel(const QString& name, const QString& accessibleName, const QString& widest);
    void showText(const QString& text);
    void setRunShown(bool shown);
    void showPlace(int epoch, int epochs, double share);

    QString m_end;
    QTimer m_messageTime{this};
    QLabel* m_message = nullptr;
    RunProgress* m_progress = nullptr;
    QLabel* m_percent = nullptr;
    QLabel* m_speed = nullptr;
    QLabel* m_timeLeft = nullptr;
    QLabel* m_test = nullptr;
    QLabel* m_model = nullptr;
};

} // namespace ui
