#pragma once

#include "core/base/classes.h"
#include "ui/insight/mapcamera.h"
#include "ui/insight/mapgrid.h"
#include "ui/insight/mappoint.h"

#include <QImage>
#include <QPolygonF>
#include <QVariantAnimation>
#include <QWidget>

#include <optional>

namespace ui
{

/// Images as points, and a mark where the drawing lies. Pointing and the arrow keys select a point,
/// a click or Enter wants it on the canvas. A lasso, drawn with the left button, chooses the images
/// inside; Space chooses those round the selected point, or lets them go. Escape lets all go.
/// Wheel,
/// + and - zoom, the right button moves the plane, Home shows all of it. Painted once for each
/// layout; mark, selection and lasso are painted over it. Object name: mapView.
class MapView : public QWidget
{
    Q_OBJECT

public:
    explicit MapView(QWidget* parent = nullptr);

    /// What the points show, digits at first; told before they are set.
    void setClasses(const core::Classes& classes) { m_classes = classes; }
    /// If the points are of the same images as those before, in the same order, they move to their
    /// new places within 250 ms while the view is visible, and what is selected and chosen stays.
    void setPoints(const MapPoints& points);
    /// Forgets all that it shows.
    void clear();
    /// Where the drawing lies, in the map's unit; nothing without a drawing. What lies outside is
    /// marked at the edge.
    void setMark(const std::optional<QPointF>& place);
    /// What is shown beside the selected point, until another is selected.
    void setCard(const QImage& image, const QString& text);

    /// Null without any.
    const MapPoints& points() const { return m_points; }
    const std::optional<QPointF>& mark() const { return m_mark; }
    /// The index of the selected point; -1 without.
    int selected() const { return m_selected; }
    /// The images that are chosen, rising.
    QList<qsizetype> chosenImages() const;
    /// Where a point is seen.
    QPointF positionOf(int point);
    /// Whether points are on their way.
    bool isMoving() const { return m_motion.state() == QAbstractAnimation::Running; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// -1 for none.
    void pointSelected(int point);
    void pointActivated(int point);
    /// Other images are chosen than before, or none.
    void chosenChanged();
    /// A lasso was closed round some images.
    void lassoClosed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void forgetPicture();
    void layOut();
    std::vector<QPointF> places() const;
    QRectF bounds() const;
    void zoom(qreal factor, QPointF position);
    void select(int point);
    void selectTowards(QPointF direction);
    void choose(const std::vector<int>& points, bool areChosen);
    void closeLasso();
    void letGo();
    void drawMark(QPainter& painter) const;
    void drawSelection(QPainter& painter);

    core::Classes m_classes;
    MapPoints m_points;
    std::vector<QPointF> m_from; ///< where the points come from while they move
    QRectF m_fromBounds;
    QRectF m_bounds; ///< of the points' places
    QVariantAnimation m_motion;
    MapCamera m_camera;
    std::vector<QPointF> m_positions; ///< of the points on screen
    MapGrid m_grid;
    QImage m_picture; ///< all but mark, selection and lasso; null until it is needed
    qreal m_ratio = 1;

    int m_selected = -1;
    std::vector<bool> m_chosen; ///< one for each point
    std::optional<QPointF> m_mark;
    QImage m_cardImage;
    QString m_cardText;
    QPolygonF m_lasso; ///< while it is drawn
    std::optional<QPointF> m_press;
    std::optional<QPointF> m_grip; ///< where the right button holds the plane
};

} // namespace ui
