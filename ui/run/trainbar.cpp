#include "ui/run/trainbar.h"

#include "ui/run/settingseditor.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focusframe.h"
#include "ui/widgets/scrollpane.h"
#include "ui/widgets/themedicon.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui
{

TrainBar::TrainBar(core::NextSettings& settings, QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "trainBar", tr("Training"));
    createActions();
    m_editor = new SettingsEditor(settings);
    auto* layout = makeLayout<QHBoxLayout>({10, 6, 10, 8}, 8, this);
    // In line with the fields, whose captions stand above them.
    for (QPushButton* button : createButtons()) {
        layout->addWidget(button, 0, Qt::AlignBottom);
    }
    layout->addSpacing(8);
    layout->addWidget(new ScrollPane(m_editor, Qt::Horizontal), 1);
    refreshPrimaryColour();
    setState(State::Idle, Obstacles());
}

void TrainBar::createActions()
{
    m_trainAction = makeAction(this, "trainAction", "play", tr("&Train"));
    m_trainAction->setShortcuts({QKeySequence(tr("Ctrl+T")), QKeySequence(Qt::Key_F5)});
    m_pauseAction = makeAction(this, "pauseAction", {}, {}, Qt::Key_F6);
    m_stopAction = makeAction(this, "stopAction", "stop", tr("&Stop"), Qt::Key_F7);
    addActions({m_trainAction, m_pauseAction, m_stopAction});
    connect(m_trainAction, &QAction::triggered, this, &TrainBar::trainRequested);
    connect(m_pauseAction, &QAction::triggered, this, [this] {
        m_state == State::Paused ? Q_EMIT unpauseRequested() : Q_EMIT pauseRequested();
    });
    connect(m_stopAction, &QAction::triggered, this, &TrainBar::stopRequested);
}

QList<QPushButton*> TrainBar::createButtons()
{
    m_trainButton = makeActionButton(m_trainAction, QStringLiteral("trainButton"), this);
    new FocusFrame(m_trainButton); // its colour hides the style's own
    m_trainButton->setIcon(themedIcon(QStringLiteral("play"), QPalette::HighlightedText));
    auto* pause = makeActionButton(m_pauseAction, QStringLiteral("pauseButton"), this);
    connect(m_pauseAction, &QAction::changed, pause, [this, pause] {
        pause->setIcon(m_pauseAction->icon());
    });
    // The button keeps its place when its text changes.
    pause->setMinimumWidth(pause->fontMetrics().horizontalAdvance(tr("Unpause")) + 48);
    auto* stop = makeActionButton(m_stopAction, QStringLiteral("stopButton"), this);
    stop->setIcon(m_stopAction->icon());
    return {m_trainButton, pause, stop};
}

void TrainBar::setState(State state, const Obstacles& obstacles)
{
    m_state = state;
    setPossible(m_trainAction, tr("Start a run with these settings"), obstacles.train);
    setPossible(m_stopAction, tr("Stop the run and keep what it has learned"), obstacles.stop);
    refreshPause(obstacles.pause);
    m_editor->setEnabled(state == State::Idle);
}

void TrainBar::refreshPause(const QString& obstacle)
{
    const bool isPaused = m_state == State::Paused;
    m_pauseAction->setText(isPaused ? tr("Un&pause") : tr("&Pause"));
    m_pauseAction->setIcon(themedIcon(isPaused ? QStringLiteral("play") : QStringLiteral("pause")));
    setPossible(m_pauseAction, isPaused ? tr("Let the run go on") : tr("Hold the run"), obstacle);
}

void TrainBar::refreshPrimaryColour()
{
    // Fusion draws a button much lighter than its colour says, too light for white text.
    constexpr int darker = 150;
    QPalette colours;
    for (auto group : {QPalette::Active, QPalette::Inactive}) {
        const QColor accent = palette().color(group, QPalette::Highlight);
        colours.setColor(group, QPalette::Button, accent.darker(darker));
        colours.setColor(
            group, QPalette::ButtonText, palette().color(group, QPalette::HighlightedText));
    }
    m_trainButton->setPalette(colours);
}

void TrainBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshPrimaryColour();
    }
}

} // namespace ui
