#pragma once

#include <QMargins>

class QAbstractAxis;
class QChart;
class QWidget;

namespace ui
{

class ChartLegend;
class PlotView;

/// Takes away what Qt Charts adds around a plot, its legend among it; numbers are in the user's
/// locale.
void setUpChart(QChart* chart, const QMargins& margins);
/// The legend over the plot, on the palette's Base; the widget owns both from now on.
void layOutChart(QWidget* widget, ChartLegend* legend, PlotView* view);
/// The colours of the widget's palette, and its font.
void setUpAxis(QAbstractAxis* axis, const QWidget* widget);

} // namespace ui
