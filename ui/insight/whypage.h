#pragma once

#include "core/data/dataset.h"
#include "core/insight/explanation.h"
#include "ui/widgets/watchedwidget.h"

#include <optional>

class QBoxLayout;
class QComboBox;
class QLabel;
class QSlider;
class QStackedLayout;

namespace ui
{

class AttributionView;
class DigitImageView;
class NeighboursModel;
class ThumbnailView;

/// Why the drawing is read as one class rather than another: the pixels that speak for the one and
/// against the other, the smallest change that tips it over, the nearest training images, and a
/// sentence. Shows what it is told and says what the user asks for.
/// Object names: whySummary, whyHint, forCombo, againstCombo, methodCombo, attributionView,
/// changeView, changedImageView, changeSlider, changeCaption, neighboursView, exportWhyPngAction,
/// exportWhyCsvAction.
class WhyPage : public WatchedWidget
{
    Q_OBJECT

public:
    explicit WhyPage(QWidget* parent = nullptr);

    /// `dataset` is where the neighbours are from.
    void showExplanation(const core::Explanation& explanation, const core::DatasetPointer& dataset);
    /// Says what is missing, or what is going on, in place of the explanation.
    void showHint(const QString& text);

    /// What the model tells apart, digits at first: what can be picked.
    void setClasses(const core::Classes& classes);
    /// The classes that the user picked; nothing where the most probable one is wanted.
    std::optional<int> forClass() const;
    std::optional<int> againstClass() const;
    /// The attribution, the occlusion and the changed image, a line for each pixel.
    QString csv() const;

protected:
    /// The nearest images stand below the others where there is room.
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void classesPicked();
    /// A training image was clicked, or chosen by Enter.
    void
    imageActivated(const core::DigitImage& image, const QString& caption, const QString& label);
    void exportPngRequested();
    void exportCsvRequested();

private:
    QLayout* createTools();
    QLayout* createPictures();
    QLayout* createChange();
    void refreshAttribution();
    void refreshChange();

    core::Classes m_classes;
    std::optional<core::Explanation> m_explanation;
    QLabel* m_summary;
    QLabel* m_hint;
    QComboBox* m_for;
    QComboBox* m_against;
    QComboBox* m_method;
    AttributionView* m_attribution;
    AttributionView* m_change;
    DigitImageView* m_changed;
    QSlider* m_slider;
    QLabel* m_changeCaption;
    NeighboursModel* m_neighbours;
    ThumbnailView* m_view;
    QBoxLayout* m_pictures = nullptr;
    QStackedLayout* m_stack;
};

} // namespace ui
