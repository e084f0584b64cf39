#include "core/ink/inkfile.h"
#include "core/ink/mydigits.h"
#include "core/modelfile/modelfile.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "ui/draw/verdict.h"
#include "ui/run/trainbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/placepane.h"
#include "ui/widgets/thumbnailview.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using support::ScriptedDialogs;
using ui::MainWindow;

/// Teaching as the user does it, in the whole window.
class TstTeachPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_teachpresenter"); }

    void init()
    {
        support::clearTestUser();
        m_folder = std::make_unique<QTemporaryDir>();
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
        QVERIFY(core::writeModel(
            path("five.safetensors"),
            support::constantModel(5, core::Architecture::perceptron({16}))));
        m_script = {};
        openWindow();
    }

    void cleanup()
    {
        m_window.reset();
        m_workbench.reset();
        QFile::remove(core::myDigitsPath());
    }

    void aCorrectedDrawingJoinsMyDigits()
    {
        drawOne();
        QTest::keyClick(find<QWidget>("inkCanvas"), Qt::Key_1);
        QCOMPARE(verdict(), QString("Kept as a 1: 1 drawing in My digits"));
        QCOMPARE(labels(), QList<int>{1});
        // The same drawing again: only its label changes.
        QTest::mouseClick(find<QWidget>("isDigitButton7"), Qt::LeftButton);
        QCOMPARE(labels(), QList<int>{7});
        drawOne();
        QTest::mouseClick(find<QWidget>("rightButton"), Qt::LeftButton);
        QCOMPARE(labels(), (QList<int>{7, 5}));
        QCOMPARE(view()->model()->rowCount(), 2);
    }

    void drawingsAreThereAfterAStartAnew()
    {
        keepOne(1);
        m_window.reset();
        openWindow();
        QCOMPARE(view()->model()->rowCount(), 1);
    }

    void labelsChangeAndDrawingsGoAndComeBack()
    {
        keepOne(1);
        keepOne(2);
        showTab();
        select(0);
        QTest::keyClick(view(), Qt::Key_9);
        QCOMPARE(labels(), (QList<int>{9, 2}));
        select(0);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(labels(), QList<int>{2});
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(labels(), (QList<int>{9, 2}));
        QVERIFY(!find<QWidget>("undoDeleteButton")->isVisible());
    }

    void exportsWhatIsThere()
    {
        keepOne(1);
        showTab();
        m_script.path = path("mine.jsonl");
        QTest::mouseClick(find<QWidget>("exportDigitsButton"), Qt::LeftButton);
        const auto read = core::readInkFile(path("mine.jsonl"));
        QVERIFY(read);
        QCOMPARE(read->first().label, std::optional(1));
    }

    void aBrokenFileIsNamedAndStays()
    {
        m_window.reset();
        QDir().mkpath(QFileInfo(core::myDigitsPath()).path());
        QFile file(core::myDigitsPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("broken");
        file.close();
        openWindow();
        QCOMPARE(m_script.errors.size(), 1);
        QVERIFY2(m_script.errors[0].contains("line 1"), qPrintable(m_script.errors[0]));
        keepOne(1);
        QCOMPARE(m_script.errors.size(), 2);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("broken"));
        QFile::remove(core::myDigitsPath());
    }

    void teachesAndUndoes()
    {
        showTab();
        QVERIFY(!find<QPushButton>("teachButton")->isEnabled());
        keepOne(1);
        QVERIFY(verdict().startsWith("Kept as a 1"));
        teach();
        QVERIFY2(!verdict().contains("Kept"), qPrintable(verdict())); // it is read anew
        const QString message = find<QLabel>("teachMessage")->text();
        QVERIFY2(message.contains("My digits 0.0 % → "), qPrintable(message));
        QVERIFY2(message.contains(", toy 10.0 % → "), qPrintable(message));
        QVERIFY(m_window->isWindowModified());
        QVERIFY(m_window->windowTitle().startsWith("five"));

        QTest::mouseClick(find<QWidget>("undoTeachingButton"), Qt::LeftButton);
        QVERIFY(!find<QWidget>("undoTeachingButton")->isVisible());
        QVERIFY(!m_window->isWindowModified());
        drawOne();
        QVERIFY2(verdict().startsWith("5"), qPrintable(verdict()));
    }

    void stoppedTeachingKeepsTheUndoOfTheOneBefore()
    {
        showTab();
        keepOne(1);
        teach();
        auto* bar = find<ui::TrainBar>("trainBar");
        QTest::mouseClick(find<QWidget>("teachButton"), Qt::LeftButton);
        QVERIFY(m_workbench->activity().is(core::Doing::Teaching));
        QTest::mouseClick(find<QWidget>("teachButton"), Qt::LeftButton); // Stop
        QTRY_VERIFY(bar->trainAction()->isEnabled());
        QTest::mouseClick(find<QWidget>("undoTeachingButton"), Qt::LeftButton);
        QVERIFY(!m_window->isWindowModified());
        drawOne();
        QVERIFY2(verdict().startsWith("5"), qPrintable(verdict()));
    }

    void aRunEndsTheUndo()
    {
        showTab();
        keepOne(1);
        teach();
        QTest::mouseClick(find<QWidget>("trainButton"), Qt::LeftButton);
        QVERIFY(!find<QWidget>("undoTeachingButton")->isVisible());
    }

    void undoneTeachingThatWasSavedIsUnsavedAgain()
    {
        showTab();
        keepOne(1);
        teach();
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->isWindowModified());
        QTest::mouseClick(find<QWidget>("undoTeachingButton"), Qt::LeftButton);
        QVERIFY(m_window->isWindowModified());
    }

    void anotherModelEndsTheUndo()
    {
        showTab();
        keepOne(1);
        teach();
        m_script.path = path("five.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(!find<QWidget>("undoTeachingButton")->isVisible());
        // What was taught is not lost.
        QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("kept as"));
    }

    void teachingAndTrainingExcludeEachOther()
    {
        showTab();
        keepOne(1);
        find<QLineEdit>("layersEdit")->setText("16");
        find<QSpinBox>("epochsSpin")->setValue(1000);
        auto* bar = find<ui::TrainBar>("trainBar");
        QTest::mouseClick(find<QWidget>("trainButton"), Qt::LeftButton);
        QTRY_COMPARE(bar->state(), ui::TrainBar::State::Running);
        QVERIFY(!find<QPushButton>("teachButton")->isEnabled());
        bar->stopAction()->trigger();
        QTRY_VERIFY(bar->trainAction()->isEnabled());

        QTest::mouseClick(find<QWidget>("teachButton"), Qt::LeftButton);
        QVERIFY(m_workbench->activity().is(core::Doing::Teaching));
        QVERIFY(!bar->trainAction()->isEnabled());
        QTRY_VERIFY(bar->trainAction()->isEnabled());
    }

    void destroyedWhileTeaching()
    {
        showTab();
        keepOne(1);
        QTest::mouseClick(find<QWidget>("teachButton"), Qt::LeftButton);
    }

private:
    template <typename Widget> Widget* find(const QString& name)
    {
        auto* widget = m_window->findChild<Widget*>(name);
        if (!widget) {
            qFatal("no widget %s", qPrintable(name));
        }
        return widget;
    }

    ui::ThumbnailView* view() { return find<ui::ThumbnailView>("myDigitsView"); }
    QString verdict() { return find<ui::Verdict>("verdict")->text(); }
    QString path(const QString& name) const { return m_folder->filePath(name); }

    static QList<int> labels()
    {
        QList<int> all;
        core::MyDigits digits;
        if (digits.load()) {
            for (const core::Ink& ink : digits.drawings()) {
                all.append(*ink.label);
            }
        }
        return all;
    }

    void openWindow()
    {
        m_window.reset();
        m_workbench = std::make_unique<core::Workbench>();
        m_window =
            std::make_unique<MainWindow>(*m_workbench, std::make_unique<ScriptedDialogs>(m_script));
        m_window->show();
        m_window->load(path("five.safetensors"), path("toy"));
        QTRY_VERIFY(find<ui::TrainBar>("trainBar")->trainAction()->isEnabled());
    }

    void showTab()
    {
        m_window->findChild<ui::PlacePane*>()->show(find<QWidget>("myDigitsPage"));
    }

    /// Draws a line with the mouse, each time a little further to the right.
    void drawOne()
    {
        auto* canvas = find<QWidget>("inkCanvas");
        m_left += 3;
        QTest::keyClick(canvas, Qt::Key_Delete);
        QTest::mousePress(canvas, Qt::LeftButton, {}, {m_left, 40});
        QTest::mouseMove(canvas, {m_left + 4, 100});
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {m_left + 4, 160});
    }

    void keepOne(int digit)
    {
        drawOne();
        QTest::mouseClick(find<QWidget>("isDigitButton" + QString::number(digit)), Qt::LeftButton);
    }

    void select(int row)
    {
        view()->setCurrentIndex(view()->model()->index(row, 0));
        view()->setFocus();
    }

    void teach()
    {
        QTest::mouseClick(find<QWidget>("teachButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("undoTeachingButton")->isVisible(), 20'000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;
    int m_left = 60;
};

QTEST_MAIN(TstTeachPresenter)
#include "tst_teachpresenter.moc"
