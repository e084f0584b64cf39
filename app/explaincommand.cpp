#include "app/command.h"
#include "app/console.h"
#include "app/drawings.h"
#include "app/progressbar.h"
#include "app/tr.h"
#include "core/insight/explanation.h"

#include <QElapsedTimer>

#include <cmath>

namespace app
{

namespace
{

/// The digits of the options; of those that the user did not name, each image has its own.
struct AskedDigits {
    std::optional<int> forDigit;
    std::optional<int> againstDigit;
};

void addOptions(QCommandLineParser& parser)
{
    addModelOption(parser);
    addDatasetOption(parser);
    addDrawingOptions(parser, Tr::tr("Explains every drawing of an ink file."));
    parser.addOptions({
        {"for",
         Tr::tr("Tells what speaks for this digit, or other class. If left out, the most probable "
                "one, except "
                "that of --against."),
         Tr::tr("digit", "in --help")},
        {"against",
         Tr::tr("Tells what speaks against this digit. If left out, the most probable digit, "
                "except that of --for."),
         Tr::tr("digit", "in --help")},
    });
}

core::Result<int>
readClass(const QCommandLineParser& parser, const QString& option, const core::Classes& classes)
{
    const QString name = parser.value(option);
    const qsizetype label = classes.names().indexOf(name);
    if (label < 0) {
        const QString expected = classes.areDigits()
                                     ? Tr::tr("a digit from 0 to 9")
                                     : Tr::tr("a class (%1)").arg(core::listText(classes));
        return core::Error{
            Tr::tr("--%1: expected %2, found `%3`").arg(option, expected, name.left(80))};
    }
    return static_cast<int>(label);
}

core::Result<AskedDigits> readDigits(const QCommandLineParser& parser, const core::Classes& classes)
{
    AskedDigits digits;
    for (const auto& [option, digit] :
         {std::pair("for", &digits.forDigit), std::pair("against", &digits.againstDigit)}) {
        if (parser.isSet(option)) {
            const core::Result<int> read = readClass(parser, option, classes);
            if (!read) {
                return read.error();
            }
            *digit = *read;
        }
    }
    if (digits.forDigit && digits.forDigit == digits.againstDigit) {
        return core::Error{Tr::tr("--for, --against: expected two different digits, found %1 twice")
                               .arg(classes.name(*digits.forDigit))};
    }
    return digits;
}

QJsonArray
neighbourArray(const std::vector<core::Neighbour>& neighbours, const core::Classes& classes)
{
    QJsonArray array;
    for (const core::Neighbour& each : neighbours) {
        array.append(QJsonObject{
            {"index", each.index},
            {"label", classValue(each.label, classes)},
            {"distance", each.distance}});
    }
    return array;
}

QJsonValue
changeValue(const std::optional<core::SmallestChange>& change, const core::Classes& classes)
{
    if (!change) {
        return QJsonValue::Null;
    }
    return QJsonObject{
        {"image", numberArray(change->image)},
        {"l2", change->l2},
        {"read_as", classValue(change->readAs, classes)},
        {"rejected", !change->isDigit}};
}

/// Adds what there is to tell to the object that says which drawing it is.
QJsonObject withExplanation(QJsonObject object, const core::Explanation& explanation)
{
    const core::Classes& classes = explanation.classes;
    object["image"] = numberArray(explanation.image);
    addReading(object, explanation.reading, classes);
    object["logits"] = numberArray(explanation.outputs);
    object["for"] = classValue(explanation.digits.forDigit, classes);
    object["against"] = classValue(explanation.digits.againstDigit, classes);
    object["attribution"] = numberArray(explanation.attribution.values);
    object["completeness_error"] = explanation.attribution.completenessError;
    object["occlusion"] = numberArray(explanation.occlusion);
    object["neighbours"] = neighbourArray(explanation.neighbours, classes);
    object["smallest_change"] = changeValue(explanation.smallestChange, classes);
    object["summary"] = explanation.summary;
    return object;
}

QString neighboursLine(const core::Explanation& explanation)
{
    QStringList labels;
    for (const core::Neighbour& each : explanation.neighbours) {
        labels.append(explanation.classes.name(each.label));
    }
    return Tr::tr("  nearest training images: %1").arg(labels.join(' '));
}

/// Explains drawings, one after the other.
class Explainer
{
public:
    Explainer(Console console, core::LastLayer training, AskedDigits digits)
        : m_console(console)
        , m_training(std::move(training))
        , m_digits(digits)
    {
    }

    /// Returns the exit code.
    int tell(const NamedDrawing& drawing) const
    {
        const core::Predictor& predictor = m_training.predictor();
        const core::DigitPair digits = core::pairOf(
            predictor.outputs(drawing.image), m_digits.forDigit, m_digits.againstDigit);
        const auto explanation = core::explain(predictor, drawing.image, digits, m_training);
        if (!explanation) {
            return fail(core::inFile(drawing.title, explanation.error()).message);
        }
        m_console.object(withExplanation(drawing.object, *explanation));
        tellInWords(drawing.title, *explanation);
        return Succeeded;
    }

private:
    void tellInWords(const QString& title, const core::Explanation& explanation) const
    {
        const core::DigitPair& digits = explanation.digits;
        m_console.line(Tr::tr("%1: %2").arg(title, explanation.summary));
        m_console.line(Tr::tr("  outputs: %1 for %2, %3 for %4")
                           .arg(explanation.outputs[static_cast<std::size_t>(digits.forDigit)])
                           .arg(explanation.classes.name(digits.forDigit))
                           .arg(explanation.outputs[static_cast<std::size_t>(digits.againstDigit)])
                           .arg(explanation.classes.name(digits.againstDigit)));
        m_console.line(neighboursLine(explanation));
        if (explanation.smallestChange) {
            m_console.line(Tr::tr("  smallest change to %1: L2 %2")
                               .arg(explanation.classes.name(explanation.smallestChange->readAs))
                               .arg(explanation.smallestChange->l2));
        }
    }

    Console m_console;
    core::LastLayer m_training;
    AskedDigits m_digits;
};

core::Result<core::LastLayer> prepare(
    const Console& console, const core::Predictor& predictor, const core::LabelledImages& images)
{
    QElapsedTimer time;
    time.start();
    const auto tell = [&](double share) {
        const double seconds = static_cast<double>(time.elapsed()) / 1000;
        const ProgressLine line{
            .title = Tr::tr("Training images"),
            .done = std::llround(share * static_cast<double>(images.size())),
            .total = images.size(),
            .secondsPast = seconds,
            .secondsLeft = seconds * (1 - share) / share};
        console.progress(line.text());
    };
    return core::LastLayer::compute(predictor, images, {}, tell);
}

int run(const QCommandLineParser& parser)
{
    if (!hasDrawings(parser)) {
        return wrongUsage(Tr::tr("explain needs pictures or --ink FILE"));
    }
    const core::Result<core::PredictorPointer> predictor = openPredictor(parser);
    if (!predictor) {
        return fail(predictor.error().message);
    }
    const core::Result<AskedDigits> digits = readDigits(parser, (*predictor)->classes());
    if (!digits) {
        return wrongUsage(digits.error().message);
    }
    const auto dataset = loadDatasetFor(parser, **predictor);
    if (!dataset) {
        return fail(dataset.error().message);
    }
    const Console console(parser.isSet("json"));
    auto training = prepare(console, **predictor, (*dataset)->train);
    if (!training) {
        return fail(training.error().message);
    }
    const Explainer explainer(console, *std::move(training), *digits);
    return forEachDrawing(
        parser, (*predictor)->classes(), console,
        [&](const NamedDrawing& drawing) { return explainer.tell(drawing); });
}

} // namespace

Command explainCommand()
{
    return {
        "explain",
        Tr::tr("tells why a digit is read as it is, and what would change that"),
        QStringLiteral("  digitlab explain seven.png\n"
                       "  digitlab explain --for 1 --against 7 seven.png --json\n"
                       "  digitlab explain --model mine.safetensors --dataset mnist "
                       "--ink drawings.jsonl\n"),
        addOptions,
        run,
        true};
}

} // namespace app
