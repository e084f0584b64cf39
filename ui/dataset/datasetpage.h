#pragma once

#include "core/data/dataset.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QStackedLayout;

namespace ui
{

class DatasetPlaceholder;
class DatasetThumbnails;
class ThumbnailView;

/// Shows a dataset's images as labelled thumbnails, or the placeholder once that has something to
/// say. Decides nothing and does no I/O: it is told what to show, and says what the user asks for.
/// Up to ten digits or letters have a button each to show only their images, other classes are in a
/// box. Object names: thumbnailView, digitButtonAll, digitButton0..9, classCombo, partCombo,
/// countLabel, and those of DatasetPlaceholder.
class DatasetPage : public QWidget
{
    Q_OBJECT

public:
    explicit DatasetPage(QWidget* parent = nullptr);

    /// The images to show; null: none, and what to do about it.
    void setDataset(const core::DatasetPointer& dataset);
    DatasetPlaceholder* placeholder() const { return m_placeholder; }

Q_SIGNALS:
    /// An image was clicked, or chosen by Enter; `caption` says where it stands in the dataset.
    void imageActivated(const core::DigitImage& image, int label, const QString& caption);

protected:
    /// The count is as long as its room allows.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* createBrowser();
    QLayout* createFilters();
    void setClasses(const core::Classes& classes);
    void createClassButtons();
    void addClassButton(int id, const QString& text, const QString& toolTip);
    std::optional<int> chosenClass() const;
    void applyFilter();
    void updateCount();
    void activate(const QModelIndex& index);

    DatasetThumbnails* m_model;
    ThumbnailView* m_view;
    core::Classes m_classes;
    QWidget* m_buttonRow;
    QButtonGroup* m_buttons;
    QComboBox* m_class; ///< in place of the buttons
    QComboBox* m_part;
    QLabel* m_count;
    DatasetPlaceholder* m_placeholder;
    QWidget* m_browser;
    QStackedLayout* m_stack;
};

} // namespace ui
