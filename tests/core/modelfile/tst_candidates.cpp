#include "core/base/memory.h"
#include "core/modelfile/foreignmodel.h"
#include "core/network/layertext.h"
#include "tests/support/logits.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <random>

namespace
{

constexpr qsizetype imageCount = 60;

core::Architecture networkOf(const QString& layers)
{
    return core::architectureFromLayersText(layers).value();
}

/// What a file of that network's weights holds.
core::WeightChain chainOf(const core::Model& model)
{
    core::WeightChain chain;
    for (const auto& each : model.network.placed()) {
        core::Layer layer = each.layer;
        if (auto* conv = std::get_if<core::layer::Conv>(&layer)) {
            conv->padding = 0;
        }
        if (!each.name.isEmpty()) {
            chain.links.append({layer, each.name, each.before.channels, each.after.channels});
        }
    }
    chain.parameters = model.parameters;
    return chain;
}

/// A network whose batch normalisations, if it has any, do something.
core::Model randomModel(const QString& layers)
{
    core::Model model = support::randomModel(networkOf(layers));
    std::mt19937 random(7);
    std::uniform_real_distribution<float> about(0.6F, 1.4F);
    for (const core::ParameterView& view : core::parameterViews(model.network)) {
        if (view.name.startsWith("bn")) {
            std::generate_n(
                model.parameters.begin() + view.offset, view.count, [&] { return about(random); });
        }
    }
    return model;
}

/// Blots, as bytes: dark paper with some ink.
core::LabelledImages blots()
{
    std::mt19937 random(3);
    std::uniform_int_distribution<int> byte(1, 255);
    std::uniform_int_distribution<int> place(0, core::digitImagePixels - 1);
    core::LabelledImages images;
    for (qsizetype i = 0; i < imageCount; ++i) {
        QByteArray image(core::digitImagePixels, '\0');
        for (int dot = 0; dot < 150; ++dot) {
            image[place(random)] = static_cast<char>(byte(random));
        }
        images.pixels += image;
        images.labels += '\0';
    }
    return images;
}

/// The pixels as a network gets them that takes them in that form: raw float32.
QByteArray pixelsIn(const core::LabelledImages& images, core::PixelForm form)
{
    const core::PixelScale scale = core::scaleOf(form);
    QByteArray all;
    for (qsizetype i = 0; i < images.size(); ++i) {
        for (const float pixel : images.digitImage(i)) {
            const auto scaled = static_cast<float>(scale.factor * pixel + scale.offset);
            all.append(reinterpret_cast<const char*>(&scaled), sizeof(scaled));
        }
    }
    return all;
}

/// Lets the network itself say what each image shows. Before that, its outputs are centred, so that
/// it says all digits, and made loud.
core::LabelledImages labelled(core::Model& model, core::PixelForm form)
{
    core::LabelledImages images = blots();
    const QByteArray pixels = pixelsIn(images, form);
    const std::vector<float> before = support::logitsOf(model, pixels);
    const auto biases = model.parameters.end() - core::digitCount;
    for (std::size_t i = 0; i < before.size(); ++i) {
        *(biases + i % core::digitCount) -= before[i] / imageCount;
    }
    const core::ParameterView weights = *(core::parameterViews(model.network).cend() - 2);
    for (auto at = model.parameters.begin() + weights.offset; at != model.parameters.end(); ++at) {
        *at *= 100;
    }
    const std::vector<float> logits = support::logitsOf(model, pixels);
    for (qsizetype i = 0; i < images.size(); ++i) {
        const auto first = logits.begin() + i * core::digitCount;
        images.labels[i] =
            static_cast<char>(std::max_element(first, first + core::digitCount) - first);
    }
    return images;
}

core::DatasetSupply supplyOf(const core::LabelledImages& images)
{
    auto dataset = std::make_shared<core::Dataset>();
    dataset->name = "blots";
    dataset->train = images;
    return [dataset] { return dataset; };
}

} // namespace

Q_DECLARE_METATYPE(core::PixelForm)

/// What another program's network may look like, and what it then says of images.
class TstCandidates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualComesFirst_data();
    void theUsualComesFirst();
    void isAmongThem_data();
    void isAmongThem();
    void saysWhatDoesNotFit();
    void teachingKeepsHowPixelsAreTaken();
    void pixelsBecomePartOfTheNetwork_data();
    void pixelsBecomePartOfTheNetwork();
    void theRightOneIsFound_data();
    void theRightOneIsFound();
    void whatIsToldIsTaken();
    void theFormsHaveNames();
    void aStopRequestEndsTheTrial();
    void wideLayersTakeLittleMemory();
};

void TstCandidates::theUsualComesFirst_data()
{
    QTest::addColumn<QString>("layers");
    QTest::newRow("PyTorch's example")
        << "conv 32x3, relu, conv 64x3, relu, maxpool 2, flatten, linear 128, relu, linear 10";
    QTest::newRow("LeNet-5") << "conv 6x5 pad 2, relu, maxpool 2, conv 16x5, relu, maxpool 2, "
                                "flatten, linear 120, relu, linear 84, relu, linear 10";
    QTest::newRow("a perceptron") << "784-20-10";
    QTest::newRow("normalised pixels") << "batchnorm, conv 3x5, batchnorm, relu, maxpool 2, "
                                          "flatten, linear 10";
}

void TstCandidates::theUsualComesFirst()
{
    QFETCH(QString, layers);
    const auto candidates = core::candidateArchitectures(chainOf(randomModel(layers)));
    QVERIFY2(candidates, candidates ? "" : qPrintable(candidates.error().message));
    QCOMPARE(core::layersText(candidates->first()), layers);
}

void TstCandidates::isAmongThem_data()
{
    QTest::addColumn<QString>("layers");
    QTest::newRow("LeNet-5 of 1998")
        << "conv 6x5 pad 2, tanh, avgpool 2, conv 16x5, tanh, avgpool 2, flatten, linear 120, "
           "tanh, linear 84, tanh, linear 10";
    QTest::newRow("even kernels") << "conv 4x4 pad 2, sigmoid, maxpool 2, conv 4x2, sigmoid, "
                                     "flatten, linear 10";
    QTest::newRow("normalised at last")
        << "conv 4x3 pad 1, relu, maxpool 2, batchnorm, flatten, linear 9, "
           "relu, batchnorm, linear 10";
    QTest::newRow("kernels of one pixel") << "conv 8x3 pad 1, relu, conv 4x1, relu, maxpool 2, "
                                             "flatten, linear 10";
    QTest::newRow("deep") << "conv 4x3 pad 1, batchnorm, relu, conv 4x3 pad 1, batchnorm, relu, "
                             "maxpool 2, conv 6x3 pad 1, batchnorm, relu, conv 6x3 pad 1, "
                             "batchnorm, relu, maxpool 2, flatten, linear 20, relu, linear 10";
}

void TstCandidates::isAmongThem()
{
    QFETCH(QString, layers);
    const core::Model model = randomModel(layers);
    const core::WeightChain chain = chainOf(model);
    const auto candidates = core::candidateArchitectures(chain);
    QVERIFY2(candidates, candidates ? "" : qPrintable(candidates.error().message));
    QVERIFY(candidates->contains(model.network));
    QVERIFY(candidates->size() <= 8 * 16);
    for (const core::Architecture& each : *candidates) {
        QVERIFY(each.validate());
        QVERIFY(core::checkFit(chain, each));
    }
}

void TstCandidates::saysWhatDoesNotFit()
{
    // 28 pixels in steps of two are 14 and 7, which no pool of two gives out of 26 or 24.
    const core::WeightChain strided{
        {{core::layer::Conv{8, 3}, "c1", 1, 8},
         {core::layer::Conv{8, 3}, "c2", 8, 8},
         {core::layer::Linear{10}, "out", 8 * 9 * 9, 10}},
        {},
        {}};
    const auto candidates = core::candidateArchitectures(strided);
    QVERIFY(!candidates);
    QCOMPARE(
        candidates.error().message,
        "layer `out`: its 648 inputs do not fit what comes out of the convolutions before it: with "
        "steps of one pixel, zeros around the image (none, or half a kernel) and pools of 2x2 "
        "pixels, that has sides of 5, 6, 7, 11, 12, 13, 14, 24, 26, 28 pixels; other layers "
        "between them must be told");
    // Other layers can be told.
    const auto told = networkOf("conv 8x3, relu, conv 8x3 pad 2, relu, maxpool 3, linear 10");
    QVERIFY(core::checkFit(
        strided, networkOf("conv 8x3 pad 1, conv 8x3 pad 1, maxpool 3, linear "
                           "10")));
    const auto wrong = core::checkFit(strided, told);
    QVERIFY2(wrong, wrong ? "" : qPrintable(wrong.error().message));
    const auto other = core::checkFit(strided, networkOf("conv 8x3, conv 8x5, linear 10"));
    QVERIFY(!other);
    QCOMPARE(
        other.error().message,
        "layers: expected those with weights to be as in the file (conv 8x3 after 1, conv 8x3 "
        "after 8, linear 10 after 648), found conv 8x3 after 1, conv 8x5 after 8, linear 10 after "
        "3872");
}

/// Training normalises by what is in a batch. So what stands for the pixels' form has to expect
/// what is there: pixels of MNIST.
void TstCandidates::teachingKeepsHowPixelsAreTaken()
{
    const core::Model original = randomModel("conv 5x5 pad 2, tanh, flatten, linear 10");
    const core::Model model =
        core::modelOf(chainOf(original), {original.network, core::PixelForm::Normalised});
    QCOMPARE(core::layersText(model.network).section(',', 0, 0), QString("batchnorm"));
    const std::vector<float>& values = model.parameters; // factor, offset, mean, variance
    QVERIFY(std::abs(values[0] - 1) < 1e-3F);
    QVERIFY(std::abs(values[1]) < 1e-3F);
    QCOMPARE(values[2], 0.1307F);
    QVERIFY(std::abs(values[3] - 0.3081F * 0.3081F) < 1e-3F);
}

void TstCandidates::pixelsBecomePartOfTheNetwork_data()
{
    QTest::addColumn<QString>("layers");
    QTest::addColumn<core::PixelForm>("form");
    QTest::addColumn<QString>("folded");
    const auto rows = [](const char* title, const QString& layers, bool isSummed) {
        for (const core::PixelForm form : core::pixelForms()) {
            const bool isPlain = isSummed || form == core::PixelForm::ZeroToOne;
            QTest::addRow("%s, %s", title, qPrintable(core::pixelFormName(form)))
                << layers << form << (isPlain ? layers : "batchnorm, " + layers);
        }
    };
    rows("a perceptron", "784-12-10", true);
    rows("no zeros around", "conv 5x5, tanh, maxpool 2, flatten, linear 10", true);
    rows("zeros around", "conv 5x5 pad 2, tanh, maxpool 2, flatten, linear 10", false);
    rows("batch normalisation", "batchnorm, conv 5x3 pad 1, relu, flatten, linear 10", false);
    rows("a pool", "maxpool 2, flatten, linear 9, sigmoid, linear 10", false);
}

void TstCandidates::pixelsBecomePartOfTheNetwork()
{
    QFETCH(QString, layers);
    QFETCH(core::PixelForm, form);
    QFETCH(QString, folded);
    const core::Model original = randomModel(layers);
    const core::Model model = core::modelOf(chainOf(original), {original.network, form});
    QCOMPARE(core::layersText(model.network), folded);
    QVERIFY(model.network.validate());
    const core::LabelledImages images = blots();
    const auto expected = support::logitsOf(original, pixelsIn(images, form));
    const auto found = support::logitsOf(model, pixelsIn(images, core::PixelForm::ZeroToOne));
    const double highest =
        *std::ranges::max_element(expected, {}, [](float value) { return std::abs(value); });
    QVERIFY(support::largestDifference(found, expected) < 1e-5 * std::max(1.0, std::abs(highest)));
}

void TstCandidates::theRightOneIsFound_data()
{
    QTest::addColumn<QString>("layers");
    QTest::addColumn<core::PixelForm>("form");
    using enum core::PixelForm;
    QTest::newRow("tanh") << "flatten, linear 30, tanh, linear 20, tanh, linear 10" << ZeroToOne;
    QTest::newRow("LeNet") << "conv 6x5 pad 2, tanh, avgpool 2, conv 16x5, tanh, avgpool 2, "
                              "flatten, linear 20, tanh, linear 10"
                           << Inverted;
    QTest::newRow("batch norm") << "conv 4x5, batchnorm, relu, maxpool 2, conv 6x5, batchnorm, "
                                   "relu, maxpool 2, flatten, linear 10"
                                << MinusOneToOne;
    QTest::newRow("bytes") << "conv 4x3, sigmoid, maxpool 2, flatten, linear 10" << Bytes;
}

void TstCandidates::theRightOneIsFound()
{
    QFETCH(QString, layers);
    QFETCH(core::PixelForm, form);
    core::Model model = randomModel(layers);
    const core::LabelledImages images = labelled(model, form);
    const auto found = core::understood(chainOf(model), {.dataset = supplyOf(images)});
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(core::layersText(found->assumptions.taken.network), layers);
    QCOMPARE(found->assumptions.taken.pixels, form);
    const auto& best = found->assumptions.trial.best;
    QVERIFY(best.size() >= 3);
    QCOMPARE(best.first().images, imageCount);
    QCOMPARE(best.first().correct, imageCount);
    const core::Passport& passport = found->model.passport;
    QCOMPARE(passport[core::passport::input], core::pixelFormName(form));
    QCOMPARE(
        passport[core::passport::assumed],
        "layers, input; 60 of 60 training images of blots read rightly");
    const QString text = core::assumptionsText(found->assumptions);
    QVERIFY2(text.contains("100.0 % of 60 training images of blots"), qPrintable(text));
}

void TstCandidates::whatIsToldIsTaken()
{
    core::Model model = randomModel("784-30-10");
    const core::LabelledImages images = labelled(model, core::PixelForm::ZeroToOne);
    const core::Architecture tanh = networkOf("flatten, linear 30, tanh, linear 10");
    const auto told =
        core::understood(chainOf(model), {.network = tanh, .pixels = core::PixelForm::Inverted});
    QVERIFY(told);
    QCOMPARE(told->assumptions.taken.network, tanh);
    QCOMPARE(told->model.passport[core::passport::assumed], "nothing");
    QVERIFY(core::assumptionsText(told->assumptions).startsWith("As told: layers flatten, linear"));

    const auto half =
        core::understood(chainOf(model), {.network = tanh, .dataset = supplyOf(images)});
    QVERIFY(half);
    QCOMPARE(half->assumptions.taken.network, tanh);
    QCOMPARE(half->assumptions.trial.candidates, core::pixelForms().size());
    QVERIFY(half->model.passport[core::passport::assumed].startsWith("input; "));

    const auto nothing = core::understood(chainOf(model), {});
    QVERIFY(nothing);
    QCOMPARE(nothing->assumptions.taken.network, model.network);
    QVERIFY(core::assumptionsText(nothing->assumptions).startsWith("Taken as given, not tried: "));

    const auto wrong = core::understood(chainOf(model), {.network = networkOf("784-31-10")});
    QVERIFY(!wrong);
    QVERIFY(wrong.error().message.startsWith("layers: expected those with weights to be as in"));
}

void TstCandidates::theFormsHaveNames()
{
    for (const core::PixelForm form : core::pixelForms()) {
        QCOMPARE(core::pixelFormFromName(core::pixelFormName(form)).value(), form);
    }
    QCOMPARE(
        core::pixelFormFromName("0-1").error().message,
        "input: expected one of `0..1`, `normalised`, `-1..1`, `0..255`, `inverted`, found `0-1`");
}

void TstCandidates::aStopRequestEndsTheTrial()
{
    const core::Model model = randomModel("784-30-10");
    std::stop_source source;
    source.request_stop();
    const auto found =
        core::understood(chainOf(model), {.dataset = supplyOf(blots())}, source.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().message, "reading was cancelled");
}

/// Four layers of 401,408 values from a few weights: 385 MB for 60 images at one time.
void TstCandidates::wideLayersTakeLittleMemory()
{
    const core::Model model =
        randomModel("conv 512x1, relu, conv 1x1, relu, conv 512x1, relu, conv 1x1, relu, flatten, "
                    "linear 10");
    const double before = core::peakMemoryMegabytes();
    const auto found = core::understood(
        chainOf(model), {.network = model.network,
                         .pixels = core::PixelForm::ZeroToOne,
                         .dataset = supplyOf(blots())});
    QVERIFY(found);
    QCOMPARE(found->assumptions.trial.best.first().images, imageCount);
    const double taken = core::peakMemoryMegabytes() - before;
    QVERIFY2(taken < 100, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TstCandidates)
#include "tst_candidates.moc"
