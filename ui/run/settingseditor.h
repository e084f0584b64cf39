#pragma once

#include "core/training/trainingtypes.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace ui
{

/// The settings of a run as a row of fields under their captions: a preset, and each of its values
/// to be changed. A preset that was changed says so; choosing it again restores it.
class SettingsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsEditor(QWidget* parent = nullptr);

    /// What the fields say, and what was set where there is no field; `preset` is the one that they
    /// started from. While the hidden layers cannot be read, the last ones that could.
    core::TrainingSettings settings() const;
    void setSettings(const core::TrainingSettings& settings);
    /// Takes only what withAugmentationOf() takes; the fields stay, also one that cannot be read.
    void takeAugmentation(const core::TrainingSettings& settings);

    /// Why the fields are no settings to train with; empty when they are.
    QString error() const { return m_hiddenError; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void createPreset();
    void createHidden();
    void createNumbers();
    void addFields(QGridLayout* layout);
    void choosePreset(int index);
    void fieldChanged();
    void refreshHidden();
    void refreshPresetTitle();

    core::TrainingSettings m_settings; ///< what was set; hidden layers: the last that could be read
    QString m_hiddenError;

    QComboBox* m_preset = nullptr;
    QLineEdit* m_hiddenEdit = nullptr;
    QAction* m_hiddenMark = nullptr;
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_batchSize = nullptr;
    QDoubleSpinBox* m_rate = nullptr;
    QDoubleSpinBox* m_seed = nullptr;
    QSpinBox* m_threads = nullptr;
};

} // namespace ui
