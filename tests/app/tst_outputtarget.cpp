#include "app/outputfile.h"
#include "tests/support/ordinaryuser.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <sys/stat.h>

class TstOutputTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777)));
        QCOMPARE(mkfifo(QFile::encodeName(path("pipe")).constData(), 0666), 0);
        QFile file(path("protected"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::Permissions(0x4444)));
        QVERIFY(QFile::link(path("new"), path("link")));
    }

    void whatCannotBeWrittenIsSaidAtOnce_data()
    {
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("problem");
        QTest::newRow("a folder") << m_folder.path() << "is a folder; --output needs a file";
        QTest::newRow("no folder") << path("no/net") << "is no folder that can be written";
        QTest::newRow("a pipe") << path("pipe") << ": cannot be written: it is no regular file";
        QTest::newRow("a device") << "/dev/full"
                                  << ": cannot be written: it is no regular file";
        QTest::newRow("protected")
            << path("protected") << ": cannot be written: it is write-protected";
    }

    void whatCannotBeWrittenIsSaidAtOnce()
    {
        QFETCH(QString, output);
        QFETCH(QString, problem);
        // Root finds no file protected, an ordinary user no device in a folder to write to.
        std::optional<support::OrdinaryUser> user;
        if (!output.startsWith("/dev")) {
            user.emplace();
        } else if (getuid() != 0) {
            problem = "is no folder that can be written";
        }
        const auto found = outputPath(output);
        QVERIFY(!found);
        QVERIFY2(
            found.error().message.startsWith(output) && found.error().message.endsWith(problem),
            qPrintable(found.error().message));
    }

    void aLinkKeepsItsName() { QCOMPARE(outputPath(path("link")).value(), path("link")); }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    static core::Result<QString> outputPath(const QString& output)
    {
        QCommandLineParser parser;
        app::addOutputOption(parser);
        parser.parse({"digitlab", "--output", output});
        return app::outputPath(parser);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstOutputTarget)
#include "tst_outputtarget.moc"
