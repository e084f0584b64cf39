#pragma once

#include "core/workbench/workbench.h"
#include "ui/insight/comparedmodels.h"

#include <QObject>

namespace ui
{

class ConfusionPage;
class Notifier;

/// Shows which classes the current model confuses, beside another model if the user picks one: the
/// model or epoch before, a kept run's, or that of a file. Lives on the GUI thread.
class ConfusionPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    ConfusionPresenter(
        core::Workbench& workbench, ConfusionPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void refresh();
    void listComparisons();
    void followRun();
    void choose(int index);
    void compareWith(const QString& name, const core::ReadModel& read);
    std::optional<core::Confusion> otherConfusion() const;
    void exportCsv();

    core::Workbench& m_workbench;
    core::TestReadings& m_readings;
    ConfusionPage* m_page;
    Notifier& m_notifier;
    QStringList m_runs; ///< ids of the kept runs that can be picked
    QString m_run;      ///< id of the one that is picked, else empty
    int m_choice = 0;
    QString m_otherName;
    core::DatasetPointer m_otherImages; ///< that m_other was read on
    core::ReadModel m_readOther;
    QList<core::LabelledReading> m_other;
    core::Job m_reading;
};

} // namespace ui
