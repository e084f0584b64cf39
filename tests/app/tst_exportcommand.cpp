#include "core/modelfile/modelexport.h"
#include "core/modelfile/modelfile.h"
#include "tests/support/exportcases.h"
#include "tests/support/inprocess.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class TstExportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // No dataset of the user's: synthetic digits serve.
        QStandardPaths::setTestModeEnabled(true);
        QVERIFY(core::writeModel(
            path("net.safetensors"), support::exportCases().first().predictor->model()));
    }

    void exportTellsHowCloseTheFileIs_data()
    {
        QTest::addColumn<QString>("format");
        for (const core::ExportFormatInfo& each : core::exportFormats()) {
            QTest::newRow(qPrintable(each.name)) << each.name;
        }
    }

    void exportTellsHowCloseTheFileIs()
    {
        QFETCH(QString, format);
        const QStringList arguments{"export", "--model",  path("net.safetensors"), "--to", format,
                                    "-o",     path("out")};
        const auto result = support::runInProcess(arguments + QStringList{"--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().size(), 1);
        const QJsonObject object = result.objects().first();
        QCOMPARE(object["format"].toString(), format);
        QCOMPARE(object["output"].toString(), path("out"));
        QCOMPARE(object["bytes"].toInteger(), QFile(path("out")).size());
        QVERIFY(object["largest_difference"].isDouble());
        QVERIFY(object["largest_difference"].toDouble() < object["limit"].toDouble());
        QCOMPARE(object["images"].toInt(), 256);
        QCOMPARE(object["images_of"].toString(), QString("synthetic"));

        const auto told = support::runInProcess(arguments);
        QVERIFY2(told.code == 0, qPrintable(told.errors));
        QVERIFY2(told.output.contains("Exported " + path("out")), qPrintable(told.output));
        QVERIFY2(told.output.contains("256 synthetic digits differ"), qPrintable(told.output));
    }

    void wrongUsageIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("no format") << QStringList{"-o", "x"} << "pytorch, torchscript, onnx, c";
        QTest::newRow("another format") << QStringList{"--to", "gguf", "-o", "x"} << "`gguf`";
        QTest::newRow("no file") << QStringList{"--to", "onnx"} << "-o FILE";
        QTest::newRow("an argument") << QStringList{"--to", "onnx", "-o", "x", "y"} << "`y`";
    }

    void wrongUsageIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto result = support::runInProcess(QStringList{"export"} + arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.errors.contains(named), qPrintable(result.errors));
        QVERIFY(!QFile::exists("x"));
    }

    void failuresAreSaid_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("named");
        QTest::newRow("no model") << path("none") << path("out2") << path("none");
        QTest::newRow("no folder") << path("net.safetensors") << path("no/out2") << path("no");
        QTest::newRow("a folder") << path("net.safetensors") << m_folder.path() << "is a folder";
        QVERIFY(core::writeModel(
            path("bad.safetensors"), support::predictorOfRoundingErrors()->model()));
        QTest::newRow("refused") << path("bad.safetensors") << path("out2") << "not exported";
    }

    void failuresAreSaid()
    {
        QFETCH(QString, model);
        QFETCH(QString, output);
        QFETCH(QString, named);
        const auto result =
            support::runInProcess({"export", "--model", model, "--to", "onnx", "-o", output});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains(named), qPrintable(result.errors));
        QCOMPARE(result.errors.count('\n'), 1);
        QVERIFY(!QFile::exists(path("out2")));
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstExportCommand)
#include "tst_exportcommand.moc"
