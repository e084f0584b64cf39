#pragma once

#include "core/training/trainingtypes.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLayout;
class QPushButton;
class QSlider;

namespace ui
{

struct AugmentationValue;

/// Sliders for what makes training harder than the images as they are, and words that say what is
/// on. Object names: rotationSlider, scaleSlider, shearSlider, shiftSlider, elasticSlider,
/// thicknessSlider, smoothingSlider, styledSlider, noDigitSlider, scheduleCombo, augmentationWords,
/// augmentationOffButton, augmentationPresetButton; a slider's value stands in a label of its name
/// and `Value`.
class AugmentationForm : public QWidget
{
    Q_OBJECT

public:
    explicit AugmentationForm(QWidget* parent = nullptr);

    /// Shows settings; does not report them back. What lies between two steps of a slider stays.
    void setSettings(const core::TrainingSettings& settings);
    const core::TrainingSettings& settings() const { return m_settings; }

Q_SIGNALS:
    /// The user has changed a value: the settings set last, with it.
    void edited(const core::TrainingSettings& settings);

private:
    struct Row {
        const AugmentationValue* value;
        QSlider* slider;
        QLabel* number;
    };

    void addDeformations(QGridLayout* layout);
    void addOthers(QGridLayout* layout);
    void addWords(QGridLayout* layout);
    void addRow(QGridLayout* layout, const AugmentationValue& value, int row, int column);
    void addSchedule(QGridLayout* layout, int row, int column);
    QLayout* createButtons();
    void edit(const core::TrainingSettings& settings);
    void refresh();

    core::TrainingSettings m_settings;
    QList<Row> m_rows;
    QComboBox* m_schedule = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_off = nullptr;
    QPushButton* m_preset = nullptr;
};

} // namespace ui
