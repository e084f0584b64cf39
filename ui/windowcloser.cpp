#include "ui/windowcloser.h"

#include "ui/support/dialogs.h"
#include "ui/support/fileactions.h"
#include "ui/support/modelsession.h"
#include "ui/train/runpresenter.h"

#include <QWidget>

namespace ui
{

WindowCloser::WindowCloser(const CloserTargets& targets, QObject* parent)
    : QObject(parent)
    , m_targets(targets)
{
    connect(m_targets.run, &RunPresenter::ended, this, &WindowCloser::onRunEnded);
}

bool WindowCloser::mayClose()
{
    const bool isSafe = m_mayDiscard || !m_targets.session->isModified();
    if (!isSafe) {
        ask();
    }
    return isSafe;
}

void WindowCloser::ask()
{
    const auto answer = [this](UnsavedChoice choice) {
        if (choice == UnsavedChoice::Discard) {
            m_mayDiscard = true;
            m_targets.window->close();
        } else if (choice == UnsavedChoice::Save) {
            saveAndClose();
        }
    };
    m_targets.dialogs->askUnsavedChanges(m_targets.window, m_targets.session->name(), answer);
}

/// A run is stopped first, so that what is saved is what it ended with.
void WindowCloser::saveAndClose()
{
    m_closesAfterRun = m_targets.run->isRunning();
    if (m_closesAfterRun) {
        m_targets.run->stop();
    } else {
        m_targets.files->save([this] { m_targets.window->close(); });
    }
}

void WindowCloser::onRunEnded()
{
    if (m_closesAfterRun) {
        saveAndClose();
    }
}

} // namespace ui
