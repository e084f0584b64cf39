#include "ui/insight/robustnesschart.h"

#include "core/base/csvfield.h"
#include "core/base/exacttext.h"
#include "core/base/savefile.h"
#include "ui/widgets/chartlegend.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/chartpicture.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/theme.h"

#include <QChart>
#include <QEvent>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr qreal lineWidth = 2;
constexpr qreal markerSize = 3;
/// Lower charts do without the title of an axis and with half of the ticks: labels that have no
/// room become dots.
constexpr int roomyHeight = 230;

QColor colourOf(int index, const ChartColours& colours)
{
    return index == 0 ? colours.testAccuracy
                      : colours.overlays[static_cast<std::size_t>(index - 1)];
}

/// 1, 2 or 5 times a power of ten, so that at most `maxTicks` of it make the range.
double tickInterval(double range, int maxTicks)
{
    const double least = range / maxTicks;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

/// Among the strengths that any line has a point for.
std::optional<double> nearestStrength(const QList<RobustnessLine>& lines, double strength)
{
    std::optional<double> nearest;
    for (const RobustnessLine& line : lines) {
        for (const core::RobustnessPoint& point : line.curve) {
            if (!nearest || std::abs(point.strength - strength) < std::abs(*nearest - strength)) {
                nearest = point.strength;
            }
        }
    }
    return nearest;
}
} // namespace

RobustnessChart::RobustnessChart(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_strengthAxis(new QValueAxis(m_chart))
    , m_accuracyAxis(new QValueAxis(m_chart))
    , m_view(new PlotView(m_chart))
    , m_legend(new ChartLegend)
{
    setNames(this, "robustnessChart", tr("Test accuracy against the strength of a deformation"));
    setNames(m_view, "robustnessPlot", tr("Plot of test accuracy against strength"));
    setNames(m_legend, "robustnessLegend", tr("Legend"));
    createChart();
    m_view->setReading(
        m_mark, [this](double shown) { return valuesAt(shown / traits().shownPerUnit); });
    layOutChart(this, m_legend, m_view);
    applyColours();
    setDeformation(m_deformation);
}

void RobustnessChart::createChart()
{
    setUpChart(m_chart, {8, 4, 8, 4});
    m_strengthAxis->setTickType(QValueAxis::TicksDynamic);
    m_strengthAxis->setTickAnchor(0);
    m_chart->addAxis(m_strengthAxis, Qt::AlignBottom);
    m_accuracyAxis->setRange(0, 100);
    m_accuracyAxis->setLabelFormat(tr("%.0f %", "tick of the accuracy axis; %.0f is the number"));
    m_chart->addAxis(m_accuracyAxis, Qt::AlignLeft);
    connect(m_chart, &QChart::plotAreaChanged, this, &RobustnessChart::fitAxes);
    m_mark = addSeries(QStringLiteral("mark"));
    // The model in use is painted last, over the others.
    for (int colour = maxLines - 1; colour >= 0; --colour) {
        QLineSeries* series = addSeries(QStringLiteral("line%1").arg(colour));
        series->setPointsVisible(true);
        series->setMarkerSize(markerSize);
        m_series[static_cast<std::size_t>(colour)] = series;
    }
}

QLineSeries* RobustnessChart::addSeries(const QString& name)
{
    auto* series = new QLineSeries(m_chart);
    series->setObjectName(name);
    m_chart->addSeries(series);
    series->attachAxis(m_strengthAxis);
    series->attachAxis(m_accuracyAxis);
    return series;
}

void RobustnessChart::setDeformation(core::Deformation deformation)
{
    m_deformation = deformation;
    fitAxes();
    setMark(0);
}

void RobustnessChart::fitAxes()
{
    const bool isRoomy = height() >= roomyHeight;
    m_strengthAxis->setTitleText(isRoomy ? traits().meaning : QString());
    m_accuracyAxis->setTickCount(isRoomy ? 6 : 3);
    constexpr int pixelsPerTick = 42;
    const double unit = traits().shownPerUnit;
    const int room = static_cast<int>(m_chart->plotArea().width()) / pixelsPerTick;
    const double interval =
        tickInterval((traits().highest - traits().lowest) * unit, std::clamp(room, 4, 12));
    m_strengthAxis->setTickInterval(interval);
    m_strengthAxis->setLabelFormat(
        interval < 0.1 ? QStringLiteral("%.2f")
                       : (interval < 1 ? QStringLiteral("%.1f") : QStringLiteral("%.0f")));
    m_strengthAxis->setRange(traits().lowest * unit, traits().highest * unit);
}

void RobustnessChart::setLines(const QList<RobustnessLine>& lines)
{
    Q_ASSERT(lines.size() <= maxLines);
    m_lines = lines;
    std::array<QList<QPointF>, maxLines> points;
    for (const RobustnessLine& line : lines) {
        for (const core::RobustnessPoint& point : line.curve) {
            points[static_cast<std::size_t>(line.colour)].append(
                {point.strength * traits().shownPerUnit, point.accuracy() * 100});
        }
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        m_series[i]->replace(points[i]);
    }
    applyLegend();
}

void RobustnessChart::setMark(double strength)
{
    const double x = strength * traits().shownPerUnit;
    m_mark->replace({{x, 0}, {x, 100}});
}

void RobustnessChart::setMessage(const QString& text)
{
    m_view->setEmptyText(text);
}

QStringList RobustnessChart::valuesAt(double strength) const
{
    const std::optional<double> measured = nearestStrength(m_lines, strength);
    if (!measured) {
        return {};
    }
    QStringList lines{
        tr("%1 %2", "deformation, strength").arg(traits().title, traits().text(*measured))};
    for (const RobustnessLine& line : m_lines) {
        for (const core::RobustnessPoint& point : line.curve) {
            if (point.strength == *measured) {
                lines << tr("%1: %2", "model: accuracy")
                             .arg(line.name, percentText(point.accuracy(), 2));
            }
        }
    }
    return lines;
}

core::Result<core::Done> RobustnessChart::exportPng(const QString& path)
{
    return saveChartPicture(this, m_legend, m_view, path);
}

core::Result<core::Done> RobustnessChart::exportCsv(const QString& path) const
{
    QString csv = QStringLiteral("deformation,strength,model,accuracy,samples\n");
    for (const RobustnessLine& line : m_lines) {
        for (const core::RobustnessPoint& point : line.curve) {
            csv +=
                QStringList{
                    traits().name, core::exactText(point.strength), core::csvField(line.name),
                    core::exactText(point.accuracy()), QString::number(point.samples)}
                    .join(',') +
                '\n';
        }
    }
    return core::saveFile(path, csv.toUtf8());
}

void RobustnessChart::applyColours()
{
    const ChartColours colours = chartColours(palette());
    for (int i = 0; i < maxLines; ++i) {
        QLineSeries* series = m_series[static_cast<std::size_t>(i)];
        series->setPen(
            QPen(colourOf(i, colours), lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    }
    m_mark->setPen(QPen(palette().color(QPalette::PlaceholderText), 1, Qt::DashLine));
    for (QValueAxis* axis : {m_strengthAxis, m_accuracyAxis}) {
        setUpAxis(axis, this);
    }
    applyLegend();
}

void RobustnessChart::applyLegend()
{
    constexpr int maxNameWidth = 150; // pixels; more would widen a small window
    const ChartColours colours = chartColours(palette());
    QList<LegendEntry> entries{{tr("Test accuracy"), colours.text}};
    for (const RobustnessLine& line : m_lines) {
        const QString name =
            m_legend->fontMetrics().elidedText(line.name, Qt::ElideMiddle, maxNameWidth);
        entries.append({name, colourOf(line.colour, colours), lineWidth, true});
    }
    m_legend->setEntries(entries);
}

void RobustnessChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::StyleChange ||
        type == QEvent::FontChange) {
        applyColours();
    }
}

} // namespace ui
