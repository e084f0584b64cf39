#include "core/training/evaluation.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "ui/insight/bydigitpage.h"
#include "ui/insight/bydigitpresenter.h"
#include "ui/widgets/notifier.h"

#include <QLabel>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

/// The page and its presenter, with a workbench and without a window.
class TstByDigitPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        support::becomeTestUser("tst_bydigitpage");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void init()
    {
        support::clearTestUser();
        m_script = {};
        m_workbench = std::make_unique<core::Workbench>(core::RunStore(m_folder.path()));
        m_page = std::make_unique<ui::ByDigitPage>();
        m_notifier = std::make_unique<ui::Notifier>(m_dialogs, m_page.get());
        m_presenter =
            std::make_unique<ui::ByDigitPresenter>(*m_workbench, m_page.get(), *m_notifier);
        m_page->show();
    }

    void cleanup()
    {
        m_presenter.reset();
        m_page.reset();
        m_workbench.reset();
    }

    void saysWhatIsMissing()
    {
        QVERIFY(label("byDigitEmpty")->isVisible());
        QVERIFY(label("byDigitEmpty")->text().contains("Dataset page"));
        m_workbench->dataset().setDataset(support::toyDataset());
        QVERIFY(label("byDigitEmpty")->text().contains("click Train"));
    }

    /// A model that reads every image as a 7: it finds all sevens, and is right on a tenth.
    void showsTheScoresOfTheCurrentModel()
    {
        useConstantModel(7);
        QTRY_COMPARE(cell(7, Recall), QString("100.00 %"));
        QCOMPARE(cell(7, Precision), QString("10.00 %"));
        QCOMPARE(cell(7, Accuracy), QString("10.00 %"));
        QCOMPARE(cell(3, Recall), QString("0.00 %"));
        QCOMPARE(cell(3, Accuracy), QString("90.00 %"));
        QCOMPARE(cell(3, Images), QString("20"));
        QVERIFY(label("byDigitCaption")->text().contains("200 test images of toy"));
    }

    void theNewestModelWins()
    {
        for (int digit = 0; digit < core::digitCount; ++digit) {
            useConstantModel(digit);
        }
        QTRY_COMPARE(cell(9, Recall), QString("100.00 %"));
        QCOMPARE(cell(0, Recall), QString("0.00 %"));
    }

    void testsNothingWhileItIsOutOfSight()
    {
        useConstantModel(7);
        QTRY_COMPARE(cell(7, Recall), QString("100.00 %"));
        m_page->hide();
        useConstantModel(2);
        QCOMPARE(cell(7, Recall), QString("100.00 %"));
        m_page->show();
        QTRY_COMPARE(cell(2, Recall), QString("100.00 %"));
    }

    void followsATrainingRun()
    {
        useConstantModel(7);
        QTRY_COMPARE(cell(7, Recall), QString("100.00 %"));
        core::TrainingSettings settings;
        settings.network.hidden = {16};
        settings.epochs = 3;
        double accuracy = 0;
        connect(&m_workbench->run(), &core::TrainingRun::finished, this, [&](const auto& result) {
            accuracy = result.test.accuracy;
        });
        m_workbench->run().start(settings);
        QTRY_VERIFY(accuracy > 0 && !m_workbench->run().isGoingOn());
        // As many images of each digit: the mean recall is the accuracy.
        QTRY_VERIFY(qAbs(meanRecall() - accuracy) < 0.001);
        // The model before was not saved, and is kept as trained-01.
        QVERIFY(label("byDigitCaption")->text().startsWith("trained-02"));
    }

private:
    enum Column { Digit, Images, Accuracy, Precision, Recall };

    QLabel* label(const char* name) { return m_page->findChild<QLabel*>(name); }

    QString cell(int digit, Column column)
    {
        auto* item = m_page->findChild<QTableWidget*>("byDigitTable")->item(digit, column);
        return item ? item->text() : QString();
    }

    double meanRecall()
    {
        double sum = 0;
        for (int digit = 0; digit < core::digitCount; ++digit) {
            sum += cell(digit, Recall).chopped(2).toDouble() / 100;
        }
        return sum / core::digitCount;
    }

    void useConstantModel(int digit)
    {
        if (!m_workbench->dataset().dataset()) {
            m_workbench->dataset().setDataset(support::toyDataset());
        }
        m_workbench->model().update(support::predictorOf(support::constantModel(digit)));
    }

    QTemporaryDir m_folder;
    support::ScriptedDialogs::Script m_script;
    support::ScriptedDialogs m_dialogs{m_script};
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<ui::ByDigitPage> m_page;
    std::unique_ptr<ui::Notifier> m_notifier;
    std::unique_ptr<ui::ByDigitPresenter> m_presenter;
};

QTEST_MAIN(TstByDigitPage)
#include "tst_bydigitpage.moc"
