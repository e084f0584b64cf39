#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/insight/unitweights.h"
#include "ui/insight/networkview.h"
#include "ui/widgets/watchedwidget.h"

class QComboBox;
class QLabel;
class QStackedLayout;

namespace ui
{

class UnitDetails;

/// The network with the drawing in it, and what is known of the unit that is pointed at. Shows what
/// it is told. The keys 0 to 9 choose the digit that the lines go to, if it is a class. Object
/// names: networkEmpty, networkView, linesToDigit, exportNetworkPngAction, exportNetworkCsvAction,
/// and those of UnitDetails.
class NetworkPage : public WatchedWidget
{
    Q_OBJECT

public:
    explicit NetworkPage(QWidget* parent = nullptr);

    /// What the model tells apart, digits at first: what lines can go to.
    void setClasses(const core::Classes& classes);
    void showContent(NetworkContent content);
    /// Says what is missing in place of the network.
    void showMessage(const QString& text);
    bool isNetworkShown() const;
    /// How the units answer, as UnitDetails::setAnswers().
    void setAnswers(
        const AnswersPointer& answers, const core::DatasetPointer& dataset, const QString& caption);
    /// Shows the selected unit, with these weights; nothing where there are none to be seen.
    void showUnit(const std::optional<core::PixelWeights>& weights);
    /// Shows it while its weights are not known yet.
    void showUnit();
    UnitPlace selected() const { return m_view->selected(); }

    /// The class that the lines are to go to; nothing for the one that the drawing is read as.
    std::optional<int> chosenClass() const;

    /// Writes network and unit, as they are shown, as a PNG picture.
    core::Result<core::Done> exportPng(const QString& path);
    /// The activations of the selected unit's layer as CSV: `unit,activation`, one a line; a
    /// channel's are the highest values of their maps.
    QString table() const;

Q_SIGNALS:
    void unitSelected();
    void classChosen();
    /// One of the test images that excite the unit was chosen, by its index.
    void imageChosen(int index);
    void pictureRequested();
    void tableRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLayout* createTools();
    void createKeys();
    void chooseClass(int label);
    void writeLegend();
    void writeToolTip();

    NetworkView* m_view;
    UnitDetails* m_details;
    core::Classes m_classes;
    QComboBox* m_class;
    QLabel* m_legend;
    QLabel* m_message;
    QWidget* m_network;
    QStackedLayout* m_stack;
};

} // namespace ui
