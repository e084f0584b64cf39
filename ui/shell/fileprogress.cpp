#include "ui/shell/fileprogress.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace ui
{

namespace
{

constexpr int progressSteps = 100;

} // namespace

FileProgress::FileProgress(core::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_text(makeLabel("fileProgressText", tr("What is done with the file")))
    , m_bar(new QProgressBar)
    , m_cancel(makeToolButton(
          "cancelFileButton", tr("Cancel"), tr("Leave everything as it is, files too")))
{
    setNames(this, "fileProgress", tr("Progress of the file"));
    setNames(m_bar, "fileProgressBar", tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(80, 8);
    m_cancel->setAutoRaise(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (const Work now = work(); now.cancel) {
            now.cancel();
        }
    });
    connect(&workbench.activity(), &core::Activity::changed, this, &FileProgress::refresh);
    connect(&workbench.drawing(), &core::CurrentDrawing::opening, m_bar, [this](double share) {
        if (!m_workbench.activity().is(core::Doing::Loading)) { // else the bar speaks of a model
            m_bar->setRange(0, progressSteps);
            m_bar->setValue(static_cast<int>(share * progressSteps));
        }
    });
}

FileProgress::Work FileProgress::work() const
{
    using core::Doing;
    const core::Activity& activity = m_workbench.activity();
    core::CurrentModel& model = m_workbench.model();
    if (activity.is(Doing::Loading)) {
        return {tr("Opening a model…"), [&model] { model.cancelOpening(); }};
    }
    if (activity.is(Doing::OpeningDrawing)) {
        return {tr("Opening a drawing…"), [&drawing = m_workbench.drawing()] {
                    drawing.cancelOpening();
                }};
    }
    if (activity.is(Doing::Saving)) {
        return {tr("Saving the model…"), {}};
    }
    if (activity.is(Doing::Exporting)) {
        return {tr("Exporting the model…"), [&model] { model.cancelExport(); }};
    }
    return {};
}

void FileProgress::refresh()
{
    const Work now = work();
    if (m_text->text() != now.text) {
        m_bar->setRange(0, 0); // nobody knows how far it is yet
    }
    m_text->setText(now.text);
    m_cancel->setVisible(now.cancel != nullptr);
    if (now.text.isEmpty()) {
        m_patience.stop();
        hide();
    } else if (isHidden() && !m_patience.isActive()) {
        m_patience.start();
    }
}

} // namespace ui
