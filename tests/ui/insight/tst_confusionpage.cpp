#include "core/modelfile/modelfile.h"
#include "tests/support/keptrun.h"
#include "tests/ui/insight/insightfixture.h"
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
        // The model before was not saved, and is kept as trained-01.
        QVERIFY(find<QLabel>("confusionCaption")->text().contains(" trained-02 on"));
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

private:
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
