#include "ui/draw/inkstepper.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace ui
{

InkStepper::InkStepper(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "inkStepper", tr("Drawings of the opened file"));
    auto* layout = makeLayout<QHBoxLayout>({}, 4, this);
    m_previous = addButton("previousInkButton", tr("Previous drawing"), Qt::LeftArrow, -1);
    m_next = addButton("nextInkButton", tr("Next drawing"), Qt::RightArrow, 1);
    layout->addStretch();
}

QToolButton*
InkStepper::addButton(const QString& name, const QString& text, Qt::ArrowType arrow, int step)
{
    QToolButton* button = makeToolButton(name, text, text);
    button->setAutoRaise(false);
    button->setArrowType(arrow);
    button->setAutoRepeat(true);
    connect(button, &QToolButton::clicked, this, [this, step] { stepTo(m_index + step); });
    layout()->addWidget(button);
    return button;
}

void InkStepper::open(const QList<core::Ink>& inks, const QString& fileName)
{
    m_inks = inks;
    m_fileName = fileName;
    stepTo(0);
}

QString InkStepper::caption() const
{
    if (m_inks.isEmpty()) {
        return {};
    }
    const QString place = m_inks.size() == 1
                              ? m_fileName
                              : tr("%1\n%2 of %3").arg(m_fileName).arg(m_index + 1).arg(count());
    const std::optional<int> label = m_inks[m_index].label;
    return label ? tr("%1, label %2").arg(place).arg(*label) : place;
}

void InkStepper::stepTo(qsizetype index)
{
    if (index >= 0 && index < m_inks.size()) {
        m_index = index;
        m_previous->setEnabled(index > 0);
        m_next->setEnabled(index + 1 < m_inks.size());
        Q_EMIT stepped(m_inks[index], caption());
    }
}

} // namespace ui
