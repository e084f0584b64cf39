#pragma once

#include "core/workbench/trainingrun.h"
#include "ui/widgets/noticebar.h"

namespace ui
{

/// Names the classes that the run can never predict; hidden while there are none. If the tutorial's
/// head lost them, it offers to train without it. Object names: runWarning, runWarningText,
/// repairButton, runWarningClose.
class RunWarning : public NoticeBar
{
    Q_OBJECT

public:
    explicit RunWarning(QWidget* parent = nullptr);

    /// None: hides the bar.
    void showDeadOutputs(const QList<int>& labels, const core::Classes& classes = {});
    /// Shows those of this run from now on, until another model is in use.
    void follow(const core::TrainingRun& run, const core::CurrentModel& model);

Q_SIGNALS:
    void repairRequested();

private:
    QWidget* m_repair;
};

} // namespace ui
