#include "ui/shell/windowcloser.h"

#include "ui/model/modelpresenter.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QApplication>
#include <QWidget>

namespace ui
{

WindowCloser::WindowCloser(
    core::Workbench& workbench, ModelPresenter* files, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_files(files)
    , m_notifier(notifier)
{
    connect(&workbench.run(), &core::TrainingRun::ended, this, [this] {
        if (m_keepsAfterRun) {
            keepModelAndClose();
        } else if (m_closesAfterRun) {
            saveAndClose();
        }
    });
    // Queued: the model knows that it is saved right after the saving has ended.
    connect(
        &workbench.activity(), &core::Activity::changed, this, &WindowCloser::closeAfterSaving,
        Qt::QueuedConnection);
}

bool WindowCloser::mayClose()
{
    m_closesAfterSaving = isSaving();
    if (m_closesAfterSaving) {
        return false;
    }
    const bool isSafe = m_mayDiscard || !m_workbench.model().isModified();
    if (!isSafe) {
        ask();
    }
    return isSafe;
}

bool WindowCloser::isSaving() const
{
    return m_workbench.activity().is(core::Doing::Saving);
}

void WindowCloser::closeAfterSaving()
{
    if (m_closesAfterSaving && !isSaving()) {
        m_closesAfterSaving = false;
        m_notifier.window()->close();
    }
}

void WindowCloser::ask()
{
    const auto answer = [this](UnsavedChoice choice) {
        if (choice == UnsavedChoice::Discard) {
            m_mayDiscard = true;
            m_notifier.window()->close();
        } else if (choice == UnsavedChoice::Save) {
            saveAndClose();
        }
    };
    m_notifier.dialogs().askUnsavedChanges(m_notifier.window(), m_workbench.model().name(), answer);
}

/// A run is stopped first, so that what is saved is what it ended with.
void WindowCloser::saveAndClose()
{
    m_closesAfterRun = m_workbench.run().isGoingOn();
    if (m_closesAfterRun) {
        m_workbench.run().stop();
    } else {
        m_files->save([this] { m_notifier.window()->close(); });
    }
}

void WindowCloser::keepAndClose()
{
    m_keepsAfterRun = m_workbench.run().isGoingOn();
    if (m_keepsAfterRun) {
        m_workbench.run().stop();
    } else {
        keepModelAndClose();
    }
}

/// A run's checkpoint is still there if the model cannot be kept.
void WindowCloser::keepModelAndClose()
{
    m_workbench.model().whenKept([this](const core::Result<core::Done>& done) {
        if (!done) {
            qWarning("%s", qUtf8Printable(done.error().message));
        }
        m_mayDiscard = true;
        QApplication::closeAllWindows(); // an open dialog too
    });
}

} // namespace ui
