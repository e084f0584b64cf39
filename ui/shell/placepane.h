#pragma once

#include "ui/shell/pages.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace ui
{

class ToolStrip;

/// The rail of places at the left and, in a pane of its own, the pages of the place that is chosen.
/// The last place is remembered in QSettings under `window/place`.
/// Object names: placeRail, placePages; `NAMEPlaceButton` for each place.
class PlacePane : public QObject
{
    Q_OBJECT

public:
    explicit PlacePane(const QList<Place>& places, QObject* parent = nullptr);

    /// The column of buttons, and the pages; whoever lays them out owns them.
    QWidget* rail() const;
    QWidget* pages() const;
    /// For the View menu, with the keys Ctrl+1, Ctrl+2 ...
    const QList<QAction*>& actions() const { return m_actions; }

    /// Shows the place that has this page, and the page in it.
    void show(const QWidget* page);

private:
    void addPlace(const Place& place);

    ToolStrip* m_rail;
    QStackedWidget* m_stack;
    QList<QAction*> m_actions;
};

} // namespace ui
