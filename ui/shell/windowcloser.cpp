#include "ui/shell/windowcloser.h"

#include "ui/model/modelsession.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/fileactions.h"
#include "ui/widgets/dialogs.h"

#include <QWidget>

namespace ui
{

WindowCloser::WindowCloser(const CloserTargets& targets, QObject* parent)
    : QObject(parent)
    , m_targets(targets)
{
    connect(m_targets.run, &TrainingPresenter::ended, this, &WindowCloser::onRunEnded);
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
