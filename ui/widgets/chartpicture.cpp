#include "ui/widgets/chartpicture.h"

#include "ui/widgets/chartlegend.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/plotview.h"

#include <QImage>
#include <QLayout>
#include <QPainter>

namespace ui
{

core::Result<core::Done>
saveChartPicture(QWidget* chart, ChartLegend* legend, PlotView* view, const QString& path)
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
    painter.end();
    return savePng(image, path);
}

} // namespace ui
