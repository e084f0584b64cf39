#include "tests/support/exportcases.h"

#include "core/modelfile/modelexport.h"
#include "core/network/layertext.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

namespace support
{

namespace
{

ExportCase
exportCase(const char* name, const core::Architecture& spec, const core::Passport& passport)
{
    core::Model model = randomModel(spec);
    for (float& parameter : model.parameters) {
        parameter *= 4; // so that the digits' probabilities differ
    }
    model.passport = passport;
    return {name, predictorOf(model)};
}

core::Architecture architectureOf(const char* layers, core::Head head = core::Head::Logits)
{
    const auto architecture = core::architectureFromLayersText(layers);
    if (!architecture) {
        qFatal("%s", qPrintable(architecture.error().message));
    }
    return {architecture->layers, head};
}

const core::Passport tempered{{"dataset", "toy"}, {core::passport::temperature, "2.5"}};

} // namespace

core::Architecture everyLayer(core::Head head)
{
    return architectureOf(
        "conv 4x5, relu, maxpool 2, conv 6x3 pad 1, batchnorm, sigmoid, avgpool 2, dropout 0.5, "
        "tanh, linear 16, batchnorm, leakyrelu 0.1, linear 10",
        head);
}

QList<ExportCase> layeredExportCases()
{
    const core::Passport plain{{"dataset", "toy"}};
    return {
        exportCase("every kind of layer", everyLayer(), tempered),
        exportCase("tutorial's head on convolutions", everyLayer(core::Head::Tutorial), plain),
        exportCase(
            "pools that leave a rest",
            architectureOf("conv 3x4, batchnorm, relu, maxpool 3, tanh, conv 5x2 pad 2, relu, "
                           "avgpool 4, flatten, linear 10"),
            plain),
        exportCase(
            "activations and norms before weights",
            architectureOf("tanh, batchnorm, avgpool 3, leakyrelu 0, dropout 0.2, relu, conv 7x9, "
                           "sigmoid, leakyrelu 1, linear 10"),
            plain),
        exportCase(
            "kernels beyond the edge",
            architectureOf("maxpool 5, conv 8x9 pad 4, conv 4x1, tanh, "
                           "tanh, flatten, flatten, linear 10"),
            plain),
        exportCase(
            "26 letters", architectureOf("conv 4x5, relu, maxpool 2, flatten, linear 26"),
            {{core::passport::classes, core::classesText(letters())}}),
        exportCase(
            "no convolution",
            architectureOf("dropout 0.1, flatten, linear 24, linear 20, batchnorm, relu, dropout "
                           "0.5, linear 10"),
            tempered)};
}

QList<ExportCase> exportCases()
{
    using core::Architecture;
    using core::Head;
    const core::Passport plain{{"dataset", "toy"}};
    core::Passport unfriendly = tempered;
    unfriendly["note"] = unfriendlyText;
    QList<ExportCase> cases{
        exportCase("one hidden layer", Architecture::perceptron({16}), plain),
        exportCase("two, temperature", Architecture::perceptron({20, 30}), tempered),
        exportCase("two classes", Architecture::perceptron({16}).withClasses(2), plain),
        exportCase("three hidden layers", Architecture::perceptron({32, 24, 16}), plain),
        exportCase(
            "tutorial's head", Architecture::perceptron({32, 24, 16}, Head::Tutorial), plain)};
    cases += layeredExportCases();
    cases += exportCase(
        "tutorial's head, temperature", Architecture::perceptron({16}, Head::Tutorial), unfriendly);
    return cases;
}

std::vector<core::DigitImage> exportImages(qsizetype count)
{
    const core::DatasetPointer dataset = toyDataset(0, count);
    std::vector<core::DigitImage> images;
    for (qsizetype i = 0; i < count; ++i) {
        images.push_back(dataset->test.digitImage(i));
    }
    return images;
}

ExportDifference exportDifference(
    const core::Predictor& predictor, std::span<const core::DigitImage> images,
    const core::ReadBacks& found)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (found.size() != images.size()) {
        return {infinite, infinite};
    }
    ExportDifference result;
    double largestLogit = 0;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const auto logits = predictor.outputs(images[i]);
        result.logits = std::max(result.logits, core::largestDifference(found[i].logits, logits));
        result.probabilities = std::max(
            result.probabilities,
            core::largestDifference(found[i].probabilities, predictor.predict(images[i])));
        largestLogit = std::max(
            largestLogit, core::largestDifference(logits, core::ClassValues(logits.size())));
    }
    result.logits /= largestLogit;
    return result;
}

core::PredictorPointer predictorOfRoundingErrors()
{
    core::Model model = randomModel(core::Architecture::perceptron({512}));
    const QList<core::ParameterView> views = core::parameterViews(model.network);
    const auto values = [&](qsizetype index) {
        return std::span(model.parameters).subspan(views[index].offset, views[index].count);
    };
    std::ranges::fill(values(0), 0.01F); // all hidden units are equal
    std::ranges::fill(values(1), 0.0F);
    std::ranges::fill(values(3), 0.0F);
    std::mt19937 random(1);
    const auto row = [&](int digit) { return values(2).subspan(digit * 512, 512); };
    std::ranges::generate(row(0), [&] { return float(random() % 2000001) * 100 - 1e8F; });
    for (int digit = 1; digit < core::digitCount; ++digit) {
        std::ranges::copy(row(0), row(digit).begin());
        std::ranges::shuffle(row(digit), random);
    }
    return predictorOf(model);
}

void addExportCases()
{
    QTest::addColumn<qsizetype>("index");
    const QList<ExportCase> cases = exportCases();
    for (qsizetype i = 0; i < cases.size(); ++i) {
        QTest::newRow(cases[i].name) << i;
    }
}

void checkExport(
    qsizetype index, const QString& path,
    core::Result<core::Done> (*write)(const QString&, const core::Predictor&),
    const ReadBackFunction& predict, double limit)
{
    const core::PredictorPointer predictor = exportCases()[index].predictor;
    const auto written = write(path, *predictor);
    QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
    const auto images = exportImages();
    const auto found = predict(path, *predictor, images);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    const auto difference = exportDifference(*predictor, images, *found);
    QVERIFY2(difference.logits < limit, qPrintable(QString::number(difference.logits)));
    QVERIFY(difference.probabilities < limit);
}

} // namespace support
