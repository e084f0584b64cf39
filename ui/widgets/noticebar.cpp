#include "ui/widgets/noticebar.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/themedicon.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace ui
{
namespace
{

/// An icon that is drawn anew at every paint, so that it follows the palette.
class IconLabel : public QWidget
{
public:
    IconLabel(const QString& name, QWidget* parent)
        : QWidget(parent)
        , m_icon(themedIcon(name))
    {
        const int side = style()->pixelMetric(QStyle::PM_SmallIconSize) + 4;
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace

NoticeBar::NoticeBar(const QString& name, Tone tone, QWidget* parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_text(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    const bool isWarning = tone == Tone::Warning;
    const QString kind = isWarning ? tr("Warning") : tr("Notice");
    setNames(this, name, kind);
    auto* icon =
        new IconLabel(isWarning ? QStringLiteral("warning") : QStringLiteral("info"), this);
    setNames(icon, name + QStringLiteral("Icon"), kind);

    setNames(
        m_text, name + QStringLiteral("Text"), isWarning ? tr("Warning text") : tr("Notice text"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);

    m_layout->setContentsMargins(12, 7, 6, 7);
    m_layout->setSpacing(10);
    m_layout->addWidget(icon, 0, Qt::AlignTop);
    m_layout->addWidget(m_text, 1, Qt::AlignVCenter);
    hide();
}

void NoticeBar::addButton(QWidget* button)
{
    m_layout->addWidget(button, 0, Qt::AlignVCenter);
}

void NoticeBar::showMessage(const QString& text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
    setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    const NoticeColours colours =
        m_tone == Tone::Warning ? noticeColours(palette()) : informationColours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.border);
    painter.setBrush(colours.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace ui
