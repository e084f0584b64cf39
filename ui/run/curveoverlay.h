#pragma once

#include "core/training/curve.h"

#include <QString>

namespace ui
{

/// The curve of a run that is laid over the chart of another one.
struct CurveOverlay {
    QString name;
    core::Curve curve;
    int colour = 0; ///< index into ChartColours::overlays; no two overlays share one
};

} // namespace ui
