#include "ui/train/runwarning.h"

#include "core/training/evaluation.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

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

RunWarning::RunWarning(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("runWarning"));
    setAccessibleName(tr("Warning"));
    auto* icon = new IconLabel(QStringLiteral("warning"), this);
    icon->setObjectName(QStringLiteral("runWarningIcon"));
    icon->setAccessibleName(tr("Warning"));

    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("runWarningText"));
    m_text->setAccessibleName(tr("Warning text"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);

    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("runWarningClose"));
    close->setAccessibleName(tr("Close the warning"));
    close->setToolTip(tr("Close"));
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 6, 7);
    layout->setSpacing(10);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void RunWarning::showDeadOutputs(const QList<int>& digits)
{
    showMessage(digits.isEmpty() ? QString() : core::deadOutputsText(digits));
}

void RunWarning::showMessage(const QString& text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
    setVisible(!text.isEmpty());
}

void RunWarning::paintEvent(QPaintEvent*)
{
    const NoticeColours colours = noticeColours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.border);
    painter.setBrush(colours.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace ui
