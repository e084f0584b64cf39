#include "ui/keptruns/runcomparer.h"

#include "core/runs/comparison.h"
#include "ui/keptruns/comparedialog.h"

#include <QtConcurrentRun>

namespace ui
{

namespace
{

core::Result<core::ModelComparison> compareKept(
    const core::RunStore& store, const QString& idA, const QString& idB,
    const core::LabelledImages& images, const std::stop_token& stop)
{
    const core::Result<core::Model> a = store.model(idA);
    if (!a) {
        return a.error();
    }
    const core::Result<core::Model> b = store.model(idB);
    return b ? core::compareModels(*a, *b, images, stop) : b.error();
}

} // namespace

RunComparer::RunComparer(core::RunStore store, QWidget* window, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_window(window)
{
}

RunComparer::~RunComparer()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void RunComparer::compare(const core::RunRecord& a, const core::RunRecord& b)
{
    if (m_dialog) {
        m_dialog->close();
    }
    m_stop = std::stop_source();
    m_dialog = new CompareDialog(a, b, m_window);
    connect(m_dialog, &QDialog::finished, this, [stop = m_stop]() mutable { stop.request_stop(); });
    const QString obstacle = core::whyNotComparable(a, b, m_dataset.get());
    if (obstacle.isEmpty()) {
        test(a.id, b.id);
    } else {
        m_dialog->showNoTest(obstacle);
    }
    m_dialog->show();
}

void RunComparer::test(const QString& idA, const QString& idB)
{
    m_dialog->showTesting(m_dataset->test.size());
    const auto work = [store = m_store, idA, idB, data = m_dataset, stop = m_stop.get_token()] {
        return compareKept(store, idA, idB, data->test, stop);
    };
    const auto show = [dialog = m_dialog](const core::Result<core::ModelComparison>& result) {
        if (dialog && result) {
            dialog->showTest(*result);
        } else if (dialog) {
            dialog->showNoTest(result.error().message);
        }
    };
    QtConcurrent::run(&m_pool, work).then(this, show);
}

} // namespace ui
