#include "app/command.h"
#include "app/console.h"
#include "app/tr.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturerasterizer.h"

#include <QJsonArray>

namespace app
{

namespace
{

void addOptions(QCommandLineParser& parser)
{
    addModelOption(parser);
    parser.addOption({"ink", Tr::tr("Reads every drawing of an ink file."), Tr::tr("file")});
    parser.addPositionalArgument(
        "picture", Tr::tr("Picture files of one digit each, dark on light or light on dark."),
        "[PICTURE ...]");
}

QJsonArray probabilityArray(const core::Probabilities& probabilities)
{
    QJsonArray array;
    for (const float probability : probabilities) {
        array.append(static_cast<double>(probability));
    }
    return array;
}

/// Tells what one drawing is read as; `object` and `title` say which drawing that is.
void tell(
    const Console& console, const core::Predictor& predictor, QJsonObject object,
    const QString& title, const std::optional<core::DigitImage>& image)
{
    if (!image) {
        object["digit"] = QJsonValue::Null;
        console.object(object);
        console.line(Tr::tr("%1: no ink found").arg(title));
        return;
    }
    const core::Reading reading = predictor.read(*image);
    const auto probability = static_cast<double>(reading.probability());
    object["digit"] = reading.isDigit ? QJsonValue(reading.mostLike) : QJsonValue::Null;
    object["most_like"] = reading.mostLike;
    object["rejected"] = !reading.isDigit;
    object["probability"] = probability;
    object["probabilities"] = probabilityArray(reading.probabilities);
    console.object(object);
    const QString words = reading.isDigit
                              ? Tr::tr("%1: %2 (%3)")
                              : Tr::tr("%1: doesn't look like a digit (most like %2, %3)");
    console.line(words.arg(title, QString::number(reading.mostLike), percentText(probability, 1)));
}

int predictInk(const Console& console, const core::Predictor& predictor, const QString& path)
{
    const core::Result<QList<core::Ink>> inks = core::readInkFile(path);
    if (!inks) {
        return fail(inks.error().message);
    }
    for (qsizetype i = 0; i < inks->size(); ++i) {
        const core::Ink& ink = (*inks)[i];
        QJsonObject object{{"source", "ink"}, {"file", path}, {"number", i + 1}};
        if (ink.label) {
            object["label"] = *ink.label;
        }
        const QString title = Tr::tr("%1, drawing %2").arg(path).arg(i + 1);
        tell(console, predictor, object, title, core::rasterizeInk(ink));
    }
    return Succeeded;
}

/// A picture that cannot be read does not keep the others from being told.
int predictPictures(
    const Console& console, const core::Predictor& predictor, const QStringList& paths)
{
    int code = Succeeded;
    for (const QString& path : paths) {
        const core::Result<QImage> picture = core::readPicture(path);
        if (!picture) {
            code = fail(picture.error().message);
            continue;
        }
        const QJsonObject object{{"source", "picture"}, {"file", path}};
        tell(console, predictor, object, path, core::rasterizePicture(*picture));
    }
    return code;
}

int run(const QCommandLineParser& parser)
{
    const QStringList pictures = parser.positionalArguments();
    if (pictures.isEmpty() && !parser.isSet("ink")) {
        return wrongUsage(Tr::tr("predict needs pictures or --ink FILE"));
    }
    const core::Result<core::PredictorPointer> predictor = openPredictor(parser);
    if (!predictor) {
        return fail(predictor.error().message);
    }
    const Console console(parser.isSet("json"));
    int code = Succeeded;
    if (parser.isSet("ink")) {
        code = predictInk(console, **predictor, parser.value("ink"));
    }
    return std::max(code, predictPictures(console, **predictor, pictures));
}

} // namespace

Command predictCommand()
{
    return {
        "predict",
        Tr::tr("names the digits in pictures or ink, or says that they are none"),
        QStringLiteral("  digitlab predict seven.png\n"
                       "  digitlab predict --model mine.safetensors scans/*.jpg --json\n"
                       "  digitlab predict --ink drawings.jsonl\n"),
        addOptions,
        run,
        true};
}

} // namespace app
