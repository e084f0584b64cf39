#pragma once

#include "core/base/result.h"
#include "core/training/trainingtypes.h"

#include <QCommandLineParser>

namespace app
{

/// The options of `digitlab train` that make up its training settings.
void addSettingsOptions(QCommandLineParser& parser);

/// The settings of the preset that `--preset` names.
core::Result<core::TrainingSettings> presetSettings(const QCommandLineParser& parser);

/// These settings with what the options say instead; an error names the option.
core::Result<core::TrainingSettings>
readSettings(const QCommandLineParser& parser, core::TrainingSettings settings);

} // namespace app
