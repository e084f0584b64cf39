#pragma once

#include <QString>

#include <optional>

class QComboBox;

namespace ui
{

/// Lets the user pick one of the ten digits or none; `none` says what that means.
QComboBox*
makeDigitCombo(const QString& objectName, const QString& accessibleName, const QString& none);

/// The digit that is picked in such a box.
std::optional<int> digitOf(const QComboBox* combo);

} // namespace ui
