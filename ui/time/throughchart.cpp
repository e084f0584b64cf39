#include "ui/time/throughchart.h"

#include "core/base/csvfield.h"
#include "core/base/exacttext.h"
#include "core/base/savefile.h"
#include "core/runs/moments.h"
#include "ui/widgets/chartlegend.h"
#include "ui/widgets/chartparts.h"
#include "ui/widgets/chartpicture.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focusframe.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/plotview.h"
#include "ui/widgets/theme.h"

#include <QCategoryAxis>
#include <QChart>
#include <QEvent>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui
{

namespace
{

constexpr qreal lineWidth = 2;
constexpr int pixelsPerLabel = 48;
constexpr int namedClasses = 3; ///< in the pointer's box
constexpr int mostSeries = 10;

/// `0`, `0.02`, `10`: epochs, for the axis.
QString tickText(const MomentReading& reading)
{
    return reading.moment ? QLocale().toString(reading.epochs, 'g', reading.epochs < 1 ? 2 : 6)
                          : ThroughChart::tr("now");
}

} // namespace

ThroughChart::ThroughChart(QWidget* parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_momentAxis(new QCategoryAxis(m_chart))
    , m_probabilityAxis(new QValueAxis(m_chart))
    , m_view(new PlotView(m_chart))
    , m_legend(new ChartLegend)
{
    setNames(this, "throughChart", tr("The drawing's probabilities through the run"));
    setNames(m_view, "throughPlot", tr("Plot of the probabilities against the moments"));
    setNames(m_legend, "throughLegend", tr("Legend"));
    setFocusPolicy(Qt::StrongFocus);
    m_view->setFocusProxy(this);
    new FocusFrame(this);
    createChart();
    m_view->setReading(m_mark, [this](double index) { return valuesAt(index); });
    connect(m_view, &PlotView::clicked, this, &ThroughChart::choose);
    layOutChart(this, m_legend, m_view);
    applyColours();
}

void ThroughChart::createChart()
{
    setUpChart(m_chart, {8, 4, 20, 4}); // room for the last label
    m_momentAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_chart->addAxis(m_momentAxis, Qt::AlignBottom);
    m_probabilityAxis->setRange(0, 100);
    m_probabilityAxis->setTickCount(3);
    m_probabilityAxis->setLabelFormat(
        tr("%.0f %", "tick of the probability axis; %.0f is the number"));
    m_chart->addAxis(m_probabilityAxis, Qt::AlignLeft);
    connect(m_chart, &QChart::plotAreaChanged, this, &ThroughChart::labelMoments);
    m_mark = addSeries(QStringLiteral("mark"));
    createSeries();
}

void ThroughChart::createSeries()
{
    for (QLineSeries* series : std::exchange(m_series, {})) {
        m_chart->removeSeries(series);
        delete series;
    }
    for (int i = 0; i < std::min(m_classes.size(), mostSeries); ++i) {
        m_series.append(addSeries(QStringLiteral("digit%1").arg(i)));
    }
    m_shown = labelsToShow();
}

void ThroughChart::setClasses(const core::Classes& classes)
{
    if (classes != m_classes) {
        m_classes = classes;
        m_readings.clear();
        createSeries();
        applyColours();
    }
}

/// By label.
std::vector<int> ThroughChart::labelsToShow() const
{
    core::Probabilities highest(static_cast<std::size_t>(m_classes.size()));
    for (const MomentReading& reading : m_readings) {
        for (std::size_t label = 0; label < highest.size(); ++label) {
            highest[label] = std::max(highest[label], reading.probabilities[label]);
        }
    }
    std::vector<int> labels = mostProbableFirst(highest);
    labels.resize(static_cast<std::size_t>(m_series.size()));
    std::ranges::sort(labels);
    return labels;
}

QLineSeries* ThroughChart::addSeries(const QString& name)
{
    auto* series = new QLineSeries(m_chart);
    series->setObjectName(name);
    m_chart->addSeries(series);
    series->attachAxis(m_momentAxis);
    series->attachAxis(m_probabilityAxis);
    return series;
}

void ThroughChart::setReadings(const QList<MomentReading>& readings)
{
    const auto isSameMoment = [](const MomentReading& a, const MomentReading& b) {
        return a.moment == b.moment && a.epochs == b.epochs;
    };
    const bool areSame = std::ranges::equal(m_readings, readings, isSameMoment);
    m_readings = readings;
    fillSeries();
    if (!areSame) {
        m_momentAxis->setRange(0, std::max(1, last()));
        labelMoments();
    }
}

void ThroughChart::fillSeries()
{
    if (const std::vector<int> labels = labelsToShow(); labels != m_shown) {
        m_shown = labels;
        applyColours();
    }
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        const auto label = static_cast<std::size_t>(m_shown[static_cast<std::size_t>(i)]);
        QList<QPointF> points;
        for (const MomentReading& reading : m_readings) {
            points.append(
                {static_cast<qreal>(points.size()), 100.0 * reading.probabilities[label]});
        }
        m_series[i]->replace(points);
    }
}

/// As many moments are named as there is room for; now always is. The axis knows its labels by
/// their text.
void ThroughChart::labelMoments()
{
    for (const QString& label : m_momentAxis->categoriesLabels()) {
        m_momentAxis->remove(label);
    }
    const int room = std::max(2, static_cast<int>(m_chart->plotArea().width()) / pixelsPerLabel);
    const int step = std::max(1, (last() + room - 1) / room);
    for (int index = last() % step; index <= last(); index += step) {
        m_momentAxis->append(tickText(m_readings[index]), index);
    }
}

void ThroughChart::setMark(std::optional<int> moment)
{
    const auto found = std::ranges::find(m_readings, moment, &MomentReading::moment);
    m_marked = static_cast<int>(found - m_readings.begin());
    const auto x = static_cast<qreal>(m_marked);
    m_mark->replace({{x, 0}, {x, 100}});
}

void ThroughChart::setMessage(const QString& text)
{
    m_view->setEmptyText(text);
}

QStringList ThroughChart::valuesAt(double index) const
{
    if (m_readings.isEmpty()) {
        return {};
    }
    const MomentReading& reading =
        m_readings[std::clamp(static_cast<int>(std::lround(index)), 0, last())];
    QStringList lines{reading.moment ? core::momentText(reading.epochs) : tr("now")};
    for (const int label : mostProbableFirst(reading.probabilities)) {
        if (lines.size() <= namedClasses) { // the first line is the moment
            lines << tr("%1: %2", "class: probability")
                         .arg(
                             m_classes.name(label),
                             percentText(reading.probabilities[static_cast<std::size_t>(label)]));
        }
    }
    return lines;
}

void ThroughChart::choose(double index)
{
    const int nearest = static_cast<int>(std::lround(index));
    if (nearest >= 0 && nearest <= last()) {
        Q_EMIT chosen(m_readings[nearest].moment);
    }
}

void ThroughChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        choose(m_marked - 1);
        break;
    case Qt::Key_Right:
        choose(m_marked + 1);
        break;
    case Qt::Key_Home:
        choose(0);
        break;
    case Qt::Key_End:
        choose(last());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

core::Result<core::Done> ThroughChart::exportPng(const QString& path)
{
    return saveChartPicture(this, m_legend, m_view, path);
}

core::Result<core::Done> ThroughChart::exportCsv(const QString& path) const
{
    QStringList titles{QStringLiteral("epochs")};
    for (const QString& name : m_classes.names()) {
        titles.append(core::csvField('p' + name));
    }
    QString csv = titles.join(',') + '\n';
    for (const MomentReading& reading : m_readings) {
        QStringList fields{
            reading.moment ? core::exactText(reading.epochs) : QStringLiteral("now")};
        for (const float probability : reading.probabilities) {
            fields.append(core::exactText(probability));
        }
        csv += fields.join(',') + '\n';
    }
    return core::saveFile(path, csv.toUtf8());
}

void ThroughChart::applyColours()
{
    const ChartColours colours = chartColours(palette());
    const QList<QColor> ofClasses = classColours(palette(), m_classes.size());
    QList<LegendEntry> entries{{tr("Probability of"), colours.text}};
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        const int label = m_shown[static_cast<std::size_t>(i)];
        m_series[i]->setPen(
            QPen(ofClasses[label], lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        entries.append({m_classes.name(label), ofClasses[label], lineWidth});
    }
    m_legend->setEntries(entries);
    m_mark->setPen(QPen(palette().color(QPalette::PlaceholderText), 1, Qt::DashLine));
    for (QAbstractAxis* axis : QList<QAbstractAxis*>{m_momentAxis, m_probabilityAxis}) {
        setUpAxis(axis, this);
    }
}

void ThroughChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::StyleChange ||
        type == QEvent::FontChange) {
        applyColours();
    }
}

} // namespace ui
