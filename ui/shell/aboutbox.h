#pragma once

class QWidget;

namespace ui
{

/// Says what this program is, and its licence; returns at once.
void showAboutBox(QWidget* parent);

} // namespace ui
