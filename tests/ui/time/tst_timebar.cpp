#include "core/modelfile/modelfile.h"
#include "tests/ui/time/momentsfixture.h"
#include "ui/time/timebar.h"
#include "ui/time/timepresenter.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

class TstTimeBar : public QObject, private support::MomentsFixture<ui::TimeBar, ui::TimePresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_timebar"); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void restsWithoutMomentsAndSaysWhatToDo()
    {
        QVERIFY(!slider()->isEnabled());
        QVERIFY(!button("playMomentsButton")->isEnabled());
        QVERIFY2(slider()->toolTip().contains("click Train"), qPrintable(slider()->toolTip()));
        QCOMPARE(text(), QString("now"));
    }

    void keysGoThroughTheMoments()
    {
        openRun({4, 5, 6});
        QCOMPARE(slider()->maximum(), 3);
        QCOMPARE(slider()->value(), 3);
        slider()->setFocus();
        QTest::keyClick(slider(), Qt::Key_Left);
        QTRY_COMPARE(timeline().shown(), std::optional(2));
        QCOMPARE(text(), QString("after 2 epochs"));
        QTest::keyClick(slider(), Qt::Key_Home);
        QTRY_COMPARE(text(), QString("untrained"));
        QCOMPARE(m_workbench->drawing().reading()->mostLike, 4);
        QTest::keyClick(slider(), Qt::Key_End);
        QCOMPARE(timeline().shown(), std::nullopt);
        QCOMPARE(text(), QString("now"));
    }

    void actionsGoOneMomentBackAndOn()
    {
        openRun({4, 5, 6});
        action("earlierAction")->trigger();
        QTRY_COMPARE(timeline().shown(), std::optional(2));
        action("earlierAction")->trigger();
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        action("laterAction")->trigger();
        QTRY_COMPARE(timeline().shown(), std::optional(2));
        QVERIFY(action("laterAction")->isEnabled());
        QTest::mouseClick(button("nowButton"), Qt::LeftButton);
        QCOMPARE(timeline().shown(), std::nullopt);
        QVERIFY(!action("laterAction")->isEnabled());
        QVERIFY(!action("nowAction")->isEnabled());
    }

    void playsFromTheFirstMomentAndHolds()
    {
        openRun({4, 5, 6, 7, 8});
        QTest::mouseClick(button("playMomentsButton"), Qt::LeftButton);
        QTRY_COMPARE(timeline().shown(), std::optional(0));
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        QCOMPARE(slider()->value(), 1);
        QTest::mouseClick(button("playMomentsButton"), Qt::LeftButton);
        QVERIFY(!timeline().isPlaying());
        QVERIFY(button("playMomentsButton")->toolTip().contains("Go through"));
    }

    void theSliderKeepsUpWhenItIsLetGo()
    {
        openRun({4, 5, 6});
        slider()->setSliderDown(true);
        slider()->setSliderPosition(1);
        QTRY_COMPARE(timeline().shown(), std::optional(1));
        timeline().backToNow();
        QCOMPARE(slider()->value(), 1);
        slider()->setSliderDown(false);
        QCOMPARE(slider()->value(), 3);
        QVERIFY(!action("laterAction")->isEnabled());
    }

    void thePresentModelsFileIsNotTakenByAMoment()
    {
        openRun({4, 5, 6});
        m_workbench->model().save(path("mine.safetensors"));
        QTRY_COMPARE(m_workbench->model().path(), path("mine.safetensors"));
        QTRY_COMPARE(timeline().moments().size(), 3);
        timeline().show(1);
        QTRY_VERIFY(button("saveMomentButton")->isEnabled());
        m_script.path = path("mine.safetensors");
        QTest::mouseClick(button("saveMomentButton"), Qt::LeftButton);
        QCOMPARE(
            m_workbench->model().predictor()->model().parameters,
            core::readModel(m_script.path)->parameters);
    }

    void aMomentIsSavedAsAModel()
    {
        openRun({4, 5, 6});
        QVERIFY(!button("saveMomentButton")->isEnabled());
        timeline().show(1);
        QTRY_VERIFY(button("saveMomentButton")->isEnabled());
        m_script.path = path("moment.safetensors");
        QTest::mouseClick(button("saveMomentButton"), Qt::LeftButton);
        QTRY_VERIFY(QFile::exists(m_script.path));
        const auto saved = core::readModel(m_script.path);
        QVERIFY(saved);
        QCOMPARE(saved->parameters, support::constantModel(5).parameters);
    }

    void saysThatAMomentCannotBeResumed()
    {
        openRun({4, 5, 6});
        timeline().show(1);
        QTRY_VERIFY(find<QLabel>("timeLabel")->toolTip().contains("weights alone"));
    }

    void aDamagedMomentIsSaidAndTheOneBeforeStays()
    {
        openRun({4, 5, 6});
        timeline().show(0);
        QTRY_COMPARE(slider()->value(), 0);
        QFile damaged(timeline().moments()[1].path);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.close();
        slider()->setValue(1);
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY(m_script.errors[0].contains(QFileInfo(damaged.fileName()).fileName()));
        QCOMPARE(slider()->value(), 0);
        QCOMPARE(text(), QString("untrained"));
    }

private:
    QSlider* slider() { return find<QSlider>("timeSlider"); }
    QToolButton* button(const char* name) { return find<QToolButton>(name); }
    QAction* action(const char* name) { return find<QAction>(name); }
    QString text() { return find<QLabel>("timeLabel")->text(); }
};

QTEST_MAIN(TstTimeBar)
#include "tst_timebar.moc"
