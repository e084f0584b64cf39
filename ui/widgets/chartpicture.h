#pragma once

#include "core/base/result.h"

class QWidget;

namespace ui
{

class ChartLegend;
class PlotView;

/// Writes a widget's legend and plot as a PNG picture of twice its size on screen, without the line
/// and the box under the pointer.
core::Result<core::Done>
saveChartPicture(QWidget* chart, ChartLegend* legend, PlotView* view, const QString& path);

} // namespace ui
