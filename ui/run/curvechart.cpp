#include "ui/run/curvechart.h"

#include "ui/run/curvepoints.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/theme.h"

#include <QCategoryAxis>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace ui
{
namespace
{

constexpr qsizetype mostPointsInSeries = 400;
constexpr qsizetype mostVisibleMarkers = 120;
constexpr qreal markerSize = 4;
constexpr qreal rawWidth = 1;
constexpr double fewestEpochs = 0.1; // in sight

/// Bevelled joins: round ones make a repaint a third slower (bench_chart) and look the same.
void setLine(QLineSeries* series, const QColor& colour, qreal width)
{
    series->setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
}

/// Over how many epochs the mean is taken.
double smoothingWidth(ChartChoices::Smoothing smoothing)
{
    switch (smoothing) {
    case ChartChoices::Smoothing::Light:
        return 0.5;
    case ChartChoices::Smoothing::Strong:
        return 2;
    case ChartChoices::Smoothing::Off:
        break;
    }
    return 0;
}

void useScale(QCategoryAxis* axis, AxisScale& present, const AxisScale& scale)
{
    if (scale == present) {
        return;
    }
    present = scale;
    const QStringList before = axis->categoriesLabels();
    for (const QString& label : before) {
        axis->remove(label);
    }
    axis->setStartValue(scale.low - 1);
    for (const AxisScale::Label& label : scale.labels) {
        axis->append(label.text, label.place);
    }
    axis->setRange(scale.low, scale.high);
}

} // namespace

void CurveChart::Extent::add(const QList<QPointF>& points)
{
    static const double none = logPlace(0);
    for (const QPointF& point : points) {
        if (point.y() <= none) {
            continue;
        }
        low = isEmpty ? point.y() : std::min(low, point.y());
        high = isEmpty ? point.y() : std::max(high, point.y());
        isEmpty = false;
    }
}

CurveChart::CurveChart()
    : m_epochs(fewestEpochs)
{
    setUpChart(this, {8, 10, 8, 4}); // half of a label is above the vertical axes
    buildAxes();
    m_previousTrain = addLine(QStringLiteral("previousTrain"), m_accuracyAxis);
    m_previousTest = addLine(QStringLiteral("previousTest"), m_accuracyAxis);
    for (int i = 0; i < maxOverlays; ++i) {
        const auto slot = static_cast<std::size_t>(i);
        m_overlayTrain[slot] = addLine(QStringLiteral("overlayTrain%1").arg(i), m_accuracyAxis);
        m_overlayTest[slot] = addLine(QStringLiteral("overlayTest%1").arg(i), m_accuracyAxis);
    }
    m_rawLoss = addLine(QStringLiteral("rawLoss"), m_lossAxis);
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
    m_epochAxis->setTitleText(tr("Epoch"));
    addAxis(m_epochAxis, Qt::AlignBottom);
    m_accuracyAxis = addVerticalAxis(Qt::AlignLeft);
    m_lossAxis = addVerticalAxis(Qt::AlignRight);
    m_lossAxis->setGridLineVisible(false); // the accuracy's serve it too
}

QCategoryAxis* CurveChart::addVerticalAxis(Qt::Alignment side)
{
    auto* axis = new QCategoryAxis(this);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    addAxis(axis, side);
    return axis;
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
        static_cast<qsizetype>(plotArea().width() / trainWidth), 100, mostPointsInSeries);
}

void CurveChart::setPrevious(const core::Curve& curve)
{
    m_previous = curve;
    m_haveOthersChanged = true;
}

void CurveChart::setOverlays(const QList<CurveOverlay>& overlays)
{
    m_overlays = overlays;
    m_overlaysEnd = 0;
    for (const CurveOverlay& overlay : overlays) {
        m_overlaysEnd = std::max(m_overlaysEnd, overlay.curve.lastEpoch());
    }
    m_haveOthersChanged = true;
}

void CurveChart::setChoices(const ChartChoices& choices)
{
    m_choices = choices;
    m_haveOthersChanged = true;
}

void CurveChart::showCurve(const core::Curve& curve, int epochs)
{
    fitEpochs(curve, epochs);
    if (m_haveOthersChanged) {
        replaceOthers();
    }
    const QList<QPointF> train = accuracyLine(curve.train);
    const QList<QPointF> test = accuracyLine(curve.test);
    m_trainAccuracy->replace(train);
    m_testAccuracy->replace(test);
    Extent testExtent = m_othersTest;
    testExtent.add(test);
    Extent extent = m_others;
    extent.add(train);
    extent.add(test);
    useScale(m_accuracyAxis, m_accuracyScale, accuracyScaleFor(testExtent, extent));
    replaceLoss(curve);
    const bool markers = curve.test.size() <= mostVisibleMarkers;
    m_testAccuracy->setPointsVisible(markers);
    m_testLoss->setPointsVisible(markers);
}

void CurveChart::replaceOthers()
{
    m_haveOthersChanged = false;
    m_othersTest = {};
    m_others = {};
    const auto show = [this](QLineSeries* series, const QList<core::CurvePoint>& points) {
        const QList<QPointF> line = accuracyLine(points);
        series->replace(line);
        m_others.add(line);
        return line;
    };
    show(m_previousTrain, m_previous.train);
    m_othersTest.add(show(m_previousTest, m_previous.test));
    std::array<core::Curve, maxOverlays> curves;
    for (const CurveOverlay& overlay : m_overlays) {
        curves[static_cast<std::size_t>(overlay.colour)] = overlay.curve;
    }
    for (std::size_t slot = 0; slot < curves.size(); ++slot) {
        show(m_overlayTrain[slot], curves[slot].train);
        m_othersTest.add(show(m_overlayTest[slot], curves[slot].test));
    }
}

void CurveChart::replaceLoss(const core::Curve& curve)
{
    const double width = smoothingWidth(m_choices.smoothing);
    const QList<QPointF> points = lossPoints(curve.train);
    const QList<QPointF> raw = lossLine(points);
    const QList<QPointF> test = lossLine(lossPoints(curve.test));
    m_rawLoss->replace(width > 0 ? raw : QList<QPointF>());
    m_trainLoss->replace(width > 0 ? lossLine(smoothed(points, width)) : raw);
    m_testLoss->replace(test);
    Extent extent;
    extent.add(raw);
    extent.add(test);
    if (m_choices.isLossLog) {
        useScale(
            m_lossAxis, m_lossScale,
            lossLogScale(std::pow(10, extent.low), std::pow(10, extent.high)));
    } else {
        useScale(m_lossAxis, m_lossScale, lossScale(extent.high));
    }
}

QList<QPointF> CurveChart::accuracyLine(const QList<core::CurvePoint>& points) const
{
    const QList<QPointF> accuracy = accuracyPoints(points);
    return fitted(m_choices.isError() ? errorLogPoints(accuracy) : accuracy);
}

QList<QPointF> CurveChart::lossLine(const QList<QPointF>& points) const
{
    return fitted(m_choices.isLossLog ? logPoints(points) : points);
}

QList<QPointF> CurveChart::fitted(const QList<QPointF>& points) const
{
    return thinned(within(points, m_epochs.begin(), m_epochs.end()), mostPoints());
}

/// `test` and `all` are the extents of the lines as they are drawn.
AxisScale CurveChart::accuracyScaleFor(const Extent& test, const Extent& all) const
{
    switch (m_choices.accuracy) {
    case ChartChoices::Accuracy::LogError:
        return errorLogScale(std::pow(10, all.low), std::pow(10, all.high));
    case ChartChoices::Accuracy::Close:
        return accuracyScale(test.isEmpty ? 0 : closeAccuracyLow(100 - test.high));
    case ChartChoices::Accuracy::Whole:
        break;
    }
    return accuracyScale(0);
}

void CurveChart::fitEpochs(const core::Curve& curve, int epochs)
{
    constexpr int pixelsPerTick = 45;
    m_epochs.setWhole(
        0, std::max(epochAxisEnd(curve.lastEpoch(), epochs), std::ceil(m_overlaysEnd)));
    const std::pair inSight(m_epochs.begin(), m_epochs.end());
    m_haveOthersChanged |= inSight != std::exchange(m_drawnEpochs, inSight);
    const int maxTicks = std::clamp(static_cast<int>(plotArea().width()) / pixelsPerTick, 4, 16);
    const double interval = epochTickInterval(m_epochs.size(), maxTicks);
    m_epochAxis->setTickInterval(interval);
    m_epochAxis->setLabelFormat(QStringLiteral("%.%1f").arg(decimalsOf(interval)));
    m_epochAxis->setRange(m_epochs.begin(), m_epochs.end());
}

void CurveChart::setColours(const ChartColours& colours, qreal widths)
{
    setLine(m_previousTrain, colours.previousTrain, widths * trainWidth);
    setLine(m_previousTest, colours.previousTest, widths * testWidth);
    for (std::size_t slot = 0; slot < colours.overlays.size(); ++slot) {
        setLine(m_overlayTrain[slot], colours.overlaysTrain[slot], widths * trainWidth);
        setLine(m_overlayTest[slot], colours.overlays[slot], widths * testWidth);
    }
    // Pale on purpose: what it says, the smoothed line over it says too.
    setLine(m_rawLoss, mixed(colours.background, colours.trainLoss, 0.45f), widths * rawWidth);
    setLine(m_trainLoss, colours.trainLoss, widths * trainWidth);
    setLine(m_testLoss, colours.testLoss, widths * testWidth);
    setLine(m_trainAccuracy, colours.trainAccuracy, widths * trainWidth);
    setLine(m_testAccuracy, colours.testAccuracy, widths * testWidth);
    for (QValueAxis* axis :
         std::initializer_list<QValueAxis*>{m_epochAxis, m_accuracyAxis, m_lossAxis}) {
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
    for (QValueAxis* axis :
         std::initializer_list<QValueAxis*>{m_epochAxis, m_accuracyAxis, m_lossAxis}) {
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
    }
}

} // namespace ui
