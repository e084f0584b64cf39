#include "app/command.h"
#include "app/console.h"
#include "app/drawings.h"
#include "app/tr.h"
#include "core/prediction/ties.h"

namespace app
{

namespace
{

void addOptions(QCommandLineParser& parser)
{
    addModelOption(parser);
    addDrawingOptions(parser, Tr::tr("Reads every drawing of an ink file."));
}

/// Tells what one drawing is read as.
void tell(
    const Console& console, const core::Classes& classes, const NamedDrawing& drawing,
    const core::Reading& reading)
{
    const auto probability = static_cast<double>(reading.probability());
    QJsonObject object = drawing.object;
    addReading(object, reading, classes);
    object["probability"] = probability;
    console.object(object);
    const QString words = !reading.isDigit
                              ? Tr::tr("%1: doesn't look like a digit (most like %2, %3)")
                          : core::isTie(reading.probabilities)
                              ? Tr::tr("%1: can't tell (%2 or others as probable, %3)")
                              : Tr::tr("%1: %2 (%3)");
    console.line(
        words.arg(drawing.title, classes.name(reading.mostLike), percentText(probability, 1)));
}

int run(const QCommandLineParser& parser)
{
    if (!hasDrawings(parser)) {
        return wrongUsage(Tr::tr("predict needs pictures or --ink FILE"));
    }
    const core::Result<core::PredictorPointer> predictor = openPredictor(parser);
    if (!predictor) {
        return fail(predictor.error().message);
    }
    const Console console(parser.isSet("json"));
    return forEachReading(
        parser, **predictor, console,
        [&](const NamedDrawing& drawing, const core::Reading& reading) {
            tell(console, (*predictor)->classes(), drawing, reading);
            return Succeeded;
        });
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
