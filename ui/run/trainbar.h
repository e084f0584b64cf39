#pragma once

#include "core/training/trainingtypes.h"

#include <QWidget>

class QAction;
class QPushButton;

namespace ui
{

class SettingsEditor;

/// Start, pause and stop of a run, and the settings of the next one. It shows the state that it is
/// told and reports what is asked for; it decides nothing.
class TrainBar : public QWidget
{
    Q_OBJECT

public:
    enum class State { NoDataset, Ready, Teaching, Running, Paused };

    explicit TrainBar(QWidget* parent = nullptr);

    void setState(State state);
    State state() const { return m_state; }

    /// See SettingsEditor.
    core::TrainingSettings settings() const;
    void setSettings(const core::TrainingSettings& settings);
    void takeAugmentation(const core::TrainingSettings& settings);

    /// For the window's menus; the buttons trigger the same actions.
    QAction* trainAction() const { return m_trainAction; }
    QAction* pauseAction() const { return m_pauseAction; }
    QAction* stopAction() const { return m_stopAction; }

Q_SIGNALS:
    void trainRequested(const core::TrainingSettings& settings);
    void pauseRequested();
    void unpauseRequested();
    void stopRequested();
    /// The settings of the next run are others now.
    void settingsChanged(const core::TrainingSettings& settings);
    /// Settings can be changed between runs only.
    void editableChanged(bool isEditable);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createActions();
    void connectActions();
    QList<QPushButton*> createButtons();
    void refreshTrain();
    void refreshPause();
    void refreshPrimaryColour();
    QString whyNotTrain() const;
    bool isRunning() const { return m_state == State::Running || m_state == State::Paused; }

    State m_state = State::NoDataset;
    QAction* m_trainAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_stopAction = nullptr;
    QPushButton* m_trainButton = nullptr;
    SettingsEditor* m_editor = nullptr;
};

} // namespace ui
