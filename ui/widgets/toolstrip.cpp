#include "ui/widgets/toolstrip.h"

#include "ui/widgets/controls.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QToolButton>

namespace ui
{

ToolStrip::ToolStrip(Qt::Orientation direction, Qt::ToolButtonStyle style, QWidget* parent)
    : QWidget(parent)
    , m_direction(direction)
    , m_style(style)
    , m_layout(
          direction == Qt::Vertical ? static_cast<QBoxLayout*>(makeLayout<QVBoxLayout>({}, 2, this))
                                    : makeLayout<QHBoxLayout>({}, 2, this))
{
    m_layout->addStretch();
}

void ToolStrip::addButton(QToolButton* button)
{
    button->setAutoRaise(true);
    m_layout->insertWidget(static_cast<int>(m_buttons.size()), button);
    m_buttons.append(button);
    if (const QAction* action = button->defaultAction()) {
        connect(action, &QAction::changed, this, &ToolStrip::measure); // its text, perhaps
    }
    measure();
}

void ToolStrip::setStyle(Qt::ToolButtonStyle style)
{
    for (QToolButton* button : m_buttons) {
        button->setToolButtonStyle(style);
    }
}

/// As long as all of it, and no wider than it is now.
QSize ToolStrip::sizeHint() const
{
    const QSize present = m_isFolded ? m_folded : m_whole;
    return m_direction == Qt::Vertical ? QSize(present.width(), m_whole.height())
                                       : QSize(m_whole.width(), present.height());
}

void ToolStrip::measure()
{
    const auto sizeAs = [this](Qt::ToolButtonStyle style) {
        setStyle(style);
        m_layout->invalidate();
        return m_layout->totalSizeHint();
    };
    m_folded = sizeAs(Qt::ToolButtonIconOnly);
    m_whole = sizeAs(m_style);
    updateGeometry();
    fold();
}

void ToolStrip::fold()
{
    const bool hasRoom =
        m_direction == Qt::Vertical ? height() >= m_whole.height() : width() >= m_whole.width();
    setStyle(hasRoom ? m_style : Qt::ToolButtonIconOnly);
    if (m_isFolded == hasRoom) {
        m_isFolded = !hasRoom;
        updateGeometry();
    }
}

bool ToolStrip::event(QEvent* event)
{
    const bool isHandled = QWidget::event(event);
    switch (event->type()) {
    case QEvent::Resize:
        fold();
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange:
        measure();
        break;
    default:
        break;
    }
    return isHandled;
}

} // namespace ui
