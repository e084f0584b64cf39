#pragma once

#include "core/network/layertext.h"
#include "core/training/presets.h"
#include "core/training/trainingtypes.h"

#include <QObject>

namespace core
{

/// The settings of the next run: edited in several places, kept here. Changes of one place reach
/// the others by changed().
class NextSettings : public QObject
{
    Q_OBJECT

public:
    explicit NextSettings(QObject* parent = nullptr);

    /// While the layers cannot be read, they are the last ones that could.
    const TrainingSettings& settings() const { return m_settings; }
    /// Why a run cannot begin with them; empty when it can.
    const QString& error() const { return m_error; }
    /// As the user wrote the layers, readable or not.
    const QString& layersText() const { return m_layersText; }
    /// The preset that they started from. Where none is named, it is the first with the same head.
    const Preset& preset() const;
    /// Whether they are no longer those of the preset.
    bool isEdited() const;

    void set(const TrainingSettings& settings);
    /// As architectureFromShortText() reads it.
    void setLayersText(const QString& text);
    /// Replaces all but the network, which has a text of its own.
    void setNumbers(const TrainingSettings& settings);
    /// Replaces only what withAugmentationOf() replaces.
    void setAugmentationOf(const TrainingSettings& settings);

Q_SIGNALS:
    void changed();

private:
    TrainingSettings m_settings;
    QString m_layersText;
    QString m_error;
};

/// `rest` with augmentation, schedule, label smoothing and the shares of synthetic images of
/// `settings`.
TrainingSettings withAugmentationOf(const TrainingSettings& settings, TrainingSettings rest);

} // namespace core
