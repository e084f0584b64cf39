#include "core/base/crew.h"

#include <QTest>

#include <algorithm>
#include <stdexcept>

using core::Crew;

namespace
{

std::size_t at(int part)
{
    return static_cast<std::size_t>(part);
}

/// How often each part was run.
class Counts
{
public:
    explicit Counts(const Crew& crew)
        : m_counts(at(crew.size()))
    {
    }

    void count(int part) { ++m_counts[at(part)]; }

    bool allAre(int expected) const
    {
        return std::all_of(
            m_counts.begin(), m_counts.end(), [&](const auto& each) { return each == expected; });
    }

private:
    std::vector<std::atomic<int>> m_counts;
};

} // namespace

class TstCrew : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsEveryPartOnceInEachOfManyRounds_data() { addSizes(); }

    void runsEveryPartOnceInEachOfManyRounds()
    {
        QFETCH(int, size);
        Crew crew(size);
        QCOMPARE(crew.size(), size);
        Counts counts(crew);
        for (int round = 1; round <= 20'000; ++round) {
            crew.run([&](int part) { counts.count(part); });
            QVERIFY2(counts.allAre(round), qPrintable(QString::number(round)));
        }
    }

    void aRoundSeesWhatTheOneBeforeHasWritten_data() { addSizes(); }

    /// Plain integers: nothing but the crew itself orders what its members write and read.
    void aRoundSeesWhatTheOneBeforeHasWritten()
    {
        QFETCH(int, size);
        constexpr int rounds = 5'000;
        Crew crew(size);
        std::vector<int> before(at(size));
        std::vector<int> after(at(size));
        for (int round = 0; round < rounds; ++round) {
            crew.run([&](int part) { after[at(part)] = before[at((part + 1) % size)] + 1; });
            before.swap(after);
        }
        QVERIFY(before == std::vector<int>(at(size), rounds));
    }

    void rethrowsWhatAPartThrew_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("first"); ///< of the parts that throw
        QTest::addColumn<int>("last");
        QTest::newRow("alone") << 1 << 0 << 0;
        QTest::newRow("the caller's part") << 3 << 0 << 0;
        QTest::newRow("a helper's part") << 3 << 2 << 2;
        QTest::newRow("all parts") << 3 << 0 << 2;
    }

    void rethrowsWhatAPartThrew()
    {
        QFETCH(int, size);
        QFETCH(int, first);
        QFETCH(int, last);
        Crew crew(size);
        Counts counts(crew);
        const auto work = [&](int part) {
            counts.count(part);
            if (part >= first && part <= last) {
                throw std::runtime_error("no such part");
            }
        };
        for (int round = 1; round <= 100; ++round) {
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, crew.run(work));
            QVERIFY(counts.allAre(2 * round - 1));
            crew.run([&](int part) { counts.count(part); });
            QVERIFY(counts.allAre(2 * round));
        }
    }

    void endsDirectlyAfterItsCreation_data() { addSizes(); }

    void endsDirectlyAfterItsCreation()
    {
        QFETCH(int, size);
        for (int i = 0; i < 200; ++i) {
            const Crew crew(size);
        }
    }

    void endsDirectlyAfterARound_data() { addSizes(); }

    void endsDirectlyAfterARound()
    {
        QFETCH(int, size);
        for (int i = 0; i < 200; ++i) {
            Crew crew(size);
            Counts counts(crew);
            crew.run([&](int part) { counts.count(part); });
            QVERIFY(counts.allAre(1));
        }
    }

    /// Helpers watch for the next round only for microseconds, then sleep; nothing tells when they
    /// do, so that the test can but wait far longer.
    void sleepingHelpersWorkAgainAndEnd()
    {
        Crew crew(3);
        Counts counts(crew);
        for (int round = 1; round <= 5; ++round) {
            QTest::qSleep(5); // helpers spin for less, then sleep; nothing tells that they do
            crew.run([&](int part) { counts.count(part); });
            QVERIFY(counts.allAre(round));
        }
        QTest::qSleep(5); // they sleep again when they are told to end
    }

    void worksWithoutHelpersWhileACoreIsLost()
    {
        Crew crew(2);
        const std::thread::id caller = std::this_thread::get_id();
        std::atomic<bool> isHelperAtWork = false;
        // The caller waits for the helper to begin, so that it does not take over the helper's
        // part.
        crew.run([&](int) {
            if (std::this_thread::get_id() == caller) {
                isHelperAtWork.wait(false);
                return;
            }
            isHelperAtWork = true;
            isHelperAtWork.notify_all();
            // As long as another program's time slices: it is by its time alone that a crew can
            // tell a helper without a core.
            QTest::qSleep(50);
        });
        std::atomic<int> ofCaller = 0;
        crew.run([&](int) { ofCaller += std::this_thread::get_id() == caller ? 1 : 0; });
        QCOMPARE(ofCaller.load(), 2);
    }

    void aSlowPartHoldsUpNoOther_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("two members") << 2;
        QTest::newRow("three members") << 3;
        QTest::newRow("eight members") << 8;
    }

    /// The slow part ends only after all others have, and then takes so long that run() is waiting
    /// for it; nothing tells when run() does.
    void aSlowPartHoldsUpNoOther()
    {
        QFETCH(int, size);
        for (int round = 0; round < 5; ++round) {
            Crew crew(size);
            std::atomic<int> others = 0;
            bool isSlowOneDone = false;
            crew.run([&](int part) {
                if (part != size - 1) {
                    ++others;
                    return;
                }
                while (others < size - 1) {
                    std::this_thread::yield();
                }
                QTest::qSleep(3); // the others have long done their parts
                isSlowOneDone = true;
            });
            QVERIFY(isSlowOneDone);
        }
    }

private:
    static void addSizes()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 3, 8}) {
            QTest::addRow("%d", size) << size;
        }
    }
};

QTEST_GUILESS_MAIN(TstCrew)
#include "tst_crew.moc"
