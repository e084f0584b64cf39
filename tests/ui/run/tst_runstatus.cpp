#include "core/training/evaluation.h"
#include "core/training/presets.h"
#include "ui/run/runstatus.h"
#include "ui/run/runwarning.h"
#include "ui/widgets/numbertext.h"

#include <QImage>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <limits>
#include <memory>

class TstRunStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init();
    void cleanup() { m_status.reset(); }
    void startsEmpty();
    void showsTheRun();
    void epochIsInsideTheRunsBar();
    void aRunDoesNotMakeTheLineHigher();
    void numbersFollowTheLocale();
    void pauseStopsTheClock();
    void sumsUpTheRun_data();
    void sumsUpTheRun();
    void messageTakesTheRunsPlace();
    void aMessageGoesByItself();
    void marksModifiedModels();
    void durations_data();
    void durations();
    void warningIsHiddenUntilNeeded();
    void warningNamesDeadOutputs();
    void warningCanBeClosed();

private:
    QString text(const char* name) const { return label(name)->text(); }
    QLabel* label(const char* name) const
    {
        return m_status->findChild<QLabel*>(QLatin1String(name));
    }

    QProgressBar* progress() const { return m_status->findChild<QProgressBar*>("runProgress"); }

    std::unique_ptr<ui::RunStatus> m_status;
};

namespace
{

core::TrainingSettings tenEpochs()
{
    core::TrainingSettings settings = core::defaultPreset().settings;
    settings.epochs = 10;
    return settings;
}

const core::TrainingProgress someProgress{
    .epoch = 4,
    .epochs = 10,
    .samplesDone = 36600,
    .samplesPerEpoch = 60000,
    .samplesPerSecond = 48200.4,
    .secondsLeft = 11.8,
    .train = {0.1, 0.97}};

} // namespace

void TstRunStatus::init()
{
    m_status = std::make_unique<ui::RunStatus>();
    m_status->show();
}

void TstRunStatus::startsEmpty()
{
    QVERIFY(!progress()->isVisible());
    QVERIFY(text("statusMessage").isEmpty());
}

void TstRunStatus::showsTheRun()
{
    m_status->beginRun(tenEpochs());
    QCOMPARE(progress()->text(), QStringLiteral("Epoch 1/10"));
    QCOMPARE(progress()->value(), 0);
    m_status->showProgress(someProgress);
    core::EpochResult epoch;
    epoch.test.accuracy = 0.9792;
    m_status->showEpoch(epoch);
    QVERIFY(progress()->isVisible());
    QCOMPARE(progress()->text(), QStringLiteral("Epoch 4/10"));
    QCOMPARE(progress()->value() * 1000 / progress()->maximum(), 361);
    QCOMPARE(text("percentLabel"), QStringLiteral("36 %"));
    QCOMPARE(text("speedLabel"), QStringLiteral("48,200 images/s"));
    QCOMPARE(text("timeLeftLabel"), QStringLiteral("12 s left"));
    QCOMPARE(text("testLabel"), QStringLiteral("test 97.9 %"));
}

/// The first quarter of the run's bar is filled, and the thin line in it is half of its width.
void TstRunStatus::epochIsInsideTheRunsBar()
{
    m_status->resize(900, m_status->sizeHint().height());
    m_status->beginRun(tenEpochs());
    core::TrainingProgress progress = someProgress;
    progress.epoch = 3;
    progress.samplesDone = progress.samplesPerEpoch / 2;
    m_status->showProgress(progress);
    const QImage image = this->progress()->grab().toImage();
    const QRgb epoch = this->progress()->palette().color(QPalette::Highlight).rgb();
    const int y = image.height() - 3;
    QCOMPARE(image.pixel(image.width() * 4 / 10, y), epoch);
    QVERIFY(image.pixel(image.width() * 6 / 10, y) != epoch);
}

/// What lies above the status bar would move.
void TstRunStatus::aRunDoesNotMakeTheLineHigher()
{
    const int before = m_status->sizeHint().height();
    m_status->beginRun(tenEpochs());
    QCOMPARE(m_status->sizeHint().height(), before);
    m_status->showMessage(QStringLiteral("The end"));
    QCOMPARE(m_status->sizeHint().height(), before);
}

void TstRunStatus::numbersFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    m_status->showProgress(someProgress);
    QCOMPARE(text("speedLabel"), QStringLiteral("48.200 images/s"));
    QCOMPARE(ui::percentText(0.979), QStringLiteral("97,9 %"));
    QLocale::setDefault(QLocale(QLocale::English));
}

void TstRunStatus::pauseStopsTheClock()
{
    m_status->beginRun(tenEpochs());
    m_status->showProgress(someProgress);
    m_status->showPaused(true);
    QCOMPARE(text("speedLabel"), QStringLiteral("paused"));
    QCOMPARE(text("timeLeftLabel"), QString());
    m_status->showPaused(false);
    QCOMPARE(text("speedLabel"), QString());
    QCOMPARE(text("percentLabel"), QStringLiteral("36 %"));
}

void TstRunStatus::sumsUpTheRun_data()
{
    QTest::addColumn<core::RunResult>("result");
    QTest::addColumn<QString>("text");
    QTest::newRow("completed")
        << core::RunResult{core::Outcome::Completed, 10, {0.07, 0.98}, {}, 11.2}
        << "Completed: test 98.00 % after 10 epochs, 11 s";
    QTest::newRow("stopped")
        << core::RunResult{core::Outcome::Stopped, 1, {0.2, 0.9451}, {}, 75, 1.425}
        << "Stopped: test 94.51 % at epoch 1.43, 1 min 15 s";
    QTest::newRow("stopped at an epoch's end")
        << core::RunResult{core::Outcome::Stopped, 1, {0.2, 0.945}, {}, 75, 1}
        << "Stopped: test 94.50 % at epoch 1, 1 min 15 s";
}

void TstRunStatus::sumsUpTheRun()
{
    QFETCH(core::RunResult, result);
    m_status->beginRun(tenEpochs());
    m_status->showFinished(result);
    QTEST(text("statusMessage"), "text");
    QVERIFY(!progress()->isVisible());
}

void TstRunStatus::messageTakesTheRunsPlace()
{
    m_status->beginRun(tenEpochs());
    QVERIFY(!label("statusMessage")->isVisible());
    m_status->showMessage(QStringLiteral("MNIST: 60,000 + 10,000 images"));
    QVERIFY(label("statusMessage")->isVisible());
    QVERIFY(!progress()->isVisible());
    m_status->beginRun(tenEpochs());
    QVERIFY(!label("statusMessage")->isVisible());
}

void TstRunStatus::aMessageGoesByItself()
{
    auto* time = m_status->findChild<QTimer*>();
    m_status->beginRun(tenEpochs());
    m_status->showFinished({core::Outcome::Completed, 10, {0.07, 0.98}, {}, 11.2});
    const QString end = text("statusMessage");
    m_status->showMessage(QStringLiteral("The chart is on the clipboard"));
    QCOMPARE(text("statusMessage"), QStringLiteral("The chart is on the clipboard"));
    QVERIFY(time->isActive());
    time->start(0); // its time is over
    QTRY_COMPARE(text("statusMessage"), end);
    // When the run is of no interest any more, a message stays as long as it would have.
    m_status->showMessage(QStringLiteral("The drawing is on the clipboard"));
    m_status->showEnd({});
    QCOMPARE(text("statusMessage"), QStringLiteral("The drawing is on the clipboard"));
    time->start(0);
    QTRY_VERIFY(text("statusMessage").isEmpty());
}

void TstRunStatus::marksModifiedModels()
{
    m_status->setModelName(QStringLiteral("repaired 1"), true);
    QCOMPARE(text("modelLabel"), QStringLiteral("Model: repaired 1 *"));
    m_status->setModelName(QStringLiteral("repaired 1"), false);
    QCOMPARE(text("modelLabel"), QStringLiteral("Model: repaired 1"));
    m_status->setModelName(QString(), false);
    QCOMPARE(text("modelLabel"), QStringLiteral("No model"));
}

void TstRunStatus::durations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.2 << "0 s";
    QTest::newRow("seconds") << 59.4 << "59 s";
    QTest::newRow("a minute") << 59.6 << "1 min 0 s";
    QTest::newRow("hours") << 7800.0 << "2 h 10 min";
    QTest::newRow("not known") << std::numeric_limits<double>::infinity() << "0 s";
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << "0 s";
}

void TstRunStatus::durations()
{
    QFETCH(double, seconds);
    QTEST(ui::durationText(seconds), "text");
}

void TstRunStatus::warningIsHiddenUntilNeeded()
{
    QWidget window;
    ui::RunWarning warning(&window);
    window.show();
    QVERIFY(warning.isHidden());
    warning.showDeadOutputs({3, 7});
    QVERIFY(warning.isVisible());
    warning.showDeadOutputs({});
    QVERIFY(warning.isHidden());
}

void TstRunStatus::warningNamesDeadOutputs()
{
    ui::RunWarning warning;
    auto* text = warning.findChild<QLabel*>(QStringLiteral("runWarningText"));
    warning.showDeadOutputs({3, 7});
    QCOMPARE(text->text(), core::deadOutputsText({3, 7}, {}));
    warning.showMessage(QStringLiteral("Something else"));
    QCOMPARE(text->text(), QStringLiteral("Something else"));
}

void TstRunStatus::warningCanBeClosed()
{
    ui::RunWarning warning;
    warning.showMessage(QStringLiteral("Something"));
    QVERIFY(QTest::qWaitForWindowExposed(&warning));
    auto* close = warning.findChild<QToolButton*>(QStringLiteral("runWarningClose"));
    QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(warning.isHidden());
}

QTEST_MAIN(TstRunStatus)
#include "tst_runstatus.moc"
