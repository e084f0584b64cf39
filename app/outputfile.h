#pragma once

#include "core/base/result.h"

#include <QCommandLineParser>

namespace app
{

/// The option `--output`, a model file to write.
void addOutputOption(QCommandLineParser& parser);

/// The file to write, known to lie in a folder that can be written and to replace nothing but a
/// file that may be replaced: better said now than after the run. Without `--output`, a new one
/// among the user's models.
core::Result<QString> outputPath(const QCommandLineParser& parser);

} // namespace app
