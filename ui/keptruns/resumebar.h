#pragma once

#include "core/runs/runstore.h"
#include "ui/widgets/noticebar.h"

class QPushButton;

namespace ui
{

/// Offers to go on with a run that was interrupted. Object names: resumeBar, resumeBarText,
/// resumeBarButton, dismissButton.
class ResumeBar : public NoticeBar
{
    Q_OBJECT

public:
    explicit ResumeBar(QWidget* parent = nullptr);

    void offer(const core::RunRecord& run);
    /// Why the run cannot be resumed now; empty when it can.
    void setObstacle(const QString& why);

Q_SIGNALS:
    void resumeRequested();
    void dismissed();

private:
    QPushButton* m_resume;
};

} // namespace ui
