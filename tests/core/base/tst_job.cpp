#include "core/base/job.h"
#include "tests/support/memorylimit.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <dlfcn.h>
#include <latch>
#include <memory>
#include <new>
#include <thread>

using core::Job;

namespace
{

/// Work that holds the job until it is let go, or until a stop is asked for.
class Gate
{
public:
    void open() { m_open.count_down(); }
    void wait() const { m_open.wait(); }
    void waitForStop(const std::stop_token& stop)
    {
        m_entered = true;
        while (!stop.stop_requested() && !m_open.try_wait()) {
            std::this_thread::yield();
        }
        m_wasStopped = stop.stop_requested();
    }
    bool wasEntered() const { return m_entered; }
    bool wasStopped() const { return m_wasStopped; }

private:
    std::latch m_open{1};
    std::atomic<bool> m_entered = false;
    std::atomic<bool> m_wasStopped = false;
};

} // namespace

class TstJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_job = std::make_unique<Job>();
        m_results.clear();
        m_busy.clear();
        connect(m_job.get(), &Job::busyChanged, this, [this](bool isBusy) {
            QCOMPARE(isBusy, m_job->isBusy());
            m_busy.append(isBusy);
        });
    }

    void withLittleMemoryOnlyWhatMustBeDoneBegins()
    {
        std::atomic<int> begun = 0;
        QStringList messages;
        const auto work = [&]() -> core::Result<core::Done> {
            ++begun;
            return core::Done{};
        };
        const auto then = [&](const core::Result<core::Done>& done) {
            messages.append(done ? QString() : done.error().message);
        };
        {
            const support::MemoryLimit limit(40'000'000);
            if (!limit.isSet()) {
                QSKIP("no limit can be set");
            }
            m_job->run(work, then);
            QTRY_COMPARE(messages.size(), 1);
            QCOMPARE(begun.load(), 0);
            QVERIFY2(
                messages.first().startsWith("There is not enough memory: "),
                qPrintable(messages.first()));
            m_job->enqueue(work, then);
            QTRY_COMPARE(begun, 1);
        }
        m_job->run(work, then);
        QTRY_COMPARE(begun, 2);
        QTRY_COMPARE(messages, QStringList({messages.first(), {}, {}}));
    }

    /// OpenMP's number belongs to the thread: without more it is that of the cores.
    void computesWithOneTorchThread()
    {
        const auto ompThreads =
            reinterpret_cast<int (*)()>(dlsym(RTLD_DEFAULT, "omp_get_max_threads"));
        QVERIFY(ompThreads);
        m_job->run(ompThreads, [this](int threads) { note(threads); });
        QTRY_COMPARE(m_results, QList<int>{1});
    }

    void worksElsewhereAndDeliversOnTheOwnersThread()
    {
        QThread* worker = nullptr;
        QThread* owner = nullptr;
        m_job->run(
            [&] {
                worker = QThread::currentThread();
                return 7;
            },
            [&](int value) {
                owner = QThread::currentThread();
                note(value);
            });
        QVERIFY(m_results.isEmpty()); // not before the event loop has its turn
        QTRY_COMPARE(m_results, QList{7});
        QCOMPARE(owner, QThread::currentThread());
        QVERIFY(worker && worker != owner);
    }

    void whatIsThrownBecomesAnError()
    {
        QString message;
        m_job->run(
            []() -> core::Result<int> { throw std::bad_alloc(); },
            [&](const core::Result<int>& result) {
                message = result ? QString("none") : result.error().message;
            });
        QTRY_VERIFY(!message.isEmpty());
        QVERIFY2(message != "none", qPrintable(message));
    }

    /// Also work that must not be left out can end early; whoever asked hears of it.
    void workInOrderCanBeAskedToStop()
    {
        Gate gate;
        m_job->enqueue(
            [&](const std::stop_token& stop) {
                gate.waitForStop(stop);
                return 1;
            },
            [this](int value) { note(value); });
        m_job->enqueue([] { return 2; }, [this](int value) { note(value); });
        QTRY_VERIFY(gate.wasEntered());
        m_job->requestStop();
        QTRY_COMPARE(m_results, (QList{1, 2}));
        QVERIFY(gate.wasStopped());
    }

    void aResultNeedNotBeCopied()
    {
        m_job->run(
            [] { return std::make_unique<int>(5); },
            [this](std::unique_ptr<int> value) { note(*value); });
        QTRY_COMPARE(m_results, QList{5});
    }

    void workMayGiveNothing()
    {
        std::atomic<int> done = 0;
        m_job->run([&] { done = 3; }, [&] { note(done); });
        QTRY_COMPARE(m_results, QList{3});
    }

    void theNewestRequestReplacesOneThatWaits()
    {
        Gate gate;
        m_job->enqueue([&] { gate.wait(); }, [this] { note(0); });
        std::atomic<bool> wasCalled = false;
        m_job->run([&] { wasCalled = true; }, [this] { note(1); });
        m_job->run([] {}, [this] { note(2); });
        gate.open();
        QTRY_COMPARE(m_results, (QList{0, 2}));
        QVERIFY(!wasCalled);
    }

    void whatRunsIsAskedToStopAndItsResultIsDropped()
    {
        Gate gate;
        m_job->run(
            [&](const std::stop_token& stop) {
                gate.waitForStop(stop);
                return 1;
            },
            [this](int value) { note(value); });
        QTRY_VERIFY(gate.wasEntered());
        m_job->run([] { return 2; }, [this](int value) { note(value); });
        QTRY_COMPARE(m_results, QList{2});
        QVERIFY(gate.wasStopped());
        gate.open();
    }

    /// The first has ended, but the owner's thread has not heard of it.
    void aStaleResultIsDropped()
    {
        std::latch ended(1);
        m_job->run(
            [&] {
                ended.count_down();
                return 1;
            },
            [this](int value) { note(value); });
        ended.wait();
        m_job->run([] { return 2; }, [this](int value) { note(value); });
        QTRY_VERIFY(!m_job->isBusy());
        QCOMPARE(m_results, QList{2});
    }

    void doesAllThatIsEnqueuedInOrder()
    {
        for (int number = 0; number < 20; ++number) {
            m_job->enqueue([number] { return number; }, [this](int value) { note(value); });
        }
        QTRY_COMPARE(m_results.size(), 20);
        QVERIFY(std::ranges::is_sorted(m_results));
    }

    void neitherANewerRequestNorACancelLeavesOutWhatIsEnqueued()
    {
        Gate gate;
        bool wasStopped = true;
        m_job->enqueue(
            [&](const std::stop_token& stop) {
                gate.wait();
                wasStopped = stop.stop_requested();
            },
            [this] { note(0); });
        m_job->enqueue([] {}, [this] { note(1); });
        m_job->run([] {}, [this] { note(2); });
        m_job->run([] {}, [this] { note(3); });
        m_job->cancel();
        gate.open();
        QTRY_VERIFY(!m_job->isBusy());
        QCOMPARE(m_results, (QList{0, 1}));
        QVERIFY(!wasStopped);
    }

    void aCancelStopsWhatRunsAndDropsWhatWaits()
    {
        Gate gate;
        m_job->run(
            [&](const std::stop_token& stop) { gate.waitForStop(stop); }, [this] { note(1); });
        QTRY_VERIFY(gate.wasEntered());
        m_job->run([] {}, [this] { note(2); });
        m_job->cancel();
        QTRY_VERIFY(!m_job->isBusy());
        QVERIFY(gate.wasStopped());
        QVERIFY(m_results.isEmpty());
        m_job->cancel(); // of nothing
        m_job->run([] {}, [this] { note(3); });
        QTRY_COMPARE(m_results, QList{3});
    }

    void theDestructorStopsAndJoins()
    {
        Gate gate;
        std::atomic<bool> hasEnded = false;
        m_job->run(
            [&](const std::stop_token& stop) {
                gate.waitForStop(stop);
                hasEnded = true;
            },
            [this] { note(1); });
        QTRY_VERIFY(gate.wasEntered());
        m_job.reset();
        QVERIFY(hasEnded);
        QVERIFY(gate.wasStopped());
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_results.isEmpty());
    }

    void theDestructorFinishesWhatIsEnqueued()
    {
        QList<int> done; // by one thread after the other
        Gate gate;
        m_job->enqueue(
            [&] {
                gate.wait();
                done.append(1);
            },
            [this] { note(1); });
        m_job->enqueue([&] { done.append(2); }, [this] { note(2); });
        m_job->run([&] { done.append(-1); }, [this] { note(-1); });
        m_job->enqueue(
            [&](const std::stop_token& stop, const Job::Progress& progress) {
                progress(0.5);
                done.append(stop.stop_requested() ? -2 : 3);
            },
            [this] { note(3); });
        gate.open();
        m_job.reset();
        QCOMPARE(done, (QList{1, 2, 3}));
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_results.isEmpty());
    }

    void progressArrivesOnTheOwnersThread()
    {
        QList<double> shares;
        connect(m_job.get(), &Job::progressed, this, [&](double share) {
            QCOMPARE(QThread::currentThread(), thread());
            QVERIFY(m_results.isEmpty());
            shares.append(share);
        });
        m_job->run(
            [](const std::stop_token&, const Job::Progress& progress) {
                progress(0.25);
                progress(1);
            },
            [this] { note(1); });
        QTRY_COMPARE(m_results, QList{1});
        QCOMPARE(shares, (QList{0.25, 1.0}));
    }

    void progressOfWhatIsStaleIsDropped()
    {
        QList<double> shares;
        connect(m_job.get(), &Job::progressed, this, [&](double share) { shares.append(share); });
        Gate gate;
        m_job->run(
            [&](const std::stop_token& stop, const Job::Progress& progress) {
                gate.waitForStop(stop);
                progress(0.5);
            },
            [] {});
        QTRY_VERIFY(gate.wasEntered());
        m_job->cancel();
        QTRY_VERIFY(!m_job->isBusy());
        QVERIFY(shares.isEmpty());
    }

    void tellsWhenItIsBusy()
    {
        QVERIFY(!m_job->isBusy());
        Gate gate;
        m_job->enqueue([&] { gate.wait(); }, [this] { QVERIFY(m_job->isBusy()); });
        m_job->run([] {}, [this] { QVERIFY(!m_job->isBusy()); });
        QVERIFY(m_job->isBusy());
        QCOMPARE(m_busy, QList{true});
        gate.open();
        QTRY_COMPARE(m_busy, (QList{true, false}));
    }

    void whoeverTakesAResultMayStartAnother()
    {
        m_job->run(
            [] { return 1; },
            [this](int value) {
                note(value);
                m_job->run([] { return 2; }, [this](int next) { note(next); });
            });
        QTRY_COMPARE(m_results, (QList{1, 2}));
        QTRY_VERIFY(!m_job->isBusy());
        QCOMPARE(m_busy.last(), false);
    }

    void whoeverTakesAResultMayDestroyTheJob()
    {
        m_job->run(
            [] { return std::make_shared<int>(1); },
            [this](const auto& value) {
                m_job.reset();
                note(*value);
            });
        QTRY_COMPARE(m_results, QList{1});
        QVERIFY(!m_job);
    }

    void nothingIsDeliveredOnceItIsDestroyed()
    {
        connect(m_job.get(), &Job::busyChanged, this, [this](bool isBusy) {
            if (!isBusy && m_job) {
                m_job.reset();
            }
        });
        m_job->run([] {}, [this] { note(1); });
        QTRY_VERIFY(!m_job);
        QVERIFY(m_results.isEmpty());
    }

    /// Work goes on while others are destroyed at every stage.
    void canBeDestroyedAtAnyMoment()
    {
        std::atomic<int> written = 0;
        for (int number = 0; number < 200; ++number) {
            Job job;
            job.run(
                [](const std::stop_token&, const Job::Progress& progress) { progress(1); }, [] {});
            job.enqueue([&] { ++written; }, [] {});
            if (number % 3 == 0) {
                QCoreApplication::processEvents(); // delivers whatever is there, or nothing yet
            }
        }
        QCOMPARE(written.load(), 200);
    }

private:
    void note(int result) { m_results.append(result); }

    std::unique_ptr<Job> m_job;
    QList<int> m_results;
    QList<bool> m_busy;
};

QTEST_GUILESS_MAIN(TstJob)
#include "tst_job.moc"
