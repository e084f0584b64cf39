#pragma once

#include "core/training/trainingtypes.h"

#include <QList>

namespace core
{

/// A named set of training settings.
struct Preset {
    QString id;          ///< `repaired`, `tutorial`, `quick`, `accurate`
    QString title;       ///< for the window
    QString description; ///< one sentence
    TrainingSettings settings;
};

/// All presets; the first is the default.
const QList<Preset>& presets();

/// The preset of that id, or nullptr.
const Preset* preset(const QString& id);

} // namespace core
