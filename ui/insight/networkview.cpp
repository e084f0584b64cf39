#include "ui/insight/networkview.h"

#include "ui/insight/networkpicture.h"
#include "ui/widgets/controls.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace ui
{

namespace
{

constexpr int largestTile = 20;

QList<core::Shape> shapesOf(const core::Activations& activations)
{
    QList<core::Shape> shapes;
    for (std::size_t layer = 0; layer < activations.layers.size(); ++layer) {
        const auto units = static_cast<int>(activations.layers[layer].size());
        const int side = activations.maps[layer].side;
        shapes.append(side > 0 ? core::Shape{units, side, false} : core::Shape{units, 1, true});
    }
    return shapes;
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
    const bool isOther = shapesOf(content.activations) != layers();
    const bool areOtherNames = content.classes != m_content.classes;
    const bool isOtherLabel = content.label != m_content.label;
    m_content = std::move(content);
    if (isOther || areOtherNames) {
        m_layout = {};
    }
    if (isOther) {
        m_isPinned = false;
        m_isUnselected = true;
        m_selected = {};
    }
    if (m_isUnselected && !m_content.contributions.empty()) {
        const core::Contribution& strongest = m_content.contributions.front();
        select({strongest.layer - 1, strongest.from});
    }
    if (isOtherLabel && !m_layout.layers().isEmpty()) {
        m_layout.bringIntoSight(outputPlace());
    }
    forgetPicture();
    describe();
}

UnitPlace NetworkView::outputPlace() const
{
    return {static_cast<int>(m_content.activations.layers.size()) - 1, m_content.label};
}

void NetworkView::setAnswers(const AnswersPointer& answers)
{
    m_answers = answers;
    forgetPicture();
}

QList<core::Shape> NetworkView::layers() const
{
    return shapesOf(m_content.activations);
}

float NetworkView::activationOf(UnitPlace place) const
{
    const auto& layer = m_content.activations.layers[static_cast<std::size_t>(place.layer)];
    return layer[static_cast<std::size_t>(place.unit)];
}

QPoint NetworkView::positionOf(UnitPlace place)
{
    bringIntoSight(place);
    return logicalRect(places().tile(place), m_ratio).center().toPoint();
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
            layers(), (room * m_ratio).toSize(),
            {.output = static_cast<int>(outputsWidth(font(), m_content.classes) * m_ratio),
             .tile = static_cast<int>(largestTile * m_ratio),
             .line = static_cast<int>(std::ceil(fontMetrics().height() * m_ratio))});
        m_layout.bringIntoSight(outputPlace());
        m_layout.bringIntoSight(m_selected);
    }
    return m_layout;
}

void NetworkView::forgetPicture()
{
    m_picture = {};
    update();
}

QPoint NetworkView::insideLayout(QPointF position) const
{
    const QPointF inside = (position - QPointF(networkMargin, networkMargin)) * m_ratio;
    return {static_cast<int>(std::floor(inside.x())), static_cast<int>(std::floor(inside.y()))};
}

std::optional<UnitPlace> NetworkView::unitAt(QPointF position)
{
    return m_content.activations.layers.empty() ? std::nullopt
                                                : places().unitAt(insideLayout(position));
}

/// Only where the picture says that there are more channels.
QString NetworkView::toolTipAt(QPointF position)
{
    const QPoint inside = insideLayout(position);
    const auto layer =
        m_content.activations.layers.empty() ? std::nullopt : places().layerAt(inside.x());
    if (!layer || !m_layout.more(*layer).contains(inside)) {
        return {};
    }
    const int first = m_layout.firstInSight(*layer);
    const int last = first + m_layout.countInSight(*layer) - 1;
    if (*layer == outputPlace().layer) {
        return tr("The outputs from %1 to %2 are in sight. The wheel and the arrow keys bring "
                  "others.")
            .arg(m_content.classes.name(first), m_content.classes.name(last));
    }
    return tr("Channels %1 to %2 of %3 are in sight. The wheel and the arrow keys bring others.")
        .arg(first)
        .arg(last)
        .arg(m_layout.layers()[*layer].channels);
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

void NetworkView::selectNeighbour(int columns, int rows)
{
    const UnitPlace place = places().neighbour(m_selected, columns, rows);
    bringIntoSight(place);
    select(place);
}

void NetworkView::bringIntoSight(UnitPlace place)
{
    places();
    if (m_layout.bringIntoSight(place)) {
        forgetPicture();
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
    const bool isChannel =
        m_content.activations.maps[static_cast<std::size_t>(m_selected.layer)].side > 0;
    const QString& name = m_content.classes.name(m_content.label);
    const QString text =
        (isChannel ? tr("Layer %1, channel %2 of %3, highest value %4. Lines go to %5.")
                   : tr("Layer %1, unit %2 of %3, activation %4. Lines go to %5."))
            .arg(m_selected.layer)
            .arg(m_selected.unit)
            .arg(layers[static_cast<std::size_t>(m_selected.layer)].size())
            .arg(QLocale().toString(static_cast<double>(activationOf(m_selected)), 'g', 3))
            .arg(m_content.classes.areDigits() ? tr("digit %1").arg(name) : name);
    setAccessibleDescription(m_isPinned ? text + ' ' + tr("It is held.") : text);
}

bool NetworkView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

void NetworkView::paintEvent(QPaintEvent*)
{
    if (m_content.activations.layers.empty()) {
        return;
    }
    QPainter painter(this);
    const qreal ratio = painter.deviceTransform().m11();
    if (m_ratio != ratio) { // of another screen, or of a file
        m_ratio = ratio;
        m_layout = {};
        m_picture = {};
    }
    if (m_picture.isNull()) {
        m_picture = networkPicture(*this, m_content, m_answers, places(), m_ratio);
    }
    painter.drawImage(QPointF(0, 0), m_picture);
    drawSelection(painter);
}

void NetworkView::drawSelection(QPainter& painter)
{
    if (!places().isInSight(m_selected)) {
        return; // the wheel has taken it away
    }
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
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_layout = {};
    }
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
        Q_EMIT outputChosen(place->unit);
    }
}

void NetworkView::wheelEvent(QWheelEvent* event)
{
    constexpr int row = QWheelEvent::DefaultDeltasPerStep;
    const auto layer = m_content.activations.layers.empty()
                           ? std::nullopt
                           : places().layerAt(insideLayout(event->position()).x());
    if (!layer || m_layout.more(*layer).isEmpty()) {
        event->ignore();
        return;
    }
    m_wheel += event->angleDelta().y();
    if (m_layout.scroll(*layer, -(m_wheel / row))) {
        forgetPicture();
    }
    m_wheel %= row;
}

void NetworkView::keyPressEvent(QKeyEvent* event)
{
    if (m_content.activations.layers.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return selectNeighbour(-1, 0);
    case Qt::Key_Right:
        return selectNeighbour(1, 0);
    case Qt::Key_Up:
        return selectNeighbour(0, -1);
    case Qt::Key_Down:
        return selectNeighbour(0, 1);
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
