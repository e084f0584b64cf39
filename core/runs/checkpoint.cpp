#include "core/runs/checkpoint.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/modelfile/safetensors.h"
#include "core/modelfile/safetensorsheader.h"
#include "core/modelfile/tensorvalues.h"
#include "core/network/layertext.h"
#include "core/runs/metadatareader_p.h"
#include "core/training/runpassport.h"

#include <algorithm>
#include <cmath>
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

/// Reads the entries that make up the state; the rest of the metadata is the passport.
Result<RunState> stateOf(const Passport& metadata)
{
    MetadataReader reader(metadata);
    reader.expect(key::format, formatName);
    reader.expect(key::version, formatVersion);
    RunState state;
    reader.read(key::layers, state.model.network, architectureFromLayersText);
    reader.read(key::head, state.model.network.head, headFromName);
    state.datasetFolder = reader.readText(key::datasetFolder);
    if (metadata.contains(key::averaged)) {
        reader.read(key::averaged, state.averaged);
    }
    reader.read(key::steps, state.steps);
    reader.read(key::epochsDone, state.epochsDone);
    reader.read(key::samplesDone, state.samplesDone);
    reader.read(key::epochLoss, state.epochTally.lossSum);
    reader.read(key::epochCorrect, state.epochTally.correct);
    reader.read(key::epochSamples, state.epochTally.samples);
    reader.read(key::epochSeconds, state.epochSeconds);
    reader.read(key::seconds, state.seconds);
    reader.read(key::generator, state.generator, bytesFromBase64);
    reader.read(key::curve, state.curve, Curve::fromCsv);
    reader.read(key::outcome, state.outcome, outcomeOrNone);
    state.model.passport = reader.rest();
    if (!reader.error().isEmpty()) {
        return Error{reader.error()};
    }
    const Result<TrainingSettings> settings = settingsOf(state.model);
    if (!settings) {
        return settings.error();
    }
    state.settings = *settings;
    return state;
}

Result<Done> checkValues(const SafetensorsTensor& tensor, const char* name, qsizetype count)
{
    const QList<qint64> shape{count};
    if (tensor.name != name || tensor.shape != shape) {
        return Error{Tr::tr("tensor `%1`: expected shape %2, found `%3` with %4")
                         .arg(name, shapeText(shape), tensor.name.left(80))
                         .arg(shapeText(tensor.shape))};
    }
    const auto isFinite = [](float value) { return std::isfinite(value); };
    if (!std::ranges::all_of(tensor.values, isFinite)) {
        return Error{Tr::tr("tensor `%1`: expected finite values").arg(name)};
    }
    return Done{};
}

Result<RunState> stateOf(Safetensors content)
{
    Result<RunState> header = stateOf(content.metadata);
    if (!header) {
        return header.error();
    }
    RunState state = *std::move(header);
    std::vector targets{
        std::pair{parametersName, &state.model.parameters},
        std::pair{firstMomentsName, &state.firstMoments},
        std::pair{secondMomentsName, &state.secondMoments}};
    if (state.averaged > 0) {
        targets.emplace_back(reachedName, &state.reached);
    }
    if (content.tensors.size() != std::ssize(targets)) {
        return Error{Tr::tr("expected %1 tensors, found %2")
                         .arg(targets.size())
                         .arg(content.tensors.size())};
    }
    for (qsizetype i = 0; i < content.tensors.size(); ++i) {
        const auto [name, values] = targets[static_cast<std::size_t>(i)];
        SafetensorsTensor& tensor = content.tensors[i];
        const qsizetype count = state.model.network.parameterCount();
        if (const auto fits = checkValues(tensor, name, count); !fits) {
            return fits.error();
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
