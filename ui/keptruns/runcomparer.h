#pragma once

#include "core/data/dataset.h"
#include "core/runs/runstore.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <stop_token>

class QWidget;

namespace ui
{

class CompareDialog;

/// Shows two runs side by side and has both models read the test images, off the GUI thread; one
/// comparison at a time, which ends with its dialog. Lives on the GUI thread, owned by the runs'
/// presenter.
class RunComparer : public QObject
{
    Q_OBJECT

public:
    /// The window, parent of the dialog, outlives the comparer.
    RunComparer(core::RunStore store, QWidget* window, QObject* parent);
    ~RunComparer() override;

    void setDataset(const core::DatasetPointer& dataset) { m_dataset = dataset; }
    void compare(const core::RunRecord& a, const core::RunRecord& b);

private:
    void test(const QString& idA, const QString& idB);

    core::RunStore m_store;
    QWidget* m_window;
    core::DatasetPointer m_dataset;
    QPointer<CompareDialog> m_dialog;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace ui
