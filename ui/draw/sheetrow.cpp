#include "ui/draw/sheetrow.h"

#include "ui/draw/inkcanvas.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int gap = 12;       ///< between the canvas and what is beside it
constexpr int headingGap = 8; ///< below the heading

} // namespace

SheetRow::SheetRow(QLabel* heading, InkCanvas* canvas, QWidget* beside, QWidget* parent)
    : QWidget(parent)
    , m_heading(heading)
    , m_canvas(canvas)
    , m_beside(beside)
{
    for (QWidget* part : {static_cast<QWidget*>(heading), static_cast<QWidget*>(canvas), beside}) {
        part->setParent(this);
    }
}

int SheetRow::headingHeight() const
{
    return m_heading->sizeHint().height() + headingGap;
}

/// The heading has room, too.
int SheetRow::leastSide() const
{
    return std::max(m_canvas->minimumSizeHint().width(), m_heading->sizeHint().width());
}

/// Nothing of what is hidden.
int SheetRow::besideWidth() const
{
    return m_beside->isHidden() ? 0 : gap + m_beside->minimumSizeHint().width();
}

QSize SheetRow::sizeFor(int side) const
{
    return {side + besideWidth(), side + headingHeight()};
}

int SheetRow::sideFor(int width) const
{
    return std::max(leastSide(), width - besideWidth());
}

QSize SheetRow::sizeHint() const
{
    return sizeFor(m_canvas->sizeHint().width());
}

QSize SheetRow::minimumSizeHint() const
{
    return sizeFor(leastSide());
}

void SheetRow::arrange()
{
    const int top = headingHeight();
    const int side = std::min(width() - besideWidth(), height() - top);
    m_heading->setGeometry(0, 0, side, top - headingGap);
    m_canvas->setGeometry(0, top, side, side);
    m_beside->setGeometry(side + gap, 0, m_beside->minimumSizeHint().width(), height());
}

void SheetRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool SheetRow::event(QEvent* event)
{
    const bool isHandled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange();
    }
    return isHandled;
}

} // namespace ui
