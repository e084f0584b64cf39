#include "ui/help/tourbubble.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int arrow = 10; ///< its length, left free on each side
constexpr int corner = 6;
constexpr int widthInCharacters = 46;
constexpr double widestShare = 0.4; ///< of the parent

/// Not larger than the highest either, where the lowest is.
int bounded(int value, int lowest, int highest)
{
    return std::max(lowest, std::min(value, highest));
}

} // namespace

TourBubble::TourBubble(QWidget* parent)
    : QFrame(parent)
    , m_title(makeHeading({}))
    , m_text(makeLabel("tourText", tr("What this step of the tour tells")))
    , m_count(makeLabel("tourCount", tr("Step of the tour")))
    , m_skip(makePushButton("tourSkip", {}, tr("&Skip"), tr("End the tour (Escape)")))
    , m_back(makePushButton("tourBack", {}, tr("&Back"), tr("Back to the step before (Alt+B)")))
    , m_next(makePushButton("tourNext", {}, tr("&Next"), tr("Go on (Alt+N)")))
{
    setNames(this, "tourBubble", tr("Tour"));
    hide();
    m_title->setObjectName("tourTitle");
    m_text->setWordWrap(true);
    auto* buttons = makeLayout<QHBoxLayout>({}, 6);
    buttons->addWidget(m_count);
    buttons->addStretch();
    for (QPushButton* button : {m_skip, m_back, m_next}) {
        buttons->addWidget(button);
    }
    constexpr int inside = arrow + 12;
    auto* layout = makeLayout<QVBoxLayout>({inside, inside, inside, inside}, 8, this);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(m_skip, &QPushButton::clicked, this, &TourBubble::skipped);
    connect(m_back, &QPushButton::clicked, this, &TourBubble::backWanted);
    connect(m_next, &QPushButton::clicked, this, &TourBubble::nextWanted);
}

void TourBubble::setText(const QString& title, const QString& text, int number, int count)
{
    m_title->setText(title);
    m_text->setText(text);
    m_count->setText(tr("%1 of %2", "step of the tour").arg(number).arg(count));
    m_back->setEnabled(number > 1);
    m_skip->setVisible(number < count);
    m_next->setText(number < count ? tr("&Next") : tr("Do&ne"));
    m_next->setAccessibleName(withoutMnemonic(m_next->text()));
    setAccessibleName(title);
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void TourBubble::pointAt(const QRect& target, BubbleSide side)
{
    m_side = side;
    const int widest = static_cast<int>(parentWidget()->width() * widestShare);
    const int least = layout()->minimumSize().width();
    setFixedWidth(bounded(fontMetrics().averageCharWidth() * widthInCharacters, least, widest));
    setFixedHeight(layout()->heightForWidth(width()));
    const QPoint place = placeBeside(target);
    move(
        bounded(place.x(), 0, parentWidget()->width() - width()),
        bounded(place.y(), 0, parentWidget()->height() - height()));
    placeTip(target);
    show();
    raise();
    update();
}

QPoint TourBubble::placeBeside(const QRect& target) const
{
    const QPoint middle = target.center() - QPoint(width(), height()) / 2;
    switch (m_side) {
    case BubbleSide::Below:
        return {middle.x(), target.bottom()};
    case BubbleSide::Left:
        return {target.left() - width(), middle.y()};
    case BubbleSide::Right:
        return {target.right(), middle.y()};
    case BubbleSide::Middle:
        break;
    }
    return middle;
}

void TourBubble::placeTip(const QRect& target)
{
    constexpr int leastToCorner = 2 * arrow + corner;
    const QPoint towards = target.center() - pos();
    const int x = bounded(towards.x(), leastToCorner, width() - leastToCorner);
    const int y = bounded(towards.y(), leastToCorner, height() - leastToCorner);
    switch (m_side) {
    case BubbleSide::Below:
        m_tip = {x, 0};
        break;
    case BubbleSide::Left:
        m_tip = {width(), y};
        break;
    case BubbleSide::Right:
        m_tip = {0, y};
        break;
    case BubbleSide::Middle:
        break;
    }
}

void TourBubble::takeFocus()
{
    m_next->setFocus(Qt::OtherFocusReason);
}

/// From the tip inwards, twice as far as to the edge, and as far to either side.
QPainterPath TourBubble::pointer() const
{
    QPainterPath path;
    if (m_side == BubbleSide::Middle) {
        return path;
    }
    constexpr int length = 2 * arrow;
    const QPointF tip = m_tip;
    const bool isUpright = m_side == BubbleSide::Below;
    const QPointF across = isUpright ? QPointF(length, 0) : QPointF(0, length);
    const QPointF inwards = isUpright                    ? QPointF(0, length)
                            : m_side == BubbleSide::Left ? QPointF(-length, 0)
                                                         : QPointF(length, 0);
    path.addPolygon(QPolygonF{tip, tip + inwards + across, tip + inwards - across, tip});
    return path;
}

void TourBubble::paintEvent(QPaintEvent*)
{
    constexpr double edge = arrow + 0.5;
    QPainterPath body;
    body.addRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), corner, corner);
    const NoticeColours colours = informationColours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.accent, 1.5));
    painter.setBrush(colours.background);
    painter.drawPath(body.united(pointer()));
}

} // namespace ui
