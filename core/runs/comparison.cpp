#include "core/runs/comparison.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/network/head.h"
#include "core/network/layertext.h"
#include "core/prediction/predictor.h"
#include "core/training/evaluation_p.h"

#include <QLocale>

#include <algorithm>

namespace core
{

namespace
{

QString number(double value)
{
    return QLocale().toString(value, 'g', 6);
}

QString datasetText(const RunRecord& run)
{
    const QString name = run.state.model.passport.value(passport::dataset);
    return Tr::tr("%1 (SHA-256 %2…)").arg(name, datasetHash(run).left(8));
}

/// What a table says of one run.
QList<QPair<QString, QString>> traitsOf(const RunRecord& run)
{
    const TrainingSettings& settings = run.state.settings;
    return {
        {Tr::tr("Preset"), settings.preset},
        {Tr::tr("Layers"), layersText(settings.network)},
        {Tr::tr("Head"), headName(settings.network.head)},
        {Tr::tr("Epochs asked for"), number(settings.epochs)},
        {Tr::tr("Batch size"), number(settings.batchSize)},
        {Tr::tr("Learning rate"), number(settings.learningRate)},
        {Tr::tr("Schedule"), scheduleName(settings.schedule)},
        {Tr::tr("Label smoothing"), number(settings.labelSmoothing)},
        {Tr::tr("Augmentation"), augmentationText(settings.augmentation)},
        {Tr::tr("Share of styled digits"), number(settings.styledShare)},
        {Tr::tr("Share of no digits"), number(settings.noDigitShare)},
        {Tr::tr("Share of averaged epochs"), number(settings.averagedShare)},
        {Tr::tr("Held out"), QLocale().toString(settings.heldOut)},
        {Tr::tr("Seed"), QString::number(settings.seed)},
        {Tr::tr("Threads"), number(settings.threads)},
        {Tr::tr("Dataset"), datasetText(run)},
        {Tr::tr("Outcome"), outcomeText(run)},
        {Tr::tr("Epochs done"), number(run.state.epochsDone)},
        {Tr::tr("Seconds"), QLocale().toString(run.state.seconds, 'f', 1)}};
}

/// Whether each image is read right, in order.
Result<std::vector<bool>>
hitsOf(const Model& model, const LabelledImages& images, const std::stop_token& stop)
{
    constexpr qsizetype most = 1000; // images between two checks of `stop`
    const Result<PredictorPointer> predictor = Predictor::create(model);
    if (!predictor) {
        return predictor.error();
    }
    const float temperature = (*predictor)->calibration().temperature;
    std::vector<bool> hits;
    for (qsizetype first = 0; first < images.size(); first += most) {
        if (stop.stop_requested()) {
            return Error{Tr::tr("The comparison was stopped")};
        }
        const LabelledImages some{
            images.pixels.mid(first * digitImagePixels, most * digitImagePixels),
            images.labels.mid(first, most)};
        for (const LabelledOutputs& each : outputsOf(model.network, model.parameters, some)) {
            hits.push_back(mostProbable(softmax(each.outputs, temperature)) == each.label);
        }
    }
    return hits;
}

} // namespace

QString outcomeText(const RunRecord& run)
{
    if (run.isLive) {
        return Tr::tr("Training");
    }
    if (!run.state.outcome) {
        return Tr::tr("Interrupted");
    }
    switch (*run.state.outcome) {
    case Outcome::Completed:
        return Tr::tr("Completed");
    case Outcome::Stopped:
        return Tr::tr("Stopped");
    case Outcome::Failed:
        return Tr::tr("Failed");
    }
    return {};
}

QList<Difference> compareRuns(const RunRecord& a, const RunRecord& b)
{
    const auto traitsA = traitsOf(a);
    const auto traitsB = traitsOf(b);
    QList<Difference> differences;
    for (qsizetype i = 0; i < traitsA.size(); ++i) {
        const auto& [what, valueA] = traitsA[i];
        const QString& valueB = traitsB[i].second;
        if (valueA != valueB) {
            differences.append({what, valueA, valueB});
        }
    }
    return differences;
}

Result<ModelComparison> compareModels(
    const Model& a, const Model& b, const LabelledImages& images, const std::stop_token& stop)
{
    return guarded([&]() -> Result<ModelComparison> {
        const Result<std::vector<bool>> hitsA = hitsOf(a, images, stop);
        if (!hitsA) {
            return hitsA.error();
        }
        const Result<std::vector<bool>> hitsB = hitsOf(b, images, stop);
        if (!hitsB) {
            return hitsB.error();
        }
        ModelComparison result;
        for (std::size_t i = 0; i < hitsA->size(); ++i) {
            const bool isRightA = (*hitsA)[i];
            const bool isRightB = (*hitsB)[i];
            result.bothRight += isRightA && isRightB;
            result.onlyA += isRightA && !isRightB;
            result.onlyB += isRightB && !isRightA;
            result.bothWrong += !isRightA && !isRightB;
        }
        return result;
    });
}

QString whyNotComparable(const RunRecord& a, const RunRecord& b, const Dataset* dataset)
{
    if (datasetHash(a) != datasetHash(b)) {
        return Tr::tr("The two were trained on different datasets, %1 and %2: their accuracies "
                      "say nothing about each other.")
            .arg(datasetText(a), datasetText(b));
    }
    if (!dataset) {
        return Tr::tr("There is no dataset to test the two on; they were trained on %1.")
            .arg(datasetText(a));
    }
    if (QString::fromLatin1(dataset->sha256) != datasetHash(a)) {
        return Tr::tr("The two were trained on %1, but the dataset that is loaded is %2 (SHA-256 "
                      "%3…): load theirs to test them.")
            .arg(datasetText(a), dataset->name, QString::fromLatin1(dataset->sha256.left(8)));
    }
    return {};
}

QString datasetHash(const RunRecord& run)
{
    return run.state.model.passport.value(passport::datasetSha256);
}

} // namespace core
