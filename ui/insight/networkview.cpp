#include "ui/insight/networkview.h"

#include "ui/insight/networkpicture.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace ui
{

namespace
{

constexpr int largestTile = 20;
QList<int> sizesOf(const core::Activations& activations)
{
    QList<int> sizes;
    for (const auto& layer : activations.layers) {
        sizes.append(static_cast<int>(layer.size()));
    }
    return sizes;
}

} // namespace

NetworkView::NetworkView(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "networkView", tr("Network"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

NetworkView::~NetworkView() = default;

void NetworkView::setContent(NetworkContent content)
{
    const bool isOther = sizesOf(content.activations) != sizesOf(m_content.activations);
    m_content = std::move(content);
    if (isOther) {
        m_layout = {};
        m_isPinned = false;
        m_isUnselected = true;
        m_selected = {};
    }
    if (m_isUnselected && !m_content.contributions.empty()) {
        const core::Contribution& strongest = m_content.contributions.front();
        select({strongest.layer - 1, strongest.from});
    }
    forgetPicture();
    describe();
}

void NetworkView::setAnswers(const AnswersPointer& answers)
{
    m_answers = answers;
    forgetPicture();
}

float NetworkView::activationOf(UnitPlace place) const
{
    const auto& layer = m_content.activations.layers[static_cast<std::size_t>(place.layer)];
    return layer[static_cast<std::size_t>(place.unit)];
}

QPoint NetworkView::positionOf(UnitPlace place)
{
    const QRect tile = places().tile(place);
    return logicalRect(tile, m_ratio).center().toPoint();
}

QSize NetworkView::sizeHint() const
{
    return {520, 300};
}

QSize NetworkView::minimumSizeHint() const
{
    return {190, 11 * fontMetrics().height() + 2 * networkMargin};
}

/// Inside the margins and above the captions.
const NetworkLayout& NetworkView::places()
{
    if (m_layout.layers().isEmpty() && !m_content.activations.layers.empty()) {
        const QSizeF room(
            width() - 2 * networkMargin, height() - 2 * networkMargin - fontMetrics().height());
        m_layout = NetworkLayout(
            sizesOf(m_content.activations), (room * m_ratio).toSize(),
            static_cast<int>(outputsWidth(font()) * m_ratio),
            static_cast<int>(largestTile * m_ratio));
    }
    return m_layout;
}

void NetworkView::forgetPicture()
{
    m_picture = {};
    update();
}

std::optional<UnitPlace> NetworkView::unitAt(QPointF position)
{
    if (m_content.activations.layers.empty()) {
        return std::nullopt;
    }
    const QPointF inside = (position - QPointF(networkMargin, networkMargin)) * m_ratio;
    return places().unitAt(
        QPoint(static_cast<int>(std::floor(inside.x())), static_cast<int>(std::floor(inside.y()))));
}

void NetworkView::select(UnitPlace place)
{
    m_isUnselected = false;
    if (place != m_selected) {
        m_selected = place;
        update();
        describe();
        Q_EMIT unitSelected(place);
    }
}

void NetworkView::setPinned(bool isPinned)
{
    if (m_isPinned != isPinned) {
        m_isPinned = isPinned;
        update();
        describe();
    }
}

void NetworkView::describe()
{
    const auto& layers = m_content.activations.layers;
    if (layers.empty()) {
        return;
    }
    const QString text =
        tr("Layer %1, unit %2 of %3, activation %4. Lines go to digit %5.")
            .arg(m_selected.layer)
            .arg(m_selected.unit)
            .arg(layers[static_cast<std::size_t>(m_selected.layer)].size())
            .arg(QLocale().toString(static_cast<double>(activationOf(m_selected)), 'g', 3))
            .arg(m_content.digit);
    setAccessibleDescription(m_isPinned ? text + ' ' + tr("It is held.") : text);
}

void NetworkView::paintEvent(QPaintEvent*)
{
    if (m_content.activations.layers.empty()) {
        return;
    }
    QPainter painter(this);
    const qreal ratio = painter.deviceTransform().m11();
    if (m_picture.isNull() || m_ratio != ratio) {
        m_ratio = ratio; // of another screen, or of a file
        m_layout = {};
        m_picture = networkPicture(*this, m_content, m_answers, places(), m_ratio);
    }
    painter.drawImage(QPointF(0, 0), m_picture);
    drawSelection(painter);
}

void NetworkView::drawSelection(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QRectF tile = logicalRect(places().tile(m_selected), m_ratio);
    const QColor colour = palette().color(hasFocus() ? QPalette::Highlight : QPalette::WindowText);
    painter.setPen(QPen(palette().color(QPalette::Base), 4));
    painter.drawRect(tile.adjusted(-2, -2, 2, 2));
    painter.setPen(QPen(colour, m_isPinned ? 3 : 1.5));
    painter.drawRect(tile.adjusted(-2, -2, 2, 2));
}

void NetworkView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_layout = {};
    forgetPicture();
}

void NetworkView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    m_layout = {};
    forgetPicture();
}

void NetworkView::mouseMoveEvent(QMouseEvent* event)
{
    const auto place = unitAt(event->position());
    if (place && !m_isPinned) {
        select(*place);
    }
}

void NetworkView::mousePressEvent(QMouseEvent* event)
{
    const auto place = unitAt(event->position());
    if (event->button() != Qt::LeftButton || !place) {
        setPinned(false);
        return;
    }
    const bool isPinnedOne = m_isPinned && *place == m_selected;
    select(*place);
    setPinned(!isPinnedOne);
    if (place->layer + 1 == m_layout.layers().size()) {
        Q_EMIT digitChosen(place->unit);
    }
}

void NetworkView::keyPressEvent(QKeyEvent* event)
{
    if (m_content.activations.layers.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return select(places().neighbour(m_selected, -1, 0));
    case Qt::Key_Right:
        return select(places().neighbour(m_selected, 1, 0));
    case Qt::Key_Up:
        return select(places().neighbour(m_selected, 0, -1));
    case Qt::Key_Down:
        return select(places().neighbour(m_selected, 0, 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return setPinned(!m_isPinned);
    case Qt::Key_Escape:
        return setPinned(false);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui
