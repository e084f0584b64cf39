#include "ui/widgets/scrollpane.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui
{

namespace
{

/// Of what is scrolled, so much is in sight.
constexpr QSize leastShown{120, 60};

} // namespace

ScrollPane::ScrollPane(QWidget* content, Qt::Orientations directions)
    : m_directions(directions)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // what it shows has the focus
    setWidgetResizable(true);
    viewport()->setAutoFillBackground(false);
    const auto policy = [&](Qt::Orientation direction) {
        return directions.testFlag(direction) ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    };
    setHorizontalScrollBarPolicy(policy(Qt::Horizontal));
    setVerticalScrollBarPolicy(policy(Qt::Vertical));
    setSizePolicy(content->sizePolicy());
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() has it filled
}

/// What the horizontal bar takes, when it is needed.
int ScrollPane::barHeight() const
{
    const bool isCut =
        m_directions.testFlag(Qt::Horizontal) && width() < widget()->minimumSizeHint().width();
    return isCut ? horizontalScrollBar()->sizeHint().height() : 0;
}

QSize ScrollPane::sizeHint() const
{
    return widget()->sizeHint() + QSize(0, m_barHeight);
}

QSize ScrollPane::minimumSizeHint() const
{
    QSize least = widget()->minimumSizeHint();
    if (m_directions.testFlag(Qt::Horizontal)) {
        least.setWidth(std::min(least.width(), leastShown.width()));
    }
    if (m_directions.testFlag(Qt::Vertical)) {
        least.setHeight(std::min(least.height(), leastShown.height()));
    }
    return least + QSize(0, m_barHeight);
}

void ScrollPane::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (const int height = barHeight(); height != m_barHeight) {
        m_barHeight = height;
        updateGeometry();
    }
}

/// What the content asks for is what the pane asks for.
bool ScrollPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace ui
