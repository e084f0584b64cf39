#include "tests/support/toyrun.h"

#include "core/training/runpassport.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

namespace support
{

QByteArray newGenerator()
{
    // LibTorch's CPUGeneratorImplState: `left`, `seeded` and the first of its numbers.
    QByteArray state(5056, '\0');
    for (const int place : {8, 12, 24}) {
        state[place] = 1;
    }
    return state;
}

core::RunState toyRun(quint32 seed)
{
    core::RunState state;
    state.settings.preset = "repaired";
    state.settings.network = core::Architecture::perceptron({8});
    state.settings.epochs = 4;
    state.settings.seed = seed;
    state.settings.threads = 1;
    state.model = randomModel(state.settings.network, seed);
    core::Dataset dataset;
    dataset.name = "toy";
    dataset.sha256 = "00ff";
    state.model.passport = core::passportOf(dataset, state.settings);
    state.firstMoments.assign(state.model.parameters.size(), 0);
    state.secondMoments = state.firstMoments;
    state.epochsDone = 2;
    state.steps = 4;
    state.generator = newGenerator();
    state.seconds = 1.5;
    for (int epoch = 0; epoch <= 2; ++epoch) {
        core::EpochResult result;
        result.epoch = epoch;
        result.test = {2.0 - epoch * 0.9, 0.1 + epoch * 0.4};
        state.curve.add(result);
    }
    return state;
}

} // namespace support
