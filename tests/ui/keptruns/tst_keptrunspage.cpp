#include "tests/support/toyrun.h"
#include "ui/keptruns/keptrunsmodel.h"
#include "ui/keptruns/keptrunspage.h"
#include "ui/keptruns/runtext.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using ui::KeptRunsModel;
using ui::KeptRunsPage;

namespace
{

core::RunRecord recordOf(int number, std::optional<core::Outcome> outcome = {})
{
    core::RunRecord record{
        .id = QString("20260101-12000%1").arg(number), .name = QString("run %1").arg(number)};
    record.started = QDateTime({2026, 1, 1}, {12, 0, number});
    record.state = support::toyRun(static_cast<quint32>(number));
    record.state.outcome = outcome;
    return record;
}

} // namespace

class TstKeptRunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_tab = std::make_unique<KeptRunsPage>();
        m_tab->resize(760, 300);
        m_tab->show();
        m_tab->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
        m_asked.clear();
        const auto noteId = [this](const char* what) {
            return [this, what](const QString& id) { m_asked.append(QString(what) + ' ' + id); };
        };
        connect(m_tab.get(), &KeptRunsPage::resumeRequested, this, noteId("resume"));
        connect(m_tab.get(), &KeptRunsPage::openRequested, this, noteId("open"));
        connect(m_tab.get(), &KeptRunsPage::exportRequested, this, noteId("export"));
        connect(m_tab.get(), &KeptRunsPage::removeRequested, this, [this](const QStringList& ids) {
            m_asked.append("remove " + ids.join(' '));
        });
    }

    void saysWhatToDoWhenEmpty()
    {
        QVERIFY(find<QLabel>("runsEmpty")->isVisible());
        QVERIFY(find<QLabel>("runsEmpty")->text().contains("Click Train"));
        m_tab->setRuns({recordOf(1)});
        QVERIFY(!find<QLabel>("runsEmpty")->isVisible());
        QVERIFY(view()->isVisible());
    }

    void showsWhatARunReached()
    {
        core::RunRecord live = recordOf(4);
        live.isLive = true;
        m_tab->setRuns(
            {live, recordOf(3), recordOf(2, core::Outcome::Stopped),
             recordOf(1, core::Outcome::Completed)});
        QCOMPARE(cell(0, KeptRunsModel::Outcome), QString("Training"));
        QCOMPARE(cell(1, KeptRunsModel::Outcome), QString("Interrupted"));
        QCOMPARE(cell(2, KeptRunsModel::Outcome), QString("Stopped"));
        QCOMPARE(cell(3, KeptRunsModel::Outcome), QString("Completed"));
        QCOMPARE(cell(1, KeptRunsModel::Name), QString("run 3"));
        QCOMPARE(cell(1, KeptRunsModel::Network), QString("784-8-10"));
        QCOMPARE(cell(1, KeptRunsModel::Epochs), QString("2 of 4"));
        QCOMPARE(cell(1, KeptRunsModel::Accuracy), QString("90.00 %"));
        QCOMPARE(cell(1, KeptRunsModel::Time), QString("2 s"));
    }

    void aRunOfTodayShowsItsTimeAndAnOlderOneItsDay()
    {
        core::RunRecord today = recordOf(2);
        today.started = QDateTime(QDate::currentDate(), {9, 5});
        m_tab->setRuns({today, recordOf(1)});
        QVERIFY2(
            cell(0, KeptRunsModel::Started).startsWith("9:05"),
            qPrintable(cell(0, KeptRunsModel::Started)));
        QCOMPARE(cell(1, KeptRunsModel::Started), QString("1/1/26"));
        const QString toolTip = index(1, KeptRunsModel::Started).data(Qt::ToolTipRole).toString();
        QVERIFY2(toolTip.contains("January 1, 2026"), qPrintable(toolTip));
    }

    void tellsOfMoments()
    {
        core::RunRecord run = recordOf(1);
        run.moments = 23;
        m_tab->setRuns({run});
        const auto toolTip = [this] { return index(0, 0).data(Qt::ToolTipRole).toString(); };
        QVERIFY2(toolTip().endsWith("23 moments kept"), qPrintable(toolTip()));
        run.moments = 0;
        run.wereMomentsRemoved = true;
        m_tab->setRuns({run});
        QVERIFY2(toolTip().contains("removed to make room"), qPrintable(toolTip()));
        QCOMPARE(ui::removedMomentsText({recordOf(2)}), QString());
        QVERIFY(ui::removedMomentsText({run, recordOf(2)}).contains("1 run "));
    }

    void selectionsLastWhenRunsComeAndGo()
    {
        m_tab->setRuns({recordOf(3), recordOf(2), recordOf(1)});
        click(1, {});
        m_tab->setRuns({recordOf(4), recordOf(2), recordOf(1)});
        QTest::mouseClick(find<QWidget>("openRunButton"), Qt::LeftButton);
        QCOMPARE(m_asked, QStringList{"open " + recordOf(2).id});
        m_tab->setRuns({recordOf(4), recordOf(1)});
        QVERIFY(!find<QWidget>("openRunButton")->isEnabled());
    }

    void buttonsAndKeysAskForTheSelectedRun()
    {
        m_tab->setRuns({recordOf(2), recordOf(1)});
        for (const char* name : {"resumeRunButton", "openRunButton", "exportRunButton"}) {
            QVERIFY(!find<QWidget>(name)->isEnabled());
        }
        click(1, {});
        const QString id = ' ' + recordOf(1).id;
        QTest::mouseClick(find<QWidget>("resumeRunButton"), Qt::LeftButton);
        QTest::mouseClick(find<QWidget>("exportRunButton"), Qt::LeftButton);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Return);
        QTest::keyClick(view(), Qt::Key_R, Qt::ControlModifier);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(
            m_asked,
            (QStringList{"resume" + id, "export" + id, "open" + id, "resume" + id, "remove" + id}));
    }

    void aCompleteRunIsTrainedLonger()
    {
        m_tab->setRuns({recordOf(2, core::Outcome::Completed), recordOf(1, core::Outcome::Failed)});
        click(0, {});
        QCOMPARE(find<QToolButton>("resumeRunButton")->text(), QString("Train longer…"));
        QVERIFY(find<QWidget>("resumeRunButton")->isEnabled());
        click(1, {});
        QVERIFY(!find<QWidget>("resumeRunButton")->isEnabled());
    }

    void anObstacleRests()
    {
        m_tab->setRuns({recordOf(1)});
        click(0, {});
        m_tab->setObstacles("A run is going on", "A run is going on");
        QVERIFY(!find<QWidget>("resumeRunButton")->isEnabled());
        QVERIFY(!find<QWidget>("openRunButton")->isEnabled());
        QCOMPARE(find<QWidget>("openRunButton")->toolTip(), QString("A run is going on"));
        QVERIFY(find<QWidget>("exportRunButton")->isEnabled());
        m_tab->setObstacles({}, {});
        QVERIFY(find<QWidget>("resumeRunButton")->isEnabled());
    }

    void aLiveRunIsNotDeleted()
    {
        core::RunRecord live = recordOf(1);
        live.isLive = true;
        m_tab->setRuns({live});
        click(0, {});
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(m_asked.isEmpty());
        QVERIFY(!find<QWidget>("resumeRunButton")->isEnabled());
    }

    void exactlyTwoAreCompared()
    {
        QStringList pair;
        connect(
            m_tab.get(), &KeptRunsPage::compareRequested, this, [&](const auto& a, const auto& b) {
                pair = {a, b};
            });
        m_tab->setRuns({recordOf(3), recordOf(2), recordOf(1)});
        auto* button = find<QToolButton>("compareButton");
        click(2, {});
        QVERIFY(!button->isEnabled());
        click(0, Qt::ControlModifier);
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(pair, (QStringList{recordOf(3).id, recordOf(1).id}));
        click(1, Qt::ControlModifier);
        QVERIFY(!button->isEnabled());
    }

    void overlayIsSwitchedOnAndOff()
    {
        QList<QPair<QString, bool>> asked;
        connect(
            m_tab.get(), &KeptRunsPage::overlayRequested, this, [&](const QString& id, bool isOn) {
                asked.append({id, isOn});
            });
        m_tab->setRuns({recordOf(2), recordOf(1)});
        click(0, {});
        auto* button = find<QToolButton>("overlayButton");
        QTest::mouseClick(button, Qt::LeftButton);
        m_tab->setOverlays({{recordOf(2).id, 0}});
        QVERIFY(button->isChecked());
        QVERIFY(index(0, KeptRunsModel::Name).data(Qt::DecorationRole).isValid());
        QVERIFY(!index(1, KeptRunsModel::Name).data(Qt::DecorationRole).isValid());
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0], (QPair<QString, bool>(recordOf(2).id, true)));
        QCOMPARE(asked[1], (QPair<QString, bool>(recordOf(2).id, false)));
    }

    void theChartTakesFourAtMost()
    {
        QList<core::RunRecord> runs;
        QMap<QString, int> shown;
        for (int number = 5; number >= 1; --number) {
            runs.append(recordOf(number));
            if (number > 1) {
                shown.insert(recordOf(number).id, number - 2);
            }
        }
        m_tab->setRuns(runs);
        m_tab->setOverlays(shown);
        click(4, {});
        QVERIFY(!find<QWidget>("overlayButton")->isEnabled());
        QVERIFY(find<QWidget>("overlayButton")->toolTip().contains("4 runs"));
        click(0, {});
        QVERIFY(find<QWidget>("overlayButton")->isEnabled());
    }

    void f2RenamesInPlace()
    {
        QStringList renamed;
        connect(
            m_tab.get(), &KeptRunsPage::renameRequested, this, [&](const auto& id, const auto& to) {
                renamed = {id, to};
            });
        m_tab->setRuns({recordOf(2), recordOf(1)});
        click(1, {});
        QTest::keyClick(view(), Qt::Key_F2);
        auto* editor = view()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), QString("run 1"));
        m_tab->setRuns({recordOf(2), recordOf(1)}); // what comes meanwhile does not disturb
        editor->selectAll();
        QTest::keyClicks(editor, " my  best ");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(renamed, (QStringList{recordOf(1).id, "my best"}));
        QVERIFY(m_asked.isEmpty()); // Return in the editor opens no model
    }

    void theContextMenuOffersAll()
    {
        m_tab->setRuns({recordOf(1)});
        Q_EMIT view()->customContextMenuRequested(centre(0));
        QVERIFY(!m_tab->findChild<QMenu*>("runsMenu"));
        click(0, {});
        Q_EMIT view()->customContextMenuRequested(centre(0));
        auto* menu = m_tab->findChild<QMenu*>("runsMenu");
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 8);
        find<QAction>("deleteRunAction")->trigger();
        QCOMPARE(m_asked, QStringList{"remove " + recordOf(1).id});
        menu->close();
    }

    void undoShowsWhileThereIsSomethingToUndo()
    {
        int undone = 0;
        connect(m_tab.get(), &KeptRunsPage::undoRemovalRequested, this, [&] { ++undone; });
        auto* button = find<QPushButton>("undoDeleteRunButton");
        QVERIFY(!button->isVisible());
        m_tab->setUndoable(true);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(undone, 1);
    }

    void aMessageStandsBelowTheTable()
    {
        m_tab->showMessage("1 run cannot be read", "all of it");
        QVERIFY(find<QLabel>("runsMessage")->isVisible());
        QCOMPARE(find<QLabel>("runsMessage")->toolTip(), QString("all of it"));
        m_tab->showMessage({});
        QVERIFY(!find<QLabel>("runsMessage")->isVisible());
    }

private:
    template <typename Widget> Widget* find(const QString& name)
    {
        auto* widget = m_tab->findChild<Widget*>(name);
        if (!widget) {
            qFatal("no widget %s", qPrintable(name));
        }
        return widget;
    }

    QTableView* view() { return find<QTableView>("runsView"); }
    QModelIndex index(int row, int column) { return view()->model()->index(row, column); }
    QString cell(int row, int column) { return index(row, column).data().toString(); }
    QPoint centre(int row)
    {
        return view()->visualRect(index(row, KeptRunsModel::Network)).center();
    }

    void click(int row, Qt::KeyboardModifiers modifiers)
    {
        view()->setFocus();
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, modifiers, centre(row));
    }

    std::unique_ptr<KeptRunsPage> m_tab;
    QStringList m_asked;
};

QTEST_MAIN(TstKeptRunsPage)
#include "tst_keptrunspage.moc"
