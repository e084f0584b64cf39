#pragma once

#include "core/prediction/predictor.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCategoryAxis;
class QChart;
class QLineSeries;
class QValueAxis;

namespace ui
{

class ChartLegend;
class PlotView;

/// What the drawing was read as at one moment of the run.
struct MomentReading {
    std::optional<int> moment; ///< its index; nothing is now, the last of all
    double epochs = 0;         ///< how far the run was; of moments alone
    core::Probabilities probabilities;
};

/// The probabilities of the drawing over the moments of a run, which stand at even distances, as on
/// the slider; with a mark at the one that is looked at. Of more than ten classes, it shows those
/// ten that are the most probable at some moment. A click or the arrow keys choose
/// another. Shows what it is told. Object names: throughPlot, throughLegend.
class ThroughChart : public QWidget
{
    Q_OBJECT

public:
    explicit ThroughChart(QWidget* parent = nullptr);

    /// What the run's models tell apart, digits at first. Others than before begin without
    /// readings.
    void setClasses(const core::Classes& classes);
    /// Ascending.
    void setReadings(const QList<MomentReading>& readings);
    /// The moment that is looked at; nothing is now.
    void setMark(std::optional<int> moment);
    /// Says what to do in place of lines; empty: nothing.
    void setMessage(const QString& text);

    /// What was read nearest to an index, as the pointer's box shows it.
    QStringList valuesAt(double index) const;

    core::Result<core::Done> exportPng(const QString& path);
    /// A row for each moment: epochs or `now`, and the probability of each class.
    core::Result<core::Done> exportCsv(const QString& path) const;

Q_SIGNALS:
    void chosen(std::optional<int> moment);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createChart();
    QLineSeries* addSeries(const QString& name);
    void createSeries();
    void fillSeries();
    std::vector<int> labelsToShow() const;
    void labelMoments();
    void choose(double index);
    void applyColours();
    int last() const { return static_cast<int>(m_readings.size()) - 1; }

    core::Classes m_classes;
    QList<MomentReading> m_readings;
    int m_marked = 0; ///< index into the readings

    QChart* m_chart; ///< the view's
    QCategoryAxis* m_momentAxis;
    QValueAxis* m_probabilityAxis;
    QLineSeries* m_mark = nullptr;
    QList<QLineSeries*> m_series;
    std::vector<int> m_shown; ///< the label of each series
    PlotView* m_view;
    ChartLegend* m_legend;
};

} // namespace ui
