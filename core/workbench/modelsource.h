#pragma once

#include "core/prediction/predictor.h"
#include "core/runs/runstore.h"

#include <functional>
#include <stop_token>

namespace core
{

/// Reads a model in the background.
using ReadModel = std::function<Result<Model>(const std::stop_token& stop)>;

ReadModel readerOfRun(const RunStore& store, const QString& id);
/// Of any file that a model can be opened from, also another program's.
ReadModel readerOfFile(const QString& path);

/// Reads the model and makes it ready to predict.
Result<PredictorPointer> openModel(const ReadModel& read, const std::stop_token& stop);

} // namespace core
