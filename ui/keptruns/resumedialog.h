#pragma once

#include "core/runs/runstore.h"

#include <QDialog>

class QSpinBox;

namespace ui
{

/// Asks until which epoch a run shall go on. Deletes itself when it is closed.
/// Object names: resumeDialog, resumeText, untilSpin, resumeOkButton.
class ResumeDialog : public QDialog
{
    Q_OBJECT

public:
    ResumeDialog(const core::RunRecord& run, QWidget* parent);

Q_SIGNALS:
    /// How many epochs the run shall have in all.
    void chosen(int epochs);

private:
    void accept() override;

    QSpinBox* m_epochs;
};

} // namespace ui
