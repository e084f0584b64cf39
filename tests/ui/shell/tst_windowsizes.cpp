#include "core/base/language.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "ui/draw/inkcanvas.h"
#include "ui/run/trainbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/placepane.h"
#include "ui/shell/windowplace.h"
#include "ui/widgets/noticebar.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QChartView>
#include <QLabel>
#include <QLineSeries>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using support::ScriptedDialogs;

namespace
{

constexpr QSize smallest{960, 600};
constexpr int leastCanvas = 140;

} // namespace

/// The window on small and on large screens, with small and with large fonts.
class TstWindowSizes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        support::becomeTestUser("tst_windowsizes");
        m_font = QApplication::font();
    }
    void cleanup();

    void fitsTheSmallestWindow_data();
    void fitsTheSmallestWindow();
    void everyPageFitsInEveryLanguage_data();
    void everyPageFitsInEveryLanguage();
    void theFirstWindowFitsTheScreen();
    void theDrawingGrowsWithTheWindow();
    void noNoticeMovesTheCanvas();
    void presentsToAnAudience();
    void presentsWithoutTheMenuBarAndBack();
    void theWindowIsWhereItWasWithTheseScreens();
    void aWindowIsFittedIntoTheScreen_data();
    void aWindowIsFittedIntoTheScreen();

private:
    void open(double fontFactor = 1);
    template <typename T> T* find(const QString& name) const
    {
        return m_window->findChild<T*>(name);
    }

    QString tooNarrow() const;
    template <typename T> QList<T*> visible() const
    {
        QList<T*> widgets = m_window->findChildren<T*>();
        widgets.removeIf([](const T* widget) { return !widget->isVisible(); });
        return widgets;
    }

    QFont m_font;
    QTemporaryDir m_folder;
    ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TstWindowSizes::cleanup()
{
    m_window.reset();
    m_workbench.reset();
    QApplication::setFont(m_font);
    core::useLanguage("en");
    support::clearTestUser();
}

void TstWindowSizes::open(double fontFactor)
{
    QFont font = m_font;
    font.setPointSizeF(fontFactor * font.pointSizeF());
    QApplication::setFont(font);
    support::clearTestUser();
    support::writeIdxFiles(*support::toyDataset(), m_folder.filePath("toy"));
    m_workbench = std::make_unique<core::Workbench>();
    m_window =
        std::make_unique<ui::MainWindow>(*m_workbench, std::make_unique<ScriptedDialogs>(m_script));
    m_window->show();
    m_window->load({}, m_folder.filePath("toy"));
    QTRY_VERIFY(find<ui::TrainBar>("trainBar")->trainAction()->isEnabled());
}

void TstWindowSizes::fitsTheSmallestWindow_data()
{
    QTest::addColumn<double>("fontFactor");
    QTest::newRow("usual font") << 1.0;
    QTest::newRow("half as large again") << 1.5;
    QTest::newRow("twice as large") << 2.0;
}

void TstWindowSizes::fitsTheSmallestWindow()
{
    QFETCH(double, fontFactor);
    open(fontFactor);
    const QSize least = m_window->minimumSizeHint();
    QVERIFY2(
        least.width() <= smallest.width() && least.height() <= smallest.height(),
        qPrintable(QString("%1x%2").arg(least.width()).arg(least.height())));
    m_window->resize(smallest);
    QCOMPARE(m_window->size(), smallest);
    const auto* canvas = find<ui::InkCanvas>("inkCanvas");
    for (QAction* place : m_window->findChild<ui::PlacePane*>()->actions()) {
        place->trigger();
        QTRY_COMPARE(m_window->size(), smallest);
        QVERIFY(canvas->width() >= leastCanvas && canvas->height() == canvas->width());
        QCOMPARE(canvas->visibleRegion(), QRegion(canvas->rect()));
    }
    // The status line of a run that goes on has more to say.
    m_workbench->run().start({.network = core::Architecture::perceptron({16}), .epochs = 1000});
    QTRY_VERIFY(find<QWidget>("timeLeftLabel")->isVisible());
    QTRY_VERIFY(!find<QLabel>("testLabel")->text().isEmpty());
    QCOMPARE(m_window->size(), smallest);
    QVERIFY(m_window->minimumSizeHint().width() <= smallest.width());
    m_workbench->run().stop();
    QTRY_VERIFY(m_workbench->activity().isIdle());
}

void TstWindowSizes::everyPageFitsInEveryLanguage_data()
{
    QTest::addColumn<QString>("language");
    for (const core::Language& language : core::languages()) {
        QTest::newRow(qPrintable(language.id)) << language.id;
    }
}

/// The first button or label, but for those that cut their text short by themselves, which is
/// narrower than its text.
QString TstWindowSizes::tooNarrow() const
{
    for (const QAbstractButton* button : visible<QAbstractButton>()) {
        if (!button->text().isEmpty() && button->width() < button->minimumSizeHint().width()) {
            return button->objectName() + ": " + button->text();
        }
    }
    for (const QLabel* label : visible<QLabel>()) {
        if (label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored &&
            label->width() < label->minimumSizeHint().width()) {
            return label->objectName() + ": " + label->text();
        }
    }
    return {};
}

void TstWindowSizes::everyPageFitsInEveryLanguage()
{
    QFETCH(QString, language);
    core::useLanguage(language);
    open();
    constexpr QSize usual{1024, 700};
    m_window->resize(usual);
    for (QAction* place : m_window->findChild<ui::PlacePane*>()->actions()) {
        place->trigger();
        QTRY_COMPARE(tooNarrow(), QString());
        QCOMPARE(m_window->size(), usual);
        for (QTabBar* tabs : visible<QTabBar>()) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QTRY_COMPARE(tooNarrow(), QString());
                QCOMPARE(m_window->size(), usual);
            }
        }
    }
}

void TstWindowSizes::theFirstWindowFitsTheScreen()
{
    open();
    const QSize room = m_window->screen()->availableSize();
    const QSize least = m_window->minimumSizeHint();
    QVERIFY(m_window->width() <= std::max(room.width(), least.width()));
    QVERIFY(m_window->height() <= std::max(room.height(), least.height()));
}

void TstWindowSizes::theDrawingGrowsWithTheWindow()
{
    open();
    m_window->resize(1280, 860);
    const auto* canvas = find<ui::InkCanvas>("inkCanvas");
    const auto* view = find<QWidget>("digitImageView");
    const auto* bars = find<QWidget>("probabilityBars");
    const QSize before = canvas->size();
    const int barsBefore = bars->height();
    m_window->resize(1920, 1080);
    QTRY_VERIFY(canvas->width() > 1.25 * before.width());
    QCOMPARE(canvas->height(), canvas->width());
    QVERIFY(bars->height() <= 1.25 * barsBefore);
    const int gap = view->mapTo(m_window.get(), QPoint()).x() -
                    canvas->mapTo(m_window.get(), QPoint(canvas->width(), 0)).x();
    QVERIFY2(gap > 0 && gap < 30, qPrintable(QString::number(gap)));
}

/// A bar that comes while the pen is down would kink the ink.
void TstWindowSizes::noNoticeMovesTheCanvas()
{
    open();
    auto* canvas = find<ui::InkCanvas>("inkCanvas");
    auto* warning = find<ui::NoticeBar>("runWarning");
    auto* resume = find<ui::NoticeBar>("resumeBar");
    const auto place = [&] {
        return QRect(canvas->mapTo(m_window.get(), QPoint()), canvas->size());
    };
    const QRect before = place();
    const QPoint middle = canvas->rect().center();
    QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
    QTest::mouseMove(canvas, middle + QPoint(0, 20));
    for (ui::NoticeBar* bar : {warning, resume}) {
        bar->showMessage(QString("Digits 3, 5 and 8 can never be predicted. ").repeated(5));
        QTRY_VERIFY(bar->height() > 20 && bar->isVisible());
        QCOMPARE(place(), before);
    }
    QTest::mouseMove(canvas, middle + QPoint(0, 40));
    warning->showMessage({});
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(0, 60));
    QCOMPARE(place(), before);
    const core::Ink ink = canvas->ink();
    QCOMPARE(ink.strokes.size(), 1);
    for (const QPointF& point : ink.strokes[0]) {
        QCOMPARE(point.x(), ink.strokes[0][0].x());
    }
}

void TstWindowSizes::presentsToAnAudience()
{
    open();
    auto* canvas = find<ui::InkCanvas>("inkCanvas");
    const auto* bars = find<QWidget>("probabilityBars");
    const QList<QWidget*> hidden{find<QWidget>("trainBar"),   find<QWidget>("placeRail"),
                                 find<QWidget>("placePages"), find<QWidget>("runStatus"),
                                 m_window->menuBar(),         find<QWidget>("correctionBar")};
    m_window->resize(1280, 800);
    const QSize canvasBefore = canvas->size();
    const int textBefore = bars->fontMetrics().height();
    const auto lineWidth = [this] {
        const QChart* chart = find<QChartView>("trainingPlot")->chart();
        const auto* line = qobject_cast<const QLineSeries*>(chart->series().first());
        return line->pen().widthF();
    };
    const qreal lineBefore = lineWidth();
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QTRY_VERIFY(m_window->isFullScreen());
    m_window->resize(1280, 800); // the whole screen of a projector
    for (const QWidget* widget : hidden) {
        QVERIFY2(!widget->isVisible(), qPrintable(widget->objectName()));
    }
    QVERIFY(find<QWidget>("trainingChart")->isVisible());
    QTRY_VERIFY(canvas->height() > 1.4 * canvasBefore.height());
    QCOMPARE(canvas->height(), canvas->width());
    QTRY_VERIFY(bars->fontMetrics().height() >= m_window->height() / 40);
    QVERIFY(bars->fontMetrics().height() > textBefore);
    QVERIFY(bars->mapTo(m_window.get(), QPoint()).x() > canvas->geometry().right());
    QTRY_VERIFY(lineWidth() > 1.2 * lineBefore);

    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->isFullScreen());
    for (const QWidget* widget : hidden) {
        QVERIFY2(widget->isVisible(), qPrintable(widget->objectName()));
    }
    m_window->resize(1280, 800);
    QTRY_COMPARE(canvas->size(), canvasBefore);
    QCOMPARE(bars->fontMetrics().height(), textBefore);
    QCOMPARE(lineWidth(), lineBefore);
}

/// Keys work as ever, and what was hidden before stays so.
void TstWindowSizes::presentsWithoutTheMenuBarAndBack()
{
    open();
    find<QAction>("wholeSideAction")->setChecked(true);
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QVERIFY(find<QWidget>("trainingChart")->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
    QVERIFY(find<QAction>("mapPlaceAction")->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(m_workbench->run().isTraining());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QTRY_VERIFY(m_workbench->activity().isIdle());
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QVERIFY(!m_window->isFullScreen());
    QVERIFY(!find<QWidget>("trainingChart")->isVisible());
    QVERIFY(find<QWidget>("placePages")->isVisible());
}

void TstWindowSizes::theWindowIsWhereItWasWithTheseScreens()
{
    QWidget first;
    ui::WindowPlace(&first).restore({300, 200});
    QCOMPARE(first.size(), QSize(300, 200));
    first.setGeometry(20, 30, 400, 250);
    ui::WindowPlace(&first).keep();
    QWidget second;
    ui::WindowPlace(&second).restore({300, 200});
    QCOMPARE(second.geometry(), QRect(20, 30, 400, 250));
    // Other screens have a place of their own.
    QSettings settings;
    settings.beginGroup("window/places");
    const QString key = settings.childKeys().value(0);
    QCOMPARE(
        key, QString("%1x%2+0+0")
                 .arg(second.screen()->size().width())
                 .arg(second.screen()->size().height()));
}

void TstWindowSizes::aWindowIsFittedIntoTheScreen_data()
{
    QTest::addColumn<QRect>("window");
    QTest::addColumn<QRect>("fitted");
    QTest::newRow("inside") << QRect(10, 10, 100, 100) << QRect(10, 10, 100, 100);
    QTest::newRow("on a screen that is gone")
        << QRect(1500, 20, 100, 100) << QRect(900, 20, 100, 100);
    QTest::newRow("above and left of it") << QRect(-500, -70, 100, 100) << QRect(0, 0, 100, 100);
    QTest::newRow("larger than it") << QRect(50, 60, 2000, 900) << QRect(0, 0, 1000, 800);
}

void TstWindowSizes::aWindowIsFittedIntoTheScreen()
{
    QFETCH(QRect, window);
    QTEST(ui::fittedInto(window, QRect(0, 0, 1000, 800)), "fitted");
}

QTEST_MAIN(TstWindowSizes)
#include "tst_windowsizes.moc"
