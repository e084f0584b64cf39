#include "ui/widgets/modelinput.h"

namespace ui
{

core::Classes classesInUse(core::Workbench& workbench)
{
    const core::PredictorPointer& predictor = workbench.timeline().predictor();
    return predictor ? predictor->classes() : core::Classes();
}

std::optional<core::DigitImage> imageToRead(core::Workbench& workbench)
{
    const core::CurrentDrawing& drawing = workbench.drawing();
    const bool isReadable = drawing.ink().isEmpty() || classesInUse(workbench).areHandwriting();
    return isReadable ? drawing.image() : std::nullopt;
}

} // namespace ui
