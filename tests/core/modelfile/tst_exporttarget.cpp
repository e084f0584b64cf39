#include "core/modelfile/modelexport.h"
#include "core/modelfile/modelfile.h"
#include "tests/support/exportcases.h"
#include "tests/support/ordinaryuser.h"
#include "tests/support/toydata.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

/// What lies where an export is to lie.
class TstExportTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777)));
    }

    void aPipeStays()
    {
        QCOMPARE(mkfifo(QFile::encodeName(path("pipe")).constData(), 0666), 0);
        const auto report = exported("pipe");
        QVERIFY(!report);
        QCOMPARE(
            report.error().message, path("pipe") + ": cannot be written: it is no regular file");
        struct stat info {
        };
        QCOMPARE(stat(QFile::encodeName(path("pipe")).constData(), &info), 0);
        QVERIFY(S_ISFIFO(info.st_mode));
        QCOMPARE(filesThere(), QStringList{"pipe"});
    }

    void aDeviceIsRefused()
    {
        const auto report = core::exportModel(
            *support::exportCases().first().predictor, core::ExportFormat::Pytorch, "/dev/full",
            images());
        QVERIFY(!report);
        QCOMPARE(
            report.error().message, QString("/dev/full: cannot be written: it is no regular file"));
    }

    void aProtectedFileStays()
    {
        QVERIFY(core::writeModel(path("net"), support::exportCases().last().predictor->model()));
        QVERIFY(QFile::setPermissions(path("net"), QFile::Permissions(0x4444)));
        const support::OrdinaryUser user;
        if (!user.isOrdinary()) {
            QSKIP("root writes to every file");
        }
        const auto report = exported("net");
        QVERIFY(!report);
        QCOMPARE(
            report.error().message, path("net") + ": cannot be written: it is write-protected");
        QCOMPARE(
            core::readModel(path("net"))->parameters,
            support::exportCases().last().predictor->model().parameters);
        QCOMPARE(filesThere(), QStringList{"net"});
    }

    void aLinkToNoFileYetStays()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("elsewhere"));
        QVERIFY(QFile::link("elsewhere/real", path("net")));
        QVERIFY(exported("net"));
        QVERIFY(QFileInfo(path("net")).isSymLink());
        QVERIFY(!QFileInfo(path("elsewhere/real")).isSymLink());
        QVERIFY(core::readModel(path("elsewhere/real")));
        QCOMPARE(filesThere(), (QStringList{"elsewhere", "net"}));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    core::Result<core::ExportReport> exported(const QString& name) const
    {
        return core::exportModel(
            *support::exportCases().first().predictor, core::ExportFormat::Safetensors, path(name),
            images());
    }

    static core::VerificationImages images()
    {
        return core::verificationImages(support::toyDataset(0, 20));
    }

    /// With hidden ones: nothing temporary may be left.
    QStringList filesThere() const
    {
        return QDir(m_folder->path())
            .entryList(
                QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstExportTarget)
#include "tst_exporttarget.moc"
