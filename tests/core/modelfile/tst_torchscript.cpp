#include "core/modelfile/torchscript.h"
#include "tests/support/exportcases.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// What other programs make of the files: tests/interop/tst_exportinterop.cpp
class TstTorchScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictsLikeTheProgram_data() { support::addExportCases(); }

    void predictsLikeTheProgram()
    {
        QFETCH(qsizetype, index);
        support::checkExport(
            index, path("a"), core::writeTorchScript,
            [](const QString& file, const auto&, const auto& images) {
                return core::predictTorchScript(file, images);
            },
            1e-6);
    }

    void aMissingFolderIsNamed()
    {
        const auto written =
            core::writeTorchScript(path("no/such/a"), *support::exportCases().first().predictor);
        QVERIFY(!written);
        QVERIFY2(
            written.error().message.startsWith(path("no/such/a")),
            qPrintable(written.error().message));
    }

    void aDamagedFileIsNamed()
    {
        QVERIFY(core::writeTorchScript(path("a"), *support::exportCases().first().predictor));
        QFile file(path("a"));
        QVERIFY(file.resize(file.size() / 2));
        const auto found = core::predictTorchScript(path("a"), support::exportImages());
        QVERIFY(!found);
        QVERIFY2(found.error().message.startsWith(path("a")), qPrintable(found.error().message));
        QVERIFY(!core::predictTorchScript(path("none"), support::exportImages()));
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstTorchScript)
#include "tst_torchscript.moc"
