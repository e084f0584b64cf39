// Trains with the settings of `digitlab train` and tells how well images that it has not seen are
// read: by default 10,000 of MNIST's training images, held out, so that choices are made without
// the test part; and the drawings of an ink file. The options of `digitlab train`, and
//   --test        trains on all training images and evaluates on the test part
//   --ink FILE    labelled drawings
//   --every N     evaluates after every N epochs
//   --save FILE   writes the model
//   --model FILE  trains nothing: evaluates this model
#include "app/settingsoptions.h"
#include "core/data/datasetstore.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/nondigits.h"
#include "core/ink/picturerasterizer.h"
#include "core/modelfile/modelfile.h"
#include "core/training/evaluation.h"
#include "core/training/trainingloop.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QPainter>

#include <cstdio>

namespace
{

constexpr qsizetype heldOut = 10'000;

core::LabelledImages part(const core::LabelledImages& images, qsizetype first, qsizetype count)
{
    return {
        images.pixels.mid(first * core::digitImagePixels, count * core::digitImagePixels),
        images.labels.mid(first, count)};
}

core::Dataset withoutTestPart(const core::Dataset& dataset)
{
    const qsizetype kept = dataset.train.size() - heldOut;
    core::Dataset split{dataset.name, dataset.sha256, {}, {}};
    split.train = part(dataset.train, 0, kept);
    split.test = part(dataset.train, kept, heldOut);
    return split;
}

/// The confidence in each of the images.
template <typename Make>
std::vector<float> confidences(const core::Predictor& predictor, int count, const Make& make)
{
    std::vector<float> found;
    for (int i = 0; i < count; ++i) {
        const std::optional<core::DigitImage> image = make(i);
        if (image) {
            const core::Probabilities each = predictor.predict(*image);
            found.push_back(each[static_cast<std::size_t>(core::mostProbable(each))]);
        }
    }
    return found;
}

/// A letter in one of the system's fonts, upright or slanted: none of them was trained on.
std::optional<core::DigitImage> printedLetter(int number)
{
    constexpr auto letters = u"AEFHKMNPRTVWXYdefhkmnrtuvwx";
    const QStringList families = QFontDatabase::families();
    QFont font(families[number / 54 % families.size()], 60);
    font.setItalic(number / 27 % 2 == 1);
    QImage picture(120, 120, QImage::Format_Grayscale8);
    picture.fill(255);
    QPainter painter(&picture);
    painter.setFont(font);
    painter.drawText(picture.rect(), Qt::AlignCenter, QString(QChar(letters[number % 27])));
    painter.end();
    return core::rasterizePicture(picture);
}

std::optional<core::DigitImage> generatedNoDigit(int number)
{
    core::Random random(987'654'321, static_cast<std::uint64_t>(number));
    return core::rasterizeInk(core::nonDigit(random));
}

/// How well digits and what is none are told apart by the confidence alone.
void printRejection(
    const char* name, const core::Predictor& predictor, const std::vector<float>& digits)
{
    const auto generated = confidences(predictor, 5000, generatedNoDigit);
    const auto printed = confidences(predictor, 540, printedLetter);
    std::printf(
        "%s: ROC area against generated no-digits %.4f, against printed letters %.4f\n", name,
        core::rocArea(digits, generated), core::rocArea(digits, printed));
}

void printEvaluation(const char* name, const core::Evaluation& evaluation)
{
    std::printf(
        "%s: accuracy %.2f %%, calibration error %.2f %%, rejected %.2f %%\n", name,
        100 * evaluation.score.accuracy, 100 * evaluation.calibration.error(),
        100.0 * double(evaluation.rejected) / double(evaluation.samples));
}

void printConfidence(
    const char* name, const core::LabelledImages& images, const core::Predictor& predictor)
{
    printEvaluation(name, *core::evaluate(predictor, images));
    const auto image = [&](int i) { return std::optional(images.digitImage(i)); };
    printRejection(name, predictor, confidences(predictor, int(images.size()), image));
}

void printConfidence(
    const char* name, const QList<core::Ink>& inks, const core::Predictor& predictor)
{
    core::Evaluation evaluation;
    for (const core::Ink& ink : inks) {
        const auto image = core::rasterizeInk(ink);
        evaluation.add(*ink.label, predictor.predict(*image), predictor.calibration());
    }
    printEvaluation(name, evaluation);
    const auto image = [&](int i) { return core::rasterizeInk(inks[i]); };
    printRejection(name, predictor, confidences(predictor, int(inks.size()), image));
}

/// Trains as the program does and tells how it goes.
core::Result<core::Model>
trained(const core::Dataset& dataset, const core::TrainingSettings& settings, int every)
{
    core::Model newest;
    double seconds = 0;
    const auto tell = [&](const core::EpochResult& result) {
        seconds += result.seconds;
        if (result.epoch % every == 0 || result.epoch == settings.epochs) {
            std::printf(
                "epoch %3d  train %.2f %%  test %.2f %%  loss %.4f  %.1f s\n", result.epoch,
                100 * result.train.accuracy, 100 * result.test.accuracy, result.test.loss, seconds);
            std::fflush(stdout);
        }
    };
    const core::TrainingHooks hooks{
        .epochEnded = tell, .snapshotTaken = [&](core::Model model) { newest = std::move(model); }};
    const auto result = core::trainingLoop(dataset, settings, {}, hooks);
    return result ? core::Result<core::Model>(newest) : result.error();
}

int failed(const core::Error& error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName("digitlab");
    QCommandLineParser parser;
    app::addSettingsOptions(parser);
    parser.addOptions(
        {{"test", {}},
         {"ink", {}, "file"},
         {"every", {}, "n", "10"},
         {"save", {}, "file"},
         {"model", {}, "file"}});
    parser.process(application);
    const auto preset = app::presetSettings(parser);
    const auto settings = preset ? app::readSettings(parser, *preset) : preset;
    if (!settings) {
        return failed(settings.error());
    }
    const auto dataset = core::DatasetStore().load("mnist");
    if (!dataset) {
        return failed(dataset.error());
    }
    const core::Dataset used = parser.isSet("test") ? **dataset : withoutTestPart(**dataset);
    const auto model = parser.isSet("model")
                           ? core::readModel(parser.value("model"))
                           : trained(used, *settings, parser.value("every").toInt());
    if (!model) {
        return failed(model.error());
    }
    const auto predictor = core::Predictor::create(*model);
    printConfidence("images", used.test, **predictor);
    if (parser.isSet("ink")) {
        const auto inks = core::readInkFile(parser.value("ink"));
        if (!inks) {
            return failed(inks.error());
        }
        printConfidence("ink", *inks, **predictor);
    }
    if (parser.isSet("save")) {
        const auto written = core::writeModel(parser.value("save"), *model);
        return written ? 0 : failed(written.error());
    }
    return 0;
}
