#pragma once

#include "core/training/trainingtypes.h"

#include <QString>

namespace core
{

/// With how many threads a run trains, and why.
struct ThreadChoice {
    int threads = 1;
    QString reason; ///< plain words that follow "threads 2: "
};

/// What the settings ask for; if that is TrainingSettings::automaticThreads, as many threads as
/// make the run faster on a machine with this many cores.
ThreadChoice chooseThreads(const TrainingSettings& settings, int cores);

/// How many cores the calling thread may run on, at least 1; an affinity mask counts.
int availableCores();

} // namespace core
