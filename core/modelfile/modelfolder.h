#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <QList>
#include <QString>

namespace core
{

/// A model that comes with the program, read by readModel() like any other.
struct ShippedModel {
    QString id;    ///< `convolutional`
    QString title; ///< for people
    QString path;  ///< `:/models/convolutional.safetensors`
};

/// The one that is used where none is named, and others as examples.
const QList<ShippedModel>& shippedModels();

/// The path of the first of them.
inline constexpr auto shippedModelPath = ":/models/convolutional.safetensors";

/// `<user data>/digitlab/models`: the place for models if no other place is given.
QString modelFolder();

/// Makes modelFolder() if it is missing; an error if it cannot be made or written.
Result<Done> makeModelFolder();

/// Writes a model to modelFolder(), which is made if it is missing, and returns its path:
/// `<name>.safetensors`, or `<name> (2).safetensors` and so on, the first that is free. What a file
/// may not be called is replaced in the name. Nobody else who writes a new model at the same moment
/// gets the same path. If the model cannot be written, the path is free again; only a process that
/// is killed meanwhile leaves an empty file, which keeps it.
Result<QString> writeNewModel(const Model& model, const QString& name);

} // namespace core
