#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toyrun.h"
#include "ui/help/shortcuts.h"
#include "ui/help/tour.h"
#include "ui/help/tourbubble.h"
#include "ui/keptruns/comparedialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/glossary.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

using support::ScriptedDialogs;
using ui::MainWindow;
using ui::TourBubble;

/// The real window, as far as it helps.
class TstHelpMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_helpmenu"); }

    void init()
    {
        support::clearTestUser();
        QVERIFY(m_folder.isValid());
        support::writeIdxFiles(*support::toyDataset(), m_folder.filePath("toy"));
        open();
    }

    void cleanup()
    {
        close();
        ui::applyAppearance(ui::Appearance::System);
    }

    void f1OpensTheHandbook()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto* handbook = find<QWidget>("handbookWindow");
        QVERIFY(handbook->isWindow());
        QTRY_VERIFY(handbook->isVisible());
        QVERIFY(!find<QTextBrowser>("handbookText")->toPlainText().isEmpty());
        handbook->close();
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(handbook->isVisible()); // the same one, where it was left
        QCOMPARE(m_window->findChildren<QWidget*>("handbookWindow").size(), 1);
    }

    void theListHasEveryShortcutOfTheWindow()
    {
        find<QAction>("shortcutsAction")->trigger();
        const QStringList shown = rows();
        int shortcuts = 0;
        for (const QAction* action : m_window->findChildren<QAction*>()) {
            for (const QKeySequence& keys : action->shortcuts()) {
                const QString text = keys.toString(QKeySequence::NativeText);
                const QString name = action->text().remove('&');
                QVERIFY2(hasRow(shown, name, text), qPrintable(name + ": " + text));
                ++shortcuts;
            }
        }
        QVERIFY(shortcuts > 25);
        QVERIFY(hasRow(shown, "Train", "Ctrl+T"));
        QVERIFY(hasRow(shown, "Train", "F5"));
    }

    void theListIsThereOnce()
    {
        find<QAction>("shortcutsAction")->trigger();
        find<QAction>("shortcutsAction")->trigger();
        QCOMPARE(m_window->findChildren<QWidget*>("shortcutsDialog").size(), 1);
        QTest::keyClick(find<QWidget>("shortcutsDialog"), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<QWidget*>("shortcutsDialog"));
    }

    void theListHasNoneOfOtherWindows()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(find<QWidget>("handbookWindow")->isVisible());
        find<QAction>("shortcutsAction")->trigger();
        QVERIFY(!hasRow(rows(), "Back", "Alt+Left"));
        QVERIFY(hasRow(rows(), "Earlier moment", "Alt+Left"));
    }

    void theListIsGroupedByMenuAndPage()
    {
        const auto groups = ui::shortcutsOf(*m_window);
        QStringList titles;
        for (const ui::ShortcutGroup& group : groups) {
            QVERIFY2(!group.shortcuts.isEmpty(), qPrintable(group.title));
            titles.append(group.title);
        }
        QCOMPARE(titles.mid(0, 5), (QStringList{"File", "Edit", "Train", "View", "Help"}));
        QVERIFY(titles.contains("On the page Runs"));
        titles.removeDuplicates();
        QCOMPARE(titles.size(), groups.size());
    }

    void everyQuestionMarkHasItsEntries()
    {
        const ui::CompareDialog compare(
            {.id = "a", .name = "a", .state = support::toyRun(1)},
            {.id = "b", .name = "b", .state = support::toyRun(2)}, nullptr);
        auto buttons = m_window->findChildren<ui::HelpButton*>();
        buttons += compare.findChildren<ui::HelpButton*>();
        QVERIFY(buttons.size() > 10);
        QStringList names;
        for (const ui::HelpButton* button : std::as_const(buttons)) {
            QVERIFY2(!button->words().isEmpty(), qPrintable(button->objectName()));
            names.append(button->objectName());
            for (const QString& word : button->words()) {
                QVERIFY2(!ui::glossaryEntry(word).meaning.isEmpty(), qPrintable(word));
            }
        }
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    }

    void theFirstStartShowsTheTour()
    {
        QWidget* focus = QApplication::focusWidget();
        QTRY_VERIFY(bubble() && bubble()->isVisible());
        QCOMPARE(QApplication::focusWidget(), focus);
        QCOMPARE(count(), QString("1 of 5"));
        QVERIFY(!find<QPushButton>("tourBack")->isEnabled());
    }

    void eachStepPointsAtSomethingInTheWindowAndDoesNotCoverIt()
    {
        QTRY_VERIFY(bubble());
        for (const ui::TourStep& step : ui::tourSteps()) {
            QTRY_COMPARE(bubble()->accessibleName(), step.title);
            const QRect place = bubble()->geometry();
            QVERIFY(m_window->rect().contains(place));
            QCOMPARE(bubble()->accessibleDescription(), step.text);
            for (const QString& name : {step.target, QString("inkCanvas")}) {
                if (name != "helpMenu") {
                    const QRect covered = place.intersected(placeOf(name));
                    QVERIFY2(covered.width() < 4 || covered.height() < 4, qPrintable(name));
                }
            }
            QTest::keyClick(m_window.get(), Qt::Key_N, Qt::AltModifier);
        }
        QTRY_VERIFY(!bubble());
    }

    void theMouseGoesThroughIt()
    {
        QTRY_VERIFY(bubble());
        click("tourNext");
        QCOMPARE(count(), QString("2 of 5"));
        click("tourBack");
        QCOMPARE(count(), QString("1 of 5"));
        for (int i = 0; i < 4; ++i) {
            click("tourNext");
        }
        QCOMPARE(count(), QString("5 of 5"));
        QVERIFY(!find<QPushButton>("tourSkip")->isVisible());
        click("tourNext");
        QTRY_VERIFY(!bubble());
    }

    void itIsSeenOnce_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::newRow("skipped") << "skip";
        QTest::newRow("escaped") << "escape";
        QTest::newRow("to its end") << "done";
    }

    void itIsSeenOnce()
    {
        QFETCH(QString, ending);
        QTRY_VERIFY(bubble());
        QVERIFY(!ui::Tour::isSeen());
        if (ending == "skip") {
            click("tourSkip");
        } else if (ending == "escape") {
            QTest::keyClick(m_window.get(), Qt::Key_Escape);
        } else {
            for (int i = 0; i < 5; ++i) {
                click("tourNext");
            }
        }
        QTRY_VERIFY(!bubble());
        QVERIFY(ui::Tour::isSeen());
        reopen();
        QVERIFY(!bubble());
    }

    void itComesAgainWhenTheWindowWasClosedInItsMidst()
    {
        QTRY_VERIFY(bubble());
        click("tourNext");
        reopen();
        QTRY_VERIFY(bubble());
        QCOMPARE(count(), QString("1 of 5"));
    }

    void theMenuShowsItAgainWithTheKeyboardInIt()
    {
        QTRY_VERIFY(bubble());
        click("tourSkip");
        QTRY_VERIFY(!bubble());
        auto* canvas = find<QWidget>("inkCanvas");
        canvas->setFocus();
        find<QAction>("tourAction")->trigger();
        QVERIFY(bubble());
        QVERIFY(find<QWidget>("tourNext")->hasFocus());
        QTest::keyClick(find<QWidget>("tourNext"), Qt::Key_Space);
        QCOMPARE(count(), QString("2 of 5"));
        QTest::keyClick(find<QWidget>("tourNext"), Qt::Key_Escape);
        QTRY_VERIFY(!bubble());
        QVERIFY(canvas->hasFocus());
    }

    void theFocusStaysWhereTheUserHasPutIt()
    {
        find<QWidget>("inkCanvas")->setFocus();
        find<QAction>("tourAction")->trigger();
        auto* layers = find<QWidget>("layersEdit");
        layers->setFocus();
        QTest::keyClick(layers, Qt::Key_Escape);
        QTRY_VERIFY(!bubble());
        QVERIFY(layers->hasFocus());
    }

    void theMenuBeginsItAgainWhileItGoesOn()
    {
        QTRY_VERIFY(bubble());
        click("tourNext");
        find<QAction>("tourAction")->trigger();
        QCOMPARE(count(), QString("1 of 5"));
        QCOMPARE(m_window->findChildren<TourBubble*>().size(), 1);
    }

    void itMovesWithTheWindowAndWithWhatItPointsAt()
    {
        QTRY_VERIFY(bubble());
        click("tourNext"); // at the canvas, whose place follows the window's width
        const QPoint before = bubble()->pos();
        m_window->resize(m_window->size() + QSize(100, 60));
        QTRY_VERIFY(bubble()->x() >= before.x() + 90);
        QVERIFY(bubble()->geometry().right() <= placeOf("inkCanvas").left() + 4);
        find<QWidget>("drawPanel")->hide(); // then it has nothing to point at
        QTRY_VERIFY(
            (bubble()->geometry().center() - m_window->rect().center()).manhattanLength() < 4);
    }

    void theWindowStaysInUse()
    {
        QTRY_VERIFY(bubble());
        auto* canvas = find<QWidget>("inkCanvas");
        const QPoint middle = canvas->rect().center();
        QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(canvas, middle + QPoint(0, 40));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(0, 40));
        QTRY_VERIFY(m_workbench->drawing().reading());
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(!m_workbench->keptRuns().runs().isEmpty());
        QTRY_VERIFY(m_workbench->activity().isIdle());
        QVERIFY(bubble()->isVisible());
    }

    void itIsReadableInLightAndDark_data()
    {
        QTest::addColumn<ui::Appearance>("appearance");
        QTest::newRow("light") << ui::Appearance::Light;
        QTest::newRow("dark") << ui::Appearance::Dark;
    }

    void itIsReadableInLightAndDark()
    {
        QFETCH(ui::Appearance, appearance);
        ui::applyAppearance(appearance);
        QTRY_VERIFY(bubble());
        QTRY_COMPARE(ui::isDark(bubble()->palette()), appearance == ui::Appearance::Dark);
        const QImage picture = bubble()->grab().toImage();
        // Beside the title, inside of the bubble.
        const QColor ground = picture.pixelColor(picture.width() / 2, 16);
        const QColor text = bubble()->palette().color(QPalette::WindowText);
        QVERIFY2(contrast(text, ground) > 4.5, qPrintable(ground.name() + text.name()));
    }

private:
    void open()
    {
        m_workbench = std::make_unique<core::Workbench>();
        m_window =
            std::make_unique<MainWindow>(*m_workbench, std::make_unique<ScriptedDialogs>(m_script));
        m_window->show();
        m_window->load({}, m_folder.filePath("toy"));
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(find<QAction>("trainAction")->isEnabled());
    }

    void close()
    {
        m_window.reset();
        m_workbench.reset();
    }

    void reopen()
    {
        close();
        open();
    }

    TourBubble* bubble() const { return m_window->findChild<TourBubble*>(); }
    QString count() const { return find<QLabel>("tourCount")->text(); }
    void click(const QString& name) const
    {
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }

    QRect placeOf(const QString& name) const
    {
        const auto* widget = find<QWidget>(name);
        return {widget->mapTo(m_window.get(), QPoint()), widget->size()};
    }

    /// `Train: Ctrl+T, F5`, of every row of the list.
    QStringList rows() const
    {
        QStringList rows;
        const auto* tree = find<QTreeWidget>("shortcutsTree");
        for (int group = 0; group < tree->topLevelItemCount(); ++group) {
            const QTreeWidgetItem* item = tree->topLevelItem(group);
            for (int row = 0; row < item->childCount(); ++row) {
                rows.append(item->child(row)->text(0) + ": " + item->child(row)->text(1));
            }
        }
        return rows;
    }

    static bool hasRow(const QStringList& rows, const QString& name, const QString& keys)
    {
        return std::ranges::any_of(rows, [&](const QString& row) {
            return row.section(": ", 0, 0) == name &&
                   row.section(": ", 1).split(", ").contains(keys);
        });
    }

    /// By WCAG 2.1, 1 to 21.
    static double contrast(const QColor& a, const QColor& b)
    {
        const auto luminance = [](const QColor& colour) {
            const auto linear = [](double value) {
                return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
                   0.0722 * linear(colour.blueF());
        };
        const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
        return (light + 0.05) / (dark + 0.05);
    }

    template <typename T> T* find(const QString& name) const
    {
        T* found = m_window->findChild<T*>(name);
        if (found == nullptr) {
            qFatal("there is no %s", qPrintable(name));
        }
        return found;
    }

    QTemporaryDir m_folder;
    ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstHelpMenu)
#include "tst_helpmenu.moc"
