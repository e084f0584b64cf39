#pragma once

#include "core/runs/checkpoint.h"
#include "core/runs/runstore.h"
#include "tests/support/toyrun.h"

namespace support
{

/// Keeps a run in a store and gives its id.
inline QString keep(const core::RunStore& store, const core::RunState& state)
{
    const core::Result<QString> id = store.create();
    if (!id) {
        qFatal("%s", qPrintable(id.error().message));
    }
    const auto written = core::writeCheckpoint(store.checkpointPath(*id), state);
    if (!written) {
        qFatal("%s", qPrintable(written.error().message));
    }
    return *id;
}

/// A toy run that ended so.
inline core::RunState endedRun(core::Outcome outcome, quint32 seed = 1)
{
    core::RunState state = toyRun(seed);
    state.outcome = outcome;
    return state;
}

} // namespace support
