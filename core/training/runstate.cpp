#include "core/training/runstate.h"

#include "core/base/tr.h"
#include "core/network/layertext.h"
#include "core/training/generatorstate.h"
#include "core/training/statecheck.h"

namespace core
{

namespace
{

Result<Done> checkDataset(const RunState& state, const Dataset& dataset)
{
    const QString expected = state.model.passport.value(passport::datasetSha256);
    if (expected == QString::fromLatin1(dataset.sha256)) {
        return Done{};
    }
    return Error{Tr::tr("this run learns dataset `%1` with SHA-256 %2; dataset `%3` has %4")
                     .arg(
                         state.model.passport.value(passport::dataset), expected.left(12),
                         dataset.name, QString::fromLatin1(dataset.sha256.left(12)))};
}

Result<Done> checkCounts(const RunState& state)
{
    const auto expected = static_cast<std::size_t>(state.settings.network.parameterCount());
    std::vector all{&state.model.parameters, &state.firstMoments, &state.secondMoments};
    if (state.averaged > 0) {
        all.push_back(&state.reached);
    }
    for (const std::vector<float>* values : all) {
        if (values->size() != expected) {
            return Error{Tr::tr("weights and moments: expected %1 numbers each for layers %2, "
                                "found %3")
                             .arg(expected)
                             .arg(layersText(state.settings.network))
                             .arg(values->size())};
        }
    }
    return Done{};
}

Result<Done> checkPosition(const RunState& state, const Dataset& dataset)
{
    const qint64 samples = trainedSize(state.settings, dataset);
    const int batchSize = state.settings.batchSize;
    const bool isPartial = state.samplesDone % batchSize != 0;
    if (state.samplesDone < 0 || state.samplesDone > samples ||
        (isPartial && state.samplesDone != samples)) {
        return Error{Tr::tr("samples done: expected whole batches of %1 of at most %2 samples, "
                            "found %3")
                         .arg(batchSize)
                         .arg(samples)
                         .arg(state.samplesDone)};
    }
    if (state.epochsDone < 0 || state.epochsDone > state.settings.epochs) {
        return Error{Tr::tr("epochs done: expected 0 to %1, found %2")
                         .arg(state.settings.epochs)
                         .arg(state.epochsDone)};
    }
    // Otherwise it would end at once, as if it had ended with the last whole epoch.
    if (state.epochsDone == state.settings.epochs && state.samplesDone > 0) {
        return Error{Tr::tr("epochs: expected at least %1, since the run is in epoch %1 already, "
                            "found %2")
                         .arg(state.epochsDone + 1)
                         .arg(state.settings.epochs)};
    }
    if (state.averaged > state.epochsDone) {
        return Error{
            Tr::tr("averaged: expected at most %1 times, as many as epochs are done, found "
                   "%2")
                .arg(state.epochsDone)
                .arg(state.averaged)};
    }
    const qint64 steps =
        state.epochsDone * batchesOf(samples, batchSize) + batchesOf(state.samplesDone, batchSize);
    if (state.steps != steps) {
        return Error{Tr::tr("steps: expected %1 after %2 epochs and %3 samples, found %4")
                         .arg(steps)
                         .arg(state.epochsDone)
                         .arg(state.samplesDone)
                         .arg(state.steps)};
    }
    return Done{};
}

} // namespace

qint64 trainedSize(const TrainingSettings& settings, const Dataset& dataset)
{
    const qsizetype all = dataset.train.size();
    return all - std::min<qsizetype>(settings.heldOut, all / 2);
}

qint64 samplesTrained(const RunState& state, const Dataset& dataset)
{
    return state.epochsDone * trainedSize(state.settings, dataset) + state.samplesDone;
}

Result<Done> checkFits(const RunState& state, const Dataset& dataset)
{
    for (const auto& check :
         {state.settings.validate(), checkDataset(state, dataset), checkCounts(state),
          checkGeneratorState(state.generator)}) {
        if (!check) {
            return check;
        }
    }
    const Result<Done> position = checkPosition(state, dataset);
    return position ? checkCurve(state.curve, state.epochsDone) : position;
}

} // namespace core
