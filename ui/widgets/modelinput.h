#pragma once

#include "core/workbench/workbench.h"

namespace ui
{

/// What the network gets of the drawing, if there is one that the model can read: ink says nothing
/// to a model that knows no handwriting, see core::CurrentDrawing::reading().
std::optional<core::DigitImage> imageToRead(core::Workbench& workbench);

/// What the model in use tells apart; digits without a model.
core::Classes classesInUse(core::Workbench& workbench);

} // namespace ui
