#include "core/modelfile/exportfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

namespace
{

/// What a process leaves that is ended while it exports there.
void exportAndDie(const QString& target)
{
    const pid_t process = fork();
    if (process == 0) {
        const auto folder = core::ExportFolder::create(target);
        QFile file(folder ? (*folder)->filePath() : QString());
        const bool written = file.open(QIODevice::WriteOnly) && file.write("half") == 4;
        file.close();
        _exit(written ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(waitpid(process, &status, 0), process);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

} // namespace

class TstExportFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_place = std::make_unique<QTemporaryDir>(); }

    void goesWithTheObject()
    {
        {
            const auto folder = core::ExportFolder::create(path("net.h"));
            QVERIFY(folder);
            QCOMPARE(QFileInfo((*folder)->filePath()).fileName(), QString("net.h"));
            write((*folder)->filePath(), "new");
            QCOMPARE(foldersThere().size(), 1);
            QVERIFY((*folder)->replaceTarget());
        }
        QVERIFY(foldersThere().isEmpty());
        QVERIFY(QFile::exists(path("net.h")));
    }

    void whatADeadProcessLeftIsTakenAway()
    {
        exportAndDie(path("one"));
        QCOMPARE(foldersThere().size(), 1);
        exportAndDie(path("two")); // takes the first one's away and leaves its own
        QCOMPARE(foldersThere().size(), 1);
        QVERIFY(core::ExportFolder::create(path("three")));
        QVERIFY(foldersThere().isEmpty());
        QVERIFY(!QFile::exists(path("one")));
    }

    void whatALivingProcessMakesStays()
    {
        const auto first = core::ExportFolder::create(path("one"));
        write((*first)->filePath(), "mine");
        QVERIFY(QDir(m_place->path()).mkdir(".digitlab-export-begun"));
        exportAndDie(path("two"));
        QCOMPARE(foldersThere().size(), 3);
        QVERIFY(core::ExportFolder::create(path("three")));
        QCOMPARE(foldersThere().size(), 2);
        QVERIFY((*first)->replaceTarget());
        QVERIFY(QFile::exists(path("one")));
    }

    void otherFoldersStay()
    {
        QVERIFY(QDir(m_place->path()).mkpath("elsewhere"));
        write(path("elsewhere/lock"), "");
        write(path("elsewhere/precious"), "mine");
        QVERIFY(QFile::link(path("elsewhere"), path(".digitlab-export-link01")));
        QVERIFY(core::ExportFolder::create(path("net")));
        QVERIFY(QFile::exists(path("elsewhere/precious")));
    }

private:
    QString path(const QString& name) const { return m_place->filePath(name); }

    QStringList foldersThere() const
    {
        return QDir(m_place->path())
            .entryList({".digitlab-export-*"}, QDir::AllEntries | QDir::Hidden);
    }

    static void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_place;
};

QTEST_GUILESS_MAIN(TstExportFolder)
#include "tst_exportfolder.moc"
