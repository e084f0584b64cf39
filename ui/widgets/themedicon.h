#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace ui
{

/// One of DigitLab's own icons (resources/icons), drawn at paint time in the application palette's
/// colour for `role`: a change of palette needs no new icon, any pixel ratio is sharp.
QIcon themedIcon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

} // namespace ui
