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
        if (m_then == Then::KeepAndClose) {
            keepAndClose();
        } else if (m_then == Then::SaveAndClose) {
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
    if (isSaving()) {
        m_then = Then::Close;
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
    if (m_then == Then::Close && !isSaving()) {
        m_then = Then::Nothing;
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
    // A run that goes on is stopped, and stays in the list like others.
    const bool isOfRun = !m_workbench.model().run().isEmpty();
    const QString otherwise =
        isOfRun ? tr("Its run stays in the list of runs, from which it can be opened again.")
                : tr("What it has learned since it was last saved is lost otherwise.");
    m_notifier.dialogs().askUnsavedChanges(
        m_notifier.window(), m_workbench.model().name(), otherwise, answer);
}

bool WindowCloser::stopsRunFor(Then then)
{
    const bool isGoingOn = m_workbench.run().isGoingOn();
    m_then = isGoingOn ? then : Then::Nothing;
    if (isGoingOn) {
        m_workbench.run().stop();
    }
    return isGoingOn;
}

void WindowCloser::saveAndClose()
{
    if (!stopsRunFor(Then::SaveAndClose)) {
        m_files->save([this] { m_notifier.window()->close(); });
    }
}

/// A run's checkpoint is still there if the model cannot be kept.
void WindowCloser::keepAndClose()
{
    if (stopsRunFor(Then::KeepAndClose)) {
        return;
    }
    m_workbench.model().whenKept([this](const core::Result<core::Done>& done) {
        if (!done) {
            qWarning("%s", qUtf8Printable(done.error().message));
        }
        m_mayDiscard = true;
        QApplication::closeAllWindows(); // an open dialog too
    });
}

} // namespace ui
