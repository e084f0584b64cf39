#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace core
{
class Workbench;
}

namespace ui
{

class Notifier;

/// What shows one thing, such as the dataset's images.
struct Page {
    QString title;
    QWidget* widget;
};

/// A place of the window, with one page or a few that belong together.
struct Place {
    QString name; ///< in settings and object names
    QString icon;
    QString title;
    QString toolTip;
    QList<Page> pages;
};

/// All places in their order, each page with its presenter as a child of its widget. To add a page,
/// add a line here.
QList<Place> makePlaces(core::Workbench& workbench, Notifier& notifier);

} // namespace ui
