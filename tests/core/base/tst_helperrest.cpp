#include "core/base/helperrest.h"

#include <QTest>

using core::HelperRest;
using namespace std::chrono_literals;
using Duration = HelperRest::Clock::duration;

namespace
{

constexpr HelperRest::Clock::time_point start{1h};

/// Notes a round that begins now; says when it ended.
HelperRest::Clock::time_point
note(HelperRest& rest, HelperRest::Clock::time_point now, Duration worked, Duration waited)
{
    rest.note(now, now + worked, now + worked + waited);
    return now + worked + waited;
}

} // namespace

class TstHelperRest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOffAtFirst() { QVERIFY(!HelperRest().isOn(start)); }

    void toleratesShortWaits_data()
    {
        QTest::addColumn<Duration>("worked");
        QTest::addColumn<Duration>("waited");
        QTest::newRow("none") << Duration(100us) << Duration(0us);
        QTest::newRow("a late helper") << Duration(100us) << Duration(500us);
        QTest::newRow("a round of a large network") << Duration(20ms) << Duration(8ms);
    }

    void toleratesShortWaits()
    {
        QFETCH(Duration, worked);
        QFETCH(Duration, waited);
        HelperRest rest;
        const auto end = note(rest, start, worked, waited);
        QVERIFY(!rest.isOn(end));
    }

    void restsMuchLongerThanTheWait()
    {
        HelperRest rest;
        const auto end = note(rest, start, 100us, 4ms);
        QVERIFY(rest.isOn(end));
        QVERIFY(rest.isOn(end + 63ms));
        QVERIFY(!rest.isOn(end + 64ms));
    }

    void restsEverLongerUpToTwoSeconds()
    {
        HelperRest rest;
        auto now = start;
        for (const Duration expected : {64ms, 128ms, 256ms, 512ms, 1024ms, 2000ms, 2000ms}) {
            now = note(rest, now, 100us, 4ms) + expected;
            QVERIFY(rest.isOn(now - 1ms));
            QVERIFY(!rest.isOn(now));
        }
    }

    void restsShortlyAgainAfterAGoodWhile()
    {
        HelperRest rest;
        auto now = start;
        for (const Duration expected : {64ms, 128ms, 256ms}) {
            now = note(rest, now, 100us, 4ms) + expected;
        }
        now += 256ms;
        const auto end = note(rest, now, 100us, 4ms);
        QVERIFY(rest.isOn(end + 63ms));
        QVERIFY(!rest.isOn(end + 64ms));
    }
};

QTEST_APPLESS_MAIN(TstHelperRest)
#include "tst_helperrest.moc"
