#include "app/drawings.h"

#include "app/command.h"
#include "app/progressbar.h"
#include "app/tr.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturefile.h"
#include "core/ink/picturerasterizer.h"
#include "core/prediction/readall.h"
#include "core/training/threadchoice.h"

#include <algorithm>
#include <vector>

namespace app
{

namespace
{

/// What is to be told of a drawing and of what a model reads in it.
using Tell = std::function<int(const NamedDrawing& drawing, const core::Reading& reading)>;

/// Passes the drawings on to `tell`, as forEachDrawing() and forEachReading() say: with a predictor
/// many of an ink file together, else one by one and with an empty reading.
class Teller
{
public:
    Teller(
        const core::Classes& classes, const core::Predictor* predictor, const Console& console,
        Tell tell)
        : m_classes(classes)
        , m_predictor(predictor)
        , m_console(console)
        , m_tell(std::move(tell))
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
        DrawingsProgress progress(m_console, inks->size());
        for (qsizetype i = 0; i < inks->size() && !Console::isOutputLost(); ++i) {
            const core::Ink& ink = (*inks)[i];
            QJsonObject object{{"source", "ink"}, {"file", path}, {"number", i + 1}};
            if (ink.label) {
                object["label"] = *ink.label;
            }
            const QString title = Tr::tr("%1, drawing %2").arg(path).arg(i + 1);
            add(object, title, core::rasterizeInk(ink));
            if (!m_predictor || m_drawings.size() == core::imagesTogether) {
                progress.tell(i);
                tellAll();
            }
        }
        tellAll();
    }

    void tellPicture(const QString& path)
    {
        const core::Result<QImage> picture = core::readPicture(path);
        if (!picture) {
            m_code = fail(picture.error().message);
            return;
        }
        add({{"source", "picture"}, {"file", path}}, path,
            core::imageOfPicture(*picture, m_classes));
        tellAll();
    }

    int code() const { return m_code; }

private:
    struct Drawing {
        QJsonObject object;
        QString title;
        bool showsInk;
    };

    void
    add(const QJsonObject& object, const QString& title,
        const std::optional<core::DigitImage>& image)
    {
        m_drawings.append({object, title, image.has_value()});
        if (image) {
            m_images.push_back(*image);
        }
    }

    /// Tells of what was added since the last time.
    void tellAll()
    {
        const auto readings = m_predictor
                                  ? core::readAll(*m_predictor, m_images, readingThreads())
                                  : core::Result(QList<core::Reading>(std::ssize(m_images)));
        if (!readings) {
            m_code = fail(readings.error().message);
        }
        qsizetype image = 0;
        for (const Drawing& each : readings ? m_drawings : QList<Drawing>()) {
            if (each.showsInk) {
                const NamedDrawing drawing{
                    each.object, each.title, m_images[static_cast<std::size_t>(image)]};
                m_code = std::max(m_code, m_tell(drawing, readings->at(image++)));
            } else {
                tellNoInk(each);
            }
        }
        m_drawings.clear();
        m_images.clear();
    }

    void tellNoInk(Drawing drawing) const
    {
        drawing.object[m_classes.areDigits() ? "digit" : "class"] = QJsonValue::Null;
        m_console.object(drawing.object);
        m_console.line(Tr::tr("%1: no ink found").arg(drawing.title));
    }

    const core::Classes& m_classes;
    const core::Predictor* m_predictor; ///< may be null
    const Console& m_console;
    Tell m_tell;
    QList<Drawing> m_drawings; ///< that are not told yet
    std::vector<core::DigitImage> m_images;
    int m_code = Succeeded;
};

int tellAll(Teller teller, const QCommandLineParser& parser, const QStringList& pictures)
{
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
    const Tell tellDrawing = [&](const NamedDrawing& drawing, const core::Reading& /*reading*/) {
        return tell(drawing);
    };
    return tellAll(Teller(classes, nullptr, console, tellDrawing), parser, pictures);
}

int forEachReading(
    const QCommandLineParser& parser, const core::Predictor& predictor, const Console& console,
    const std::function<int(const NamedDrawing& drawing, const core::Reading& reading)>& tell)
{
    const Teller teller(predictor.classes(), &predictor, console, tell);
    return tellAll(teller, parser, parser.positionalArguments());
}

int readingThreads()
{
    return std::min(2, core::availableCores());
}

DrawingsProgress::DrawingsProgress(const Console& console, qsizetype count)
    : m_console(console)
    , m_count(count)
{
    m_time.start();
}

void DrawingsProgress::tell(qsizetype done) const
{
    const double seconds = static_cast<double>(m_time.elapsed()) / 1000;
    const double left = static_cast<double>(m_count - done);
    const ProgressLine line{
        .title = Tr::tr("Drawings"),
        .done = done,
        .total = m_count,
        .secondsPast = seconds,
        .secondsLeft = done == 0 ? -1 : seconds * left / static_cast<double>(done),
        .details = Tr::tr("drawings")};
    m_console.progress(line.text());
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
