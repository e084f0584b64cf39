#include "ui/run/runwarning.h"

#include "core/training/evaluation.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/themedicon.h"

#include <QPushButton>
#include <QToolButton>

namespace ui
{

RunWarning::RunWarning(QWidget* parent)
    : NoticeBar(QStringLiteral("runWarning"), Tone::Warning, parent)
{
    QPushButton* repair = makePushButton(
        "repairButton", "play", tr("Train the repaired one"),
        tr("Train the same network without the ReLU after its last layer"));
    connect(repair, &QPushButton::clicked, this, &RunWarning::repairRequested);
    addButton(repair);
    m_repair = repair;
    QToolButton* close = makeToolButton("runWarningClose", tr("Close the warning"), tr("Close"));
    close->setIcon(themedIcon(QStringLiteral("close")));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    addButton(new HelpButton("runWarningHelp", {"dead output", "ReLU", "softmax", "gradient"}));
    addButton(close);
}

void RunWarning::follow(const core::TrainingRun& run, const core::CurrentModel& model)
{
    using core::TrainingRun;
    connect(&run, &TrainingRun::started, this, [this](const core::TrainingSettings& settings) {
        m_repair->setVisible(settings.network.head == core::Head::Tutorial);
        showDeadOutputs({});
    });
    connect(&run, &TrainingRun::epochEnded, this, [this, &run](const core::EpochResult& result) {
        // The untrained network has not lost anything yet.
        if (result.epoch > 0) {
            showDeadOutputs(result.deadOutputs, run.dataset()->classes);
        }
    });
    connect(&run, &TrainingRun::finished, this, [this, &run](const core::RunResult& result) {
        showDeadOutputs(result.deadOutputs, run.dataset()->classes);
    });
    connect(&model, &core::CurrentModel::stateChanged, this, [this, &run] {
        if (!run.isGoingOn() && !run.isOfModelInUse()) {
            showDeadOutputs({});
        }
    });
}

void RunWarning::showDeadOutputs(const QList<int>& labels, const core::Classes& classes)
{
    showMessage(labels.isEmpty() ? QString() : core::deadOutputsText(labels, classes));
}

} // namespace ui
