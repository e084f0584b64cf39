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

/// The name that writeNewModel() would use now: the first free one of the form
/// `trained-01.safetensors` in modelFolder(), which is made if it is missing. Only for showing,
/// because somebody else may use the name first.
Result<QString> newModelPath();

/// Writes a model under the first free name and returns its path. Nobody else who writes a new
/// model at the same moment gets the same name. If the model cannot be written, the name is free
/// again; only a process that is killed meanwhile leaves an empty file, which keeps the name.
Result<QString> writeNewModel(const Model& model);

} // namespace core
