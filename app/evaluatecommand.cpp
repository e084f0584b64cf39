#include "app/columns.h"
#include "app/command.h"
#include "app/console.h"
#include "app/drawings.h"
#include "app/outputfile.h"
#include "app/tr.h"
#include "core/base/savefile.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturefile.h"
#include "core/ink/picturelist.h"
#include "core/ink/picturerasterizer.h"
#include "core/insight/mistakes.h"
#include "core/prediction/readall.h"
#include "core/runs/statistics.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

namespace app
{

namespace
{

/// An evaluation, and how many samples showed no ink at all: they count as wrong, but have no
/// prediction to stand in the confusion matrix.
struct Finding {
    core::Evaluation evaluation;
    QList<core::LabelledReading> readings{}; ///< one for each sample that shows ink, where wanted
    qint64 empty = 0;

    void add(int label, const core::Reading& reading, const core::Calibration& calibration)
    {
        readings.append({label, reading});
        evaluation.add(label, reading.probabilities, calibration);
    }

    qint64 samples() const { return evaluation.samples + empty; }

    double accuracy() const
    {
        return static_cast<double>(evaluation.correct) /
               static_cast<double>(std::max<qint64>(samples(), 1));
    }
};

void addOptions(QCommandLineParser& parser)
{
    addModelOption(parser);
    addDatasetOption(parser);
    parser.addOptions({
        {"ink", Tr::tr("Evaluates on labelled drawings, an ink file."), Tr::tr("file")},
        {"images", Tr::tr("Evaluates on pictures; the CSV's columns are file and label."),
         Tr::tr("CSV")},
        {"mistakes",
         Tr::tr("Writes what is misread to a CSV file, the worst first. The index is the place "
                "among the samples that show ink, from 0 on."),
         Tr::tr("file")},
        {QStringList{"by-digit", "by-class"},
         Tr::tr("Tells how well each digit, or other class, is read, with 95 % intervals.")},
    });
}

/// Each single reading takes a second pass through the network: only where they are wanted.
core::Result<Finding>
evaluateDataset(const QCommandLineParser& parser, const core::Predictor& predictor)
{
    const core::Result<core::DatasetPointer> dataset = loadDatasetFor(parser, predictor);
    if (!dataset) {
        return dataset.error();
    }
    const core::Result<core::Evaluation> evaluation = core::evaluate(predictor, (*dataset)->test);
    if (!evaluation) {
        return evaluation.error();
    }
    Finding finding{*evaluation};
    if (parser.isSet("mistakes")) {
        auto readings = core::readImages(predictor, (*dataset)->test);
        if (!readings) {
            return readings.error();
        }
        finding.readings = *std::move(readings);
    }
    return finding;
}

/// The place of the first drawing without a label, from 1 on; 0 if there is none.
qsizetype firstWithoutLabel(const QList<core::Ink>& inks)
{
    const auto first = std::ranges::find_if(inks, [](const core::Ink& ink) { return !ink.label; });
    return first == inks.end() ? 0 : first - inks.begin() + 1;
}

core::Result<QList<core::Ink>>
readLabelledInk(const QString& path, const core::Predictor& predictor)
{
    if (!predictor.classes().areDigits()) {
        return core::Error{
            Tr::tr("%1: expected a model of digits to read drawings of digits, found one of %2")
                .arg(path, core::listText(predictor.classes()))};
    }
    core::Result<QList<core::Ink>> inks = core::readInkFile(path);
    if (const qsizetype number = inks ? firstWithoutLabel(*inks) : 0; number > 0) {
        return core::Error{
            Tr::tr("%1: expected a label with every drawing, found none with number %2")
                .arg(path)
                .arg(number)};
    }
    return inks;
}

/// Some of an ink file's drawings.
core::Result<core::Done>
addInk(Finding& finding, std::span<const core::Ink> inks, const core::Predictor& predictor)
{
    std::vector<core::DigitImage> images;
    QList<int> labels;
    for (const core::Ink& ink : inks) {
        if (const std::optional<core::DigitImage> image = core::rasterizeInk(ink)) {
            images.push_back(*image);
            labels.append(*ink.label);
        } else {
            ++finding.empty;
        }
    }
    const auto readings = core::readAll(predictor, images, readingThreads());
    if (!readings) {
        return readings.error();
    }
    for (qsizetype i = 0; i < labels.size(); ++i) {
        finding.add(labels[i], readings->at(i), predictor.calibration());
    }
    return core::Done{};
}

core::Result<Finding>
evaluateInk(const QString& path, const core::Predictor& predictor, const Console& console)
{
    const core::Result<QList<core::Ink>> inks = readLabelledInk(path, predictor);
    if (!inks) {
        return inks.error();
    }
    const DrawingsProgress progress(console, inks->size());
    Finding finding;
    for (qsizetype first = 0; first < inks->size(); first += core::imagesTogether) {
        progress.tell(first);
        const qsizetype count = std::min(core::imagesTogether, inks->size() - first);
        const auto some = std::span(*inks).subspan(
            static_cast<std::size_t>(first), static_cast<std::size_t>(count));
        if (const auto added = addInk(finding, some, predictor); !added) {
            return added.error();
        }
    }
    return finding;
}

core::Result<Finding> evaluatePictures(const QString& path, const core::Predictor& predictor)
{
    const core::Result<QList<core::LabelledPicture>> pictures =
        core::readPictureList(path, predictor.classes());
    if (!pictures) {
        return pictures.error();
    }
    Finding finding;
    for (const core::LabelledPicture& each : *pictures) {
        const core::Result<QImage> picture = core::readPicture(each.path);
        if (!picture) {
            return picture.error();
        }
        if (const auto image = core::imageOfPicture(*picture, predictor.classes())) {
            finding.add(each.label, predictor.read(*image), predictor.calibration());
        } else {
            ++finding.empty;
        }
    }
    return finding;
}

QJsonArray confusionArray(const core::Evaluation& evaluation)
{
    QJsonArray rows;
    for (const auto& counts : evaluation.confusion) {
        QJsonArray row;
        for (const qint64 count : counts) {
            row.append(count);
        }
        rows.append(row);
    }
    return rows;
}

void printConfusion(
    const Console& console, const core::Confusion& confusion, const core::Classes& classes)
{
    constexpr int countWidth = 6;
    const QString corner = Tr::tr("label \\ read as");
    constexpr int leastLabelWidth = 15; // room for names of classes
    const int labelWidth = std::max(columnsOf(corner), leastLabelWidth);
    QString heading = leftInColumns(corner, labelWidth);
    for (const QString& name : classes.names()) {
        heading += rightInColumns(cutToColumns(name, countWidth - 1), countWidth);
    }
    console.line(heading);
    for (std::size_t label = 0; label < confusion.size(); ++label) {
        const QString name = classes.name(static_cast<int>(label));
        QString row = rightInColumns(cutToColumns(name, labelWidth), labelWidth);
        for (const qint64 count : confusion[label]) {
            row += QString::number(count).rightJustified(countWidth);
        }
        console.line(row);
    }
}

QJsonObject intervalObject(const core::ShareInterval& interval)
{
    return {{"share", interval.share}, {"low", interval.low}, {"high", interval.high}};
}

constexpr int intervalWidth = 32;

QString intervalText(const core::ShareInterval& interval)
{
    const QString text =
        Tr::tr("%1 (%2 to %3)")
            .arg(
                percentText(interval.share), percentText(interval.low), percentText(interval.high));
    return rightInColumns(text, intervalWidth);
}

QString classHeading(const core::Classes& classes)
{
    return classes.areDigits() ? Tr::tr("digit") : Tr::tr("class");
}

int widestName(const core::Classes& classes)
{
    int widest = columnsOf(classHeading(classes));
    for (const QString& name : classes.names()) {
        widest = std::max(widest, columnsOf(name));
    }
    return widest;
}

/// How well each class is read, for people; for programs it becomes a part of the object.
QJsonArray
tellByClass(const Console& console, const core::Confusion& confusion, const core::Classes& classes)
{
    const char* key = classes.areDigits() ? "digit" : "class";
    const QString heading = classHeading(classes);
    const int width = widestName(classes);
    constexpr int countWidth = 9;
    QJsonArray scores;
    console.line(
        leftInColumns(heading, width) + rightInColumns(Tr::tr("images"), countWidth) +
        rightInColumns(Tr::tr("recall"), intervalWidth) +
        rightInColumns(Tr::tr("precision"), intervalWidth));
    for (const core::ClassScore& score : core::classScores(confusion)) {
        const auto recall = core::wilsonInterval(score.right, score.images);
        const auto precision = core::wilsonInterval(score.right, score.readAs);
        const auto accuracy = core::wilsonInterval(score.rightlyAnswered(), score.all);
        scores.append(QJsonObject{
            {key, classValue(score.label, classes)},
            {"images", score.images},
            {"recall", intervalObject(recall)},
            {"precision", intervalObject(precision)},
            {"accuracy", intervalObject(accuracy)}});
        console.line(
            rightInColumns(classes.name(score.label), width) +
            countText(score.images).rightJustified(countWidth) + intervalText(recall) +
            intervalText(precision));
    }
    return scores;
}

void print(
    const Console& console, const QString& source, const Finding& finding,
    const core::Classes& classes, bool byClass)
{
    const core::Evaluation& evaluation = finding.evaluation;
    QJsonObject object{
        {"source", source},
        {"samples", finding.samples()},
        {"correct", evaluation.correct},
        {"accuracy", finding.accuracy()},
        {"calibration_error", evaluation.calibration.error()},
        {"rejected", evaluation.rejected},
        {"confusion", confusionArray(evaluation)}};
    if (!classes.areDigits()) {
        object["classes"] = QJsonArray::fromStringList(classes.names());
    }
    if (source == "dataset") {
        object["loss"] = evaluation.score.loss;
    } else {
        object["empty"] = finding.empty;
    }
    if (!evaluation.deadOutputs.isEmpty()) {
        object["message"] = core::deadOutputsText(evaluation.deadOutputs, classes);
    }
    console.line(Tr::tr("%1: %2 of %3 right, %4")
                     .arg(
                         source, countText(evaluation.correct), countText(finding.samples()),
                         percentText(finding.accuracy())));
    const QString error = percentText(evaluation.calibration.error());
    console.line(
        classes.areDigits() ? Tr::tr("confidence is off by %1 on average; %2 look like no digit")
                                  .arg(error, countText(evaluation.rejected))
                            : Tr::tr("confidence is off by %1 on average").arg(error));
    if (finding.empty > 0) {
        console.line(Tr::tr("%1 of them show no ink").arg(countText(finding.empty)));
    }
    printConfusion(console, evaluation.confusion, classes);
    if (byClass) {
        object[classes.areDigits() ? "by_digit" : "by_class"] =
            tellByClass(console, evaluation.confusion, classes);
    }
    console.object(object);
    if (!evaluation.deadOutputs.isEmpty()) {
        console.line(core::deadOutputsText(evaluation.deadOutputs, classes));
    }
}

using Evaluator =
    std::function<core::Result<Finding>(const QString& where, const core::Predictor& predictor)>;

struct Source {
    QString name;
    QString where;
    Evaluator evaluate;
};

/// The test part of a dataset when none is named.
QList<Source> namedSources(const QCommandLineParser& parser, const Console& console)
{
    const auto evaluateDrawings =
        [&console](const QString& path, const core::Predictor& predictor) {
            return evaluateInk(path, predictor, console);
        };
    const auto evaluateNamed = [&parser](const QString&, const core::Predictor& predictor) {
        return evaluateDataset(parser, predictor);
    };
    QList<Source> sources;
    const auto addIfNamed = [&](const QString& option, const QString& name,
                                const Evaluator& evaluator) {
        if (parser.isSet(option)) {
            sources.append({name, parser.value(option), evaluator});
        }
    };
    addIfNamed("dataset", "dataset", evaluateNamed);
    addIfNamed("ink", "ink", evaluateDrawings);
    addIfNamed("images", "images", evaluatePictures);
    if (sources.isEmpty()) {
        sources.append({"dataset", {}, evaluateNamed});
    }
    return sources;
}

/// Does nothing without --mistakes.
core::Result<core::Done> writeMistakes(
    const QCommandLineParser& parser, const QList<core::LabelledReading>& readings,
    const core::Classes& classes)
{
    if (!parser.isSet("mistakes")) {
        return core::Done{};
    }
    const QList<qsizetype> mistakes = core::findMistakes(readings, {}, {});
    return core::saveFile(
        parser.value("mistakes"), core::mistakesCsv(readings, mistakes, classes).toUtf8());
}

/// An error if the file of --mistakes cannot be written, or is one of those that are read: better
/// said now than after the evaluation.
core::Result<core::Done> checkMistakes(const QCommandLineParser& parser)
{
    const QString path = parser.value("mistakes");
    if (path.isEmpty()) {
        return core::Done{};
    }
    if (const auto place = core::writableTarget(path); !place) {
        return core::inFile(path, place.error());
    }
    return checkNoInput(
        path, parser.values("model") + parser.values("ink") + parser.values("images"));
}

int run(const QCommandLineParser& parser)
{
    if (const auto writable = checkMistakes(parser); !writable) {
        return fail(writable.error().message);
    }
    const core::Result<core::PredictorPointer> predictor = openPredictor(parser);
    if (!predictor) {
        return fail(predictor.error().message);
    }
    const Console console(parser.isSet("json"));
    const core::Classes& classes = (*predictor)->classes();
    const QList<Source> sources = namedSources(parser, console);
    if (parser.isSet("mistakes") && sources.size() > 1) {
        return wrongUsage(
            Tr::tr("--mistakes takes the mistakes of one source, found %1").arg(sources.size()));
    }
    for (const Source& source : sources) {
        const core::Result<Finding> finding = source.evaluate(source.where, **predictor);
        if (!finding) {
            return fail(finding.error().message);
        }
        print(console, source.name, *finding, classes, parser.isSet("by-digit"));
        if (const auto written = writeMistakes(parser, finding->readings, classes); !written) {
            return fail(written.error().message);
        }
    }
    return Succeeded;
}

} // namespace

Command evaluateCommand()
{
    return {
        "evaluate", Tr::tr("tells how many digits, or other images, a model reads right"),
        QStringLiteral("  digitlab evaluate\n"
                       "  digitlab evaluate --model mine.safetensors --dataset mnist --json\n"
                       "  digitlab evaluate --ink drawings.jsonl --mistakes misread.csv\n"
                       "  digitlab evaluate --by-digit --json\n"
                       "  digitlab evaluate --images pictures.csv\n"),
        addOptions, run};
}

} // namespace app
