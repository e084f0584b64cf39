#include "ui/model/candidatesdialog.h"

#include "core/network/layertext.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

CandidatesDialog::CandidatesDialog(
    const QString& file, const core::Assumptions& assumptions, QWidget* parent)
    : QDialog(parent)
    , m_tried(assumptions.trial.best)
    , m_head(assumptions.taken.network.head)
    , m_layers(new QLineEdit)
    , m_pixels(new QComboBox)
    , m_problem(makeLabel("candidateProblem", tr("What is wrong with the layers")))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName("candidatesDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Understand otherwise"));
    setAccessibleName(windowTitle());
    QLabel* text = makeLabel("candidatesText", tr("What there is to choose"));
    text->setText(tr("“%1” holds only the weights. What the network does between its layers, and "
                     "how it takes pixels, is chosen here.")
                      .arg(file));
    text->setWordWrap(true);
    m_problem->setWordWrap(true);

    setNames(m_layers, "candidateLayers", tr("Layers"));
    m_layers->setToolTip(tr("Such as %1").arg(core::layerFormsText()));
    setNames(m_pixels, "candidatePixels", tr("Pixels"));
    for (const core::PixelForm form : core::pixelForms()) {
        m_pixels->addItem(core::pixelFormName(form), QVariant::fromValue(static_cast<int>(form)));
    }
    auto* form = new QFormLayout;
    form->addRow(tr("&Layers:"), m_layers);
    form->addRow(tr("&Pixels:"), m_pixels);

    QPushButton* ok = m_buttons->button(QDialogButtonBox::Ok);
    ok->setObjectName("candidatesOkButton");
    ok->setText(tr("&Open so"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &CandidatesDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_layers, &QLineEdit::textChanged, this, &CandidatesDialog::check);

    QListWidget* list = makeList();
    auto* layout = new QVBoxLayout(this);
    setMinimumWidth(640);
    layout->setSpacing(12);
    layout->addWidget(text);
    layout->addWidget(list);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    fillIn(assumptions.taken);
    list->setVisible(!m_tried.isEmpty());
    m_tried.isEmpty() ? m_layers->setFocus() : list->setFocus();
}

QListWidget* CandidatesDialog::makeList()
{
    auto* list = new QListWidget;
    setNames(list, "candidatesList", tr("Candidates that were tried, the best first"));
    list->setWordWrap(true);
    list->setAlternatingRowColors(true);
    for (const core::TriedCandidate& each : m_tried) {
        list->addItem(core::triedText(each));
    }
    list->setCurrentRow(0);
    connect(list, &QListWidget::currentRowChanged, this, [this](int row) {
        fillIn(m_tried[row].candidate);
    });
    connect(list, &QListWidget::itemActivated, this, &CandidatesDialog::accept);
    return list;
}

void CandidatesDialog::fillIn(const core::Candidate& candidate)
{
    m_layers->setText(core::layersText(candidate.network));
    m_layers->setCursorPosition(0);
    m_pixels->setCurrentText(core::pixelFormName(candidate.pixels));
}

void CandidatesDialog::check()
{
    const auto network = core::architectureFromLayersText(m_layers->text());
    m_problem->setText(network ? QString() : network.error().message);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(network.hasValue());
}

void CandidatesDialog::accept()
{
    const auto network = core::architectureFromLayersText(m_layers->text());
    if (!network) {
        return;
    }
    const auto pixels = static_cast<core::PixelForm>(m_pixels->currentData().toInt());
    Q_EMIT chosen({{network->layers, m_head}, pixels});
    QDialog::accept();
}

} // namespace ui
