#include "app/drawings.h"

#include "app/command.h"
#include "app/tr.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturefile.h"
#include "core/ink/picturerasterizer.h"

#include <algorithm>

namespace app
{

namespace
{

/// Passes the drawings on to `tell`, as forEachDrawing() says.
class Teller
{
public:
    Teller(
        const core::Classes& classes, const Console& console,
        const std::function<int(const NamedDrawing& drawing)>& tell)
        : m_classes(classes)
        , m_console(console)
        , m_tell(tell)
    {
    }

    void tellInk(const QString& path)
    {
        if (!m_classes.areHandwriting()) {
            m_code = fail(Tr::tr("%1: expected pictures, found drawings: the model reads no "
                                 "handwriting (%2)")
                              .arg(path, core::listText(m_classes)));
            return;
        }
        const core::Result<QList<core::Ink>> inks = core::readInkFile(path);
        if (!inks) {
            m_code = fail(inks.error().message);
            return;
        }
        for (qsizetype i = 0; i < inks->size() && !Console::isOutputLost(); ++i) {
            const core::Ink& ink = (*inks)[i];
            QJsonObject object{{"source", "ink"}, {"file", path}, {"number", i + 1}};
            if (ink.label) {
                object["label"] = *ink.label;
            }
            const QString title = Tr::tr("%1, drawing %2").arg(path).arg(i + 1);
            tell(object, title, core::rasterizeInk(ink));
        }
    }

    void tellPicture(const QString& path)
    {
        const core::Result<QImage> picture = core::readPicture(path);
        if (!picture) {
            m_code = fail(picture.error().message);
            return;
        }
        tell(
            {{"source", "picture"}, {"file", path}}, path,
            core::imageOfPicture(*picture, m_classes));
    }

    int code() const { return m_code; }

private:
    void
    tell(QJsonObject object, const QString& title, const std::optional<core::DigitImage>& image)
    {
        if (image) {
            m_code = std::max(m_code, m_tell({object, title, *image}));
            return;
        }
        object[m_classes.areDigits() ? "digit" : "class"] = QJsonValue::Null;
        m_console.object(object);
        m_console.line(Tr::tr("%1: no ink found").arg(title));
    }

    const core::Classes& m_classes;
    const Console& m_console;
    const std::function<int(const NamedDrawing& drawing)>& m_tell;
    int m_code = Succeeded;
};

} // namespace

void addDrawingOptions(QCommandLineParser& parser, const QString& inkHelp)
{
    parser.addOption({"ink", inkHelp, Tr::tr("file")});
    parser.addPositionalArgument(
        "picture",
        Tr::tr("Picture files of one digit or thing each, dark on light or light on dark."),
        "[PICTURE ...]");
}

bool hasDrawings(const QCommandLineParser& parser)
{
    return parser.isSet("ink") || !parser.positionalArguments().isEmpty();
}

int forEachDrawing(
    const QCommandLineParser& parser, const core::Classes& classes, const Console& console,
    const std::function<int(const NamedDrawing& drawing)>& tell)
{
    return forEachDrawing(parser, parser.positionalArguments(), classes, console, tell);
}

int forEachDrawing(
    const QCommandLineParser& parser, const QStringList& pictures, const core::Classes& classes,
    const Console& console, const std::function<int(const NamedDrawing& drawing)>& tell)
{
    Teller teller(classes, console, tell);
    if (parser.isSet("ink")) {
        teller.tellInk(parser.value("ink"));
    }
    for (const QString& path : pictures) {
        if (!Console::isOutputLost()) {
            teller.tellPicture(path);
        }
    }
    return teller.code();
}

QJsonValue classValue(int label, const core::Classes& classes)
{
    return classes.areDigits() ? QJsonValue(label) : QJsonValue(classes.name(label));
}

void addReading(QJsonObject& object, const core::Reading& reading, const core::Classes& classes)
{
    const QJsonValue mostLike = classValue(reading.mostLike, classes);
    object[classes.areDigits() ? "digit" : "class"] = reading.isDigit ? mostLike : QJsonValue::Null;
    if (!classes.areDigits()) {
        object["class_index"] = reading.mostLike;
    }
    object["most_like"] = mostLike;
    object["rejected"] = !reading.isDigit;
    object["probabilities"] = numberArray(reading.probabilities);
}

} // namespace app
