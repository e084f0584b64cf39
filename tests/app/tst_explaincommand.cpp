#include "core/ink/inkrasterizer.h"
#include "core/insight/explanation.h"
#include "core/modelfile/modelfile.h"
#include "tests/support/inprocess.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

namespace
{

constexpr auto drawings = "{\"label\":1,\"strokes\":[[[5,0],[9,50]]]}\n"
                          "{\"strokes\":[[[0,0],[40,0],[20,60]]]}\n"
                          "{\"strokes\":[]}\n";

std::vector<double> numbers(const QJsonValue& value)
{
    std::vector<double> numbers;
    for (const QJsonValue& each : value.toArray()) {
        numbers.push_back(each.toDouble());
    }
    return numbers;
}

core::DigitImage imageOf(const QJsonValue& value)
{
    core::DigitImage image{};
    const std::vector<double> values = numbers(value);
    std::transform(values.begin(), values.end(), image.begin(), [](double each) {
        return static_cast<float>(each);
    });
    return image;
}

} // namespace

class TstExplainCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_data = support::toyDataset(100, 10);
        support::writeIdxFiles(*m_data, path("toy"));
        m_model = support::randomModel(core::Architecture::perceptron({40, 20}), 3);
        QVERIFY(core::writeModel(path("model"), m_model));
        QFile ink(path("ink.jsonl"));
        QVERIFY(ink.open(QIODevice::WriteOnly));
        ink.write(drawings);
        QImage picture(60, 80, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).fillRect(25, 10, 8, 60, Qt::black);
        QVERIFY(picture.save(path("bar.png")));
    }

    void explainsEachDrawing()
    {
        const auto result = explain({"--ink", path("ink.jsonl"), path("bar.png"), "--json"});
        QVERIFY2(result.code == 0 && result.errors.isEmpty(), qPrintable(result.errors));
        const QList<QJsonObject> objects = result.objects();
        QCOMPARE(objects.size(), 4);
        QCOMPARE(objects[0]["source"].toString(), QString("ink"));
        QCOMPARE(objects[0]["label"].toInt(), 1);
        QCOMPARE(objects[1]["number"].toInt(), 2);
        QVERIFY(objects[2].contains("digit") && objects[2]["digit"].isNull()); // no ink
        QVERIFY(!objects[2].contains("summary"));
        QCOMPARE(objects[3]["source"].toString(), QString("picture"));
        for (const int index : {0, 1, 3}) {
            checkShape(objects[index]);
        }
    }

    /// The same numbers as the window, which calls the same function.
    void tellsWhatCoreSays()
    {
        const auto result = explain({"--ink", path("ink.jsonl"), "--json"});
        const QJsonObject object = result.objects()[1];
        const core::DigitImage image = imageOf(object["image"]);
        const auto predictor = support::predictorOf(m_model);
        const auto training = core::LastLayer::compute(*predictor, m_data->train);
        const auto expected = core::explain(
            *predictor, image, core::highestPair(predictor->outputs(image)), *training);
        QVERIFY(expected);
        QCOMPARE(object["digit"].toInt(), expected->reading.mostLike);
        QCOMPARE(object["for"].toInt(), expected->digits.forDigit);
        QCOMPARE(object["against"].toInt(), expected->digits.againstDigit);
        QCOMPARE(object["summary"].toString(), expected->summary);
        QCOMPARE(object["smallest_change"]["l2"].toDouble(), expected->smallestChange->l2);
        QCOMPARE(imageOf(object["smallest_change"]["image"]), expected->smallestChange->image);
        const auto attribution = numbers(object["attribution"]);
        QVERIFY(std::ranges::equal(attribution, expected->attribution.values));
        QVERIFY(std::ranges::equal(numbers(object["occlusion"]), expected->occlusion));
        QCOMPARE(object["neighbours"][11]["index"].toInt(), int(expected->neighbours[11].index));
    }

    void takesTheDigitsThatAreAskedFor()
    {
        const auto result = explain({path("bar.png"), "--json", "--for", "3", "--against", "8"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QCOMPARE(object["for"].toInt(), 3);
        QCOMPARE(object["against"].toInt(), 8);
        checkShape(object);
    }

    void theOtherDigitIsTheMostProbableThatIsLeft()
    {
        const auto alone = explain({path("bar.png"), "--json"});
        const QJsonObject usual = alone.objects().first();
        const auto result = explain(
            {path("bar.png"), "--json", "--for", QString::number(usual["against"].toInt())});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QCOMPARE(object["for"], usual["against"]);
        QCOMPARE(object["against"], usual["for"]);
    }

    void saysWhatLooksLikeNoDigit()
    {
        core::Model doubtful = m_model;
        doubtful.passport[core::passport::digitConfidence] = "0.99";
        QVERIFY(core::writeModel(path("doubtful"), doubtful));
        const auto result = support::runInProcess(
            {"explain", "--model", path("doubtful"), "--dataset", path("toy"), path("bar.png"),
             "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QVERIFY(object.contains("digit") && object["digit"].isNull());
        QCOMPARE(object["rejected"], QJsonValue(true));
        QCOMPARE(object["most_like"], object["for"]);
        QVERIFY(object["summary"].toString().startsWith("Doesn't look like a digit"));
    }

    void whereNothingFlipsItTheChangeIsNull()
    {
        QVERIFY(core::writeModel(path("four"), support::constantModel(4)));
        const auto result = support::runInProcess(
            {"explain", "--model", path("four"), "--dataset", path("toy"), path("bar.png"),
             "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QVERIFY(object.contains("smallest_change") && object["smallest_change"].isNull());
        QVERIFY(object["summary"].toString().contains("no change was found"));
    }

    void tellsItInWords()
    {
        const auto result = explain({path("bar.png")});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QStringList lines = result.output.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith(path("bar.png") + ": Read as "));
        QVERIFY(lines[1].contains("outputs: "));
        QVERIFY(lines[2].contains("nearest training images: "));
        QVERIFY(lines[3].contains("smallest change to "));
    }

    void errorsAreOneClearLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("expectation");
        const auto row = [](const char* name, const QStringList& arguments, int code,
                            const QString& expectation) {
            QTest::newRow(name) << arguments << code << expectation;
        };
        const QString bar = path("bar.png");
        row("nothing to explain", {}, 2, "--ink");
        row("the same", {bar, "--for", "1", "--against", "1"}, 2, "found 1 twice");
        row("too large", {bar, "--for", "10", "--against", "1"}, 2,
            "--for: expected a digit from 0 to 9, found `10`");
        row("negative", {bar, "--for=-1", "--against", "1"}, 2, "found `-1`");
        row("a word", {bar, "--for", "one", "--against", "1"}, 2, "found `one`");
        row("no such picture", {"/nowhere/x.png"}, 1, "/nowhere/x.png");
        row("no such ink", {"--ink", "/nowhere/ink"}, 1, "/nowhere/ink");
        row("no such model", {bar, "--model", "/nowhere/m"}, 1, "/nowhere/m");
        row("no such dataset", {bar, "--dataset", "nowhere"}, 1, "nowhere");
    }

    void errorsAreOneClearLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, expectation);
        const auto result = explain(arguments);
        QCOMPARE(result.code, code);
        QVERIFY2(result.errors.contains(expectation), qPrintable(result.errors));
        QCOMPARE(result.errors.trimmed().count('\n'), 0);
        QVERIFY(result.output.isEmpty());
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    support::Program::Result explain(QStringList arguments) const
    {
        if (!arguments.contains("--model")) {
            arguments << "--model" << path("model");
        }
        if (!arguments.contains("--dataset")) {
            arguments << "--dataset" << path("toy");
        }
        return support::runInProcess(QStringList{"explain"} + arguments);
    }

    void checkShape(const QJsonObject& object) const
    {
        const auto predictor = support::predictorOf(m_model);
        const core::DigitImage image = imageOf(object["image"]);
        QCOMPARE(object["image"].toArray().size(), 784);
        QCOMPARE(numbers(object["probabilities"]).size(), std::size_t(10));
        QCOMPARE(object["rejected"], QJsonValue(false));
        const auto logits = numbers(object["logits"]);
        const auto outputs = predictor->outputs(image);
        QVERIFY(
            std::ranges::equal(logits, outputs, [](double a, float b) { return float(a) == b; }));
        const auto attribution = numbers(object["attribution"]);
        QCOMPARE(attribution.size(), std::size_t(784));
        const int forDigit = object["for"].toInt();
        const int againstDigit = object["against"].toInt();
        const core::DigitPair digits{forDigit, againstDigit};
        const double expected =
            logits[forDigit] - logits[againstDigit] - digits.difference(predictor->outputs({}));
        const double sum = std::accumulate(attribution.begin(), attribution.end(), 0.0);
        QVERIFY(std::abs(sum - expected) < 0.01 * std::max(std::abs(expected), 0.05));
        QVERIFY(object["completeness_error"].toDouble(1) < 0.01);
        QCOMPARE(numbers(object["occlusion"]).size(), std::size_t(784));
        const QJsonArray neighbours = object["neighbours"].toArray();
        QCOMPARE(neighbours.size(), 12);
        double last = 0;
        for (const QJsonValue& each : neighbours) {
            QCOMPARE(each["label"].toInt(), m_data->train.label(each["index"].toInt()));
            QVERIFY(each["distance"].toDouble() >= last);
            last = each["distance"].toDouble();
        }
        const QJsonObject change = object["smallest_change"].toObject();
        const core::DigitImage changed = imageOf(change["image"]);
        QCOMPARE(change["image"].toArray().size(), 784);
        QCOMPARE(change["read_as"].toInt(), core::mostProbable(predictor->predict(changed)));
        QVERIFY(change["read_as"].toInt() != object["most_like"].toInt());
        QVERIFY(change["l2"].toDouble() > 0);
        QVERIFY(object["summary"].toString().endsWith("."));
    }

    QTemporaryDir m_folder;
    core::DatasetPointer m_data;
    core::Model m_model;
};

QTEST_GUILESS_MAIN(TstExplainCommand)
#include "tst_explaincommand.moc"
