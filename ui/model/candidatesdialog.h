#pragma once

#include "core/modelfile/foreignmodel.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace ui
{

/// Asks how another program's network is to be understood: one of the candidates that were tried,
/// with their figures, or layers that the user writes. Deletes itself when it is closed.
/// Object names: candidatesDialog, candidatesText, candidatesList, candidateLayers,
/// candidatePixels, candidateProblem, candidatesOkButton.
class CandidatesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `file` is the name that is shown.
    CandidatesDialog(const QString& file, const core::Assumptions& assumptions, QWidget* parent);

Q_SIGNALS:
    void chosen(const core::Candidate& candidate);

private:
    QListWidget* makeList();
    void fillIn(const core::Candidate& candidate);
    void check();
    void accept() override;

    QList<core::TriedCandidate> m_tried;
    core::Head m_head;
    QLineEdit* m_layers;
    QComboBox* m_pixels;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
};

} // namespace ui
