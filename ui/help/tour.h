#pragma once

#include "ui/help/tourbubble.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QMainWindow;

namespace ui
{

/// A bubble of the tour: what it points at, by the object name of a widget or of a menu, and what
/// it says.
struct TourStep {
    QString target;
    BubbleSide side;
    QString title;
    QString text;
};

/// Where the program's parts are, in five steps.
QList<TourStep> tourSteps();

/// Leads through a window by bubbles that follow it and what they point at. The window stays in
/// use; Escape, where nothing else takes it, ends the tour. Whether it was seen, to its end or
/// skipped, is remembered in QSettings under `help/tourSeen`.
class Tour : public QObject
{
    Q_OBJECT

public:
    explicit Tour(QMainWindow* window);

    static bool isSeen();
    /// From the first step on; does not take the focus.
    void start();
    /// The same, asked for by the user, whose keyboard goes on in the bubble.
    void startWithFocus();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(int step);
    void end();
    void unfollow();
    void follow();
    void place();
    QRect targetRect() const;

    QMainWindow* m_window;
    QList<TourStep> m_steps = tourSteps();
    int m_step = 0;
    QPointer<TourBubble> m_bubble;      ///< the window's, while the tour goes on
    QPointer<QWidget> m_focusBefore;    ///< has it again where the bubble has it at the end
    QList<QPointer<QWidget>> m_watched; ///< those that may move what is pointed at
};

} // namespace ui
