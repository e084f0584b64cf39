#pragma once

#include "core/base/result.h"
#include "ui/insight/mapview.h"
#include "ui/widgets/watchedwidget.h"

class QAction;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace ui
{

enum class MapMethod { Pca, Tsne };

/// The map of the images with its tools. Shows what it is told and says what the user asks for.
/// Object names: mapView, mapHint, mapCaption, mapQuality, mapLegend, methodCombo, tsneButton,
/// tsneProgress, chosenToMistakesAction (key M) and its chosenToMistakesButton, exportMapPngAction,
/// exportMapCsvAction.
class MapPage : public WatchedWidget
{
    Q_OBJECT

public:
    explicit MapPage(QWidget* parent = nullptr);

    MapView* view() const { return m_view; }

    /// What the points show, digits at first; told before they are shown.
    void setClasses(const core::Classes& classes);
    void showPoints(const MapPoints& points);
    /// Whose map it is, and how good it is.
    void setCaptions(const QString& subject, const QString& quality);
    /// Says what is missing in place of the map.
    void showHint(const QString& text);
    bool isMapShown() const;

    void setMethod(MapMethod method);
    /// How much of t-SNE is done, 0 to 1; nothing while it is not being computed.
    void setProgress(std::optional<double> share);

    core::Result<core::Done> exportPng(const QString& path);
    /// The points that are shown as CSV: `index,label,read_as,x,y`, one a line.
    QString csv() const;

Q_SIGNALS:
    void methodChosen(ui::MapMethod method);
    void tsneWanted();
    void tsneUnwanted();
    /// The chosen images are wanted in Mistakes.
    void chosenWanted();
    void exportPngRequested();
    void exportCsvRequested();

protected:
    /// Fits the captions into their labels.
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// The legend has as many classes as there is room for.
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* createTools();
    QLayout* createCaptions();
    void writeLegend();
    QString legendText(int classes) const;
    int classesInLegend() const;
    void writeCaptions();
    void countChosen();

    core::Classes m_classes;
    MapView* m_view;
    QLabel* m_caption;
    QLabel* m_quality;
    QString m_subjectText; ///< in full; the labels have what fits
    QString m_qualityText;
    QLabel* m_legend;
    QLabel* m_hint;
    QComboBox* m_method;
    QPushButton* m_tsne;
    QProgressBar* m_progress;
    QAction* m_toMistakes;
    QWidget* m_map;
    QStackedLayout* m_stack;
    bool m_isComputing = false;
};

} // namespace ui
