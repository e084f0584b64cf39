#include "app/surroundings.h"
#include "core/modelfile/modelfolder.h"
#include "core/runs/runstore.h"

#include <QDir>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

namespace
{

constexpr std::array folderVariables{
    "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"};

/// The home that the user database names, or an empty text.
QString databaseHome()
{
    const passwd* user = getpwuid(getuid());
    return user ? QString::fromLocal8Bit(user->pw_dir) : QString();
}

} // namespace

class TstSurroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const char* variable : folderVariables) {
            qunsetenv(variable);
        }
    }
    void cleanup() { qputenv("HOME", m_home); }

    void aHomeIsFoundWhereNoneIsNamed_data()
    {
        QTest::addColumn<QByteArray>("home");
        QTest::newRow("not set") << QByteArray();
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("relative") << QByteArray("some/folder");
    }

    void aHomeIsFoundWhereNoneIsNamed()
    {
        QFETCH(QByteArray, home);
        if (databaseHome().isEmpty() || databaseHome() == "/") {
            QSKIP("the user database names no home");
        }
        home.isNull() ? qunsetenv("HOME") : qputenv("HOME", home);
        QVERIFY(app::settleUserFolders());
        QCOMPARE(QDir::homePath(), databaseHome());
        QCOMPARE(core::stateFolder(), databaseHome() + "/.local/state/digitlab");
    }

    void aHomeThatIsNamedStays()
    {
        qputenv("HOME", "/some/folder");
        QVERIFY(app::settleUserFolders());
        QCOMPARE(core::stateFolder(), QString("/some/folder/.local/state/digitlab"));
    }

    void relativePathsAreIgnored()
    {
        qputenv("HOME", "/some/folder");
        for (const char* variable : folderVariables) {
            qputenv(variable, "relative/folder");
        }
        QVERIFY(app::settleUserFolders());
        QCOMPARE(core::stateFolder(), QString("/some/folder/.local/state/digitlab"));
        QCOMPARE(core::modelFolder(), QString("/some/folder/.local/share/digitlab/models"));
    }

    void absolutePathsAreTaken()
    {
        qputenv("XDG_DATA_HOME", "/other/folder");
        QVERIFY(app::settleUserFolders());
        QCOMPARE(core::modelFolder(), QString("/other/folder/digitlab/models"));
    }

    void argumentsAreUtf8()
    {
        std::array<char, 9> program{"digitlab"};
        std::array<char, 6> good{"\xc3\xa9.pt"};
        std::array<char, 5> bad{"\xe9.pt"};
        std::array<char*, 3> arguments{program.data(), good.data(), bad.data()};
        const auto two = app::argumentList(2, arguments.data());
        QVERIFY(two);
        QCOMPARE(*two, (QStringList{"digitlab", QString::fromUtf8("\xc3\xa9.pt")}));
        const auto three = app::argumentList(3, arguments.data());
        QVERIFY(!three);
        QVERIFY2(
            three.error().message.startsWith("argument 2, `"), qPrintable(three.error().message));
        QVERIFY(three.error().message.contains("expected UTF-8"));
    }

private:
    QByteArray m_home = qgetenv("HOME");
};

QTEST_GUILESS_MAIN(TstSurroundings)
#include "tst_surroundings.moc"
