#include "ui/widgets/chartparts.h"

#include "ui/widgets/chartlegend.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/theme.h"

#include <QAbstractAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QVBoxLayout>

namespace ui
{

void setUpChart(QChart* chart, const QMargins& margins)
{
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins(margins);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setLocalizeNumbers(true);
}

void layOutChart(QWidget* widget, ChartLegend* legend, PlotView* view)
{
    // Less would leave no room to read a curve.
    view->setMinimumSize(180, 110);
    auto* header = makeLayout<QVBoxLayout>({12, 6, 6, 0}, 0);
    header->addWidget(legend);
    auto* layout = makeLayout<QVBoxLayout>({}, 0, widget);
    layout->addLayout(header);
    layout->addWidget(view, 1);
    widget->setBackgroundRole(QPalette::Base);
    widget->setAutoFillBackground(true);
}

void setUpAxis(QAbstractAxis* axis, const QWidget* widget)
{
    const ChartColours colours = chartColours(widget->palette());
    axis->setTitleBrush(colours.text);
    axis->setLabelsColor(colours.text);
    axis->setLinePen(QPen(colours.grid, 1));
    axis->setGridLinePen(QPen(colours.grid, 1));
    axis->setLabelsFont(widget->font());
    axis->setTitleFont(widget->font());
}

} // namespace ui
