#include "ui/model/modelprogress.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace ui
{

ModelProgress::ModelProgress(core::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_text(makeLabel("modelProgressText", tr("What is done with the model's file")))
    , m_cancel(makeToolButton(
          "cancelModelButton", tr("Cancel"), tr("Leave the model and its files as they are")))
{
    setNames(this, "modelProgress", tr("Progress of the model's file"));
    m_cancel->setAutoRaise(false);
    auto* bar = new QProgressBar;
    bar->setAccessibleName(tr("Progress"));
    bar->setRange(0, 0);
    bar->setFixedSize(80, 8);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text);
    layout->addWidget(bar);
    layout->addWidget(m_cancel);
    hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    connect(m_cancel, &QToolButton::clicked, this, &ModelProgress::cancel);
    connect(&workbench.activity(), &core::Activity::changed, this, &ModelProgress::refresh);
}

void ModelProgress::refresh()
{
    using core::Doing;
    const core::Activity& activity = m_workbench.activity();
    QString text;
    if (activity.is(Doing::Loading)) {
        text = tr("Opening a model…");
    } else if (activity.is(Doing::Saving)) {
        text = tr("Saving the model…");
    } else if (activity.is(Doing::Exporting)) {
        text = tr("Exporting the model…");
    }
    m_text->setText(text);
    // What is being written is there in a moment, and whole.
    m_cancel->setVisible(activity.is(Doing::Loading) || activity.is(Doing::Exporting));
    if (text.isEmpty()) {
        m_patience.stop();
        hide();
    } else if (isHidden() && !m_patience.isActive()) {
        m_patience.start();
    }
}

void ModelProgress::cancel()
{
    m_workbench.model().cancelOpening();
    m_workbench.model().cancelExport();
}

} // namespace ui
