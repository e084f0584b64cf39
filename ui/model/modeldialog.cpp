#include "ui/model/modeldialog.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/scrollpane.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr QSize usualSize{640, 540};

} // namespace

ModelDialog::ModelDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName("modelDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("The model in use"));
    setAccessibleName(windowTitle());
    auto* facts = new QWidget;
    m_form = new QFormLayout(facts);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* shipped = makePushButton("useShippedButton", {}, tr("&Use the shipped model"));
    buttons->addButton(shipped, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    m_shipped = shipped;
    connect(shipped, &QPushButton::clicked, this, &ModelDialog::shippedRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new ScrollPane(facts, Qt::Vertical), 1);
    layout->addWidget(buttons);
    resize(usualSize);
}

void ModelDialog::showFacts(const QList<ModelFact>& facts)
{
    for (const ModelFact& fact : facts) {
        auto* label = findChild<QLabel*>(fact.name + "Fact");
        if (label == nullptr) {
            label = makeLabel(fact.name + "Fact", fact.title);
            label->setWordWrap(true);
            label->setTextInteractionFlags(
                Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            m_form->addRow(fact.title + ':', label);
        }
        label->setText(fact.text);
    }
}

void ModelDialog::setShippedObstacle(const QString& why)
{
    m_shipped->setEnabled(why.isEmpty());
    m_shipped->setToolTip(
        why.isEmpty() ? tr("Read with the model that came with the program") : why);
}

} // namespace ui
