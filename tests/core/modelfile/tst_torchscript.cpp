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
    void predictsLikeTheProgram_data()
    {
        QTest::addColumn<qsizetype>("index");
        const QList<support::ExportCase> cases = support::exportCases();
        for (qsizetype i = 0; i < cases.size(); ++i) {
            QTest::newRow(cases[i].name) << i;
        }
    }

    void predictsLikeTheProgram()
    {
        QFETCH(qsizetype, index);
        const core::PredictorPointer predictor = support::exportCases()[index].predictor;
        const auto written = core::writeTorchScript(path("a"), *predictor);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
        const auto images = support::exportImages();
        const auto found = core::predictTorchScript(path("a"), images);
        QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
        const auto difference = support::exportDifference(*predictor, images, *found);
        QVERIFY2(difference.logits < 1e-6, qPrintable(QString::number(difference.logits)));
        QVERIFY(difference.probabilities < 1e-6);
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
