#include "ui/run/runwarning.h"

#include "core/training/evaluation.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/themedicon.h"

#include <QToolButton>

namespace ui
{

RunWarning::RunWarning(QWidget* parent)
    : NoticeBar(QStringLiteral("runWarning"), Tone::Warning, parent)
{
    QToolButton* close = makeToolButton("runWarningClose", tr("Close the warning"), tr("Close"));
    close->setIcon(themedIcon(QStringLiteral("close")));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    addButton(close);
}

void RunWarning::follow(const core::TrainingRun& run)
{
    using core::TrainingRun;
    connect(&run, &TrainingRun::started, this, [this] { showDeadOutputs({}); });
    connect(&run, &TrainingRun::epochEnded, this, [this](const core::EpochResult& result) {
        // The untrained network has not lost anything yet.
        if (result.epoch > 0) {
            showDeadOutputs(result.deadOutputs);
        }
    });
    connect(&run, &TrainingRun::finished, this, [this](const core::RunResult& result) {
        showDeadOutputs(result.deadOutputs);
    });
}

void RunWarning::showDeadOutputs(const QList<int>& digits)
{
    showMessage(digits.isEmpty() ? QString() : core::deadOutputsText(digits));
}

} // namespace ui
