#include "ui/help/tour.h"

#include "ui/widgets/tr.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include <utility>

namespace ui
{

namespace
{

constexpr auto seenKey = "help/tourSeen";

} // namespace

QList<TourStep> tourSteps()
{
    return {
        {"trainButton", BubbleSide::Below, Tr::tr("Train"),
         Tr::tr("Click Train and a network learns to read digits, while the chart shows how well. "
                "It learns from MNIST, which the place Data fetches once.")},
        {"inkCanvas", BubbleSide::Left, Tr::tr("Draw"),
         Tr::tr("Draw a digit here, also while a network learns. The small picture beside is what "
                "the network sees of it.")},
        {"probabilityBars", BubbleSide::Left, Tr::tr("See what is read"),
         Tr::tr("The bars say how probable each digit is; the line above them names the digit, or "
                "says that it is none. Is it wrong? Say below the bars what you drew.")},
        {"networkPlaceButton", BubbleSide::Right, Tr::tr("Look deeper"),
         Tr::tr("Each of these places shows one thing: the images, what is misread, how the "
                "network comes to its answer, where it breaks, your runs.")},
        {"helpMenu", BubbleSide::Below, Tr::tr("Find help"),
         Tr::tr(
             "F1 opens the handbook, with a lesson to follow. A small question mark beside words "
             "tells what they mean. This tour is in the menu, too.")}};
}

Tour::Tour(QMainWindow* window)
    : QObject(window)
    , m_window(window)
{
}

bool Tour::isSeen()
{
    return QSettings().value(seenKey).toBool();
}

void Tour::start()
{
    if (!m_bubble) {
        m_bubble = new TourBubble(m_window);
        connect(m_bubble, &TourBubble::skipped, this, &Tour::end);
        connect(m_bubble, &TourBubble::backWanted, this, [this] { show(m_step - 1); });
        connect(m_bubble, &TourBubble::nextWanted, this, [this] { show(m_step + 1); });
        m_window->installEventFilter(this);
    }
    show(0);
}

void Tour::startWithFocus()
{
    m_focusBefore = QApplication::focusWidget();
    start();
    m_bubble->takeFocus();
}

void Tour::show(int step)
{
    if (step >= m_steps.size()) {
        end();
        return;
    }
    m_step = step;
    const TourStep& shown = m_steps[step];
    m_bubble->setText(shown.title, shown.text, step + 1, static_cast<int>(m_steps.size()));
    follow();
    place();
}

void Tour::end()
{
    QSettings().setValue(seenKey, true);
    unfollow();
    m_window->removeEventFilter(this);
    if (m_focusBefore && m_bubble->isAncestorOf(QApplication::focusWidget())) {
        m_focusBefore->setFocus();
    }
    m_bubble->hide();
    m_bubble->deleteLater();
    m_bubble = nullptr;
}

void Tour::unfollow()
{
    for (const QPointer<QWidget>& each : std::exchange(m_watched, {})) {
        if (each) {
            each->removeEventFilter(this);
        }
    }
}

/// Watches what is pointed at and all that it lies in: any of them may move it.
void Tour::follow()
{
    unfollow();
    for (auto* each = m_window->findChild<QWidget*>(m_steps[m_step].target);
         each != nullptr && each != m_window; each = each->parentWidget()) {
        each->installEventFilter(this);
        m_watched.append(each);
    }
}

QRect Tour::targetRect() const
{
    const auto* target = m_window->findChild<QWidget*>(m_steps[m_step].target);
    if (const auto* menu = qobject_cast<const QMenu*>(target)) {
        const QMenuBar* bar = m_window->menuBar();
        return bar->actionGeometry(menu->menuAction()).translated(bar->pos());
    }
    if (target == nullptr || !target->isVisible()) {
        return {};
    }
    return {target->mapTo(m_window, QPoint()), target->size()};
}

/// What is not in sight has no place to point at.
void Tour::place()
{
    const QRect target = targetRect();
    if (target.isEmpty()) {
        m_bubble->pointAt(m_window->rect(), BubbleSide::Middle);
    } else {
        m_bubble->pointAt(target, m_steps[m_step].side);
    }
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        // Queued: the event has not yet reached what it moves.
        QMetaObject::invokeMethod(
            this, [this] { m_bubble ? place() : void(); }, Qt::QueuedConnection);
        return false;
    case QEvent::KeyPress:
        if (watched == m_window && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            end();
            return true;
        }
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace ui
