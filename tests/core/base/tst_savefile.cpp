#include "core/base/savefile.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/ordinaryuser.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

class TstSaveFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777)));
    }

    void writesANewFile()
    {
        QVERIFY(core::saveFile(path("new"), "text"));
        QCOMPARE(read("new"), QByteArray("text"));
        QCOMPARE(core::writableTarget(path("new")).value(), canonical("new"));
        QCOMPARE(core::writableTarget(path("none")).value(), path("none"));
    }

    void onlyAFileIsReplaced_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("problem");
        QTest::newRow("a pipe") << "pipe"
                                << "cannot be written: it is no regular file";
        QTest::newRow("a link to a pipe") << "link"
                                          << "cannot be written: it is no regular file";
        QTest::newRow("a folder") << "folder"
                                  << "cannot be written: it is a folder";
        QTest::newRow("links in a ring") << "ring"
                                         << "cannot be written: its links lead nowhere";
    }

    void onlyAFileIsReplaced()
    {
        QFETCH(QString, name);
        QFETCH(QString, problem);
        QCOMPARE(mkfifo(QFile::encodeName(path("pipe")).constData(), 0666), 0);
        QVERIFY(QFile::link(path("pipe"), path("link")));
        QVERIFY(QFile::link(path("ring"), path("ring2")));
        QVERIFY(QFile::link(path("ring2"), path("ring")));
        QVERIFY(QDir(m_folder->path()).mkdir("folder"));
        const QStringList before = filesThere();
        const auto target = core::writableTarget(path(name));
        QVERIFY(!target);
        QCOMPARE(target.error().message, problem);
        const auto saved = core::saveFile(path(name), "text");
        QVERIFY(!saved);
        QCOMPARE(saved.error().message, path(name) + ": " + problem);
        QCOMPARE(filesThere(), before);
        struct stat info {
        };
        QCOMPARE(stat(QFile::encodeName(path("pipe")).constData(), &info), 0);
        QVERIFY(S_ISFIFO(info.st_mode));
        QVERIFY(QFileInfo(path("link")).isSymLink() && QFileInfo(path("ring")).isSymLink());
    }

    void aProtectedFileStays()
    {
        QVERIFY(core::saveFile(path("kept"), "old"));
        QVERIFY(QFile::setPermissions(path("kept"), QFile::Permissions(0x4444)));
        const support::OrdinaryUser user;
        if (!user.isOrdinary()) {
            QSKIP("root writes to every file");
        }
        const auto saved = core::saveFile(path("kept"), "new");
        QVERIFY(!saved);
        QCOMPARE(
            saved.error().message, path("kept") + ": cannot be written: it is write-protected");
        QCOMPARE(read("kept"), QByteArray("old"));
    }

    void aFullDiskIsNamed_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("a small file") << 5'000;
        QTest::newRow("a large file") << 500'000;
    }

    /// The reason is the system's, and the old file stays.
    void aFullDiskIsNamed()
    {
        QFETCH(int, bytes);
        QVERIFY(core::saveFile(path("kept"), "old"));
        const support::FileSizeLimit limit(2'000);
        const auto saved = core::saveFile(path("kept"), QByteArray(bytes, 'x'));
        QVERIFY(!saved);
        QCOMPARE(saved.error().message, path("kept") + ": cannot be written: File too large");
        QCOMPARE(read("kept"), QByteArray("old"));
        QCOMPARE(filesThere(), QStringList{"kept"});
    }

    void linksStay_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::newRow("to a file") << true;
        QTest::newRow("to a file that is not there yet") << false;
    }

    void linksStay()
    {
        QFETCH(bool, exists);
        if (exists) {
            QVERIFY(core::saveFile(path("real"), "old"));
        }
        QVERIFY(QFile::link("real", path("inner")));
        QVERIFY(QFile::link(path("inner"), path("outer")));
        QVERIFY(core::saveFile(path("outer"), "new"));
        QVERIFY(QFileInfo(path("inner")).isSymLink() && QFileInfo(path("outer")).isSymLink());
        QVERIFY(!QFileInfo(path("real")).isSymLink());
        QCOMPARE(read("real"), QByteArray("new"));
        QCOMPARE(filesThere(), (QStringList{"inner", "outer", "real"}));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString canonical(const QString& name) const
    {
        return QFileInfo(path(name)).canonicalFilePath();
    }

    QStringList filesThere() const
    {
        return QDir(m_folder->path())
            .entryList(
                QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstSaveFile)
#include "tst_savefile.moc"
