#include "ui/widgets/theme.h"
#include "ui/widgets/themedicon.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QStyle>
#include <QTest>

#include <algorithm>
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
    QVERIFY(ratio(QPalette::Link, QPalette::Window) >= 4.5);
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
    QVERIFY(onPlot(colours.trainAccuracy) >= 1.7);
    QVERIFY(onPlot(colours.trainLoss) >= 1.7);
    QVERIFY(onPlot(colours.grid) < onPlot(colours.previousTrain));
    QVERIFY(onPlot(colours.previousTrain) < onPlot(colours.previousTest));
    QVERIFY(onPlot(colours.previousTest) < onPlot(colours.testAccuracy));
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
