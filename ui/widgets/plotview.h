#pragma once

#include <QChartView>
#include <QStringList>

#include <functional>
#include <optional>

namespace ui
{

/// A chart view that reads values under the pointer: a thin line and a small box beside it; and
/// that says what to do while there is nothing to see. Both are painted over the chart, so that
/// moving the pointer leaves the chart's items alone.
class PlotView : public QChartView
{
    Q_OBJECT

public:
    /// The lines of the box for an x of the plot; none: no box.
    using Reading = std::function<QStringList(double x)>;

    explicit PlotView(QChart* chart, QWidget* parent = nullptr);

    /// `axis` gives the scale of x: any series of the chart.
    void setReading(QAbstractSeries* axis, Reading reading);
    /// Shown in the middle of the plot; empty: nothing.
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return m_emptyText; }

Q_SIGNALS:
    /// A click into the plot, with setReading()'s scale.
    void clicked(double x);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    double valueAt(QPointF scene) const;
    void drawEmptyText(QPainter& painter, const QRectF& plot) const;
    void drawReading(QPainter& painter, const QRectF& plot) const;
    void drawBox(QPainter& painter, const QRectF& plot, const QStringList& lines) const;

    QAbstractSeries* m_axis = nullptr;
    Reading m_reading;
    QString m_emptyText;
    std::optional<QPointF> m_pointer;
};

} // namespace ui
