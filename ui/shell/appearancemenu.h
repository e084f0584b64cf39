#pragma once

class QMenu;
class QWidget;

namespace ui
{

/// A menu to choose System, Light or Dark; the choice is remembered.
QMenu* makeAppearanceMenu(QWidget* parent);

/// Applies the remembered choice; at start, before the first window.
void applySavedAppearance();

} // namespace ui
