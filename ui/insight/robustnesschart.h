#pragma once

#include "core/insight/robustness.h"

#include <QWidget>

#include <array>

class QChart;
class QLineSeries;
class QValueAxis;

namespace ui
{

class ChartLegend;
class PlotView;

/// The curve of one model, as far as it is known.
struct RobustnessLine {
    QString name;
    int colour = 0;              ///< 0: the model in use; 1 to 3: those beside it
    core::RobustnessCurve curve; ///< strengths rise
};

/// Test accuracy against the strength of one deformation, for up to four models, with a mark at the
/// strength that is tried. Shows what it is told. Object names: robustnessPlot, robustnessLegend.
class RobustnessChart : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maxLines = 4;

    explicit RobustnessChart(QWidget* parent = nullptr);

    /// The lines that are shown are of that deformation from now on.
    void setDeformation(core::Deformation deformation);
    /// At most maxLines, each with a colour of its own.
    void setLines(const QList<RobustnessLine>& lines);
    const QList<RobustnessLine>& lines() const { return m_lines; }
    void setMark(double strength);
    /// Says what to do in place of lines; empty: nothing.
    void setMessage(const QString& text);

    /// What was measured nearest to a strength, as the pointer's box shows it; empty without lines.
    QStringList valuesAt(double strength) const;

    core::Result<core::Done> exportPng(const QString& path);
    /// A row for each point: deformation, strength, model, accuracy, samples.
    core::Result<core::Done> exportCsv(const QString& path) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void createChart();
    QLineSeries* addSeries(const QString& name);
    void fitAxes();
    void applyColours();
    void applyLegend();
    const core::DeformationTraits& traits() const { return core::traitsOf(m_deformation); }

    core::Deformation m_deformation = core::Deformation::Rotation;
    QList<RobustnessLine> m_lines;

    QChart* m_chart; ///< the view's
    QValueAxis* m_strengthAxis;
    QValueAxis* m_accuracyAxis;
    QLineSeries* m_mark = nullptr;
    std::array<QLineSeries*, maxLines> m_series{}; ///< by colour
    PlotView* m_view;
    ChartLegend* m_legend;
};

} // namespace ui
