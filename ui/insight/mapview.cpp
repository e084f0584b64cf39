#include "ui/insight/mapview.h"

#include "ui/insight/mapcard.h"
#include "ui/insight/mappicture.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr qreal reach = 12;         ///< how far from a point the mouse may be
constexpr qreal choosingReach = 24; ///< of Space
constexpr int motionMilliseconds = 250;
constexpr qreal zoomStep = 1.25;
constexpr qreal markSize = 9;

QRectF boundsOf(const std::vector<MapPoint>& points)
{
    QPointF low;
    QPointF high;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF place = points[i].place;
        low = i == 0 ? place : QPointF(std::min(low.x(), place.x()), std::min(low.y(), place.y()));
        high =
            i == 0 ? place : QPointF(std::max(high.x(), place.x()), std::max(high.y(), place.y()));
    }
    return {low, high};
}

QPointF between(QPointF from, QPointF to, qreal share)
{
    return from + share * (to - from);
}

bool areOfSameImages(const MapPoints& a, const MapPoints& b)
{
    return a && b && std::ranges::equal(*a, *b, {}, &MapPoint::image, &MapPoint::image);
}

} // namespace

MapView::MapView(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "mapView", tr("Map of the images"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.setDuration(motionMilliseconds);
    m_motion.setEasingCurve(QEasingCurve::InOutQuad);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, &MapView::forgetPicture);
    connect(&m_motion, &QVariantAnimation::finished, this, [this] { m_from.clear(); });
}

void MapView::setPoints(const MapPoints& points)
{
    const bool isSame = areOfSameImages(points, m_points);
    std::vector<QPointF> from = isSame ? places() : std::vector<QPointF>();
    const QRectF fromBounds = bounds();
    m_motion.stop();
    m_points = points;
    m_bounds = boundsOf(*points);
    m_from.clear();
    if (isSame && isVisible()) {
        m_from = std::move(from);
        m_fromBounds = fromBounds;
        m_motion.start();
    }
    forgetPicture();
    if (isSame) {
        Q_EMIT pointSelected(m_selected); // it may be read as another digit
        return;
    }
    m_chosen.assign(points->size(), false);
    m_camera.showAll();
    select(-1);
    Q_EMIT chosenChanged();
}

void MapView::clear()
{
    m_motion.stop();
    m_from.clear();
    m_points.reset();
    m_chosen.clear();
    m_grid = {};
    m_press.reset();
    m_lasso.clear();
    forgetPicture();
    setMark({});
    select(-1);
    Q_EMIT chosenChanged();
}

void MapView::setMark(const std::optional<QPointF>& place)
{
    if (m_mark != place) {
        m_mark = place;
        update();
    }
}

void MapView::setCard(const QImage& image, const QString& text)
{
    m_cardImage = image;
    m_cardText = text;
    setAccessibleDescription(text);
    update();
}

QList<qsizetype> MapView::chosenImages() const
{
    QList<qsizetype> images;
    for (std::size_t i = 0; i < m_chosen.size(); ++i) {
        if (m_chosen[i]) {
            images.append((*m_points)[i].image);
        }
    }
    return images;
}

QPointF MapView::positionOf(int point)
{
    layOut();
    return m_positions[static_cast<std::size_t>(point)];
}

QSize MapView::sizeHint() const
{
    return {560, 360};
}

QSize MapView::minimumSizeHint() const
{
    return {240, 120};
}

/// Where the points are now, also on their way.
std::vector<QPointF> MapView::places() const
{
    const qreal share = m_motion.currentValue().toReal();
    std::vector<QPointF> places;
    places.reserve(m_points->size());
    for (std::size_t i = 0; i < m_points->size(); ++i) {
        const QPointF to = (*m_points)[i].place;
        places.push_back(m_from.empty() ? to : between(m_from[i], to, share));
    }
    return places;
}

QRectF MapView::bounds() const
{
    const qreal share = m_motion.currentValue().toReal();
    return m_from.empty() ? m_bounds
                          : QRectF(
                                between(m_fromBounds.topLeft(), m_bounds.topLeft(), share),
                                between(m_fromBounds.bottomRight(), m_bounds.bottomRight(), share));
}

void MapView::forgetPicture()
{
    m_picture = {};
    m_positions.clear();
    update();
}

void MapView::layOut()
{
    if (!m_points || m_positions.size() == m_points->size()) {
        return;
    }
    m_camera.setSize(size());
    m_camera.setBounds(bounds());
    m_positions = places();
    for (QPointF& each : m_positions) {
        each = m_camera.position(each);
    }
    m_grid = MapGrid(m_positions);
}

void MapView::zoom(qreal factor, QPointF position)
{
    layOut();
    m_camera.zoom(factor, position);
    forgetPicture();
}

void MapView::select(int point)
{
    if (m_selected != point) {
        m_selected = point;
        setCard({}, {});
        Q_EMIT pointSelected(point);
    }
}

/// The nearest point in a direction; what lies aside counts double. The first is that in the
/// middle.
void MapView::selectTowards(QPointF direction)
{
    layOut();
    const QPointF from =
        m_selected >= 0 ? positionOf(m_selected) : QPointF(width() / 2.0, height() / 2.0);
    int best = -1;
    qreal least = 0;
    for (std::size_t i = 0; i < m_positions.size(); ++i) {
        const QPointF way = m_positions[i] - from;
        const qreal along = QPointF::dotProduct(way, direction);
        const qreal aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        const qreal far = std::abs(along) + 2 * aside;
        const bool isAhead = m_selected < 0 || (along > 0.5 && aside <= along);
        if (isAhead && (best < 0 || far < least)) {
            best = static_cast<int>(i);
            least = far;
        }
    }
    if (best < 0) {
        return;
    }
    if (!rect().contains(positionOf(best).toPoint())) {
        m_camera.lookAt(places()[static_cast<std::size_t>(best)]);
        forgetPicture();
    }
    select(best);
}

void MapView::choose(const std::vector<int>& points, bool areChosen)
{
    for (const int point : points) {
        m_chosen[static_cast<std::size_t>(point)] = areChosen;
    }
    m_picture = {};
    update();
    Q_EMIT chosenChanged();
}

void MapView::closeLasso()
{
    const QPolygonF lasso = std::exchange(m_lasso, {});
    layOut();
    std::vector<int> inside;
    for (std::size_t i = 0; i < m_positions.size(); ++i) {
        if (lasso.containsPoint(m_positions[i], Qt::OddEvenFill)) {
            inside.push_back(static_cast<int>(i));
        }
    }
    m_chosen.assign(m_chosen.size(), false);
    choose(inside, true);
    if (!inside.empty()) {
        Q_EMIT lassoClosed();
    }
}

void MapView::letGo()
{
    m_press.reset();
    m_lasso.clear();
    m_chosen.assign(m_chosen.size(), false);
    choose({}, false);
    select(-1);
}

void MapView::paintEvent(QPaintEvent*)
{
    if (!m_points) {
        return;
    }
    QPainter painter(this);
    const qreal ratio = painter.deviceTransform().m11();
    if (m_picture.isNull() || m_ratio != ratio) {
        m_ratio = ratio; // of another screen, or of a file
        layOut();
        m_picture = mapPicture(
            *m_points, m_positions, m_chosen, {m_classes, size(), ratio, palette(), font()});
    }
    painter.drawImage(QPointF(0, 0), m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawMark(painter);
    drawSelection(painter);
    if (!m_lasso.isEmpty()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.drawPolygon(m_lasso);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

/// A cross with a rim, which no point looks like.
void MapView::drawMark(QPainter& painter) const
{
    if (!m_mark) {
        return;
    }
    QPointF at = m_camera.position(*m_mark);
    at.setX(std::clamp(at.x(), markSize, std::max(markSize, width() - markSize)));
    at.setY(std::clamp(at.y(), markSize, std::max(markSize, height() - markSize)));
    const std::array<QLineF, 2> cross{
        QLineF(at - QPointF(markSize, 0), at + QPointF(markSize, 0)),
        QLineF(at - QPointF(0, markSize), at + QPointF(0, markSize))};
    painter.setPen(QPen(palette().color(QPalette::Base), 7, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(cross.data(), 2);
    painter.setPen(QPen(errorColour(palette()), 3.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(cross.data(), 2);
}

void MapView::drawSelection(QPainter& painter)
{
    if (m_selected < 0) {
        return;
    }
    const QPointF at = positionOf(m_selected);
    const qreal radius = mapPointRadius(m_points->size()) + 4;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Base), 5));
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2.5));
    painter.drawEllipse(at, radius, radius);
    if (!m_cardImage.isNull()) {
        drawMapCard(painter, rect(), at, m_cardImage, m_cardText, palette());
    }
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    forgetPicture();
}

void MapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        forgetPicture();
    }
}

/// Nothing moves where nobody looks.
void MapView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_motion.stop();
    m_from.clear();
    forgetPicture();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_press = event->position();
    } else if (event->button() == Qt::RightButton) {
        m_grip = event->position();
    }
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (m_grip) {
        m_camera.move(at - *m_grip);
        m_grip = at;
        forgetPicture();
        return;
    }
    if (m_press) {
        const bool isDrag = (at - *m_press).manhattanLength() >= QApplication::startDragDistance();
        if (m_lasso.isEmpty() && isDrag) {
            select(-1);
            m_lasso << *m_press;
        }
        if (!m_lasso.isEmpty()) {
            m_lasso << at;
            update();
        }
        return;
    }
    layOut();
    select(m_grid.nearest(at, reach));
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton) {
        m_grip.reset();
    } else if (event->button() == Qt::LeftButton && m_press) {
        m_press.reset();
        if (!m_lasso.isEmpty()) {
            closeLasso();
            return;
        }
        layOut();
        select(m_grid.nearest(event->position(), reach));
        if (m_selected >= 0) {
            Q_EMIT pointActivated(m_selected);
        }
    }
}

void MapView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    select(-1);
}

void MapView::wheelEvent(QWheelEvent* event)
{
    zoom(std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    if (!m_points) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QPointF middle =
        m_selected >= 0 ? positionOf(m_selected) : QPointF(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left:
        return selectTowards({-1, 0});
    case Qt::Key_Right:
        return selectTowards({1, 0});
    case Qt::Key_Up:
        return selectTowards({0, -1});
    case Qt::Key_Down:
        return selectTowards({0, 1});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(zoomStep, middle);
    case Qt::Key_Minus:
        return zoom(1 / zoomStep, middle);
    case Qt::Key_Home:
        m_camera.showAll();
        return forgetPicture();
    case Qt::Key_Escape:
        return letGo();
    case Qt::Key_Space:
        if (m_selected >= 0) {
            const bool isChosen = m_chosen[static_cast<std::size_t>(m_selected)];
            choose(m_grid.within(middle, choosingReach), !isChosen);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0) {
            Q_EMIT pointActivated(m_selected);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void MapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace ui
