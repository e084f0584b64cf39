#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class MistakesPage;
class Notifier;

/// Shows which images the current model misreads, and brings one to the canvas. Lives on the GUI
/// thread.
class MistakesPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    MistakesPresenter(
        core::Workbench& workbench, MistakesPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void refresh();
    void useClasses();
    void chooseSource(core::TestReadings::Source source);
    void exportCsv();

    core::TestReadings& m_readings;
    MistakesPage* m_page;
    Notifier& m_notifier;
    core::Classes m_classes; ///< that the filter is of
};

} // namespace ui
