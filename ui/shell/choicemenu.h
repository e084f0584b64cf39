#pragma once

#include <QList>
#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace ui
{

/// One of the things that a menu lets choose from.
struct MenuChoice {
    QString id; ///< in the settings, and with "Action" behind as object name
    QString text;
};

/// A menu of which one thing is chosen, at first the first one; the choice is remembered under that
/// key of the settings, then handed to `use`.
QMenu* makeChoiceMenu(
    const QString& title, const QString& key, const QList<MenuChoice>& choices,
    const std::function<void(const QString& id)>& use, QWidget* parent);

} // namespace ui
