#pragma once

#include "core/runs/checkpoint.h"
#include "core/runs/moments.h"
#include "core/runs/runstore.h"
#include "tests/support/toymodel.h"
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

/// Keeps a toy run with a moment after each epoch, from 0 on; their models give these digits.
inline QString keepMoments(const core::RunStore& store, const QList<int>& digits)
{
    QString id = keep(store, endedRun(core::Outcome::Completed));
    for (qsizetype epoch = 0; epoch < digits.size(); ++epoch) {
        core::TakenMoment moment{epoch * 100, 100, constantModel(digits[epoch])};
        moment.model.passport[core::passport::epochsDone] = QString::number(epoch);
        if (!core::writeMoment(store.folder(id), moment)) {
            qFatal("cannot write a moment");
        }
    }
    return id;
}

} // namespace support
