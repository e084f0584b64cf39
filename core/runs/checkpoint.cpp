#include "core/runs/checkpoint.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/data/idxreader.h"
#include "core/modelfile/modelcheck.h"
#include "core/modelfile/safetensors.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorvalues.h"
#include "core/network/layertext.h"
#include "core/runs/metadatareader_p.h"
#include "core/training/generatorstate.h"
#include "core/training/runpassport.h"
#include "core/training/statecheck.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

namespace core
{

namespace
{

constexpr auto formatName = "digitlab-run";
constexpr auto formatVersion = "1";

namespace key
{
constexpr auto format = "format";
constexpr auto version = "format_version";
constexpr auto layers = "layers";
constexpr auto head = "head";
constexpr auto datasetFolder = "run.dataset_folder";
constexpr auto averaged = "run.averaged"; ///< if missing, 0
constexpr auto steps = "run.steps";
constexpr auto epochsDone = "run.epochs_done";
constexpr auto samplesDone = "run.samples_done";
constexpr auto generator = "run.generator"; ///< base64
constexpr auto epochLoss = "run.epoch_loss_sum";
constexpr auto epochCorrect = "run.epoch_correct";
constexpr auto epochSamples = "run.epoch_samples";
constexpr auto epochSeconds = "run.epoch_seconds";
constexpr auto seconds = "run.seconds";
constexpr auto curve = "run.curve"; ///< CSV
constexpr auto outcome = "run.outcome";
} // namespace key

constexpr auto parametersName = "parameters";
constexpr auto firstMomentsName = "adam.first_moments";
constexpr auto secondMomentsName = "adam.second_moments";
constexpr auto reachedName = "reached";

constexpr double maxSeconds = 1e9; ///< 30 years

/// Weights, two moments, and the weights that a mean was made of last, of the largest network.
qint64 maxDataBytes()
{
    return 4 * Architecture::maxParameters * bytesOf(ValueType::Float32);
}

Passport metadataOf(const RunState& state)
{
    Passport metadata = state.model.passport;
    metadata.insert({
        {key::format, formatName},
        {key::version, formatVersion},
        {key::layers, layersText(state.settings.network)},
        {key::head, headName(state.settings.network.head)},
        {key::datasetFolder, state.datasetFolder},
        {key::steps, QString::number(state.steps)},
        {key::epochsDone, QString::number(state.epochsDone)},
        {key::samplesDone, QString::number(state.samplesDone)},
        {key::generator, QString::fromLatin1(state.generator.toBase64())},
        {key::epochLoss, exactText(state.epochTally.lossSum)},
        {key::epochCorrect, QString::number(state.epochTally.correct)},
        {key::epochSamples, QString::number(state.epochTally.samples)},
        {key::epochSeconds, exactText(state.epochSeconds)},
        {key::seconds, exactText(state.seconds)},
        {key::curve, state.curve.csv()},
        {key::outcome, state.outcome ? outcomeName(*state.outcome) : QString()},
    });
    if (state.averaged > 0) {
        metadata[key::averaged] = QString::number(state.averaged);
    }
    return metadata;
}

Result<std::optional<Outcome>> outcomeOrNone(const QString& text)
{
    if (text.isEmpty()) {
        return std::optional<Outcome>();
    }
    const Result<Outcome> outcome = outcomeFromName(text);
    return outcome ? Result(std::optional(*outcome)) : outcome.error();
}

Result<QByteArray> generatorFrom(const QString& base64)
{
    const Result<QByteArray> bytes = bytesFromBase64(base64);
    if (!bytes) {
        return bytes;
    }
    const Result<Done> good = checkGeneratorState(*bytes);
    return good ? bytes : good.error();
}

Result<QDateTime> dateFrom(const QString& text)
{
    const QDateTime date = QDateTime::fromString(text, Qt::ISODate);
    return date.isValid() ? Result(date)
                          : Error{Tr::tr("expected a date such as `2026-01-31T12:00:00Z`, found "
                                         "`%1`")
                                      .arg(text.left(80))};
}

/// `3,7`: ascending labels of so many classes.
Result<Done> checkLabels(const QString& text, int classes)
{
    const QStringList labels = text.split(',', Qt::SkipEmptyParts);
    int least = 0;
    for (const QString& label : labels) {
        bool isNumber = false;
        const int number = label.toInt(&isNumber);
        if (!isNumber || number < least || number >= classes) {
            return Error{Tr::tr("expected ascending labels from 0 to %1, found `%2`")
                             .arg(classes - 1)
                             .arg(text.left(80))};
        }
        least = number + 1;
    }
    return Done{};
}

/// Where the run stands.
void readProgress(MetadataReader& reader, RunState& state)
{
    const TrainingSettings& settings = state.settings;
    constexpr qint64 maxSteps = maxIdxCount * TrainingSettings::maxEpochs;
    reader.read(key::epochsDone, state.epochsDone, {0, settings.epochs});
    reader.read(key::averaged, state.averaged, {0, state.epochsDone});
    // Beyond the last epoch there is none to have begun.
    const bool isOver = state.epochsDone == settings.epochs;
    reader.read(key::samplesDone, state.samplesDone, {0, isOver ? 0 : maxIdxCount});
    reader.read(key::steps, state.steps, {0, maxSteps});
    const Progress progress{state.epochsDone, state.samplesDone, state.steps};
    reader.agree(key::steps, checkSteps(progress, settings.batchSize));
    reader.agree(key::samplesDone, checkSamples(progress, settings.batchSize));
    reader.read(key::generator, state.generator, generatorFrom);
}

/// What was measured.
void readMeasurements(MetadataReader& reader, RunState& state)
{
    Tally& tally = state.epochTally;
    reader.read(key::epochSamples, tally.samples, {0, state.samplesDone});
    reader.read(key::epochCorrect, tally.correct, {0, tally.samples});
    reader.read(key::epochLoss, tally.lossSum, {0, maxLoss * static_cast<double>(tally.samples)});
    reader.read(key::seconds, state.seconds, {0, maxSeconds});
    reader.read(key::epochSeconds, state.epochSeconds, {0, state.seconds});
    reader.read(key::curve, state.curve, Curve::fromCsv);
    reader.agree(key::curve, checkCurve(state.curve, state.epochsDone));
    reader.read(key::outcome, state.outcome, outcomeOrNone);
}

/// What the passport says of the model; it may say less.
void checkPassport(MetadataReader& reader, const TrainingSettings& settings)
{
    const auto checkDead = [&](const QString& text) {
        return checkLabels(text, settings.network.classCount());
    };
    reader.check(passport::created, dateFrom);
    reader.check(passport::epochsDone, {0, double(settings.epochs)});
    reader.check(passport::outcome, outcomeFromName);
    reader.check(passport::testAccuracy, {0, 1});
    reader.check(passport::testLoss, {0, maxLoss});
    reader.check(passport::deadOutputs, checkDead);
    reader.check(passport::temperature, {0.1, 10});
    reader.check(passport::digitConfidence, {0, 1});
}

/// Reads the entries that make up the state; the rest of the metadata is the passport. Each lies in
/// bounds that the entries before it may set.
Result<RunState> stateOf(Passport metadata)
{
    if (!metadata.contains(key::averaged)) {
        metadata[key::averaged] = QString::number(0);
    }
    MetadataReader reader(metadata);
    reader.expect(key::format, formatName);
    reader.expect(key::version, formatVersion);
    RunState state;
    reader.read(key::layers, state.model.network, architectureFromLayersText);
    reader.read(key::head, state.model.network.head, headFromName);
    if (!reader.error().isEmpty()) {
        return Error{reader.error()};
    }
    state.model.passport = reader.rest();
    const Result<TrainingSettings> settings = settingsOf(state.model);
    if (!settings) {
        return settings.error();
    }
    state.settings = *settings;
    state.datasetFolder = reader.readText(key::datasetFolder);
    readProgress(reader, state);
    readMeasurements(reader, state);
    checkPassport(reader, state.settings);
    if (!reader.error().isEmpty()) {
        return Error{reader.error()};
    }
    state.model.passport = reader.rest();
    const Result<Classes> classes = classesOf(state.model);
    return classes ? Result(std::move(state)) : classes.error();
}

Result<Done> checkTensor(const SafetensorsTensor& tensor, const char* name, qsizetype count)
{
    const QList<qint64> shape{count};
    if (tensor.name == name && tensor.shape == shape) {
        return Done{};
    }
    return Error{Tr::tr("tensor `%1`: expected shape %2, found `%3` with %4")
                     .arg(name, shapeText(shape), tensor.name.left(80))
                     .arg(shapeText(tensor.shape))};
}

/// Weights, in the network's order.
Result<Done> checkWeights(const Architecture& network, const std::vector<float>& values)
{
    for (const ParameterView& view : parameterViews(network)) {
        const auto own = std::span(values).subspan(
            static_cast<std::size_t>(view.offset), static_cast<std::size_t>(view.count));
        if (const auto sound = checkValues(view, own); !sound) {
            return sound;
        }
    }
    return Done{};
}

/// Adam's; the second ones are means of squares.
Result<Done> checkMoments(const std::vector<float>& values, bool areSquares)
{
    const auto wrong = std::ranges::find_if(values, [areSquares](float value) {
        return !std::isfinite(value) || (areSquares && value < 0);
    });
    if (wrong == values.end()) {
        return Done{};
    }
    const QString expected =
        areSquares ? Tr::tr("finite values from 0 on") : Tr::tr("finite values");
    return Error{Tr::tr("expected %1, found %2 at place %3")
                     .arg(expected)
                     .arg(*wrong)
                     .arg(wrong - values.begin())};
}

/// One tensor of the file, where it goes and what its values must be.
struct Target {
    const char* name;
    std::vector<float>* values;
    std::function<Result<Done>(const std::vector<float>& values)> check;
};

Result<RunState> stateOf(Safetensors content)
{
    Result<RunState> header = stateOf(content.metadata);
    if (!header) {
        return header.error();
    }
    RunState state = *std::move(header);
    const auto weights = [&network = state.model.network](const std::vector<float>& values) {
        return checkWeights(network, values);
    };
    const auto moments = [](bool areSquares) {
        return [=](const std::vector<float>& values) { return checkMoments(values, areSquares); };
    };
    std::vector<Target> targets{
        {parametersName, &state.model.parameters, weights},
        {firstMomentsName, &state.firstMoments, moments(false)},
        {secondMomentsName, &state.secondMoments, moments(true)}};
    if (state.averaged > 0) {
        targets.push_back({reachedName, &state.reached, weights});
    }
    if (content.tensors.size() != std::ssize(targets)) {
        return Error{Tr::tr("expected %1 tensors, found %2")
                         .arg(targets.size())
                         .arg(content.tensors.size())};
    }
    for (qsizetype i = 0; i < content.tensors.size(); ++i) {
        const auto& [name, values, check] = targets[static_cast<std::size_t>(i)];
        SafetensorsTensor& tensor = content.tensors[i];
        const qsizetype count = state.model.network.parameterCount();
        if (const auto fits = checkTensor(tensor, name, count); !fits) {
            return fits.error();
        }
        if (const auto sound = check(tensor.values); !sound) {
            return inFile(QStringLiteral("`%1`").arg(QLatin1String(name)), sound.error());
        }
        *values = std::move(tensor.values);
    }
    return state;
}

} // namespace

Result<Done> writeCheckpoint(const QString& path, const RunState& state)
{
    const auto count = static_cast<qint64>(state.model.parameters.size());
    QList<SafetensorsTensor> tensors{
        {parametersName, {count}, state.model.parameters},
        {firstMomentsName, {count}, state.firstMoments},
        {secondMomentsName, {count}, state.secondMoments}};
    if (state.averaged > 0) {
        tensors.append({reachedName, {count}, state.reached});
    }
    return writeSafetensors(path, {metadataOf(state), tensors});
}

Result<RunState> readCheckpoint(const QString& path, const std::stop_token& stop)
{
    Result<Safetensors> content = readSafetensors(path, maxDataBytes(), stop);
    if (!content) {
        return content.error();
    }
    Result<RunState> state = stateOf(*std::move(content));
    return state ? std::move(state) : inFile(path, state.error());
}

Result<RunState> readCheckpointHeader(const QString& path)
{
    const Result<Passport> metadata = readSafetensorsMetadata(path, maxDataBytes());
    if (!metadata) {
        return metadata.error();
    }
    Result<RunState> state = stateOf(*metadata);
    return state ? std::move(state) : inFile(path, state.error());
}

} // namespace core
