#include "ui/widgets/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleHints>

#include <cmath>
#include <span>

namespace ui
{
namespace
{

/// The colours that make a palette; the rest follows from them.
struct Tones {
    QRgb window, base, alternate, button, text, disabled, placeholder;
    QRgb highlight, disabledHighlight, link, visited, toolTip;
    QRgb light, midlight, mid, dark, shadow;
};

constexpr Tones lightTones{
    .window = 0xfff4f5f7,
    .base = 0xffffffff,
    .alternate = 0xfff0f2f5,
    .button = 0xfffafbfc,
    .text = 0xff1d2129,
    .disabled = 0xff9aa1ab,
    .placeholder = 0xff646b78,
    .highlight = 0xff1a66c2,
    .disabledHighlight = 0xffb4bcc8,
    .link = 0xff1a66c2,
    .visited = 0xff6b4fa0,
    .toolTip = 0xffffffff,
    .light = 0xffffffff,
    .midlight = 0xffe9ebef,
    .mid = 0xffc6cbd3,
    .dark = 0xff9aa1ab,
    .shadow = 0xff5c636e};

constexpr Tones darkTones{
    .window = 0xff24272c,
    .base = 0xff1b1d21,
    .alternate = 0xff21242a,
    .button = 0xff33373e,
    .text = 0xffe6e8eb,
    .disabled = 0xff757c87,
    .placeholder = 0xff949ba6,
    .highlight = 0xff2a74c5,
    .disabledHighlight = 0xff454b55,
    .link = 0xff6cb2ff,
    .visited = 0xffb79cf0,
    .toolTip = 0xff33373e,
    .light = 0xff4a4f58,
    .midlight = 0xff3d424a,
    .mid = 0xff2e3238,
    .dark = 0xff17191c,
    .shadow = 0xff0e0f11};

QPalette paletteOf(const Tones& tones)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour, QRgb disabled) {
        palette.setColor(role, QColor(colour));
        palette.setColor(QPalette::Disabled, role, QColor(disabled));
    };
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        set(role, tones.text, tones.disabled);
    }
    set(QPalette::Window, tones.window, tones.window);
    set(QPalette::Base, tones.base, tones.window);
    set(QPalette::AlternateBase, tones.alternate, tones.window);
    set(QPalette::Button, tones.button, tones.window);
    set(QPalette::PlaceholderText, tones.placeholder, tones.disabled);
    set(QPalette::Highlight, tones.highlight, tones.disabledHighlight);
    set(QPalette::HighlightedText, 0xffffffff, tones.window);
    set(QPalette::Link, tones.link, tones.disabled);
    set(QPalette::LinkVisited, tones.visited, tones.disabled);
    set(QPalette::ToolTipBase, tones.toolTip, tones.toolTip);
    set(QPalette::ToolTipText, tones.text, tones.text);
    set(QPalette::BrightText, 0xffffffff, tones.disabled);
    set(QPalette::Light, tones.light, tones.light);
    set(QPalette::Midlight, tones.midlight, tones.midlight);
    set(QPalette::Mid, tones.mid, tones.mid);
    set(QPalette::Dark, tones.dark, tones.dark);
    set(QPalette::Shadow, tones.shadow, tones.shadow);
    return palette;
}

/// Green, purple, pink and olive: apart from each other and from accuracy's blue and loss's orange,
/// also in lightness, for those who tell hues apart less well.
std::array<QColor, 4> overlayColours(bool dark)
{
    if (dark) {
        return {QRgb(0xff35c98a), QRgb(0xffb79cf0), QRgb(0xffff9ec4), QRgb(0xffd6cf5a)};
    }
    return {QRgb(0xff00875a), QRgb(0xff6b3fb5), QRgb(0xffd0408a), QRgb(0xff7d7a00)};
}

/// The same colours, as soft as they may be.
std::array<QColor, 4> overlayTrainColours(bool dark)
{
    if (dark) {
        return {QRgb(0xff297859), QRgb(0xff716393), QRgb(0xff8b5c71), QRgb(0xff6f6d3b)};
    }
    return {QRgb(0xff3ba380), QRgb(0xffa084d0), QRgb(0xffdb6ca5), QRgb(0xff989636)};
}

/// Found by moving ten plain colours until each pair is as far apart as can be, as seen by all.
QList<QColor> fewColours(bool dark)
{
    if (dark) {
        return {QRgb(0xffffffb4), QRgb(0xff5156b3), QRgb(0xffd1a317), QRgb(0xff006c00),
                QRgb(0xffbb1468), QRgb(0xff64bfff), QRgb(0xff873aff), QRgb(0xffffff00),
                QRgb(0xffd48f6e), QRgb(0xffffefff)};
    }
    return {QRgb(0xff14191b), QRgb(0xff0073ff), QRgb(0xffbb6719), QRgb(0xff003e00),
            QRgb(0xffaf0472), QRgb(0xff0bb2ff), QRgb(0xff5b0092), QRgb(0xffe5bb00),
            QRgb(0xffc2b985), QRgb(0xffe4b3ce)};
}

/// Even steps round the circle of hues, each in the next of some tones. Steps and tones are those,
/// of some thousand tried, whose nearest pairs of 26 and of 62 are farthest apart.
QList<QColor> manyColours(bool dark, int count)
{
    struct Tone {
        float saturation;
        float lightness;
    };
    static constexpr Tone lights[]{
        {0.5F, 0.6F}, {0.35F, 0.39F}, {0.5F, 0.39F}, {1, 0.35F}, {0.5F, 0.22F}};
    static constexpr Tone darks[]{{1, 0.45F}, {0.35F, 0.45F}, {0.7F, 0.77F}, {1, 0.69F}};
    const std::span<const Tone> tones = dark ? std::span<const Tone>(darks) : lights;
    const float step = dark ? 0.2764F : 0.1229F;
    QList<QColor> colours;
    for (int i = 0; i < count; ++i) {
        const Tone& tone = tones[static_cast<std::size_t>(i) % tones.size()];
        const float hue = static_cast<float>(i) * step;
        colours.append(QColor::fromHslF(hue - std::floor(hue), tone.saturation, tone.lightness));
    }
    return colours;
}

/// Title bars and native dialogs follow too where Qt can tell the platform.
void tellPlatform([[maybe_unused]] Appearance appearance)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    constexpr Qt::ColorScheme schemes[]{
        Qt::ColorScheme::Unknown, Qt::ColorScheme::Light, Qt::ColorScheme::Dark};
    QGuiApplication::styleHints()->setColorScheme(schemes[static_cast<int>(appearance)]);
#endif
}

} // namespace

void applyAppearance(Appearance appearance)
{
    static const QString platformStyle = QApplication::style()->name();
    tellPlatform(appearance);
    const bool system = appearance == Appearance::System;
    QApplication::setStyle(system ? platformStyle : QStringLiteral("Fusion"));
    if (system) {
        QApplication::setPalette(QPalette()); // nothing set: all of it is the platform's again
        return;
    }
    QApplication::setPalette(paletteOf(appearance == Appearance::Dark ? darkTones : lightTones));
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightnessF() >
           palette.color(QPalette::Window).lightnessF();
}

QColor mixed(const QColor& under, const QColor& over, float share)
{
    const auto mix = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(
        mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
        mix(under.blueF(), over.blueF()));
}

ChartColours chartColours(const QPalette& palette)
{
    const bool dark = isDark(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    return {
        .background = base,
        .text = mixed(base, text, 0.75f),
        .grid = mixed(base, text, dark ? 0.13f : 0.1f),
        .trainAccuracy = QColor(dark ? 0xff3d86c2 : 0xff3a8fcb),
        .testAccuracy = QColor(dark ? 0xff86c8ff : 0xff005b9f),
        .trainLoss = QColor(dark ? 0xffa8691c : 0xffc8780a),
        .testLoss = QColor(dark ? 0xffffb75e : 0xffbf5000),
        .previousTrain = mixed(base, text, dark ? 0.4f : 0.5f),
        .previousTest = mixed(base, text, dark ? 0.55f : 0.6f),
        .overlays = overlayColours(dark),
        .overlaysTrain = overlayTrainColours(dark)};
}

QList<QColor> classColours(const QPalette& palette, int count)
{
    const QList<QColor> few = fewColours(isDark(palette));
    return count <= few.size() ? few.mid(0, count) : manyColours(isDark(palette), count);
}

QColor errorColour(const QPalette& palette)
{
    return QColor(isDark(palette) ? 0xffff8a80 : 0xffb3261e);
}

NoticeColours noticeColours(const QPalette& palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor amber(isDark(palette) ? 0xffffb75e : 0xffb86e00);
    return {mixed(window, amber, 0.12f), mixed(window, amber, 0.4f), amber};
}

NoticeColours informationColours(const QPalette& palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor accent = palette.color(QPalette::Highlight);
    return {mixed(window, accent, 0.12f), mixed(window, accent, 0.4f), accent};
}

} // namespace ui
