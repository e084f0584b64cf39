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

/// A place of the window that shows one thing.
struct Page {
    QString icon;
    QString title;
    QWidget* widget;
};

/// All pages in their order, each with its presenter as a child of its widget. To add one, add a
/// line here.
QList<Page> makePages(core::Workbench& workbench, Notifier& notifier);

} // namespace ui
