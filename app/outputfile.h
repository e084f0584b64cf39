#pragma once

#include "core/base/result.h"
#include "core/network/model.h"

#include <QCommandLineParser>

namespace app
{

/// The option `--output`, a model file to write.
void addOutputOption(QCommandLineParser& parser);

/// The file to write, known to lie in a folder that can be written and to replace nothing but a
/// file that may be replaced: better said now than after the run. Without `--output` an empty one,
/// for which saveModel() makes a new file among the user's models; their folder can be written
/// then.
core::Result<QString> outputPath(const QCommandLineParser& parser);

/// An error if that file is one of those that the command reads (empty names are none), whose
/// content would be lost.
core::Result<core::Done> checkNoInput(const QString& output, const QStringList& inputs);

/// Saves a model to what outputPath() gave; gives the path that was written. `name` is what a new
/// file among the user's models is called.
core::Result<QString> saveModel(const QString& path, const core::Model& model, const QString& name);

} // namespace app
