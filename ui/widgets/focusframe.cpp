#include "ui/widgets/focusframe.h"

#include <QEvent>
#include <QPainter>

namespace ui
{

FocusFrame::FocusFrame(QWidget* target)
    : QWidget(target)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    target->installEventFilter(this);
    follow();
}

void FocusFrame::follow()
{
    setGeometry(parentWidget()->rect());
    setVisible(parentWidget()->hasFocus());
    raise();
}

bool FocusFrame::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::FocusOut:
    case QEvent::Resize:
        follow();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

/// Of two colours: one of them is seen, whatever lies below.
void FocusFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto draw = [&](qreal inwards, QPalette::ColorRole role) {
        painter.setPen(QPen(palette().color(role), 2));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(inwards, inwards, -inwards, -inwards), 3, 3);
    };
    draw(1, QPalette::Highlight);
    draw(3, QPalette::Base);
}

} // namespace ui
