#include "core/modelfile/modelfile.h"
#include "tests/support/keptrun.h"
#include "tests/ui/insight/insightfixture.h"
#include "tests/ui/otherclasses.h"
#include "ui/insight/confusionpage.h"
#include "ui/insight/confusionpresenter.h"
#include "ui/insight/confusionview.h"

#include <QAction>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTableWidget>

class TstConfusionPage : public QObject,
                         private support::InsightFixture<ui::ConfusionPage, ui::ConfusionPresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_confusionpage"); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void saysWhatIsMissing()
    {
        QVERIFY(find<QLabel>("confusionHint")->isVisible());
        QVERIFY(find<QLabel>("confusionHint")->text().contains("click Train"));
        useModel(7);
        QVERIFY(find<QLabel>("confusionHint")->text().contains("Dataset page"));
    }

    /// All 200 images, 20 of each digit, are read as a 7.
    void showsCountsAndShares()
    {
        furnish();
        QCOMPARE(view()->text(3, 7), QString("20"));
        QCOMPARE(view()->text(7, 7), QString("20"));
        QCOMPARE(view()->text(3, 3), QString());
        QCOMPARE(
            view()->caption(3, 7), QString("Of 20 images of a 3, 20 (100.00 %) are read as 7"));
        choose("valueCombo", 1);
        QCOMPARE(view()->text(3, 7), QString("100.0"));
        QVERIFY(find<QLabel>("confusionCaption")->text().contains("200 images of toy"));
    }

    void whatIsConfusedStandsOutBesideTheMatrix()
    {
        furnish();
        const QImage grab = view()->grab().toImage();
        const auto at = [&](int label, int readAs) {
            // The corner of a cell: the middle has its text.
            const QSizeF cell(grab.width() / 10.8, grab.height() / 10.8);
            return grab.pixelColor(
                int(grab.width() - (10 - readAs) * cell.width() + 6),
                int(grab.height() - (10 - label) * cell.height() + 6));
        };
        QVERIFY(at(7, 7).blue() > at(7, 7).red()); // right
        QVERIFY(at(3, 7).red() > at(3, 7).blue()); // wrong
        QCOMPARE(at(3, 3), view()->palette().color(QPalette::Base));
    }

    void scoresEachDigitWithIntervals()
    {
        furnish();
        QCOMPARE(cell(7, Recall).left(6), QString("100.0 "));
        QVERIFY2(cell(7, Recall).endsWith("–100.0)"), qPrintable(cell(7, Recall)));
        QVERIFY(
            find<QTableWidget>("digitTable")->item(7, Recall)->toolTip().contains("to 100.00 %"));
        QCOMPARE(cell(7, Precision).left(5), QString("10.0 "));
        QCOMPARE(cell(7, Accuracy).left(5), QString("10.0 "));
        QCOMPARE(cell(3, Recall).left(4), QString("0.0 "));
        QCOMPARE(cell(3, Accuracy).left(5), QString("90.0 "));
        QCOMPARE(cell(3, Images), QString("20"));
    }

    void theNewestModelWins()
    {
        furnish();
        for (int digit = 0; digit < core::digitCount; ++digit) {
            useModel(digit);
        }
        QTRY_COMPARE(cell(9, Recall).left(6), QString("100.0 "));
        QCOMPARE(cell(0, Recall).left(4), QString("0.0 "));
    }

    void readsNothingWhileItIsOutOfSight()
    {
        furnish();
        m_page->hide();
        useModel(2);
        QCOMPARE(cell(7, Recall).left(6), QString("100.0 "));
        m_page->show();
        QTRY_COMPARE(cell(2, Recall).left(6), QString("100.0 "));
    }

    void followsATrainingRun()
    {
        furnish();
        double accuracy = 0;
        connect(&m_workbench->run(), &core::TrainingRun::finished, this, [&](const auto& result) {
            accuracy = result.test.accuracy;
        });
        m_workbench->run().start({.network = core::Architecture::perceptron({16}), .epochs = 3});
        QTRY_VERIFY(accuracy > 0 && !m_workbench->run().isGoingOn());
        // As many images of each digit: the mean recall is the accuracy.
        QTRY_VERIFY(qAbs(meanRecall() - accuracy) < 0.001);
        QVERIFY(find<QLabel>("confusionCaption")
                    ->text()
                    .contains(' ' + m_workbench->run().name() + " on"));
    }

    void comparesWithTheModelBefore()
    {
        furnish();
        choose("compareCombo", 1);
        QCOMPARE(view()->text(3, 7), QString("20")); // there was none before
        useModel(2);
        QTRY_COMPARE(view()->text(3, 2), QString("+20"));
        QCOMPARE(view()->text(3, 7), QString("-20"));
        QCOMPARE(view()->text(3, 3), QString());
        QVERIFY(view()->caption(3, 7).endsWith("compared with 20 of 20"));
        QVERIFY(find<QLabel>("confusionCaption")->text().endsWith("less the model before"));
        choose("compareCombo", 0);
        QCOMPARE(view()->text(3, 2), QString("20"));
    }

    void comparesWithAModelFile()
    {
        furnish();
        m_script.path = path("two.safetensors");
        QVERIFY(core::writeModel(m_script.path, support::constantModel(2)));
        choose("compareCombo", 2);
        QTRY_COMPARE(view()->text(3, 7), QString("+20"));
        QCOMPARE(view()->text(3, 2), QString("-20"));
        QVERIFY(find<QLabel>("confusionCaption")->text().contains("less “two”"));
        // The same file on other images.
        m_workbench->dataset().setDataset(support::toyDataset(10, 100));
        QTRY_COMPARE(view()->text(3, 7), QString("+10"));
    }

    void followsTheKeptRunThatIsPicked()
    {
        furnish();
        const QString id = keepRun("mine");
        choose("compareCombo", 3);
        QTRY_VERIFY(captionEndsWith("less “mine”"));
        // A newer run stands before it.
        keepRun("newer");
        auto* combo = find<QComboBox>("compareCombo");
        QCOMPARE(combo->count(), 5);
        QCOMPARE(combo->currentText(), QString("Compare with “mine”"));
        QCOMPARE(combo->currentIndex(), 4);
        m_workbench->keptRuns().rename(id, "ours");
        QTRY_VERIFY(captionEndsWith("less “ours”"));
        QCOMPARE(combo->currentText(), QString("Compare with “ours”"));
        m_workbench->keptRuns().remove({id});
        QTRY_COMPARE(combo->count(), 4);
        QCOMPARE(combo->currentIndex(), 0);
        QVERIFY(captionEndsWith("images of toy"));
        QCOMPARE(view()->text(3, 7), QString("20"));
    }

    void theSameComparisonsAreLeftAlone()
    {
        keepRun("mine");
        QSignalSpy removed(
            find<QComboBox>("compareCombo")->model(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&m_workbench->keptRuns(), &core::KeptRuns::changed);
        m_workbench->keptRuns().read();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(removed.isEmpty());
    }

    void aModelFileThatIsNoGoodIsSaid()
    {
        furnish();
        m_script.path = path("none.safetensors");
        choose("compareCombo", 2);
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY2(m_script.errors[0].contains("none"), qPrintable(m_script.errors[0]));
        QCOMPARE(view()->text(3, 7), QString("20"));
    }

    void aCellShowsItsMistakes()
    {
        furnish();
        view()->setFocus();
        for (int step = 0; step < 3; ++step) {
            QTest::keyClick(view(), Qt::Key_Down);
        }
        for (int step = 0; step < 7; ++step) {
            QTest::keyClick(view(), Qt::Key_Right);
        }
        QCOMPARE(view()->accessibleDescription(), view()->caption(3, 7));
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(m_workbench->readings().filter().label, std::optional(3));
        QCOMPARE(m_workbench->readings().filter().readAs, std::optional(7));
        QTest::mouseClick(
            view(), Qt::LeftButton, {}, {view()->width() - 10, view()->height() - 10});
        QCOMPARE(m_workbench->readings().filter().label, std::optional(9));
        QCOMPARE(m_workbench->readings().filter().readAs, std::optional(9));
    }

    void exportsWhatItShows()
    {
        furnish();
        m_script.path = path("confusion.csv");
        find<QAction>("exportConfusionCsvAction")->trigger();
        QFile table(path("confusion.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = table.readAll().split('\n');
        QVERIFY(lines[0].startsWith("label,read_as_0,"));
        QCOMPARE(lines[1 + 3], QByteArray("3,0,0,0,0,0,0,0,20,0,0,20,0,0,0.9"));
        m_script.path = path("confusion.png");
        find<QAction>("exportConfusionPngAction")->trigger();
        QCOMPARE(QImage(path("confusion.png")).size(), m_page->size() * 2);
    }

    void lettersHaveNamesAndTheirOwnCells()
    {
        furnishWith(support::letters(), 16);
        QCOMPARE(view()->text(3, 16), QString("2"));
        QCOMPARE(view()->caption(3, 16), QString("Of 2 images of D, 2 (100.00 %) are read as Q"));
        QCOMPARE(find<QTableWidget>("digitTable")->rowCount(), 26);
        QCOMPARE(cell(16, Digit), QString("Q"));
        QCOMPARE(cell(16, Recall).left(5), QString("100.0"));
        QVERIFY(!view()->grab().toImage().isNull());
        QList<std::pair<int, int>> chosen;
        connect(view(), &ui::ConfusionView::cellChosen, this, [&](int label, int readAs) {
            chosen.append({label, readAs});
        });
        for (const auto& [label, readAs] : {std::pair(0, 0), std::pair(25, 25), std::pair(3, 16)}) {
            QTest::mouseClick(view(), Qt::LeftButton, {}, middleOf(label, readAs, 26));
        }
        QCOMPARE(chosen, (QList<std::pair<int, int>>{{0, 0}, {25, 25}, {3, 16}}));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Down);
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(chosen.last(), std::pair(4, 16));
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(view(), Qt::Key_Right);
        }
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(chosen.last(), std::pair(4, 25));
    }

    /// What is confused is orange in the cell that its names say.
    void lettersAreColouredWhereTheyAreConfused()
    {
        furnishWith(support::letters(), 16);
        const QImage grab = view()->grab().toImage();
        const auto at = [&](int label, int readAs) {
            return grab.pixelColor(middleOf(label, readAs, 26) - QPoint(3, 3));
        };
        QVERIFY(at(16, 16).blue() > at(16, 16).red());
        QVERIFY(at(3, 16).red() > at(3, 16).blue());
        QCOMPARE(at(3, 15), view()->palette().color(QPalette::Base));
    }

    /// Names stand upright above the columns, so that the cells begin farther below.
    void clothesHaveNames()
    {
        furnishWith(support::clothes(), 9);
        QCOMPARE(
            view()->caption(1, 9),
            QString("Of 6 images of Trouser, 6 (100.00 %) are read as Ankle boot"));
        QCOMPARE(cell(0, Digit), QString("T-shirt/top"));
        QCOMPARE(
            find<QTableWidget>("digitTable")->horizontalHeaderItem(0)->text(), QString("Class"));
        QList<std::pair<int, int>> chosen;
        connect(view(), &ui::ConfusionView::cellChosen, this, [&](int label, int readAs) {
            chosen.append({label, readAs});
        });
        const QPoint corner(view()->width() - 5, view()->height() - 5);
        QTest::mouseClick(view(), Qt::LeftButton, {}, corner);
        QTest::mouseClick(view(), Qt::LeftButton, {}, {5, 5}); // names are no cells
        QCOMPARE(chosen, (QList<std::pair<int, int>>{{9, 9}}));
        m_script.path = path("confusion.csv");
        find<QAction>("exportConfusionCsvAction")->trigger();
        QFile table(path("confusion.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = table.readAll().split('\n');
        QVERIFY(lines[0].startsWith("label,read_as_T-shirt/top,read_as_Trouser,"));
        QVERIFY(lines[2].startsWith("Trouser,0,"));
    }

    void fromManyClassesToFew()
    {
        furnishWith(support::sixtyTwo(), 61);
        QCOMPARE(find<QTableWidget>("digitTable")->rowCount(), 62);
        QVERIFY(!m_page->grab().isNull());
        furnishWith(support::catAndDog(), 1);
        QCOMPARE(find<QTableWidget>("digitTable")->rowCount(), 2);
        QCOMPARE(view()->text(0, 1), QString("26"));
        QVERIFY(!m_page->grab().isNull());
    }

    /// It is told once, and what was shown stays.
    void anotherModelOfOtherClassesIsNotCompared()
    {
        furnishWith(support::letters(), 16);
        const core::Model other = support::constantModelOf(support::clothes(), 0)->model();
        m_script.path = path("clothes.safetensors");
        QVERIFY(core::writeModel(m_script.path, other));
        choose("compareCombo", 2);
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY2(m_script.errors[0].contains("T-shirt/top"), qPrintable(m_script.errors[0]));
        QCOMPARE(view()->text(3, 16), QString("2"));
    }

private:
    /// A dataset and a model of these classes that reads all as one; some 52 images.
    void furnishWith(const core::Classes& classes, int label)
    {
        const qsizetype count = classes.size() == 62 ? 62 : classes.size() == 10 ? 60 : 52;
        m_workbench->dataset().setDataset(support::toyDataset(62, count, classes));
        m_workbench->model().update(support::constantModelOf(classes, label));
        QTRY_COMPARE(m_workbench->readings().readings().size(), count);
        QTRY_VERIFY(view()->isVisible());
    }

    /// Of a cell of letters: their names take no more room than digits.
    QPoint middleOf(int label, int readAs, int count)
    {
        const double axis = 1.4 * view()->fontMetrics().height();
        return {
            int(axis + (readAs + 0.5) * (view()->width() - axis) / count),
            int(axis + (label + 0.5) * (view()->height() - axis) / count)};
    }

    enum Column { Digit, Images, Recall, Precision, Accuracy };

    ui::ConfusionView* view() { return find<ui::ConfusionView>("confusionView"); }

    QString cell(int digit, Column column)
    {
        auto* item = find<QTableWidget>("digitTable")->item(digit, column);
        return item ? item->text() : QString();
    }

    bool captionEndsWith(const QString& text)
    {
        return find<QLabel>("confusionCaption")->text().endsWith(text);
    }

    /// Keeps a run of this name, and waits until it is listed.
    QString keepRun(const QString& name)
    {
        core::KeptRuns& runs = m_workbench->keptRuns();
        const QString id = support::keep(runs.store(), support::endedRun(core::Outcome::Completed));
        if (!runs.store().rename(id, name)) {
            qFatal("cannot rename %s", qPrintable(id));
        }
        runs.read();
        if (!QTest::qWaitFor([&] { return runs.run(id).has_value(); })) {
            qFatal("%s is not listed", qPrintable(id));
        }
        return id;
    }

    double meanRecall()
    {
        double sum = 0;
        for (int digit = 0; digit < core::digitCount; ++digit) {
            sum += cell(digit, Recall).section(' ', 0, 0).toDouble() / 100;
        }
        return sum / core::digitCount;
    }
};

QTEST_MAIN(TstConfusionPage)
#include "tst_confusionpage.moc"
