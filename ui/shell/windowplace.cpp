#include "ui/shell/windowplace.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QWidget>

#include <algorithm>

namespace ui
{

namespace
{

/// What a window manager's frame may take, before it is known.
constexpr QSize frame{16, 48};

/// One key for each set of screens.
QString placeKey()
{
    QStringList screens;
    for (const QScreen* screen : QGuiApplication::screens()) {
        const QRect area = screen->geometry();
        screens.append(QStringLiteral("%1x%2+%3+%4")
                           .arg(area.width())
                           .arg(area.height())
                           .arg(area.x())
                           .arg(area.y()));
    }
    return QStringLiteral("window/places/") + screens.join('_');
}

} // namespace

QRect fittedInto(const QRect& rectangle, const QRect& room)
{
    QRect fitted(rectangle.topLeft(), rectangle.size().boundedTo(room.size()));
    fitted.moveLeft(std::clamp(fitted.left(), room.left(), room.right() - fitted.width() + 1));
    fitted.moveTop(std::clamp(fitted.top(), room.top(), room.bottom() - fitted.height() + 1));
    return fitted;
}

WindowPlace::WindowPlace(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    // Queued: the screen is in the list until all have been told.
    connect(
        qApp, &QGuiApplication::screenRemoved, this, &WindowPlace::correct, Qt::QueuedConnection);
}

void WindowPlace::restore(QSize wanted)
{
    if (!m_window->restoreGeometry(QSettings().value(placeKey()).toByteArray())) {
        m_window->resize(wanted.boundedTo(m_window->screen()->availableSize() - frame));
    }
}

void WindowPlace::keep() const
{
    QSettings().setValue(placeKey(), m_window->saveGeometry());
}

/// The window may have been moved already by whoever manages windows.
void WindowPlace::correct()
{
    const QRect present = m_window->geometry();
    const QScreen* screen = QGuiApplication::screenAt(present.center());
    if (screen == nullptr) {
        m_window->setGeometry(
            fittedInto(present, QGuiApplication::primaryScreen()->availableGeometry()));
    }
}

} // namespace ui
