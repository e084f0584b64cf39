#pragma once

#include "core/data/dataset.h"
#include "core/workbench/nextsettings.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLayout;
class QPushButton;
class QStackedLayout;

namespace ui
{

class AugmentationForm;
class AugmentationPreview;

/// What makes the next run's training harder, beside a dozen deformed versions of a digit: the
/// drawing, or else an image of the dataset's train part. Object names: augmentationSource,
/// shuffleButton, anotherButton, augmentationHint, and those of AugmentationForm and
/// AugmentationPreview.
class AugmentationPage : public QWidget
{
    Q_OBJECT

public:
    /// The settings outlive the page.
    explicit AugmentationPage(core::NextSettings& settings, QWidget* parent = nullptr);

    /// While a run goes on the values are only shown.
    void setEditable(bool isEditable);
    /// The digit image of the canvas; none when it is empty.
    void setDrawing(const std::optional<core::DigitImage>& drawing);
    /// May be null.
    void setDataset(const core::DatasetPointer& dataset);

private:
    QLayout* createPictures();
    QLayout* createButtons();
    bool showsDatasetImage() const;
    void showAnother();
    void refreshPictures();

    core::NextSettings& m_next;
    std::optional<core::DigitImage> m_drawing;
    core::DatasetPointer m_dataset;
    qsizetype m_index = 0; ///< of the dataset's image

    AugmentationForm* m_form;
    QLabel* m_source;
    AugmentationPreview* m_preview;
    QLabel* m_hint;
    QStackedLayout* m_stack;
    QPushButton* m_shuffle;
    QPushButton* m_another;
};

} // namespace ui
