#pragma once

#include "core/workbench/nextsettings.h"

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
    /// The settings outlive the form.
    explicit AugmentationForm(core::NextSettings& settings, QWidget* parent = nullptr);

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
    void refresh();

    core::NextSettings& m_next;
    QList<Row> m_rows;
    QComboBox* m_schedule = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_off = nullptr;
    QPushButton* m_preset = nullptr;
};

} // namespace ui
