#include "ui/time/timebar.h"

#include "core/runs/moments.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/themedicon.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

QToolButton* makeButton(QAction* action, const QString& objectName)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    setNames(button, objectName, withoutMnemonic(action->text()));
    return button;
}

} // namespace

TimeBar::TimeBar(QWidget* parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_text(makeLabel("timeLabel", tr("The moment that is looked at")))
{
    setNames(this, "timeBar", tr("Moments of the run"));
    setNames(m_slider, "timeSlider", tr("Moment of the run"));
    m_slider->setPageStep(5);
    createActions();
    auto* layout = makeLayout<QHBoxLayout>({6, 2, 6, 2}, 6, this);
    layout->addWidget(makeButton(m_play, "playMomentsButton"));
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_text);
    layout->addWidget(makeButton(m_now, "nowButton"));
    layout->addWidget(makeButton(m_save, "saveMomentButton"));
    layout->addWidget(new HelpButton("timeHelp", {"moment", "snapshot"}));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(m_slider, &QSlider::valueChanged, this, &TimeBar::ask);
    connect(m_slider, &QSlider::sliderReleased, this, &TimeBar::moveToShown);
    setShown({}, {}, {});
}

/// Room for any moment, so that the slider keeps its width while it plays; where the bar is narrow,
/// the text is cut before the slider is.
void TimeBar::fitText()
{
    QFont widest = m_text->font();
    widest.setBold(true);
    const int whole = QFontMetrics(widest).horizontalAdvance(core::momentText(0.0001));
    m_text->setFixedWidth(std::min(whole, width() / 4));
}

QSize TimeBar::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return {least.width() - m_text->width(), least.height()};
}

void TimeBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitText();
}

void TimeBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitText();
    }
}

void TimeBar::createActions()
{
    m_play = makeAction(this, "playMomentsAction", "play", {}, Qt::Key_F4);
    m_earlier = makeAction(
        this, "earlierAction", {}, tr("&Earlier moment"), Qt::ALT | Qt::Key_Left,
        tr("Go one moment of the run back"));
    m_later = makeAction(
        this, "laterAction", {}, tr("&Later moment"), Qt::ALT | Qt::Key_Right,
        tr("Go one moment of the run on"));
    m_now = makeAction(
        this, "nowAction", {}, tr("&Now"), Qt::ALT | Qt::Key_Home,
        tr("Go back to the model as it is now"));
    m_save = makeAction(this, "saveMomentAction", "save", tr("Save m&oment as…"));
    m_actions = {m_play, m_earlier, m_later, m_now};
    connect(m_play, &QAction::triggered, this, [this] {
        m_isPlaying ? Q_EMIT pauseWanted() : Q_EMIT playWanted();
    });
    connect(m_earlier, &QAction::triggered, this, [this] {
        m_slider->setValue(m_slider->value() - 1);
    });
    connect(
        m_later, &QAction::triggered, this, [this] { m_slider->setValue(m_slider->value() + 1); });
    connect(m_now, &QAction::triggered, this, [this] { m_slider->setValue(now()); });
    connect(m_save, &QAction::triggered, this, &TimeBar::saveWanted);
}

/// The slider's value for now.
int TimeBar::now() const
{
    return m_count;
}

void TimeBar::ask(int value)
{
    if (value == now()) {
        Q_EMIT nowWanted();
    } else {
        Q_EMIT momentWanted(value);
    }
    refresh();
}

void TimeBar::setMoments(int count, const QString& obstacle)
{
    m_obstacle = obstacle;
    const QSignalBlocker blocker(m_slider);
    m_count = count;
    m_slider->setRange(0, now());
    moveToShown();
}

void TimeBar::setShown(std::optional<int> index, const QString& text, const QString& tip)
{
    m_text->setText(text);
    m_text->setToolTip(plainToolTip(tip));
    m_slider->setAccessibleDescription(text);
    QFont font = m_text->font();
    font.setBold(index.has_value()); // what is shown is not the present model
    m_text->setFont(font);
    m_shown = index;
    moveToShown();
}

/// A handle that is held is the user's.
void TimeBar::moveToShown()
{
    if (!m_slider->isSliderDown()) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(m_shown.value_or(now()));
    }
    refresh();
}

void TimeBar::setSaveObstacle(const QString& obstacle)
{
    setPossible(m_save, tr("Save the model of this moment to a file"), obstacle);
}

void TimeBar::setPlaying(bool isPlaying)
{
    m_isPlaying = isPlaying;
    refresh();
}

void TimeBar::refresh()
{
    const int value = m_slider->value();
    m_play->setText(m_isPlaying ? tr("&Hold the moments") : tr("&Play the moments"));
    m_play->setIcon(themedIcon(m_isPlaying ? "pause" : "play"));
    setPossible(
        m_play,
        m_isPlaying ? tr("Stay at this moment")
                    : tr("Go through the moments of the run, from untrained to now"),
        m_obstacle);
    const auto unless = [this](bool isEnd, const QString& end) {
        return m_obstacle.isEmpty() && isEnd ? end : m_obstacle;
    };
    setPossible(
        m_earlier, tr("Go one moment of the run back"),
        unless(value == 0, tr("This is the first moment")));
    const QString isNow = unless(value == now(), tr("This is now"));
    setPossible(m_later, tr("Go one moment of the run on"), isNow);
    setPossible(m_now, tr("Go back to the model as it is now"), isNow);
    m_slider->setEnabled(m_count > 0);
    m_slider->setToolTip(
        m_obstacle.isEmpty() ? tr("All pages, the bars and the canvas follow the moment")
                             : m_obstacle);
}

} // namespace ui
