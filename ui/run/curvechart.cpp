#include "ui/run/curvechart.h"

#include "ui/run/chartscale.h"
#include "ui/run/curveoverlay.h"
#include "ui/run/curvepoints.h"
#include "ui/widgets/theme.h"

#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace ui
{
namespace
{

constexpr qsizetype mostPointsInSeries = 600;
constexpr qsizetype mostVisibleMarkers = 120;
constexpr qreal markerSize = 3;

/// Bevelled joins: round ones make a repaint a third slower (bench_chart) and look the same.
void setLine(QLineSeries* series, const QColor& colour, qreal width)
{
    series->setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
}

} // namespace

CurveChart::CurveChart()
{
    legend()->hide();
    setBackgroundVisible(false);
    setMargins({8, 4, 8, 4});
    layout()->setContentsMargins(0, 0, 0, 0);
    setLocalizeNumbers(true);
    buildAxes();
    m_previousTrain = addLine(QStringLiteral("previousTrain"), m_accuracyAxis);
    m_previousTest = addLine(QStringLiteral("previousTest"), m_accuracyAxis);
    for (int i = 0; i < maxOverlays; ++i) {
        const auto slot = static_cast<std::size_t>(i);
        m_overlayTrain[slot] = addLine(QStringLiteral("overlayTrain%1").arg(i), m_accuracyAxis);
        m_overlayTest[slot] = addLine(QStringLiteral("overlayTest%1").arg(i), m_accuracyAxis);
    }
    m_trainLoss = addLine(QStringLiteral("trainLoss"), m_lossAxis);
    m_testLoss = addLine(QStringLiteral("testLoss"), m_lossAxis);
    m_trainAccuracy = addLine(QStringLiteral("trainAccuracy"), m_accuracyAxis);
    m_testAccuracy = addLine(QStringLiteral("testAccuracy"), m_accuracyAxis);
    m_testAccuracy->setMarkerSize(markerSize);
    m_testLoss->setMarkerSize(markerSize);
}

void CurveChart::buildAxes()
{
    m_epochAxis = new QValueAxis(this);
    m_epochAxis->setTickType(QValueAxis::TicksDynamic);
    m_epochAxis->setTickAnchor(0);
    m_epochAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_epochAxis->setTitleText(tr("Epoch"));
    addAxis(m_epochAxis, Qt::AlignBottom);

    m_accuracyAxis = new QValueAxis(this);
    m_accuracyAxis->setTickCount(6);
    m_accuracyAxis->setLabelFormat(tr("%.0f %", "tick of the accuracy axis; %.0f is the number"));
    addAxis(m_accuracyAxis, Qt::AlignLeft);
    setAccuracyFloor(0);

    // Five intervals on both sides: the accuracy's grid lines serve the loss too.
    m_lossAxis = new QValueAxis(this);
    m_lossAxis->setTickCount(6);
    m_lossAxis->setGridLineVisible(false);
    addAxis(m_lossAxis, Qt::AlignRight);
}

QLineSeries* CurveChart::addLine(const QString& name, QValueAxis* vertical)
{
    auto* series = new QLineSeries(this);
    series->setObjectName(name);
    addSeries(series);
    series->attachAxis(m_epochAxis);
    series->attachAxis(vertical);
    return series;
}

qsizetype CurveChart::mostPoints() const
{
    return std::clamp<qsizetype>(
        static_cast<qsizetype>(plotArea().width()), 100, mostPointsInSeries);
}

void CurveChart::showCurve(const core::Curve& curve, int epochs)
{
    const qsizetype most = mostPoints();
    m_trainLoss->replace(thinned(lossPoints(curve.train), most));
    m_testLoss->replace(thinned(lossPoints(curve.test), most));
    m_trainAccuracy->replace(thinned(accuracyPoints(curve.train), most));
    m_testAccuracy->replace(thinned(accuracyPoints(curve.test), most));
    const bool markers = curve.test.size() <= mostVisibleMarkers;
    m_testAccuracy->setPointsVisible(markers);
    m_testLoss->setPointsVisible(markers);
    fitAxes(curve, epochs);
}

void CurveChart::showPrevious(const core::Curve& curve)
{
    const qsizetype most = mostPoints();
    m_previousTrain->replace(thinned(accuracyPoints(curve.train), most));
    m_previousTest->replace(thinned(accuracyPoints(curve.test), most));
}

void CurveChart::showOverlays(const QList<CurveOverlay>& overlays)
{
    const qsizetype most = mostPoints();
    m_overlaysEnd = 0;
    std::array<core::Curve, maxOverlays> curves;
    for (const CurveOverlay& overlay : overlays) {
        curves[static_cast<std::size_t>(overlay.colour)] = overlay.curve;
        m_overlaysEnd = std::max(m_overlaysEnd, overlay.curve.lastEpoch());
    }
    for (std::size_t slot = 0; slot < curves.size(); ++slot) {
        m_overlayTrain[slot]->replace(thinned(accuracyPoints(curves[slot].train), most));
        m_overlayTest[slot]->replace(thinned(accuracyPoints(curves[slot].test), most));
    }
}

void CurveChart::fitAxes(const core::Curve& curve, int epochs)
{
    constexpr int pixelsPerTick = 45;
    const double last = std::max(curve.lastEpoch(), m_overlaysEnd);
    const int end = std::max({1, epochs, static_cast<int>(std::ceil(last))});
    const int maxTicks = std::clamp(static_cast<int>(plotArea().width()) / pixelsPerTick, 4, 16);
    m_epochAxis->setTickInterval(epochTickInterval(end, maxTicks));
    m_epochAxis->setRange(0, end);
    const double lossEnd = lossAxisEnd(curve.highestLoss());
    m_lossAxis->setLabelFormat(lossEnd < 5 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    m_lossAxis->setRange(0, lossEnd);
}

void CurveChart::setAccuracyFloor(double percent)
{
    m_accuracyAxis->setRange(percent, 100);
}

void CurveChart::setColours(const ChartColours& colours)
{
    setLine(m_previousTrain, colours.previousTrain, trainWidth);
    setLine(m_previousTest, colours.previousTest, testWidth);
    for (std::size_t slot = 0; slot < colours.overlays.size(); ++slot) {
        const QColor colour = colours.overlays[slot];
        QColor soft = colour;
        soft.setAlphaF(0.45f);
        setLine(m_overlayTrain[slot], soft, trainWidth);
        setLine(m_overlayTest[slot], colour, testWidth);
    }
    setLine(m_trainLoss, colours.trainLoss, trainWidth);
    setLine(m_testLoss, colours.testLoss, testWidth);
    setLine(m_trainAccuracy, colours.trainAccuracy, trainWidth);
    setLine(m_testAccuracy, colours.testAccuracy, testWidth);
    for (QValueAxis* axis : {m_epochAxis, m_accuracyAxis, m_lossAxis}) {
        axis->setTitleBrush(colours.text);
        axis->setLinePen(QPen(colours.grid, 1));
        axis->setGridLinePen(QPen(colours.grid, 1));
    }
    m_epochAxis->setLabelsColor(colours.text);
    m_accuracyAxis->setLabelsColor(colours.testAccuracy);
    m_lossAxis->setLabelsColor(colours.testLoss);
}

void CurveChart::setTextFont(const QFont& font)
{
    for (QValueAxis* axis : {m_epochAxis, m_accuracyAxis, m_lossAxis}) {
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
    }
}

} // namespace ui
