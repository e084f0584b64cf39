#include "core/prediction/predictor.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <cmath>
#include <numeric>

using core::Architecture;
using core::DigitImage;
using core::Head;
using core::Probabilities;

namespace
{

DigitImage gradientImage()
{
    DigitImage image;
    for (size_t i = 0; i < image.size(); ++i) {
        image[i] = static_cast<float>(i) / static_cast<float>(image.size());
    }
    return image;
}

/// The network written out with plain loops, after the definition: the reference.
Probabilities predictByDefinition(const core::Model& model, const DigitImage& image)
{
    std::vector<double> values(image.begin(), image.end());
    const float* parameter = model.parameters.data();
    const QList<int> layers = model.network.units();
    for (qsizetype layer = 1; layer < layers.size(); ++layer) {
        std::vector<double> outputs(layers[layer], 0.0);
        for (double& output : outputs) {
            for (const double value : values) {
                output += value * *parameter++;
            }
        }
        const bool isLast = layer == layers.size() - 1;
        for (double& output : outputs) {
            output += *parameter++;
            if (!isLast || model.network.head == Head::Tutorial) {
                output = std::max(output, 0.0);
            }
        }
        values = outputs;
    }
    double sum = 0;
    for (double& value : values) {
        value = std::exp(value);
        sum += value;
    }
    Probabilities probabilities;
    for (const double value : values) {
        probabilities.push_back(static_cast<float>(value / sum));
    }
    return probabilities;
}

} // namespace

class TstPredictor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalReadLikeEachAlone()
    {
        const auto one = support::predictorOf(support::randomModel({}, 1));
        const auto other = support::predictorOf(support::randomModel({}, 2));
        const auto readings = core::readEach({one, nullptr, other}, gradientImage());
        QCOMPARE(readings.size(), 3);
        QCOMPARE(readings[0], std::optional(one->read(gradientImage())));
        QCOMPARE(readings[1], std::nullopt);
        QCOMPARE(readings[2], std::optional(other->read(gradientImage())));
    }

    void predictsByTheDefinition_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<int>("classes");
        QTest::addColumn<bool>("tutorial");
        QTest::newRow("tutorial's layers, logits") << QList<int>{256, 128, 64} << 10 << false;
        QTest::newRow("tutorial's layers, tutorial") << QList<int>{256, 128, 64} << 10 << true;
        QTest::newRow("one hidden layer") << QList<int>{7} << 10 << false;
        QTest::newRow("two classes") << QList<int>{7} << 2 << true;
        QTest::newRow("62 classes") << QList<int>{7} << 62 << false;
    }

    void predictsByTheDefinition()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(int, classes);
        QFETCH(bool, tutorial);
        const auto spec =
            core::Architecture::perceptron(hidden, tutorial ? Head::Tutorial : Head::Logits)
                .withClasses(classes);
        const core::Model model = support::randomModel(spec, 3);
        const Probabilities expected = predictByDefinition(model, gradientImage());
        const Probabilities found = support::predictorOf(model)->predict(gradientImage());
        QCOMPARE(found.size(), std::size_t(classes));
        for (int digit = 0; digit < classes; ++digit) {
            QVERIFY2(
                std::abs(found[digit] - expected[digit]) < 1e-5F,
                qPrintable(QString("digit %1: %2, expected %3")
                               .arg(digit)
                               .arg(found[digit])
                               .arg(expected[digit])));
        }
        QVERIFY(std::abs(std::accumulate(found.begin(), found.end(), 0.0) - 1) < 1e-5);
    }

    void tellsTheMostProbableDigit()
    {
        const auto predictor = support::predictorOf(support::constantModel(4));
        QCOMPARE(core::mostProbable(predictor->predict(gradientImage())), 4);
    }

    /// A temperature of 1/2 squares the probabilities, then makes their sum 1 again.
    void dividesTheOutputsByTheTemperature()
    {
        core::Model model = support::randomModel();
        const Probabilities before = support::predictorOf(model)->predict(gradientImage());
        model.passport["temperature"] = "0.5";
        const Probabilities after = support::predictorOf(model)->predict(gradientImage());
        const double sum = std::inner_product(before.begin(), before.end(), before.begin(), 0.0);
        for (int digit = 0; digit < core::digitCount; ++digit) {
            QVERIFY(std::abs(after[digit] - before[digit] * before[digit] / sum) < 1e-5);
        }
    }

    void tellsWhatLooksLikeADigit()
    {
        core::Model model = support::randomModel();
        const auto looksLikeDigit = [&model](const Probabilities& probabilities) {
            return core::readingOf(probabilities, support::predictorOf(model)->calibration())
                .isDigit;
        };
        QVERIFY(looksLikeDigit({0.1F}));
        model.passport["digit_confidence"] = "0.8";
        QVERIFY(!looksLikeDigit({0.79F, 0.21F}));
        QVERIFY(looksLikeDigit({0.1F, 0.9F}));
    }

    void readsADigitOrNone()
    {
        core::Model model = support::constantModel(4); // the others' share is 9 / (9 + e^5): 5.7 %
        const auto sure = support::predictorOf(model)->read(gradientImage());
        QCOMPARE(sure.probabilities, support::predictorOf(model)->predict(gradientImage()));
        QCOMPARE(sure.mostLike, 4);
        QCOMPARE(sure.probability(), sure.probabilities[4]);
        QVERIFY(sure.isDigit);
        QCOMPARE(sure.digit(), std::optional(4));
        model.passport["digit_confidence"] = "0.95";
        const auto doubtful = support::predictorOf(model)->read(gradientImage());
        QCOMPARE(doubtful.mostLike, 4);
        QCOMPARE(doubtful.probabilities, sure.probabilities);
        QVERIFY(!doubtful.isDigit);
        QCOMPARE(doubtful.digit(), std::optional<int>());
    }

    void refusesAPassportOutOfRange_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("cold") << "temperature"
                              << "0";
        QTest::newRow("hot") << "temperature"
                             << "11";
        QTest::newRow("nan") << "temperature"
                             << "nan";
        QTest::newRow("a word") << "temperature"
                                << "warm";
        QTest::newRow("too sure") << "digit_confidence"
                                  << "1.5";
    }

    void refusesAPassportOutOfRange()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        core::Model model = support::randomModel();
        model.passport[key] = value;
        const auto predictor = core::Predictor::create(model);
        QVERIFY(!predictor);
        QVERIFY(predictor.error().message.contains("`" + key + "`"));
        QVERIFY(predictor.error().message.contains("`" + value + "`"));
    }

    void tellsItsClasses()
    {
        core::Model model = support::randomModel(Architecture::perceptron({7}).withClasses(26));
        QCOMPARE(support::predictorOf(model)->classes(), core::Classes::numbered(26));
        model.passport["classes"] = core::classesText(support::letters());
        QCOMPARE(support::predictorOf(model)->classes(), support::letters());
        QCOMPARE(core::classesText(core::Classes()), QString());
    }

    void refusesClassesThatDoNotFit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("too few") << R"(["a","b","c"])"
                                 << "expected 10 names, one for each output";
        QTest::newRow("no names") << "{}"
                                  << "found 0";
        QTest::newRow("no JSON") << "a,b,c"
                                 << "found 0";
        QTest::newRow("other values") << R"(["a",1])"
                                      << "line 2: expected the name of a class";
        QTest::newRow("doubled") << R"(["a","a"])"
                                 << "expected every name once";
    }

    void refusesClassesThatDoNotFit()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        core::Model model = support::randomModel();
        model.passport["classes"] = text;
        const auto predictor = core::Predictor::create(model);
        QVERIFY(!predictor);
        const QString& message = predictor.error().message;
        QVERIFY2(message.startsWith("`classes`: "), qPrintable(message));
        QVERIFY2(message.contains(problem), qPrintable(message));
    }

    void refusesParametersThatDoNotFit()
    {
        core::Model model = support::randomModel();
        model.parameters.pop_back();
        const auto predictor = core::Predictor::create(model);
        QVERIFY(!predictor);
        QVERIFY2(
            predictor.error().message.contains("242762") &&
                predictor.error().message.contains("242761"),
            qPrintable(predictor.error().message));
    }
};

QTEST_GUILESS_MAIN(TstPredictor)
#include "tst_predictor.moc"
