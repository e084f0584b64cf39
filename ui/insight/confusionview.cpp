#include "ui/insight/confusionview.h"

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

using core::digitCount;

constexpr int gap = 1;
constexpr qreal smallFont = 0.8; ///< of the usual, where a number would not fit
constexpr qreal axisShare = 1.4; ///< room for the digits beside the cells, in heights of a line

std::array<qint64, digitCount> rowSums(const core::Confusion& confusion)
{
    std::array<qint64, digitCount> sums{};
    for (std::size_t label = 0; label < digitCount; ++label) {
        sums[label] = std::accumulate(confusion[label].begin(), confusion[label].end(), qint64{0});
    }
    return sums;
}

double shareOf(qint64 count, qint64 all)
{
    return all > 0 ? static_cast<double>(count) / static_cast<double>(all) : 0;
}

} // namespace

ConfusionView::ConfusionView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName("confusionView");
    setAccessibleName(tr("Confusion matrix"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ConfusionView::setConfusion(const core::Confusion& confusion)
{
    m_confusion = confusion;
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
    for (int label = 0; label < digitCount; ++label) {
        for (int readAs = 0; readAs < digitCount; ++readAs) {
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
        tr("Of %1 images of a %2, %3 (%4) are read as %5")
            .arg(locale.toString(m_images[row]))
            .arg(label)
            .arg(locale.toString(count), percentText(shareOf(count, m_images[row]), 2))
            .arg(readAs);
    if (m_other) {
        caption +=
            tr("; compared with %1 of %2")
                .arg(locale.toString((*m_other)[row][column]), locale.toString(m_otherImages[row]));
    }
    return caption;
}

QSize ConfusionView::sizeHint() const
{
    const int side = digitCount * (fontMetrics().height() + 12);
    return {side, side};
}

QSize ConfusionView::minimumSizeHint() const
{
    // Room for the counts of MNIST's test part.
    const int cell = static_cast<int>(smallFont * fontMetrics().horizontalAdvance("1,135")) + 5;
    const int axis = static_cast<int>(axisShare * fontMetrics().height());
    return {digitCount * cell + axis, (digitCount + 2) * fontMetrics().height()};
}

QRectF ConfusionView::cellRect(Cell cell) const
{
    const qreal axis = axisShare * fontMetrics().height();
    const QSizeF size((width() - axis) / digitCount, (height() - axis) / digitCount);
    return QRectF(
               QPointF(axis + cell.readAs * size.width(), axis + cell.label * size.height()), size)
        .adjusted(gap, gap, -gap, -gap);
}

std::optional<ConfusionView::Cell> ConfusionView::cellAt(QPointF position) const
{
    for (int label = 0; label < digitCount; ++label) {
        for (int readAs = 0; readAs < digitCount; ++readAs) {
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
    for (int label = 0; label < digitCount; ++label) {
        for (int readAs = 0; readAs < digitCount; ++readAs) {
            drawCell(painter, {label, readAs});
        }
    }
}

void ConfusionView::drawAxes(QPainter& painter) const
{
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const qreal axis = axisShare * fontMetrics().height();
    for (int digit = 0; digit < digitCount; ++digit) {
        const QRectF cell = cellRect({digit, digit});
        painter.drawText(
            QRectF(0, cell.top(), axis, cell.height()), Qt::AlignCenter, QString::number(digit));
        painter.drawText(
            QRectF(cell.left(), 0, cell.width(), axis), Qt::AlignCenter, QString::number(digit));
    }
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
    painter.drawText(rect, Qt::AlignCenter, shown);
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
            {std::clamp(m_current.label + down, 0, digitCount - 1),
             std::clamp(m_current.readAs + right, 0, digitCount - 1)});
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
