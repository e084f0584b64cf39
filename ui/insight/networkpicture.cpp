#include "ui/insight/networkpicture.h"

#include "ui/insight/mapcolours.h"
#include "ui/insight/networkview.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/colourscale.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/theme.h"

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

constexpr int gap = 6;
constexpr int barWidth = 44;
constexpr qreal barHeight = 10;
constexpr int mostCharacters = 12; ///< of an output's name
/// Tiles must be so large, in device pixels, to have a mark in them.
constexpr int leastMarkedTile = 4;
/// The side of a mark, in shares of a tile, but of a linear unit's largest one at most.
constexpr int marksInATile = 4;
constexpr int largestMark = 5;
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

void fill(QImage& picture, const QRect& rect, QRgb colour)
{
    const QRect inside = rect & picture.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        std::fill_n(line + inside.left(), inside.width(), colour);
    }
}

/// Words have room for their bold forms, numerals and letters have it in any case. Longer names are
/// cut short.
qreal outputNamesWidth(QFont font, const core::Classes& classes)
{
    if (areWords(classes)) {
        font.setBold(true);
    }
    return std::min(
        namesWidth(font, classes), mostCharacters * QFontMetricsF(font).averageCharWidth());
}

/// From one unit to another, level at both ends.
QPainterPath lineBetween(QPointF from, QPointF to)
{
    const QPointF reach((to.x() - from.x()) * 0.45, 0);
    QPainterPath path(from);
    path.cubicTo(from + reach, to - reach, to);
    return path;
}

/// One picture while it is painted.
class Painting
{
public:
    Painting(
        const QWidget& widget, const NetworkContent& content, const AnswersPointer& answers,
        const NetworkLayout& layout, qreal ratio)
        : m_widget(widget)
        , m_content(content)
        , m_answers(answers)
        , m_layout(layout)
        , m_ratio(ratio)
        , m_offset((QPointF(networkMargin, networkMargin) * ratio).toPoint())
        , m_scale(widget.palette())
        , m_picture((QSizeF(widget.size()) * ratio).toSize(), QImage::Format_RGB32)
    {
    }

    QImage run();

private:
    const QPalette& palette() const { return m_widget.palette(); }
    const QFont& font() const { return m_widget.font(); }

    void drawImage();
    void drawTiles(int layer);
    void drawMap(
        const QRect& tile, const core::FeatureMaps& maps, int channel, const MapColours& colours);
    void drawMark(const QRect& tile, const core::LayerAnswers& answers, int unit);
    void drawLines(QPainter& painter) const;
    void drawOutputs(QPainter& painter) const;
    void drawCaptions(QPainter& painter) const;
    void drawCaption(QPainter& painter, const QRectF& part, qreal top, const QString& text) const;

    const QWidget& m_widget;
    const NetworkContent& m_content;
    const AnswersPointer& m_answers;
    const NetworkLayout& m_layout;
    qreal m_ratio;
    QPoint m_offset; ///< where the layout begins in the picture
    ColourScale m_scale;
    QImage m_picture;
};

QImage Painting::run()
{
    m_picture.fill(palette().color(QPalette::Window));
    const auto last = static_cast<int>(m_layout.layers().size()) - 1;
    drawImage();
    for (int layer = 1; layer < last; ++layer) {
        drawTiles(layer);
    }
    m_picture.setDevicePixelRatio(m_ratio);
    QPainter painter(&m_picture);
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing);
    drawLines(painter);
    drawOutputs(painter);
    drawCaptions(painter);
    painter.end();
    return m_picture;
}

/// The part that QPainter scales images with would wait for other threads, see drawLines().
void Painting::drawImage()
{
    const QRect frame = m_layout.image().translated(m_offset).adjusted(-1, -1, 1, 1);
    fill(m_picture, frame, palette().color(QPalette::Mid).rgb());
    int index = 0;
    for (const float value : m_content.activations.layers.front()) {
        const int grey = static_cast<int>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255));
        fill(m_picture, m_layout.pixel(index++).translated(m_offset), qRgb(grey, grey, grey));
    }
}

void Painting::drawTiles(int layer)
{
    const auto index = static_cast<std::size_t>(layer);
    const core::FeatureMaps& maps = m_content.activations.maps[index];
    const auto& values = m_content.activations.layers[index];
    const MapColours colours(m_scale, m_content.activations.values(index));
    const core::LayerAnswers* answers =
        fits(m_content.activations, m_answers) ? &(*m_answers)[index] : nullptr;
    const int first = m_layout.firstInSight(layer);
    for (int unit = first; unit < first + m_layout.countInSight(layer); ++unit) {
        const QRect tile = m_layout.tile({layer, unit}).translated(m_offset);
        if (maps.side > 0) {
            drawMap(tile, maps, unit, colours);
        } else {
            fill(m_picture, tile, colours.of(values[static_cast<std::size_t>(unit)]));
        }
        if (answers) {
            drawMark(tile, *answers, unit);
        }
    }
}

/// As sharp as drawImage(): a tile has whole pixels for each of the map's, or the other way round.
void Painting::drawMap(
    const QRect& tile, const core::FeatureMaps& maps, int channel, const MapColours& colours)
{
    const QRect inside = tile & m_picture.rect();
    const auto map = maps.of(channel);
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
        const int row = (y - tile.top()) * maps.side / tile.height();
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const int column = (x - tile.left()) * maps.side / tile.width();
            line[x] = colours.of(map[static_cast<std::size_t>(row * maps.side + column)]);
        }
    }
}

void Painting::drawMark(const QRect& tile, const core::LayerAnswers& answers, int unit)
{
    if (answers.isDead(unit)) {
        const int edge = tile.width() >= leastMarkedTile ? 1 : 0;
        fill(
            m_picture, tile.adjusted(edge, edge, -edge, -edge),
            palette().color(QPalette::Window).rgb());
    } else if (answers.isNeverSilent(unit) && tile.width() >= leastMarkedTile) {
        const int largest = static_cast<int>(largestMark * m_ratio);
        const int side = std::clamp(tile.width() / marksInATile, 2, largest);
        const QRect corner(tile.right() - side + 1, tile.top(), side, side);
        fill(m_picture, corner, chartColours(palette()).overlays[1].rgb());
    }
}

/// The strongest are painted last, over the others.
void Painting::drawLines(QPainter& painter) const
{
    const auto& all = m_content.contributions;
    // Lines stay off the maps and the outputs that they lead from and to.
    const auto place = [this](int layer, int unit, bool isStart) {
        const QRectF rect = logicalRect(
            layer == 0 ? m_layout.pixel(unit) : m_layout.tile(UnitPlace{layer, unit}), m_ratio);
        const bool isOutput = layer + 1 == m_layout.layers().size();
        const bool isMap = !m_layout.layers()[layer].isFlat;
        return isOutput ? QPointF(rect.left() - 2, rect.center().y())
               : !isMap ? rect.center()
                        : QPointF(isStart ? rect.right() : rect.left(), rect.center().y());
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
        const QColor full = each.value > 0 ? m_scale.above() : m_scale.below();
        const QColor colour =
            mixed(ground, full, leastLineShare + (1 - leastLineShare) * shares[i]);
        painter.setPen(QPen(colour, 1));
        const QPainterPath line =
            lineBetween(place(each.layer - 1, each.from, true), place(each.layer, each.to, false));
        painter.drawPath(line);
        if (shares[i] > strongShare) {
            painter.drawPath(line.translated(0, 1));
        }
    }
}

void Painting::drawOutputs(QPainter& painter) const
{
    const auto last = static_cast<int>(m_layout.layers().size()) - 1;
    const core::Probabilities& probabilities = m_content.activations.probabilities;
    const int readAs = core::mostProbable(probabilities);
    const int first = m_layout.firstInSight(last);
    for (int label = first; label < first + m_layout.countInSight(last); ++label) {
        const QRectF row = logicalRect(m_layout.tile({last, label}), m_ratio);
        QFont font = this->font();
        font.setBold(label == readAs);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        const qreal widest = outputNamesWidth(font, m_content.classes);
        const QString name =
            QFontMetricsF(font).elidedText(m_content.classes.name(label), Qt::ElideRight, widest);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, name);
        const float probability = probabilities[static_cast<std::size_t>(label)];
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, percentText(probability, 0));
        const qreal left = row.left() + widest + gap;
        const qreal high = std::min(barHeight, row.height() - 2);
        QRectF bar(left, row.center().y() - high / 2, barWidth, high);
        painter.fillRect(bar, palette().color(QPalette::Midlight));
        bar.setWidth(barWidth * static_cast<qreal>(probability));
        painter.fillRect(
            bar,
            palette().color(label == readAs ? QPalette::Highlight : QPalette::PlaceholderText));
        if (label == m_content.label) {
            painter.setPen(palette().color(QPalette::WindowText));
            const qreal wide = QFontMetricsF(font).horizontalAdvance(name);
            const qreal below = row.center().y() + QFontMetricsF(font).ascent() / 2 + 2;
            painter.drawLine(QPointF(row.left(), below), QPointF(row.left() + wide, below));
        }
    }
}

/// How many units each layer has, in the middle below it, and how many of them are out of sight.
void Painting::drawCaptions(QPainter& painter) const
{
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const qreal bottom = m_widget.height() - networkMargin / 2.0 - m_widget.fontMetrics().height();
    const auto last = static_cast<int>(m_layout.layers().size()) - 1;
    for (int layer = 0; layer <= last; ++layer) {
        const QRectF part =
            logicalRect(layer == 0 ? m_layout.image() : m_layout.layer(layer), m_ratio);
        const int units = m_layout.layers()[layer].channels;
        drawCaption(
            painter, part, bottom,
            layer == 0      ? NetworkView::tr("image")
            : layer == last ? NetworkView::tr("outputs")
                            : QLocale().toString(units));
        if (layer > 0 && !m_layout.more(layer).isEmpty()) {
            const int hidden = units - m_layout.countInSight(layer);
            const QString text = NetworkView::tr("%1 more").arg(hidden);
            const bool hasRoom = QFontMetricsF(font()).horizontalAdvance(text) < part.width();
            drawCaption(
                painter, part, logicalRect(m_layout.more(layer), m_ratio).top(),
                hasRoom ? text : QStringLiteral("+%1").arg(hidden));
        }
    }
}

/// In the middle of a part's width, but inside the widget, and over any lines.
void Painting::drawCaption(
    QPainter& painter, const QRectF& part, qreal top, const QString& text) const
{
    const qreal wide = std::max(part.width(), QFontMetricsF(font()).horizontalAdvance(text));
    QRectF place(part.center().x() - wide / 2, top, wide, m_widget.fontMetrics().height());
    place.moveLeft(std::clamp(place.left(), 0.0, m_widget.width() - wide));
    painter.fillRect(
        painter.boundingRect(place, Qt::AlignCenter, text), palette().color(QPalette::Window));
    painter.drawText(place, Qt::AlignCenter, text);
}

} // namespace

int outputsWidth(const QFont& font, const core::Classes& classes)
{
    QFont bold = font;
    bold.setBold(true);
    return qRound(outputNamesWidth(bold, classes)) +
           QFontMetrics(bold).horizontalAdvance(percentText(1, 0)) + 2 * gap + barWidth;
}

QRectF logicalRect(const QRect& rect, qreal ratio)
{
    return {
        networkMargin + rect.left() / ratio, networkMargin + rect.top() / ratio,
        rect.width() / ratio, rect.height() / ratio};
}

QImage networkPicture(
    const QWidget& widget, const NetworkContent& content, const AnswersPointer& answers,
    const NetworkLayout& layout, qreal ratio)
{
    return Painting(widget, content, answers, layout, ratio).run();
}

} // namespace ui
