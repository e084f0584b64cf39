#pragma once

#include "core/base/result.h"

class QImage;
class QWidget;

namespace ui
{

class ChartLegend;
class PlotView;

/// A widget's legend and plot as a picture of twice its size on screen, without the line and the
/// box under the pointer.
QImage chartPicture(QWidget* chart, ChartLegend* legend, PlotView* view);
/// Writes it as PNG.
core::Result<core::Done>
saveChartPicture(QWidget* chart, ChartLegend* legend, PlotView* view, const QString& path);

} // namespace ui
