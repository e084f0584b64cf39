#pragma once

#include "core/training/evaluation.h"
#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class ByDigitPage;
class Notifier;

/// Tests the current model on the test part in the background, and shows the scores of each digit.
/// The newest model wins; a run is followed epoch by epoch. Works only while the page is in sight.
/// Lives on the GUI thread.
class ByDigitPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    ByDigitPresenter(
        core::Workbench& workbench, ByDigitPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void onModelChanged();
    void refresh();
    void test();
    void show(const core::Result<core::Evaluation>& evaluation, const QString& caption);

    core::Workbench& m_workbench;
    ByDigitPage* m_page;
    Notifier& m_notifier;
    bool m_isStale = true; ///< what the page shows is not of the current model
    core::Job m_testing;
};

} // namespace ui
