#include "ui/insight/networkview.h"

#include "ui/widgets/colourscale.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui
{

namespace
{

constexpr int margin = 6;
constexpr int gap = 6;
constexpr int barWidth = 44;
constexpr qreal barHeight = 10;
constexpr int largestTile = 20;
/// Tiles must be so large, in device pixels, to have a mark in them.
constexpr int leastMarkedTile = 4;
/// Lines of contributions over this share of the layer's strongest one are double. None is wider
/// than a pixel: Qt draws such lines five times as fast.
constexpr float strongShare = 0.6F;
/// How much of the full colour the weakest line has.
constexpr float leastLineShare = 0.3F;

bool fits(const core::Activations& activations, const AnswersPointer& answers)
{
    if (!answers || answers->size() != activations.layers.size()) {
        return false;
    }
    for (std::size_t layer = 1; layer < answers->size(); ++layer) {
        if ((*answers)[layer].units.size() != activations.layers[layer].size()) {
            return false;
        }
    }
    return true;
}

QList<int> sizesOf(const core::Activations& activations)
{
    QList<int> sizes;
    for (const auto& layer : activations.layers) {
        sizes.append(static_cast<int>(layer.size()));
    }
    return sizes;
}

void fill(QImage& picture, const QRect& rect, QRgb colour)
{
    const QRect inside = rect & picture.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        std::fill_n(line + inside.left(), inside.width(), colour);
    }
}

/// From one unit to another, level at both ends.
QPainterPath lineBetween(QPointF from, QPointF to)
{
    const QPointF reach((to.x() - from.x()) * 0.45, 0);
    QPainterPath path(from);
    path.cubicTo(from + reach, to - reach, to);
    return path;
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
    return logical(tile).center().toPoint();
}

QSize NetworkView::sizeHint() const
{
    return {520, 300};
}

QSize NetworkView::minimumSizeHint() const
{
    return {240, 11 * fontMetrics().height() + 2 * margin};
}

/// Inside the margins and above the captions.
const NetworkLayout& NetworkView::places()
{
    if (m_layout.layers().isEmpty() && !m_content.activations.layers.empty()) {
        const QSizeF room(width() - 2 * margin, height() - 2 * margin - fontMetrics().height());
        QFont bold = font();
        bold.setBold(true);
        const int texts = QFontMetrics(bold).horizontalAdvance(QStringLiteral("0")) +
                          QFontMetrics(bold).horizontalAdvance(percentText(1, 0));
        m_layout = NetworkLayout(
            sizesOf(m_content.activations), (room * m_ratio).toSize(),
            static_cast<int>((texts + 2 * gap + barWidth) * m_ratio),
            static_cast<int>(largestTile * m_ratio));
    }
    return m_layout;
}

QRectF NetworkView::logical(const QRect& rect) const
{
    return {
        margin + rect.left() / m_ratio, margin + rect.top() / m_ratio, rect.width() / m_ratio,
        rect.height() / m_ratio};
}

QPoint NetworkView::pixelOffset() const
{
    return (QPointF(margin, margin) * m_ratio).toPoint();
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
    const QPointF inside = (position - QPointF(margin, margin)) * m_ratio;
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
        drawPicture();
    }
    painter.drawImage(QPointF(0, 0), m_picture);
    drawSelection(painter);
}

void NetworkView::drawPicture()
{
    m_picture = QImage((QSizeF(size()) * m_ratio).toSize(), QImage::Format_RGB32);
    m_picture.fill(palette().color(QPalette::Window));
    const ColourScale scale(palette());
    const auto last = static_cast<int>(places().layers().size()) - 1;
    drawImage();
    for (int layer = 1; layer < last; ++layer) {
        drawTiles(layer, scale);
    }
    m_picture.setDevicePixelRatio(m_ratio);
    QPainter painter(&m_picture);
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing);
    drawLines(painter, scale);
    drawOutputs(painter);
    drawCaptions(painter);
}

/// The part that QPainter scales images with would wait for other threads, see drawLines().
void NetworkView::drawImage()
{
    const QPoint offset = pixelOffset();
    const QRect frame = m_layout.image().translated(offset).adjusted(-1, -1, 1, 1);
    fill(m_picture, frame, palette().color(QPalette::Mid).rgb());
    int index = 0;
    for (const float value : m_content.activations.layers.front()) {
        const int grey = static_cast<int>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255));
        fill(m_picture, m_layout.pixel(index++).translated(offset), qRgb(grey, grey, grey));
    }
}

void NetworkView::drawTiles(int layer, const ColourScale& scale)
{
    const QPoint offset = pixelOffset();
    const auto& values = m_content.activations.layers[static_cast<std::size_t>(layer)];
    const float strongest = std::max(*std::ranges::max_element(values), 1e-30F);
    const core::LayerAnswers* answers = fits(m_content.activations, m_answers)
                                            ? &(*m_answers)[static_cast<std::size_t>(layer)]
                                            : nullptr;
    for (int unit = 0; unit < static_cast<int>(values.size()); ++unit) {
        const QRect tile = m_layout.tile({layer, unit}).translated(offset);
        const float share = values[static_cast<std::size_t>(unit)] / strongest;
        fill(m_picture, tile, scale.ofStrength(share));
        if (answers) {
            drawMark(tile, *answers, unit);
        }
    }
}

void NetworkView::drawMark(const QRect& tile, const core::LayerAnswers& answers, int unit)
{
    if (answers.isDead(unit)) {
        const int edge = tile.width() >= leastMarkedTile ? 1 : 0;
        fill(
            m_picture, tile.adjusted(edge, edge, -edge, -edge),
            palette().color(QPalette::Window).rgb());
    } else if (answers.isNeverSilent(unit) && tile.width() >= leastMarkedTile) {
        const int side = std::max(2, tile.width() / 4);
        const QRect corner(tile.right() - side + 1, tile.top(), side, side);
        fill(m_picture, corner, chartColours(palette()).overlays[1].rgb());
    }
}

/// The strongest are painted last, over the others.
void NetworkView::drawLines(QPainter& painter, const ColourScale& scale) const
{
    const auto& all = m_content.contributions;
    const auto middle = [this](int layer, int unit) {
        const QRectF rect =
            logical(layer == 0 ? m_layout.pixel(unit) : m_layout.tile(UnitPlace{layer, unit}));
        const bool isOutput = layer + 1 == m_layout.layers().size();
        return isOutput ? QPointF(rect.left() - 2, rect.center().y()) : rect.center();
    };
    // Paler, not transparent: Qt hands transparent fills to other threads, and waits for them many
    // milliseconds where training keeps the processor busy.
    const QColor ground = palette().color(QPalette::Window);
    painter.setBrush(Qt::NoBrush);
    float strongest = 0;
    int layer = 0;
    std::vector<float> shares;
    for (const core::Contribution& each : all) {
        if (each.layer != layer) {
            layer = each.layer;
            strongest = std::abs(each.value);
        }
        shares.push_back(std::abs(each.value) / strongest);
    }
    for (std::size_t i = all.size(); i-- > 0;) {
        const core::Contribution& each = all[i];
        const QColor full = each.value > 0 ? scale.above() : scale.below();
        const QColor colour =
            mixed(ground, full, leastLineShare + (1 - leastLineShare) * shares[i]);
        painter.setPen(QPen(colour, 1));
        const QPainterPath line =
            lineBetween(middle(each.layer - 1, each.from), middle(each.layer, each.to));
        painter.drawPath(line);
        if (shares[i] > strongShare) {
            painter.drawPath(line.translated(0, 1));
        }
    }
}

void NetworkView::drawOutputs(QPainter& painter) const
{
    const auto last = static_cast<int>(m_layout.layers().size()) - 1;
    const core::Probabilities& probabilities = m_content.activations.probabilities;
    const int readAs = core::mostProbable(probabilities);
    for (int digit = 0; digit < core::digitCount; ++digit) {
        const QRectF row = logical(m_layout.tile({last, digit}));
        QFont font = this->font();
        font.setBold(digit == readAs);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
        const float probability = probabilities[static_cast<std::size_t>(digit)];
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, percentText(probability, 0));
        const qreal left = row.left() + QFontMetricsF(font).horizontalAdvance('0') + gap;
        const qreal high = std::min(barHeight, row.height() - 2);
        QRectF bar(left, row.center().y() - high / 2, barWidth, high);
        painter.fillRect(bar, palette().color(QPalette::Midlight));
        bar.setWidth(barWidth * static_cast<qreal>(probability));
        painter.fillRect(
            bar,
            palette().color(digit == readAs ? QPalette::Highlight : QPalette::PlaceholderText));
        if (digit == m_content.digit) {
            painter.setPen(palette().color(QPalette::WindowText));
            const qreal wide = QFontMetricsF(font).horizontalAdvance('0');
            const qreal below = row.center().y() + QFontMetricsF(font).ascent() / 2 + 2;
            painter.drawLine(QPointF(row.left(), below), QPointF(row.left() + wide, below));
        }
    }
}

/// How many units each layer has, in the middle below it.
void NetworkView::drawCaptions(QPainter& painter) const
{
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const qreal high = fontMetrics().height();
    const auto last = static_cast<int>(m_layout.layers().size()) - 1;
    for (int layer = 0; layer <= last; ++layer) {
        const QRectF part = logical(layer == 0 ? m_layout.image() : m_layout.layer(layer));
        const QString text = layer == 0      ? tr("image")
                             : layer == last ? tr("outputs")
                                             : QLocale().toString(m_layout.layers()[layer]);
        const qreal wide = std::max(part.width(), QFontMetricsF(font()).horizontalAdvance(text));
        QRectF place(part.center().x() - wide / 2, height() - margin / 2.0 - high, wide, high);
        place.moveLeft(std::clamp(place.left(), 0.0, width() - wide));
        painter.drawText(place, Qt::AlignCenter, text);
    }
}

void NetworkView::drawSelection(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QRectF tile = logical(places().tile(m_selected));
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
