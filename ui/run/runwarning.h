#pragma once

#include "ui/widgets/noticebar.h"

#include <QList>

namespace ui
{

/// Says what the user should know about the run.
class RunWarning : public NoticeBar
{
    Q_OBJECT

public:
    explicit RunWarning(QWidget* parent = nullptr);

    /// Names the digits that can never be predicted; none: hides the bar.
    void showDeadOutputs(const QList<int>& digits);
};

} // namespace ui
