#pragma once

#include "core/runs/runstore.h"
#include "ui/widgets/noticebar.h"

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

Q_SIGNALS:
    void resumeRequested();
    void dismissed();
};

} // namespace ui
