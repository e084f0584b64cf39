#include "core/ink/inkfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using core::Ink;
using core::Stroke;

class TstInkFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void readsWithoutLabelAndWriter();
    void aStopRequestEndsTheReading();
    void passesOverBlankLines();
    void badLineIsNamed_data();
    void badLineIsNamed();
    void tooManyPointsAreRefused();
    void whatCouldNotBeReadIsNotWritten();
    void tooManyPointsInALineAreRefusedUnread_data();
    void tooManyPointsInALineAreRefusedUnread();
    void tooManyPointsInAFileAreRefused();
    void badFileIsNamed_data();
    void badFileIsNamed();
    void failedWriteSaysSo();
    void tooManyPointsAreNotWritten();

private:
    QString write(const QByteArray& content) const;

    QTemporaryDir m_folder;
};

QString TstInkFile::write(const QByteArray& content) const
{
    const QString path = m_folder.filePath("some.jsonl");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
    return path;
}

void TstInkFile::readsWhatItWrote()
{
    const QList<Ink> inks{
        {{{{0.1, -2.25}, {1e-7, 3}}, {{100, 200.125}}}, 3, "me"},
        {{{{5, 5}}}, std::nullopt, QString()},
        {{}, 7, QString()},
        {{{{5, 5}, {1.0 / 3, 6}}}, 0, QString::fromUtf8("Zoë \"Z\"")}};
    const QString path = m_folder.filePath("round.jsonl");
    QVERIFY(core::writeInkFile(path, inks).hasValue());
    const auto read = core::readInkFile(path);
    QVERIFY2(read.hasValue(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, inks);
}

void TstInkFile::aStopRequestEndsTheReading()
{
    const QString path = write(QByteArray("{\"strokes\": [[[1, 2]]]}\n").repeated(1000));
    std::stop_source source;
    const auto stopSoon = [&source](double share) {
        if (share >= 0.5) {
            source.request_stop();
        }
    };
    const auto read = core::readInkFile(path, source.get_token(), stopSoon);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains("cancelled"), qPrintable(read.error().message));
    QVERIFY(core::readInkFile(path, {}, [](double) {}));
}

void TstInkFile::readsWithoutLabelAndWriter()
{
    const auto read = core::readInkFile(
        write(R"({"label": null, "writer": null, "strokes": [[[1, 2], [3, 4]]], "more": 1})"));
    QVERIFY(read.hasValue());
    QCOMPARE(read->size(), 1);
    QVERIFY(!read->first().label);
    QVERIFY(read->first().writer.isEmpty());
    QCOMPARE(read->first().strokes, (QList<Stroke>{{{1, 2}, {3, 4}}}));
}

void TstInkFile::passesOverBlankLines()
{
    const auto read = core::readInkFile(
        write("\n{\"strokes\":[[[1,2]]]}\r\n  \r\n{\"label\":9,\"strokes\":[[[1,2]]]}"));
    QVERIFY(read.hasValue());
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->last().label, std::optional(9));
}

void TstInkFile::badLineIsNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QStringList>("essentials");
    const auto row = [](const char* name, const char* line, const QStringList& essentials) {
        QTest::newRow(name) << QByteArray(line) << essentials;
    };
    row("not JSON", "hello", {"expected JSON"});
    row("cut off", R"({"strokes": [[[1, 2], [3)", {"expected JSON"});
    row("an array", "[[1, 2]]", {"expected a JSON object"});
    row("strokes missing", R"({"label": 3})", {"\"strokes\"", "found nothing"});
    row("strokes a text", R"({"strokes": "abc"})", {"\"strokes\"", "the text \"abc\""});
    row("stroke a number", R"({"strokes": [[[1, 2]], 7]})", {"strokes[1]", "found 7"});
    row("stroke empty", R"({"strokes": [[]]})", {"strokes[0]", "an array of 0"});
    row("point a number", R"({"strokes": [[1, 2]]})",
        {"strokes[0][0]", "a point [x, y]", "found 1"});
    row("one coordinate", R"({"strokes": [[[1, 2], [3]]]})", {"strokes[0][1]", "an array of 1"});
    row("three coordinates", R"({"strokes": [[[1, 2, 3]]]})", {"strokes[0][0]", "an array of 3"});
    row("coordinate a text", R"({"strokes": [[["1", 2]]]})", {"strokes[0][0]", "the text \"1\""});
    row("coordinate null", R"({"strokes": [[[1, null]]]})", {"strokes[0][0]", "found null"});
    row("coordinate huge", R"({"strokes": [[[1, 1e300]]]})", {"strokes[0][0]", "found 1e+300"});
    row("coordinate infinite", R"({"strokes": [[[1, 1e999]]]})", {"expected JSON"});
    row("coordinate NaN", R"({"strokes": [[[NaN, 1]]]})", {"expected JSON"});
    row("coordinate in full", R"({"strokes": [[[1, 1000000001]]]})", {"found 1000000001"});
    row("label 10", R"({"label": 10, "strokes": [[[1, 2]]]})", {"\"label\"", "0 to 9", "found 10"});
    row("label -1", R"({"label": -1, "strokes": [[[1, 2]]]})", {"\"label\"", "found -1"});
    row("label 2.5", R"({"label": 2.5, "strokes": [[[1, 2]]]})", {"\"label\"", "found 2.5"});
    row("label a text", R"({"label": "3", "strokes": [[[1, 2]]]})",
        {"\"label\"", "the text \"3\""});
    row("writer a number", R"({"writer": 1, "strokes": [[[1, 2]]]})", {"\"writer\"", "found 1"});
}

void TstInkFile::badLineIsNamed()
{
    QFETCH(QByteArray, line);
    QFETCH(QStringList, essentials);
    const auto read = core::readInkFile(write("{\"strokes\":[[[1,2]]]}\n\n" + line + "\n"));
    QVERIFY(!read);
    essentials << "some.jsonl, line 3";
    for (const QString& essential : essentials) {
        QVERIFY2(read.error().message.contains(essential), qPrintable(read.error().message));
    }
}

void TstInkFile::tooManyPointsAreRefused()
{
    // Counted before they are looked at: zeros are shorter than points.
    const QByteArray stroke = QByteArray("0,").repeated(1'000'001).chopped(1);
    const auto read = core::readInkFile(write("{\"strokes\":[[" + stroke + "]]}"));
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains("1000000 points"), qPrintable(read.error().message));
}

void TstInkFile::whatCouldNotBeReadIsNotWritten()
{
    const QString path = write("{\"strokes\":[[[1,2]]]}\n");
    const core::Ink line{.strokes = {QList<QPointF>(1'000'001, {1, 2})}};
    const auto longLine = core::writeInkFile(path, {line});
    QVERIFY(!longLine);
    QVERIFY2(longLine.error().message.contains("line 1"), qPrintable(longLine.error().message));
    const core::Ink most{.strokes = {QList<QPointF>(1'000'000, {1, 2})}};
    const auto longFile = core::writeInkFile(path, QList<core::Ink>(6, most));
    QVERIFY(!longFile);
    QVERIFY2(longFile.error().message.contains("line 6"), qPrintable(longFile.error().message));
    QCOMPARE(core::readInkFile(path)->size(), 1); // the old file is there still
}

void TstInkFile::tooManyPointsInALineAreRefusedUnread_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("points") << QByteArray("[1,2],");
    QTest::newRow("strokes") << QByteArray("[[1,2]],");
}

void TstInkFile::tooManyPointsInALineAreRefusedUnread()
{
    QFETCH(QByteArray, piece);
    // No JSON at its end: found too long before anyone looks.
    const auto read = core::readInkFile(write("\n{\"strokes\":[" + piece.repeated(10'000'000)));
    QVERIFY(!read);
    QVERIFY2(
        read.error().message.contains("line 2: more than 1000000 points"),
        qPrintable(read.error().message));
}

void TstInkFile::tooManyPointsInAFileAreRefused()
{
    const QByteArray points = QByteArray("[1,2],").repeated(500'000).chopped(1);
    const QByteArray line = "{\"strokes\":[[" + points + "]]}\n";
    const auto read = core::readInkFile(write(line.repeated(20)));
    QVERIFY(!read);
    QVERIFY2(
        read.error().message.contains("line 11: more than 5000000 points"),
        qPrintable(read.error().message));
}

void TstInkFile::badFileIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("finding");
    QTest::newRow("missing") << m_folder.filePath("none.jsonl") << "no such file";
    QTest::newRow("folder") << m_folder.path() << "a folder";
    QTest::newRow("device") << "/dev/null"
                            << "a device";
    QFile(m_folder.filePath("empty.jsonl")).open(QIODevice::WriteOnly);
    QTest::newRow("empty") << m_folder.filePath("empty.jsonl") << "an empty file";
}

void TstInkFile::badFileIsNamed()
{
    QFETCH(QString, path);
    QFETCH(QString, finding);
    const auto read = core::readInkFile(path);
    QVERIFY(!read);
    QVERIFY2(read.error().message.startsWith(path), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains("expected"), qPrintable(read.error().message));
    QVERIFY2(read.error().message.contains(finding), qPrintable(read.error().message));
}

void TstInkFile::failedWriteSaysSo()
{
    const QString path = m_folder.filePath("none/there.jsonl");
    const auto written = core::writeInkFile(path, {Ink{{{{1, 2}}}, {}, {}}});
    QVERIFY(!written);
    QVERIFY(written.error().message.contains("there.jsonl"));
    QVERIFY(written.error().message.contains("cannot be written"));
}

void TstInkFile::tooManyPointsAreNotWritten()
{
    const QString path = write("old");
    for (const Stroke& bad : {Stroke{}, Stroke{{1, qQNaN()}}, Stroke{{1e300, 1}}}) {
        const auto written = core::writeInkFile(path, {{{{{1, 2}}}, 3, {}}, {{bad}, 4, {}}});
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains("line 2"), qPrintable(written.error().message));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
    }
}

QTEST_GUILESS_MAIN(TstInkFile)
#include "tst_inkfile.moc"
