#include "ui/widgets/probabilitybars.h"

#include "core/prediction/ties.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace ui
{

namespace
{

/// So many rows are always in sight, if they are there.
constexpr int leastRows = 10;
constexpr qreal leastBarHeight = 10;
constexpr qreal barShare = 0.36; ///< of the row's height
constexpr qreal gap = 8;
constexpr int rowSpace = 3;          ///< between the lines of text
constexpr qreal mostRowLines = 1.65; ///< lines of text that a row is high at most
constexpr qreal namesShare = 0.4;    ///< of the width that names have at most

void drawBar(QPainter& painter, const QRectF& bar, const QColor& colour)
{
    const qreal radius = std::min(bar.width(), bar.height()) / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(bar, radius, radius);
}

} // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setNames(this, "probabilityBars", tr("Probability of each digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::NoRole);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
    putInOrder();
    useFont();
}

void ProbabilityBars::useFont()
{
    m_longestName = nameWidth();
    setMaximumHeight(static_cast<int>(leastRows * mostRowHeight()));
}

void ProbabilityBars::setClasses(const core::Classes& classes)
{
    if (classes == m_classes) {
        return;
    }
    m_classes = classes;
    m_probabilities.reset();
    m_best.reset();
    setAccessibleDescription({});
    putInOrder();
    m_longestName = nameWidth();
    setFocusPolicy(areMany() ? Qt::StrongFocus : Qt::NoFocus);
    fitScrollBar();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void ProbabilityBars::setProbabilities(const std::optional<core::Probabilities>& probabilities)
{
    if (probabilities != m_probabilities) {
        Q_ASSERT(!probabilities || static_cast<int>(probabilities->size()) == m_classes.size());
        m_probabilities = probabilities;
        const bool standsOut = probabilities && !core::isTie(*probabilities);
        m_best = standsOut ? std::optional(core::mostProbable(*probabilities)) : std::nullopt;
        putInOrder();
        setAccessibleDescription(probabilities ? valuesText() : QString());
        viewport()->update();
    }
}

bool ProbabilityBars::areMany() const
{
    return m_classes.size() > leastRows;
}

void ProbabilityBars::putInOrder()
{
    if (areMany() && m_probabilities) {
        m_order = mostProbableFirst(*m_probabilities);
        return;
    }
    m_order.resize(static_cast<std::size_t>(m_classes.size()));
    std::iota(m_order.begin(), m_order.end(), 0);
}

QString ProbabilityBars::valuesText() const
{
    QStringList values;
    for (const int label : m_order) {
        const float probability = (*m_probabilities)[static_cast<std::size_t>(label)];
        values << QStringLiteral("%1: %2").arg(m_classes.name(label), percentText(probability));
    }
    return values.join(QStringLiteral(", "));
}

QSize ProbabilityBars::sizeHint() const
{
    return {300, leastRows * (fontMetrics().height() + 2 * rowSpace)};
}

QSize ProbabilityBars::minimumSizeHint() const
{
    return {160, leastRows * fontMetrics().height()};
}

qreal ProbabilityBars::mostRowHeight() const
{
    return mostRowLines * fontMetrics().height();
}

qreal ProbabilityBars::rowHeight() const
{
    const int rows = std::min(m_classes.size(), leastRows);
    return std::min(mostRowHeight(), static_cast<qreal>(viewport()->height()) / rows);
}

/// Numerals and letters have room for their bold forms, names have not.
qreal ProbabilityBars::nameWidth() const
{
    QFont font = this->font();
    font.setBold(areWords(m_classes));
    return qRound(namesWidth(font, m_classes));
}

void ProbabilityBars::fitScrollBar()
{
    const int all = areMany() ? static_cast<int>(rowHeight() * m_classes.size()) : 0;
    verticalScrollBar()->setRange(0, std::max(0, all - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(rowHeight()));
}

void ProbabilityBars::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBar();
}

void ProbabilityBars::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        useFont();
    }
}

void ProbabilityBars::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all = viewport()->rect();
    const qreal width = all.width() - (areMany() ? gap / 2 : 0); // off the scroll bar
    QRectF row(0, -verticalScrollBar()->value(), width, rowHeight());
    for (const int label : m_order) {
        if (row.intersects(all)) {
            drawRow(painter, label, row);
        }
        row.translate(0, row.height());
    }
}

void ProbabilityBars::drawRow(QPainter& painter, int label, const QRectF& row) const
{
    const bool best = m_best == label;
    const float probability =
        m_probabilities ? (*m_probabilities)[static_cast<std::size_t>(label)] : 0;
    QFont font = this->font();
    font.setBold(best);
    painter.setFont(font);
    const auto role = m_probabilities ? QPalette::WindowText : QPalette::PlaceholderText;
    painter.setPen(palette().color(role));
    const qreal names = std::min(m_longestName, namesShare * row.width());
    const qreal percentWidth = fontMetrics().horizontalAdvance(percentText(1)) + gap;
    const QString name = painter.fontMetrics().elidedText(
        m_classes.name(label), Qt::ElideRight, static_cast<int>(names + gap / 2));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (m_probabilities) {
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, percentText(probability));
    }
    QRectF bar = row.adjusted(names + gap, 0, -percentWidth - gap, 0);
    const qreal height = std::max(leastBarHeight, barShare * row.height());
    bar = QRectF(bar.x(), row.center().y() - height / 2, bar.width(), height);
    drawBar(painter, bar, palette().color(QPalette::Midlight));
    // Less than this would not be seen as a bar at all.
    if (constexpr qreal visible = 1; probability * bar.width() >= visible) {
        bar.setWidth(probability * bar.width());
        drawBar(
            painter, bar, palette().color(best ? QPalette::Highlight : QPalette::PlaceholderText));
    }
}

} // namespace ui
