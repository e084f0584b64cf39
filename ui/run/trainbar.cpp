#include "ui/run/trainbar.h"

#include "ui/run/settingseditor.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui
{

TrainBar::TrainBar(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("trainBar"));
    setAccessibleName(tr("Training"));
    createActions();
    m_editor = new SettingsEditor(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 8);
    layout->setSpacing(8);
    // In line with the fields, whose captions stand above them.
    for (QPushButton* button : createButtons()) {
        layout->addWidget(button, 0, Qt::AlignBottom);
    }
    layout->addSpacing(8);
    layout->addWidget(m_editor);
    layout->addStretch(1);
    connectActions();
    refreshPrimaryColour();
    setState(State::NoDataset);
}

void TrainBar::createActions()
{
    m_trainAction = new QAction(themedIcon(QStringLiteral("play")), tr("&Train"), this);
    m_trainAction->setObjectName(QStringLiteral("trainAction"));
    m_trainAction->setShortcuts({QKeySequence(tr("Ctrl+T")), QKeySequence(Qt::Key_F5)});
    m_pauseAction = new QAction(this);
    m_pauseAction->setObjectName(QStringLiteral("pauseAction"));
    m_pauseAction->setShortcut(Qt::Key_F6);
    m_stopAction = new QAction(themedIcon(QStringLiteral("stop")), tr("&Stop"), this);
    m_stopAction->setObjectName(QStringLiteral("stopAction"));
    m_stopAction->setShortcut(Qt::Key_F7);
    m_stopAction->setToolTip(
        withShortcut(tr("Stop the run and keep what it has learned"), m_stopAction));
    addActions({m_trainAction, m_pauseAction, m_stopAction});
}

void TrainBar::connectActions()
{
    connect(
        m_trainAction, &QAction::triggered, this, [this] { Q_EMIT trainRequested(settings()); });
    connect(m_pauseAction, &QAction::triggered, this, [this] {
        m_state == State::Paused ? Q_EMIT unpauseRequested() : Q_EMIT pauseRequested();
    });
    connect(m_stopAction, &QAction::triggered, this, &TrainBar::stopRequested);
    connect(m_editor, &SettingsEditor::changed, this, &TrainBar::refreshTrain);
    connect(
        m_editor, &SettingsEditor::changed, this, [this] { Q_EMIT settingsChanged(settings()); });
}

QList<QPushButton*> TrainBar::createButtons()
{
    m_trainButton = makeActionButton(m_trainAction, QStringLiteral("trainButton"), this);
    m_trainButton->setIcon(themedIcon(QStringLiteral("play"), QPalette::HighlightedText));
    auto* pause = makeActionButton(m_pauseAction, QStringLiteral("pauseButton"), this);
    connect(m_pauseAction, &QAction::changed, pause, [this, pause] {
        pause->setIcon(m_pauseAction->icon());
    });
    // The button keeps its place when its text changes.
    pause->setMinimumWidth(pause->fontMetrics().horizontalAdvance(tr("Resume")) + 48);
    auto* stop = makeActionButton(m_stopAction, QStringLiteral("stopButton"), this);
    stop->setIcon(m_stopAction->icon());
    return {m_trainButton, pause, stop};
}

core::TrainingSettings TrainBar::settings() const
{
    return m_editor->settings();
}

void TrainBar::setSettings(const core::TrainingSettings& settings)
{
    m_editor->setSettings(settings);
}

void TrainBar::takeAugmentation(const core::TrainingSettings& settings)
{
    m_editor->takeAugmentation(settings);
}

void TrainBar::setState(State state)
{
    m_state = state;
    refreshTrain();
    refreshPause();
    m_stopAction->setEnabled(isRunning());
    m_editor->setEnabled(!isRunning());
    Q_EMIT editableChanged(!isRunning());
}

QString TrainBar::whyNotTrain() const
{
    if (m_state == State::NoDataset) {
        return tr("There is no dataset to train with yet");
    }
    if (m_state == State::Teaching) {
        return tr("The model is being taught");
    }
    if (isRunning()) {
        return tr("A run is going on");
    }
    return m_editor->error();
}

void TrainBar::refreshTrain()
{
    const QString obstacle = whyNotTrain();
    m_trainAction->setEnabled(obstacle.isEmpty());
    m_trainAction->setToolTip(
        obstacle.isEmpty() ? withShortcut(tr("Start a run with these settings"), m_trainAction)
                           : obstacle);
}

void TrainBar::refreshPause()
{
    const bool paused = m_state == State::Paused;
    m_pauseAction->setText(paused ? tr("&Resume") : tr("&Pause"));
    m_pauseAction->setIcon(themedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pauseAction->setToolTip(
        withShortcut(paused ? tr("Go on with the run") : tr("Pause the run"), m_pauseAction));
    m_pauseAction->setEnabled(isRunning());
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
