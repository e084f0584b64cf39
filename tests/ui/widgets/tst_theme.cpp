#include "ui/widgets/theme.h"
#include "ui/widgets/themedicon.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QStyle>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using ui::Appearance;

class TstTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { ui::applyAppearance(Appearance::System); }
    void setsLightAndDark();
    void systemGivesThePlatformsPaletteBack();
    void textIsReadable_data();
    void textIsReadable();
    void chartColoursAreReadable_data() { textIsReadable_data(); }
    void chartColoursAreReadable();
    void digitColoursAreToldApart_data() { textIsReadable_data(); }
    void digitColoursAreToldApart();
    void coloursOfManyClassesDiffer_data() { textIsReadable_data(); }
    void coloursOfManyClassesDiffer();
    void everyIconDraws_data();
    void everyIconDraws();
    void unknownIconIsNull();
    void iconFollowsPalette();
    void disabledIconIsDimmer();
    void iconIsSharpAtAnyPixelRatio();
};

namespace
{

/// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(const QColor& colour)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
double contrast(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

using Triple = std::array<double, 3>;

/// CIE L*a*b* of a colour as it is seen with one of these: nothing, protanopia, deuteranopia
/// (Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
/// deficiency", 2009).
Triple seen(const QColor& colour, int kind)
{
    static constexpr double kinds[3][3][3]{
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868},
         {0.114503, 0.786281, 0.099216},
         {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968},
         {0.280085, 0.672501, 0.047413},
         {-0.011820, 0.042940, 0.968881}}};
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const Triple light{
        linear(double(colour.redF())), linear(double(colour.greenF())),
        linear(double(colour.blueF()))};
    Triple c{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            c[i] += kinds[kind][i][j] * light[j];
        }
        c[i] = std::clamp(c[i], 0.0, 1.0);
    }
    const auto root = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = root((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    const double y = root(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    const double z = root((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Triple& a, const Triple& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// The colour of the most opaque pixel.
QColor inkOf(const QIcon& icon, QIcon::Mode mode)
{
    const QImage image = icon.pixmap(QSize(48, 48), 1.0, mode).toImage();
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > ink.alpha()) {
                ink = pixel;
            }
        }
    }
    return ink;
}

bool isAlike(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
               std::abs(a.blue() - b.blue()) <
           8;
}

} // namespace

void TstTheme::setsLightAndDark()
{
    ui::applyAppearance(Appearance::Dark);
    QVERIFY(ui::isDark(QApplication::palette()));
    ui::applyAppearance(Appearance::Light);
    QVERIFY(!ui::isDark(QApplication::palette()));
    QCOMPARE(QApplication::style()->name().toLower(), QStringLiteral("fusion"));
}

void TstTheme::systemGivesThePlatformsPaletteBack()
{
    ui::applyAppearance(Appearance::System);
    const QPalette platform = QApplication::palette();
    const QString style = QApplication::style()->name();
    ui::applyAppearance(Appearance::Dark);
    QVERIFY(QApplication::palette() != platform);
    ui::applyAppearance(Appearance::System);
    QCOMPARE(QApplication::palette(), platform);
    QCOMPARE(QApplication::style()->name(), style);
}

void TstTheme::textIsReadable_data()
{
    QTest::addColumn<int>("appearance");
    QTest::newRow("light") << static_cast<int>(Appearance::Light);
    QTest::newRow("dark") << static_cast<int>(Appearance::Dark);
}

void TstTheme::textIsReadable()
{
    QFETCH(int, appearance);
    ui::applyAppearance(static_cast<Appearance>(appearance));
    const QPalette palette = QApplication::palette();
    const auto ratio = [&](QPalette::ColorRole text, QPalette::ColorRole background) {
        return contrast(palette.color(text), palette.color(background));
    };
    QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 7);
    QVERIFY(ratio(QPalette::Text, QPalette::Base) >= 7);
    QVERIFY(ratio(QPalette::Text, QPalette::AlternateBase) >= 7);
    QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 7);
    QVERIFY(ratio(QPalette::ToolTipText, QPalette::ToolTipBase) >= 7);
    QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
    QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
    QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Window) >= 4.5);
    QVERIFY(ratio(QPalette::Link, QPalette::Window) >= 4.5);
    QVERIFY(contrast(ui::errorColour(palette), palette.color(QPalette::Window)) >= 4.5);
    for (const ui::NoticeColours& notice :
         {ui::noticeColours(palette), ui::informationColours(palette)}) {
        QVERIFY(contrast(palette.color(QPalette::WindowText), notice.background) >= 4.5);
    }
    QVERIFY(contrast(ui::errorColour(palette), palette.color(QPalette::Base)) >= 4.5);
    const double disabled = contrast(
        palette.color(QPalette::Disabled, QPalette::ButtonText),
        palette.color(QPalette::Disabled, QPalette::Button));
    QVERIFY(disabled >= 2);
    QVERIFY(disabled < ratio(QPalette::ButtonText, QPalette::Button));
}

void TstTheme::chartColoursAreReadable()
{
    QFETCH(int, appearance);
    ui::applyAppearance(static_cast<Appearance>(appearance));
    const ui::ChartColours colours = ui::chartColours(QApplication::palette());
    const auto onPlot = [&](const QColor& colour) { return contrast(colour, colours.background); };
    // Axis labels are text in these colours.
    QVERIFY(onPlot(colours.text) >= 4.5);
    QVERIFY(onPlot(colours.testAccuracy) >= 4.5);
    QVERIFY(onPlot(colours.testLoss) >= 4.5);
    QList<QColor> lines{colours.trainAccuracy, colours.testAccuracy,  colours.trainLoss,
                        colours.testLoss,      colours.previousTrain, colours.previousTest};
    lines.append(QList<QColor>(colours.overlays.begin(), colours.overlays.end()));
    lines.append(QList<QColor>(colours.overlaysTrain.begin(), colours.overlaysTrain.end()));
    for (const QColor& line : lines) {
        // https://www.w3.org/TR/WCAG21/#non-text-contrast
        QVERIFY2(
            onPlot(line) >= 3, qPrintable(QString("%1: %2").arg(line.name()).arg(onPlot(line))));
    }
    QVERIFY(onPlot(colours.trainAccuracy) < onPlot(colours.testAccuracy));
    QVERIFY(onPlot(colours.trainLoss) < onPlot(colours.testLoss));
    QVERIFY(onPlot(colours.grid) < onPlot(colours.previousTrain));
    QVERIFY(onPlot(colours.previousTrain) < onPlot(colours.previousTest));
    QVERIFY(onPlot(colours.previousTest) < onPlot(colours.testAccuracy));
}

void TstTheme::digitColoursAreToldApart()
{
    QFETCH(int, appearance);
    ui::applyAppearance(static_cast<Appearance>(appearance));
    const QPalette palette = QApplication::palette();
    const QList<QColor> colours = ui::classColours(palette, 10);
    QCOMPARE(colours.size(), 10);
    for (qsizetype a = 0; a < colours.size(); ++a) {
        QVERIFY(contrast(colours[a], palette.color(QPalette::Base)) > 1.7);
        for (qsizetype b = 0; b < a; ++b) {
            for (const int kind : {0, 1, 2}) {
                QVERIFY2(
                    distance(seen(colours[a], kind), seen(colours[b], kind)) > 30,
                    qPrintable(QString("%1 and %2, kind %3").arg(b).arg(a).arg(kind)));
            }
        }
    }
}

/// Of many, neighbours and all others differ, as most people see them.
void TstTheme::coloursOfManyClassesDiffer()
{
    QFETCH(int, appearance);
    ui::applyAppearance(static_cast<Appearance>(appearance));
    const QPalette palette = QApplication::palette();
    for (const auto& [count, least] : {std::pair(26, 13.0), std::pair(62, 7.0)}) {
        const QList<QColor> colours = ui::classColours(palette, count);
        QCOMPARE(colours.size(), count);
        for (int a = 0; a < count; ++a) {
            QVERIFY(contrast(colours[a], palette.color(QPalette::Base)) > 1.7);
            for (int b = 0; b < a; ++b) {
                QVERIFY2(
                    distance(seen(colours[a], 0), seen(colours[b], 0)) > least,
                    qPrintable(QString("%1 and %2 of %3").arg(b).arg(a).arg(count)));
            }
        }
    }
}

void TstTheme::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() >= 18);
    for (const QString& file : files) {
        QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
}

void TstTheme::everyIconDraws()
{
    QFETCH(QString, name);
    const QIcon icon = ui::themedIcon(name);
    QVERIFY(!icon.isNull());
    QVERIFY(inkOf(icon, QIcon::Normal).alpha() > 200);
}

void TstTheme::unknownIconIsNull()
{
    QVERIFY(ui::themedIcon(QStringLiteral("nothing")).isNull());
}

void TstTheme::iconFollowsPalette()
{
    const QIcon icon = ui::themedIcon(QStringLiteral("stop"));
    for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::Light}) {
        ui::applyAppearance(appearance);
        const QColor text = QApplication::palette().color(QPalette::ButtonText);
        QVERIFY(isAlike(inkOf(icon, QIcon::Normal), text));
    }
}

void TstTheme::disabledIconIsDimmer()
{
    ui::applyAppearance(Appearance::Dark);
    const QPalette palette = QApplication::palette();
    const QIcon icon = ui::themedIcon(QStringLiteral("stop"), QPalette::HighlightedText);
    QVERIFY(isAlike(inkOf(icon, QIcon::Normal), palette.color(QPalette::HighlightedText)));
    QVERIFY(isAlike(
        inkOf(icon, QIcon::Disabled), palette.color(QPalette::Disabled, QPalette::ButtonText)));
}

void TstTheme::iconIsSharpAtAnyPixelRatio()
{
    const QIcon icon = ui::themedIcon(QStringLiteral("play"));
    for (const qreal ratio : {1.0, 1.5, 2.0, 3.0}) {
        const QPixmap pixmap = icon.pixmap(QSize(24, 24), ratio);
        QCOMPARE(pixmap.size(), QSize(24, 24) * ratio);
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
    }
}

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
