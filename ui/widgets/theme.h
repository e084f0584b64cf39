#pragma once

#include <QColor>
#include <QList>
#include <QPalette>
#include <QString>

#include <array>

namespace ui
{

/// How the window looks: as the platform says, or light or dark whatever it says.
enum class Appearance { System, Light, Dark };

/// Sets style and palette of the whole application; may be called again at any time.
void applyAppearance(Appearance appearance);

/// Whether text is lighter than what it stands on.
bool isDark(const QPalette& palette);

/// `share` (0 to 1) of `over` on `under`.
QColor mixed(const QColor& under, const QColor& over, float share);

/// The charts' colours: hue tells what is measured (accuracy blue, loss orange: told apart with
/// every common colour blindness), strength tells the part (test strong, train soft).
/// All lines have a contrast of 3:1 with the background, so that a projector shows them.
struct ChartColours {
    QColor background;
    QColor text;
    QColor grid;
    QColor trainAccuracy;
    QColor testAccuracy;
    QColor trainLoss;
    QColor testLoss;
    QColor previousTrain;
    QColor previousTest;
    /// Of runs laid over the chart, as many as it shows at once.
    std::array<QColor, 4> overlays;
    std::array<QColor, 4> overlaysTrain;
};
ChartColours chartColours(const QPalette& palette);

/// A colour for each class, seen on Base. Up to ten are told apart with every common colour
/// blindness; many more can only be as far from each other as colours get.
QList<QColor> classColours(const QPalette& palette, int count);

/// Text that says that something is wrong; readable on the palette's Base and Window.
QColor errorColour(const QPalette& palette);

/// A calm strip that draws attention without shouting.
struct NoticeColours {
    QColor background;
    QColor border;
    QColor accent;
};
NoticeColours noticeColours(const QPalette& palette);
/// The same for what is good to know.
NoticeColours informationColours(const QPalette& palette);

} // namespace ui
