#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <span>

namespace core
{

/// Checks a model before it is written. An error if its layers are not valid, if the number of
/// parameters does not fit them, or if a value is not finite or a variance below 0. Errors name the
/// tensor.
Result<Done> checkModel(const Model& model);

/// The same for the values of one tensor.
Result<Done> checkValues(const ParameterView& view, std::span<const float> values);

/// Checks the shape that a file gives to one tensor of a network; null if the file has none.
Result<Done> checkShape(const ParameterView& view, const QList<qint64>* shape);

/// The error for a tensor that the network does not have.
Error unexpectedTensor(const QString& name, const Architecture& network);

} // namespace core
