#pragma once

#include <QObject>

class QWidget;

namespace ui
{

class Dialogs;
class FileActions;
class ModelSession;
class TrainingPresenter;

/// What a window must look after before it closes; all outlive the closer.
struct CloserTargets {
    Dialogs* dialogs;
    QWidget* window;
    ModelSession* session;
    FileActions* files;
    TrainingPresenter* run;
};

/// Sees to it that no unsaved model is lost when the window closes. Lives on the GUI thread, owned
/// by the main window.
class WindowCloser : public QObject
{
    Q_OBJECT

public:
    explicit WindowCloser(const CloserTargets& targets, QObject* parent = nullptr);

    /// Whether the window may close at once. If not, the user is asked, and the window is closed
    /// later if the answer is so.
    bool mayClose();

private:
    void ask();
    void saveAndClose();
    void onRunEnded();

    CloserTargets m_targets;
    bool m_closesAfterRun = false;
    bool m_mayDiscard = false;
};

} // namespace ui
