#pragma once

#include "core/workbench/nextsettings.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ui
{

/// The settings of the next run as a row of fields under their captions: a preset, and each of its
/// values to be changed. A preset that was changed says so; choosing it again restores it. Layers
/// that cannot be read are told of below. Object name: layersError, and those of the fields.
class SettingsEditor : public QWidget
{
    Q_OBJECT

public:
    /// The settings outlive the editor.
    explicit SettingsEditor(core::NextSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createPreset();
    void createLayers();
    void createNumbers();
    void addFields(QGridLayout* layout);
    void useFields();
    void refresh();
    void refreshLayers();

    core::NextSettings& m_next;

    QComboBox* m_preset = nullptr;
    QLineEdit* m_layersEdit = nullptr;
    QString m_layersTip;
    QAction* m_layersMark = nullptr;
    QLabel* m_error = nullptr; ///< below the fields, while the layers cannot be read
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_batchSize = nullptr;
    QDoubleSpinBox* m_rate = nullptr;
    QDoubleSpinBox* m_seed = nullptr;
    QSpinBox* m_threads = nullptr;
};

} // namespace ui
