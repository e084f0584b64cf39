#pragma once

#include "core/base/classes.h"

#include <QString>

#include <optional>

class QComboBox;

namespace ui
{

/// Lets the user pick a class, a digit at first, or none; `none` says what that means.
QComboBox*
makeClassCombo(const QString& objectName, const QString& accessibleName, const QString& none);

/// The classes to pick from. Beyond ten, the box finds those that have in their names what is typed
/// into it. What is picked stays while the classes are the same; with others it is none, without a
/// signal.
void setClasses(QComboBox* combo, const core::Classes& classes, const QString& none);

/// The label of the class that is picked in such a box.
std::optional<int> classOf(const QComboBox* combo);
/// Picks it.
void setClass(QComboBox* combo, std::optional<int> label);

} // namespace ui
