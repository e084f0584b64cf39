#include "app/command.h"
#include "app/console.h"
#include "app/tr.h"
#include "core/base/savefile.h"
#include "core/data/datasetstore.h"
#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturelist.h"
#include "core/ink/picturerasterizer.h"
#include "core/insight/mistakes.h"
#include "core/runs/statistics.h"

#include <QJsonArray>

#include <functional>

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

    void
    add(int label, const std::optional<core::DigitImage>& image, const core::Predictor& predictor)
    {
        if (image) {
            readings.append({label, predictor.read(*image)});
            evaluation.add(label, readings.last().reading.probabilities, predictor.calibration());
        } else {
            ++empty;
        }
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
    parser.addOptions({
        {"dataset",
         Tr::tr("Evaluates on the test part of a dataset (mnist, when no source is named)."),
         Tr::tr("name|folder")},
        {"ink", Tr::tr("Evaluates on labelled drawings, an ink file."), Tr::tr("file")},
        {"images", Tr::tr("Evaluates on pictures; the CSV's columns are file and label."),
         Tr::tr("CSV")},
        {"mistakes",
         Tr::tr("Writes what is misread to a CSV file, the worst first. The index is the place "
                "among the samples that show ink, from 0 on."),
         Tr::tr("file")},
        {"by-digit", Tr::tr("Tells how well each digit is read, with 95 % intervals.")},
    });
}

/// Each single reading takes a second pass through the network: only where they are wanted.
core::Result<Finding>
evaluateDataset(const QString& name, const core::Predictor& predictor, bool withReadings)
{
    const core::Result<core::DatasetPointer> dataset = core::DatasetStore().load(name);
    if (!dataset) {
        return dataset.error();
    }
    const core::Result<core::Evaluation> evaluation = core::evaluate(predictor, (*dataset)->test);
    if (!evaluation) {
        return evaluation.error();
    }
    Finding finding{*evaluation};
    if (withReadings) {
        auto readings = core::readImages(predictor, (*dataset)->test);
        if (!readings) {
            return readings.error();
        }
        finding.readings = *std::move(readings);
    }
    return finding;
}

core::Result<Finding> evaluateInk(const QString& path, const core::Predictor& predictor)
{
    const core::Result<QList<core::Ink>> inks = core::readInkFile(path);
    if (!inks) {
        return inks.error();
    }
    Finding finding;
    for (qsizetype i = 0; i < inks->size(); ++i) {
        const core::Ink& ink = (*inks)[i];
        if (!ink.label) {
            return core::Error{
                Tr::tr("%1: expected a label with every drawing, found none with number %2")
                    .arg(path)
                    .arg(i + 1)};
        }
        finding.add(*ink.label, core::rasterizeInk(ink), predictor);
    }
    return finding;
}

core::Result<Finding> evaluatePictures(const QString& path, const core::Predictor& predictor)
{
    const core::Result<QList<core::LabelledPicture>> pictures = core::readPictureList(path);
    if (!pictures) {
        return pictures.error();
    }
    Finding finding;
    for (const core::LabelledPicture& each : *pictures) {
        const core::Result<QImage> picture = core::readPicture(each.path);
        if (!picture) {
            return picture.error();
        }
        finding.add(each.label, core::rasterizePicture(*picture), predictor);
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

void printConfusion(const Console& console, const core::Evaluation& evaluation)
{
    console.line(
        Tr::tr("label \\ read as    0     1     2     3     4     5     6     7     8     9"));
    for (int label = 0; label < core::digitCount; ++label) {
        QString row = QString::number(label).rightJustified(13);
        for (const qint64 count : evaluation.confusion[label]) {
            row += QString::number(count).rightJustified(6);
        }
        console.line(row);
    }
}

QJsonObject intervalObject(const core::ShareInterval& interval)
{
    return {{"share", interval.share}, {"low", interval.low}, {"high", interval.high}};
}

QString intervalText(const core::ShareInterval& interval)
{
    return QStringLiteral("%1 (%2 to %3)")
        .arg(percentText(interval.share), percentText(interval.low), percentText(interval.high))
        .rightJustified(32);
}

/// How well each digit is read, for people; for programs it becomes a part of the object.
QJsonArray tellByDigit(const Console& console, const core::Confusion& confusion)
{
    QJsonArray digits;
    console.line(
        Tr::tr("digit   images                          recall                       precision"));
    for (const core::DigitScore& score : core::digitScores(confusion)) {
        const auto recall = core::wilsonInterval(score.right, score.images);
        const auto precision = core::wilsonInterval(score.right, score.readAs);
        const auto accuracy = core::wilsonInterval(score.rightlyAnswered(), score.all);
        digits.append(QJsonObject{
            {"digit", score.digit},
            {"images", score.images},
            {"recall", intervalObject(recall)},
            {"precision", intervalObject(precision)},
            {"accuracy", intervalObject(accuracy)}});
        console.line(
            QString::number(score.digit).rightJustified(5) +
            countText(score.images).rightJustified(9) + intervalText(recall) +
            intervalText(precision));
    }
    return digits;
}

void print(const Console& console, const QString& source, const Finding& finding, bool byDigit)
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
    if (source == "dataset") {
        object["loss"] = evaluation.score.loss;
    } else {
        object["empty"] = finding.empty;
    }
    if (!evaluation.deadOutputs.isEmpty()) {
        object["message"] = core::deadOutputsText(evaluation.deadOutputs);
    }
    console.line(Tr::tr("%1: %2 of %3 right, %4")
                     .arg(
                         source, countText(evaluation.correct), countText(finding.samples()),
                         percentText(finding.accuracy())));
    console.line(
        Tr::tr("confidence is off by %1 on average; %2 look like no digit")
            .arg(percentText(evaluation.calibration.error()), countText(evaluation.rejected)));
    if (finding.empty > 0) {
        console.line(Tr::tr("%1 of them show no ink").arg(countText(finding.empty)));
    }
    printConfusion(console, evaluation);
    if (byDigit) {
        object["by_digit"] = tellByDigit(console, evaluation.confusion);
    }
    console.object(object);
    if (!evaluation.deadOutputs.isEmpty()) {
        console.line(core::deadOutputsText(evaluation.deadOutputs));
    }
}

using Evaluator =
    std::function<core::Result<Finding>(const QString& where, const core::Predictor& predictor)>;

struct Source {
    QString name;
    QString where;
    Evaluator evaluate;
};

QList<Source> namedSources(const QCommandLineParser& parser)
{
    const bool withReadings = parser.isSet("mistakes");
    const auto evaluateNamed = [=](const QString& name, const core::Predictor& predictor) {
        return evaluateDataset(name, predictor, withReadings);
    };
    QList<Source> sources;
    const auto addIfNamed = [&](const QString& option, const QString& name,
                                const Evaluator& evaluator) {
        if (parser.isSet(option)) {
            sources.append({name, parser.value(option), evaluator});
        }
    };
    addIfNamed("dataset", "dataset", evaluateNamed);
    addIfNamed("ink", "ink", evaluateInk);
    addIfNamed("images", "images", evaluatePictures);
    if (sources.isEmpty()) {
        sources.append({"dataset", "mnist", evaluateNamed});
    }
    return sources;
}

/// Does nothing without --mistakes.
core::Result<core::Done>
writeMistakes(const QCommandLineParser& parser, const QList<core::LabelledReading>& readings)
{
    if (!parser.isSet("mistakes")) {
        return core::Done{};
    }
    const QList<qsizetype> mistakes = core::findMistakes(readings, {}, {});
    return core::saveFile(parser.value("mistakes"), core::mistakesCsv(readings, mistakes).toUtf8());
}

int run(const QCommandLineParser& parser)
{
    const core::Result<core::PredictorPointer> predictor = openPredictor(parser);
    if (!predictor) {
        return fail(predictor.error().message);
    }
    const Console console(parser.isSet("json"));
    const QList<Source> sources = namedSources(parser);
    if (parser.isSet("mistakes") && sources.size() > 1) {
        return wrongUsage(
            Tr::tr("--mistakes takes the mistakes of one source, found %1").arg(sources.size()));
    }
    for (const Source& source : sources) {
        const core::Result<Finding> finding = source.evaluate(source.where, **predictor);
        if (!finding) {
            return fail(finding.error().message);
        }
        print(console, source.name, *finding, parser.isSet("by-digit"));
        if (const auto written = writeMistakes(parser, finding->readings); !written) {
            return fail(written.error().message);
        }
    }
    return Succeeded;
}

} // namespace

Command evaluateCommand()
{
    return {
        "evaluate", Tr::tr("tells how many digits a model reads right"),
        QStringLiteral("  digitlab evaluate\n"
                       "  digitlab evaluate --model mine.safetensors --dataset mnist --json\n"
                       "  digitlab evaluate --ink drawings.jsonl --mistakes misread.csv\n"
                       "  digitlab evaluate --by-digit --json\n"
                       "  digitlab evaluate --images pictures.csv\n"),
        addOptions, run};
}

} // namespace app
