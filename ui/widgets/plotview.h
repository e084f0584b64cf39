#pragma once

#include <QChartView>
#include <QStringList>

#include <functional>
#include <optional>

class QGestureEvent;
class QNativeGestureEvent;

namespace ui
{

/// A chart view that reads values under the pointer: a thin line and a small box beside it; and
/// that says what to do while there is nothing to see. Both are painted over the chart, so that
/// moving the pointer leaves the chart's items alone. Where it may, it asks for another part of x.
class PlotView : public QChartView
{
    Q_OBJECT

public:
    /// The lines of the box for an x of the plot; none: no box.
    using Reading = std::function<QStringList(double x)>;
    static constexpr double zoomStep = 1.25; ///< of the wheel and of a key

    explicit PlotView(QChart* chart, QWidget* parent = nullptr);

    /// `axis` gives the scale of x: any series of the chart.
    void setReading(QAbstractSeries* axis, Reading reading);
    /// Wheel, pinch, + and - ask for more or less of x; drag and arrows for another part of it; a
    /// double click and Home for all. The view can have the focus then, and shows it. Needs a
    /// reading.
    void setZoomable(bool zoomable);
    /// Shown in the middle of the plot; empty: nothing.
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return m_emptyText; }

Q_SIGNALS:
    /// A click into the plot, with setReading()'s scale.
    void clicked(double x);
    /// `factor` times as much shall be in sight, below 1 less, and what lies at x stay there.
    void zoomAsked(double factor, double x);
    /// What is in sight shall lie so much farther along x.
    void moveAsked(double by);
    void allAsked();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    double valueAt(QPointF scene) const;
    double sizeInSight() const;
    bool usePinch(QGestureEvent* event);
    bool usePinch(QNativeGestureEvent* event);
    void drawFocus(QPainter& painter) const;
    void drawEmptyText(QPainter& painter, const QRectF& plot) const;
    void drawReading(QPainter& painter, const QRectF& plot) const;
    void drawBox(QPainter& painter, const QRectF& plot, const QStringList& lines) const;

    QAbstractSeries* m_axis = nullptr;
    Reading m_reading;
    QString m_emptyText;
    std::optional<QPointF> m_pointer;
    bool m_isZoomable = false;
    std::optional<double> m_grip; ///< the x that the left button holds
};

} // namespace ui
