#pragma once

#include "core/workbench/workbench.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace ui
{

/// Says that a model is being opened, saved or exported, once that takes long, and cancels it.
/// Object names: modelProgress, modelProgressText, cancelModelButton.
class ModelProgress : public QWidget
{
    Q_OBJECT

public:
    static constexpr int patience = 500; ///< milliseconds before it is shown

    /// The workbench outlives it.
    explicit ModelProgress(core::Workbench& workbench, QWidget* parent = nullptr);

private:
    void refresh();
    void cancel();

    core::Workbench& m_workbench;
    QLabel* m_text;
    QToolButton* m_cancel;
    QTimer m_patience;
};

} // namespace ui
