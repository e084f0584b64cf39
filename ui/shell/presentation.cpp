#include "ui/shell/presentation.h"

#include "ui/draw/drawpanel.h"
#include "ui/widgets/actions.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QSplitter>

#include <algorithm>

namespace ui
{

namespace
{

/// Of the window's height, for a line of text.
constexpr double lineShare = 1.0 / 28;
/// Of the width, for the chart.
constexpr int chartShare = 28;

void addActions(QWidget* window, const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        if (action->menu() != nullptr) {
            addActions(window, action->menu()->actions());
        } else if (!action->shortcut().isEmpty()) {
            window->addAction(action);
        }
    }
}

} // namespace

Presentation::Presentation(const Parts& parts)
    : QObject(parts.window)
    , m_parts(parts)
    , m_action(makeAction(
          this, "presentAction", {}, tr("&Presentation"), Qt::Key_F11,
          tr("Show canvas, bars and chart to an audience; Escape leaves")))
    , m_escape(new QShortcut(Qt::Key_Escape, parts.window))
{
    m_action->setCheckable(true);
    m_escape->setEnabled(false);
    parts.window->addAction(m_action);
    parts.window->installEventFilter(this);
    connect(m_action, &QAction::toggled, this, &Presentation::present);
    connect(m_escape, &QShortcut::activated, this, [this] { m_action->setChecked(false); });
}

void Presentation::present(bool isOn)
{
    if (isOn) {
        enter();
    }
    m_escape->setEnabled(isOn);
    m_parts.panel->setPresented(isOn);
    fitFonts();
    if (!isOn) {
        leave(); // once all has its usual size again
    }
}

void Presentation::enter()
{
    QMainWindow* window = m_parts.window;
    m_before =
        Before{window->windowState(), m_parts.columns->saveState(), m_parts.chart->isHidden(), {}};
    // The keys of a menu bar that is hidden do nothing.
    addActions(window, window->menuBar()->actions());
    for (QWidget* other : m_parts.others) {
        if (!other->isHidden()) {
            other->hide();
            m_before->hidden.append(other);
        }
    }
    m_parts.chart->show();
    window->setWindowState(window->windowState() | Qt::WindowFullScreen);
    m_parts.columns->setSizes({chartShare, 100 - chartShare});
}

void Presentation::leave()
{
    for (QWidget* other : m_before->hidden) {
        other->show();
    }
    m_parts.chart->setHidden(m_before->isChartHidden);
    m_parts.window->setWindowState(m_before->windowStates);
    m_parts.columns->restoreState(m_before->columns);
    m_before.reset();
}

/// As large as the window is high; the application's own where nothing is presented.
void Presentation::fitFonts()
{
    QFont font;
    if (m_action->isChecked()) {
        const int line = static_cast<int>(lineShare * m_parts.window->height());
        font.setPixelSize(std::max(line, QFontMetrics(m_parts.window->font()).height()));
    }
    m_parts.panel->setFont(font);
    m_parts.chart->setFont(font);
}

bool Presentation::eventFilter(QObject* watched, QEvent* event)
{
    if (m_action->isChecked() && event->type() == QEvent::Resize) {
        fitFonts();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
