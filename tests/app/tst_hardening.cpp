#include "tests/support/program.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// What the build asks for is in the program: readelf tells it.
class TstHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
        QSKIP("a debug or sanitized build checks lengths in other ways, or not");
#endif
    }

    void theProgramIsHardened_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("expected");
        QTest::newRow("at any address") << QStringList{"-h"} << R"(DYN \(Position-Independent)";
        QTest::newRow("read-only tables") << QStringList{"-lW"} << "GNU_RELRO";
        QTest::newRow("bound at the start") << QStringList{"-dW"} << "NOW";
        QTest::newRow("no code on the stack")
            << QStringList{"-lW"} << R"(GNU_STACK +\S+ \S+ \S+ \S+ \S+ RW +0x)";
        QTest::newRow("guards on stacks") << QStringList{"--dyn-syms", "-W"} << "__stack_chk_fail";
        QTest::newRow("checked lengths") << QStringList{"--dyn-syms", "-W"} << R"(__mem\w+_chk)";
    }

    void theProgramIsHardened()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, expected);
        QProcess readelf;
        readelf.start("readelf", arguments << support::Program::path());
        QVERIFY2(readelf.waitForFinished(), qPrintable(readelf.errorString()));
        const QString told = QString::fromLocal8Bit(readelf.readAllStandardOutput());
        QVERIFY2(told.contains(QRegularExpression(expected)), qPrintable(told));
    }
};

QTEST_GUILESS_MAIN(TstHardening)
#include "tst_hardening.moc"
