#include "ui/keptruns/resumedialog.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int most = core::TrainingSettings::maxEpochs;

int fewestEpochs(const core::RunRecord& run)
{
    return std::min(most, run.state.settings.epochs + (run.isComplete() ? 1 : 0));
}

int suggestedEpochs(const core::RunRecord& run)
{
    return std::min(most, run.state.settings.epochs * (run.isComplete() ? 2 : 1));
}

QString stateText(const core::RunRecord& run)
{
    const QString text = run.isComplete()
                             ? ResumeDialog::tr("“%1” is complete: %2 done. Train it longer?")
                             : ResumeDialog::tr("“%1” goes on where it ended: %2 done.");
    return text.arg(run.name, epochsText(run.state.epochsDone));
}

} // namespace

ResumeDialog::ResumeDialog(const core::RunRecord& run, QWidget* parent)
    : QDialog(parent)
    , m_epochs(new QSpinBox)
{
    setObjectName("resumeDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(run.isComplete() ? tr("Train longer") : tr("Resume run"));
    setAccessibleName(windowTitle());
    QLabel* text = makeLabel("resumeText", tr("What the run has reached"));
    text->setText(stateText(run));
    text->setWordWrap(true);

    setNames(m_epochs, "untilSpin", tr("Epochs in all"));
    m_epochs->setRange(fewestEpochs(run), most);
    m_epochs->setValue(suggestedEpochs(run));
    m_epochs->setToolTip(tr("How many epochs the run shall have in all, those done included"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Epochs in all:"), m_epochs);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* ok = buttons->button(QDialogButtonBox::Ok);
    ok->setObjectName("resumeOkButton");
    ok->setText(run.isComplete() ? tr("&Train longer") : tr("&Resume"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ResumeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    setMinimumWidth(360);
    layout->setSpacing(12);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addWidget(buttons);
    m_epochs->selectAll();
    m_epochs->setFocus();
}

void ResumeDialog::accept()
{
    m_epochs->interpretText();
    Q_EMIT chosen(m_epochs->value());
    QDialog::accept();
}

} // namespace ui
