#pragma once

#include "core/workbench/testreadings.h"
#include "ui/widgets/watchedwidget.h"

class QComboBox;
class QLabel;
class QSpinBox;
class QStackedLayout;

namespace ui
{

class MistakesModel;
class ThumbnailView;

/// The images that a model misreads, is unsure of or takes for no digit, as thumbnails, the worst
/// first. Shows what it is told and says what the user asks for.
/// Object names: mistakesView, mistakesHint, mistakesCount, sourceCombo, kindCombo, labelCombo,
/// readAsCombo, leastConfidenceSpin, mostConfidenceSpin, exportMistakesPngAction,
/// exportMistakesCsvAction, chosenImages, allImagesButton.
class MistakesPage : public WatchedWidget
{
    Q_OBJECT

public:
    explicit MistakesPage(QWidget* parent = nullptr);

    void showSource(core::TestReadings::Source source);
    /// What the images show, digits at first.
    void setClasses(const core::Classes& classes);
    void showReadings(const core::TestReadings& readings);
    /// Says what is missing in place of the images.
    void showHint(const QString& text);
    /// The images that are listed, a line each.
    QString csv() const;

Q_SIGNALS:
    void sourceChosen(core::TestReadings::Source source);
    void filterChosen(const core::MistakeFilter& filter);
    /// An image was clicked, or chosen by Enter.
    void
    imageActivated(const core::DigitImage& image, const QString& caption, const QString& label);
    void exportPngRequested();
    void exportCsvRequested();

private:
    QWidget* createTools();
    QWidget* createChosen();
    QWidget* createBrowser();
    QLayout* createFilters();
    void useFields();
    void showFilter(const core::MistakeFilter& filter);

    MistakesModel* m_model;
    ThumbnailView* m_view;
    QLabel* m_hint;
    QLabel* m_count;
    QComboBox* m_source;
    QComboBox* m_kind;
    QComboBox* m_label;
    QComboBox* m_readAs;
    QSpinBox* m_least;
    QSpinBox* m_most;
    QWidget* m_tools;          ///< beside the source; hidden when nothing can be listed
    QList<qsizetype> m_images; ///< of the filter
    QLabel* m_chosenText;
    QWidget* m_chosen; ///< says that only some images are looked among
    QWidget* m_browser;
    QStackedLayout* m_stack;
};

} // namespace ui
