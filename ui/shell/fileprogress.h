#pragma once

#include "core/workbench/workbench.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace ui
{

/// Says that a file is being opened, saved or exported, once that takes long, and cancels it.
/// Object names: fileProgress, fileProgressText, fileProgressBar, cancelFileButton.
class FileProgress : public QWidget
{
    Q_OBJECT

public:
    static constexpr int patience = 500; ///< milliseconds before it is shown

    /// The workbench outlives it.
    explicit FileProgress(core::Workbench& workbench, QWidget* parent = nullptr);

private:
    /// What goes on with a file; without a text nothing.
    struct Work {
        QString text;
        std::function<void()> cancel; ///< null if it cannot be cancelled
    };

    Work work() const;
    void refresh();

    core::Workbench& m_workbench;
    QLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
    QTimer m_patience;
};

} // namespace ui
