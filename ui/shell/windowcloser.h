#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class ModelPresenter;
class Notifier;

/// Sees to it that no unsaved model is lost when the window closes. Lives on the GUI thread.
class WindowCloser : public QObject
{
    Q_OBJECT

public:
    /// All outlive the closer.
    WindowCloser(
        core::Workbench& workbench, ModelPresenter* files, Notifier& notifier,
        QObject* parent = nullptr);

    /// Whether the window may close at once. If not, the window closes later: when the model is
    /// saved, if that goes on, or when the user, who is asked, does not cancel.
    bool mayClose();
    /// Closes the window without a question: a run is stopped, and a model that is not saved is
    /// kept among the user's.
    void keepAndClose();

private:
    /// What is to be done as soon as a saving, or a run that was told to stop, has ended.
    enum class Then { Nothing, Close, SaveAndClose, KeepAndClose };

    bool isSaving() const;
    void closeAfterSaving();
    /// Stops the run first if one goes on: then its last weights are kept. Whether that is so.
    bool stopsRunFor(Then then);
    void ask();
    void saveAndClose();

    core::Workbench& m_workbench;
    ModelPresenter* m_files;
    Notifier& m_notifier;
    Then m_then = Then::Nothing;
    bool m_mayDiscard = false;
};

} // namespace ui
