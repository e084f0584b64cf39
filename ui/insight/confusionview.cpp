#include "ui/insight/confusionview.h"

#include "ui/widgets/classtext.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui
{

namespace
{

/// What so many cells a side need, the view asks for; more of them are smaller.
constexpr int usualCells = 10;
constexpr int gap = 1;
constexpr qreal gapToNames = 4;    ///< from the cells
constexpr qreal smallFont = 0.8;   ///< of the usual, where a number would not fit
constexpr qreal axisShare = 1.4;   ///< room for the digits beside the cells, in heights of a line
constexpr qreal namesShare = 0.25; ///< of width and height that longer names have at most

std::vector<qint64> rowSums(const core::Confusion& confusion)
{
    std::vector<qint64> sums;
    for (const std::vector<qint64>& row : confusion) {
        sums.push_back(std::accumulate(row.begin(), row.end(), qint64{0}));
    }
    return sums;
}

double shareOf(qint64 count, qint64 all)
{
    return all > 0 ? static_cast<double>(count) / static_cast<double>(all) : 0;
}

/// Every so many-th of what stands side by side has room.
int stepFor(qreal size, qreal room)
{
    return std::max(1, static_cast<int>(std::ceil(size / std::max(room, 1.0))));
}

bool hasRoom(const QRectF& rect, const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    return metrics.horizontalAdvance(text) <= rect.width() && metrics.ascent() <= rect.height();
}

} // namespace

ConfusionView::ConfusionView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName("confusionView");
    setAccessibleName(tr("Confusion matrix"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setConfusion({});
}

void ConfusionView::setClasses(const core::Classes& classes)
{
    if (classes != m_classes) {
        m_classes = classes;
        m_other.reset();
        m_current = {};
        layOut();
        setConfusion({});
    }
}

void ConfusionView::setConfusion(const core::Confusion& confusion)
{
    m_confusion = confusion.empty() ? core::emptyConfusion(m_classes.size()) : confusion;
    refresh();
}

void ConfusionView::setOther(const std::optional<core::Confusion>& other)
{
    m_other = other;
    refresh();
}

void ConfusionView::setShares(bool areShown)
{
    m_areShares = areShown;
    refresh();
}

void ConfusionView::refresh()
{
    m_images = rowSums(m_confusion);
    m_otherImages = m_other ? rowSums(*m_other) : m_images;
    m_highestRight = 0;
    m_highestWrong = 0;
    for (int label = 0; label < m_classes.size(); ++label) {
        for (int readAs = 0; readAs < m_classes.size(); ++readAs) {
            double& highest = label == readAs ? m_highestRight : m_highestWrong;
            highest = std::max(highest, std::abs(value(label, readAs)));
        }
    }
    setAccessibleDescription(caption(m_current.label, m_current.readAs));
    update();
}

/// A count or a share; a difference of them when there is another matrix.
double ConfusionView::value(int label, int readAs) const
{
    const auto row = static_cast<std::size_t>(label);
    const auto column = static_cast<std::size_t>(readAs);
    const auto valueOf = [&](const core::Confusion& confusion, qint64 images) {
        const qint64 count = confusion[row][column];
        return m_areShares ? shareOf(count, images) : static_cast<double>(count);
    };
    const double present = valueOf(m_confusion, m_images[row]);
    return m_other ? present - valueOf(*m_other, m_otherImages[row]) : present;
}

QString ConfusionView::text(int label, int readAs) const
{
    const double shown = value(label, readAs);
    if (shown == 0) {
        return {};
    }
    const QString sign = m_other && shown > 0 ? QStringLiteral("+") : QString();
    return sign + (m_areShares ? QLocale().toString(shown * 100, 'f', 1)
                               : QLocale().toString(static_cast<qint64>(shown)));
}

QString ConfusionView::caption(int label, int readAs) const
{
    const auto row = static_cast<std::size_t>(label);
    const auto column = static_cast<std::size_t>(readAs);
    const qint64 count = m_confusion[row][column];
    const QLocale locale;
    QString caption =
        tr("Of %1 images of %2, %3 (%4) are read as %5", "Of 20 images of a 3, 12 (...)")
            .arg(
                locale.toString(m_images[row]), thingText(m_classes, label), locale.toString(count),
                percentText(shareOf(count, m_images[row]), 2), m_classes.name(readAs));
    if (m_other) {
        caption +=
            tr("; compared with %1 of %2")
                .arg(locale.toString((*m_other)[row][column]), locale.toString(m_otherImages[row]));
    }
    return caption;
}

QSize ConfusionView::sizeHint() const
{
    const int side = usualCells * (fontMetrics().height() + 12);
    return {side, side};
}

QSize ConfusionView::minimumSizeHint() const
{
    // Room for the counts of MNIST's test part.
    const int cell = static_cast<int>(smallFont * fontMetrics().horizontalAdvance("1,135")) + 5;
    const int axis = static_cast<int>(axisShare * fontMetrics().height());
    return {usualCells * cell + axis, (usualCells + 2) * fontMetrics().height()};
}

/// Names stand upright above the columns where they have no room side by side; numerals and letters
/// get smaller instead, and some are left out.
void ConfusionView::layOut()
{
    const int line = fontMetrics().height();
    const qreal numeral = axisShare * line;
    const qreal name = namesWidth(font(), m_classes) + 2 * gapToNames;
    m_left = std::max(numeral, std::min(name, namesShare * width()));
    m_areUpright = areWords(m_classes) && name > (width() - m_left) / m_classes.size();
    m_top = m_areUpright ? std::max(numeral, std::min(name, namesShare * height())) : numeral;
    m_cell = {(width() - m_left) / m_classes.size(), (height() - m_top) / m_classes.size()};
}

QRectF ConfusionView::cellRect(Cell cell) const
{
    return QRectF(
               QPointF(m_left + cell.readAs * m_cell.width(), m_top + cell.label * m_cell.height()),
               m_cell)
        .adjusted(gap, gap, -gap, -gap);
}

std::optional<ConfusionView::Cell> ConfusionView::cellAt(QPointF position) const
{
    for (int label = 0; label < m_classes.size(); ++label) {
        for (int readAs = 0; readAs < m_classes.size(); ++readAs) {
            if (cellRect({label, readAs}).contains(position)) {
                return Cell{label, readAs};
            }
        }
    }
    return std::nullopt;
}

/// The square root shows few beside many.
QColor ConfusionView::colour(int label, int readAs) const
{
    const double shown = value(label, readAs);
    const bool isRight = label == readAs;
    const double highest = isRight ? m_highestRight : m_highestWrong;
    const double strength = highest > 0 ? std::sqrt(std::abs(shown) / highest) : 0;
    const bool isGood = m_other ? (shown > 0) == isRight : isRight;
    const ChartColours colours = chartColours(palette());
    QColor tint = isGood ? colours.trainAccuracy : colours.trainLoss;
    tint.setAlphaF(static_cast<float>(0.9 * strength));
    return tint;
}

void ConfusionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawAxes(painter);
    for (int label = 0; label < m_classes.size(); ++label) {
        for (int readAs = 0; readAs < m_classes.size(); ++readAs) {
            drawCell(painter, {label, readAs});
        }
    }
}

void ConfusionView::drawAxes(QPainter& painter) const
{
    QFont fitting = font();
    if (fontMetrics().height() > m_cell.height()) {
        fitting.setPointSizeF(fontInfo().pointSizeF() * smallFont);
    }
    painter.setFont(fitting);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QFontMetricsF metrics(fitting);
    const qreal line = metrics.height();
    const qreal widest = namesWidth(fitting, m_classes);
    const int rowStep = stepFor(line, m_cell.height());
    const bool areNames = areWords(m_classes);
    const int columnStep = stepFor(m_areUpright ? line : widest, m_cell.width());
    for (int label = 0; label < m_classes.size(); ++label) {
        const QPointF middle = cellRect({label, label}).center();
        const QString& name = m_classes.name(label);
        if (label % rowStep == 0) {
            const QRectF room(0, middle.y() - line / 2, m_left, line);
            areNames ? drawName(painter, room.adjusted(0, 0, -gapToNames, 0), name, Qt::AlignRight)
                     : drawName(painter, room, name, Qt::AlignHCenter);
        }
        if (label % columnStep == 0 && m_areUpright) {
            painter.save();
            painter.translate(middle.x(), m_top);
            painter.rotate(-90);
            drawName(
                painter, QRectF(gapToNames, -line / 2, m_top - gapToNames, line), name,
                Qt::AlignLeft);
            painter.restore();
        } else if (label % columnStep == 0) {
            drawName(
                painter, QRectF(middle.x() - widest, 0, 2 * widest, m_top), name, Qt::AlignHCenter);
        }
    }
}

void ConfusionView::drawName(
    QPainter& painter, const QRectF& room, const QString& name, Qt::Alignment alignment) const
{
    painter.drawText(
        room, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextDontClip,
        painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(room.width())));
}

void ConfusionView::drawCell(QPainter& painter, Cell cell) const
{
    const QRectF rect = cellRect(cell);
    painter.fillRect(rect, palette().color(QPalette::Base));
    painter.fillRect(rect, colour(cell.label, cell.readAs));
    painter.setPen(palette().color(QPalette::Text));
    const QString shown = text(cell.label, cell.readAs);
    QFont fitting = font();
    if (fontMetrics().horizontalAdvance(shown) > rect.width()) {
        fitting.setPointSizeF(fontInfo().pointSizeF() * smallFont);
    }
    painter.setFont(fitting);
    // A part of a number would be another number. For digits the view is always large enough.
    if (m_classes.areDigits() || hasRoom(rect, shown, fitting)) {
        painter.drawText(rect, Qt::AlignCenter, shown);
    }
    if (hasFocus() && cell.label == m_current.label && cell.readAs == m_current.readAs) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect);
    }
}

void ConfusionView::choose(Cell cell)
{
    m_current = cell;
    setAccessibleDescription(caption(cell.label, cell.readAs));
    update();
}

void ConfusionView::mousePressEvent(QMouseEvent* event)
{
    if (const auto cell = cellAt(event->position()); cell && event->button() == Qt::LeftButton) {
        choose(*cell);
        Q_EMIT cellChosen(cell->label, cell->readAs);
    }
}

void ConfusionView::keyPressEvent(QKeyEvent* event)
{
    const auto move = [this](int down, int right) {
        choose(
            {std::clamp(m_current.label + down, 0, m_classes.size() - 1),
             std::clamp(m_current.readAs + right, 0, m_classes.size() - 1)});
    };
    switch (event->key()) {
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT cellChosen(m_current.label, m_current.readAs);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ConfusionView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ConfusionView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        layOut();
    }
}

bool ConfusionView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto cell = cellAt(help->pos());
        QToolTip::showText(
            help->globalPos(), cell ? caption(cell->label, cell->readAs) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void ConfusionView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ConfusionView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace ui
