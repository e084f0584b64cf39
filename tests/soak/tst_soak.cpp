#include "core/modelfile/modelfile.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "ui/run/trainbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/placepane.h"

#include <QAction>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <malloc.h>
#include <unistd.h>

namespace
{

// In all: 500 runs that are stopped and resumed, 1,000 models opened, 10,000 drawings.
constexpr int rounds = 100;
constexpr int runsARound = 5;
constexpr int modelsARound = 10;
constexpr int drawingsARound = 100;
constexpr int models = 2;
constexpr int pageMilliseconds = 50;
constexpr int patienceMs = 60'000; ///< only what hangs takes as long

/// The first rounds fill caches and heaps.
constexpr int warmRounds = rounds / 10;
constexpr double mostGrowth = 1.05;

/// Bytes in memory, once the allocator has given back what it holds free.
qint64 memoryInUse()
{
    malloc_trim(0);
    QFile sizes("/proc/self/statm");
    if (!sizes.open(QIODevice::ReadOnly)) {
        qFatal("no /proc/self/statm");
    }
    return sizes.readLine().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

qsizetype openHandles()
{
    return QDir("/proc/self/fd")
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

/// The longest time between two turns of the event loop.
class LongestGap : public QObject
{
public:
    LongestGap()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_clock.restart());
        });
        m_clock.start();
        m_timer.start(1);
    }

    qint64 milliseconds() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

} // namespace

/// Does in the window what a lesson does, many times: nothing may grow. DIGITLAB_SOAK_MINUTES asks
/// for at least so long. Not a part of the default run: `scripts/test.sh --soak`.
class TstSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingGrows();
    void cleanupTestCase();

private:
    template <typename T> T* find(const QString& name) const
    {
        return m_window->findChild<T*>(name);
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }

    bool isIdle() const { return m_workbench->activity().isIdle(); }
    QString allErrors() const { return m_script.errors.join('\n'); }

    void train(int units);
    void stop();
    void trainStopResume();
    void openModel(int digit);
    void draw(int step);
    void showAllPagesWhileTraining();
    void doRound();

    QTemporaryDir m_folder;
    support::ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TstSoak::initTestCase()
{
    support::becomeTestUser("tst_soak");
    support::clearTestUser();
    support::writeIdxFiles(*support::toyDataset(3000, 200), path("toy"));
    for (int digit = 0; digit < models; ++digit) {
        const QString file = path(QString("model%1.safetensors").arg(digit));
        QVERIFY(core::writeModel(file, support::constantModel(digit)));
    }
    m_workbench = std::make_unique<core::Workbench>();
    m_window = std::make_unique<ui::MainWindow>(
        *m_workbench, std::make_unique<support::ScriptedDialogs>(m_script));
    m_window->show();
    m_window->load({}, path("toy"));
    QTRY_VERIFY(find<ui::TrainBar>("trainBar")->trainAction()->isEnabled());
}

void TstSoak::cleanupTestCase()
{
    m_window.reset();
    m_workbench.reset();
    support::clearTestUser();
}

void TstSoak::train(int units)
{
    core::TrainingSettings settings;
    settings.network = core::Architecture::perceptron({units});
    settings.epochs = core::TrainingSettings::maxEpochs;
    settings.threads = 1;
    m_workbench->run().start(settings);
}

void TstSoak::stop()
{
    m_workbench->run().stop();
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), patienceMs);
}

void TstSoak::trainStopResume()
{
    core::TrainingRun& run = m_workbench->run();
    train(16);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(run.checkpointPath()), patienceMs);
    const QString checkpoint = run.checkpointPath();
    stop();
    run.resume({checkpoint, std::nullopt, path("toy")});
    QTRY_VERIFY2_WITH_TIMEOUT(run.isTraining(), qPrintable(allErrors()), patienceMs);
    stop();
}

void TstSoak::openModel(int digit)
{
    m_workbench->model().open(path(QString("model%1.safetensors").arg(digit)));
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), patienceMs);
    QVERIFY(m_workbench->model().name().endsWith(QString::number(digit)));
}

void TstSoak::draw(int step)
{
    auto* canvas = find<QWidget>("inkCanvas");
    const QPoint middle = canvas->rect().center();
    const QPoint to = middle + QPoint(step % 50, 60 - step % 30);
    QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
    QTest::mouseMove(canvas, (middle + to) / 2);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
    if (step % 5 == 4) {
        QTest::mouseClick(find<QWidget>("clearButton"), Qt::LeftButton);
    }
}

void TstSoak::showAllPagesWhileTraining()
{
    train(64);
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->run().isTraining(), patienceMs);
    // Each page is looked at for a while, as a user does: gaps are measured meanwhile.
    const auto* places = m_window->findChild<ui::PlacePane*>();
    for (QAction* place : places->actions()) {
        place->trigger();
        for (auto* tabs : places->pages()->findChildren<QTabWidget*>()) {
            for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                QTest::qWait(pageMilliseconds);
            }
        }
        QTest::qWait(pageMilliseconds);
    }
    stop();
}

void TstSoak::doRound()
{
    for (int i = 0; i < runsARound; ++i) {
        trainStopResume();
    }
    for (int i = 0; i < modelsARound; ++i) {
        openModel(i % models);
    }
    for (int i = 0; i < drawingsARound; ++i) {
        draw(i);
    }
    showAllPagesWhileTraining();
}

void TstSoak::nothingGrows()
{
    const LongestGap gap;
    QElapsedTimer clock;
    clock.start();
    const qint64 least = qEnvironmentVariableIntValue("DIGITLAB_SOAK_MINUTES") * qint64{60'000};
    qint64 memory = 0;
    qsizetype handles = 0;
    int round = 0;
    for (; round < rounds || clock.elapsed() < least; ++round) {
        doRound();
        if (QTest::currentTestFailed()) {
            return;
        }
        if (round + 1 == warmRounds || clock.elapsed() < least / 10) {
            memory = memoryInUse();
            handles = openHandles();
        }
    }
    const double growth = static_cast<double>(memoryInUse()) / static_cast<double>(memory);
    qInfo(
        "%d rounds in %lld s: memory %.1f MB after the first tenth, x %.3f at the end; handles "
        "%lld, "
        "%lld at the end; longest gap %lld ms",
        round, clock.elapsed() / 1000, static_cast<double>(memory) / 1e6, growth,
        static_cast<long long>(handles), static_cast<long long>(openHandles()), gap.milliseconds());
    QVERIFY(growth <= mostGrowth);
    QVERIFY(openHandles() <= handles);
    QVERIFY2(m_script.errors.isEmpty(), qPrintable(allErrors()));
}

QTEST_MAIN(TstSoak)
#include "tst_soak.moc"
