#pragma once

#include "core/data/dataset.h"
#include "core/network/model.h"
#include "core/training/trainingtypes.h"

namespace core
{

/// The passport of a snapshot of a run that has not ended: dataset and settings, no results.
Passport passportOf(const Dataset& dataset, const TrainingSettings& settings);

/// The passport of the model that a run ended with.
Passport
passportOf(const Dataset& dataset, const TrainingSettings& settings, const RunResult& result);

/// How the images of the dataset were taken that a run learned from.
Orientation orientationOf(const Passport& passport);

/// Adds what a model reached on the test part.
void addScore(Passport& passport, const Score& test, const QList<int>& deadOutputs);

/// The settings that the run of a model with this passport had, so that it can be repeated. An
/// error names the entry that is missing or is not valid.
Result<TrainingSettings> settingsOf(const Model& model);

/// `3,7`
QString digitsText(const QList<int>& digits);

} // namespace core
