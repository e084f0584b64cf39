#pragma once

#include "core/workbench/workbench.h"
#include "ui/keptruns/comparedialog.h"

#include <QObject>
#include <QPointer>

namespace ui
{

class KeptRunsPage;
class Notifier;

/// Lists the kept runs and does with them what the user asks for; never waits for a disk. Lives on
/// the GUI thread.
class KeptRunsPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    KeptRunsPresenter(
        core::Workbench& workbench, KeptRunsPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void connectPage();
    void onLookedAt();
    void showRuns();
    void showMessage();
    void showObstacle();
    void note(const QString& text);

    void askResumption(const QString& id);
    void openModel(const QString& id);
    void compare(const QString& idA, const QString& idB);
    void test(const QString& idA, const QString& idB);
    void exportCurve(const QString& id);

    core::Workbench& m_workbench;
    core::KeptRuns& m_runs;
    KeptRunsPage* m_page;
    Notifier& m_notifier;
    QString m_note; ///< of what was done last
    bool m_isFolderGone = false;
    QStringList m_toldProblems;
    QPointer<CompareDialog> m_comparison; ///< one at a time
    core::Job m_testing;
};

} // namespace ui
