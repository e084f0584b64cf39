#include "core/runs/checkpoint.h"

#include "tests/fuzz/target.h"

namespace fuzz
{

bool checkpoint(const QByteArray& input)
{
    const QString path = fileOf(input, "checkpoint.safetensors");
    const auto header = core::readCheckpointHeader(path);
    const auto state = core::readCheckpoint(path);
    demand(header || !state, "what is read whole has a header that can be read alone");
    if (state) {
        demand(state->settings.validate().hasValue(), "settings that were read are valid");
        demand(
            state->firstMoments.size() == state->model.parameters.size() &&
                state->secondMoments.size() == state->model.parameters.size(),
            "there are two moments for each weight");
    }
    return state.hasValue();
}

} // namespace fuzz
