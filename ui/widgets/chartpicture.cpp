#include "ui/widgets/chartpicture.h"

#include "ui/widgets/chartlegend.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/plotview.h"

#include <QImage>
#include <QLayout>
#include <QPainter>

namespace ui
{

QImage chartPicture(QWidget* chart, ChartLegend* legend, PlotView* view)
{
    constexpr qreal scale = 2;
    chart->layout()->activate();
    QImage image(chart->size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(chart->palette().color(QPalette::Base));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    legend->render(&painter, legend->pos(), {}, QWidget::DrawChildren);
    // The scene alone: without the pointer's line and box.
    view->scene()->render(&painter, view->geometry(), view->sceneRect());
    return image;
}

core::Result<core::Done>
saveChartPicture(QWidget* chart, ChartLegend* legend, PlotView* view, const QString& path)
{
    return savePng(chartPicture(chart, legend, view), path);
}

} // namespace ui
