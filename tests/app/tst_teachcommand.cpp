#include "core/modelfile/modelfile.h"
#include "tests/support/inprocess.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace
{

const auto smallNetwork = core::Architecture::perceptron({16});

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TstTeachCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::writeIdxFiles(*support::toyDataset(), path("toy")); }

    void teachTellsWhatItGainedAndSavesAModel()
    {
        QVERIFY(core::writeModel(path("five"), support::constantModel(5, smallNetwork)));
        writeText(path("mine.jsonl"), "{\"label\": 3, \"strokes\": [[[10, 10], [10, 90]]]}\n");
        const QStringList teach{"teach",     "--model", path("five"),      "--dataset",
                                path("toy"), "--ink",   path("mine.jsonl")};
        const auto result =
            support::runInProcess(teach + QStringList{"--output", path("a"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QList<QJsonObject> events = result.objects();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[0]["event"].toString(), QString("started"));
        QCOMPARE(events[0]["drawings"].toInt(), 1);
        QCOMPARE(events[1]["event"].toString(), QString("finished"));
        QCOMPARE(events[1]["drawings_accuracy_before"].toDouble(), 0.0);
        for (const char* key :
             {"drawings_accuracy", "test_accuracy_before", "test_accuracy", "seconds"}) {
            QVERIFY2(events[1][key].isDouble(), key);
        }
        const auto again = support::runInProcess(teach + QStringList{"--output", path("b")});
        QVERIFY2(again.code == 0, qPrintable(again.errors));
        QVERIFY2(again.output.contains("Saved " + path("b")), qPrintable(again.output));
        const auto first = core::readModel(path("a"));
        const auto second = core::readModel(path("b"));
        QVERIFY(first && second);
        QCOMPARE(first->passport[core::passport::taughtDrawings], QString("1"));
        QVERIFY(first->parameters == second->parameters);
    }

    void badDrawingsTeachNothing_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("expectation");
        QTest::newRow("broken line") << QByteArray(R"({"label": 3, "str)") << "line 2";
        QTest::newRow("no strokes") << QByteArray(R"({"label": 3})") << "line 2: \"strokes\"";
        QTest::newRow("NaN") << QByteArray(R"({"label": 3, "strokes": [[[NaN, 1]]]})") << "line 2";
        QTest::newRow("wrong label")
            << QByteArray(R"({"label": 10, "strokes": [[[1, 1]]]})") << "line 2: \"label\"";
        QTest::newRow("no label") << QByteArray(R"({"strokes": [[[1, 1]]]})")
                                  << "Drawing 2: expected a label";
    }

    void badDrawingsTeachNothing()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, expectation);
        QVERIFY(core::writeModel(path("five"), support::constantModel(5, smallNetwork)));
        writeText(
            path("bad.jsonl"), R"({"label": 3, "strokes": [[[1, 1], [1, 9]]]})"
                               "\n" +
                                   line);
        const auto result = support::runInProcess(
            {"teach", "--model", path("five"), "--dataset", path("toy"), "--ink", path("bad.jsonl"),
             "--output", path("a")});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains(expectation), qPrintable(result.errors));
        QVERIFY(!QFile::exists(path("untaught")));
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstTeachCommand)
#include "tst_teachcommand.moc"
