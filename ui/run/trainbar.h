#pragma once

#include "core/workbench/nextsettings.h"

#include <QWidget>

class QAction;
class QPushButton;

namespace ui
{

class SettingsEditor;

/// Start, pause and stop of a run, and the settings of the next one. Shows the state that it is
/// told and reports what is asked for; decides nothing.
class TrainBar : public QWidget
{
    Q_OBJECT

public:
    enum class State { Idle, Running, Paused };

    /// The settings outlive the bar.
    explicit TrainBar(core::NextSettings& settings, QWidget* parent = nullptr);

    /// Why something is not possible now, by action; empty when it is.
    struct Obstacles {
        QString train;
        QString pause; ///< and unpause
        QString stop;
    };

    void setState(State state, const Obstacles& obstacles);
    State state() const { return m_state; }

    /// The buttons trigger the same actions; actions() has all three for the window's menus.
    QAction* trainAction() const { return m_trainAction; }
    QAction* pauseAction() const { return m_pauseAction; }
    QAction* stopAction() const { return m_stopAction; }

Q_SIGNALS:
    void trainRequested();
    void pauseRequested();
    void unpauseRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void createActions();
    QList<QPushButton*> createButtons();
    void refreshPause(const QString& obstacle);
    void refreshPrimaryColour();

    State m_state = State::Idle;
    QAction* m_trainAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_stopAction = nullptr;
    QPushButton* m_trainButton = nullptr;
    SettingsEditor* m_editor = nullptr;
};

} // namespace ui
