#pragma once

#include <QObject>
#include <QRect>

class QWidget;

namespace ui
{

/// Where a window stands and how large it is: kept for each set of screens in QSettings under
/// `window/places`, and corrected when the window's screen is gone. Lives as long as the window.
class WindowPlace : public QObject
{
    Q_OBJECT

public:
    explicit WindowPlace(QWidget* window);

    /// As it was with these screens; the first time, as large as `wanted` where the screen has
    /// room.
    void restore(QSize wanted);
    void keep() const;

private:
    void correct();

    QWidget* m_window;
};

/// The rectangle, moved into the room and made smaller where it is larger.
QRect fittedInto(const QRect& rectangle, const QRect& room);

} // namespace ui
