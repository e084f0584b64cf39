#include "ui/run/runwarning.h"

#include "core/training/evaluation.h"
#include "ui/widgets/theme.h"

#include <QToolButton>

namespace ui
{

RunWarning::RunWarning(QWidget* parent)
    : NoticeBar(QStringLiteral("runWarning"), Tone::Warning, parent)
{
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("runWarningClose"));
    close->setAccessibleName(tr("Close the warning"));
    close->setToolTip(tr("Close"));
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    addButton(close);
}

void RunWarning::showDeadOutputs(const QList<int>& digits)
{
    showMessage(digits.isEmpty() ? QString() : core::deadOutputsText(digits));
}

} // namespace ui
