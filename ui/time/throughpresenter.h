#pragma once

#include "core/base/job.h"
#include "core/workbench/workbench.h"
#include "ui/time/throughchart.h"

#include <QObject>

namespace ui
{

class Notifier;
class ThroughPage;

/// Reads the drawing with the model of every moment of the run, and with that of now. Works only
/// while the page is in sight. Lives on the GUI thread.
class ThroughPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    ThroughPresenter(
        core::Workbench& workbench, ThroughPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void readMoments();
    void refresh();
    void refreshIfStale();
    QString whyNone() const;
    void show(const QList<MomentReading>& readings);
    void showMark();
    void choose(std::optional<int> moment);
    void connectExports();

    core::Workbench& m_workbench;
    core::Timeline& m_timeline;
    ThroughPage* m_page;
    Notifier& m_notifier;
    bool m_isStale = false; ///< something changed while it was being read
    core::Job m_reading;
};

} // namespace ui
