#pragma once

#include "core/training/trainingtypes.h"

#include <QList>

namespace core
{

/// A named set of training settings.
struct Preset {
    QString id;    ///< `tutorial`, `repaired`, `softmax`, `quick`, `accurate`, `convolutional`
    QString title; ///< for the window
    QString description; ///< one sentence
    TrainingSettings settings;
};

/// All presets, in the order in which they are told: each but the first says what is different.
const QList<Preset>& presets();

/// The one to begin with.
const Preset& defaultPreset();

/// The preset of that id, or nullptr.
const Preset* preset(const QString& id);

} // namespace core
