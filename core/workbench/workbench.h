#pragma once

#include "core/workbench/currentdrawing.h"
#include "core/workbench/keptruns.h"
#include "core/workbench/nextsettings.h"
#include "core/workbench/teachingrun.h"
#include "core/workbench/testreadings.h"
#include "core/workbench/timeline.h"
#include "core/workbench/trainingrun.h"

#include <QObject>

namespace core
{

/// What a user may want to do and sometimes cannot.
enum class Action {
    Train,
    Pause,
    Stop,
    Resume,
    OpenModel,
    SaveModel,
    ExportModel,
    Teach,
    PlayMoments,
    SaveMoment ///< the one that is shown, as a model
};

/// What the program works with, what it is doing and what comes next, without widgets: the same
/// under the window and the command line. Lives on the main thread, like all that it owns.
class Workbench : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(const RunStore& store = RunStore(), QObject* parent = nullptr);

    Activity& activity() { return m_activity; }
    CurrentModel& model() { return m_model; }
    CurrentDataset& dataset() { return m_dataset; }
    CurrentDrawing& drawing() { return m_drawing; }
    NextSettings& settings() { return m_settings; }
    KeptRuns& keptRuns() { return m_keptRuns; }
    TrainingRun& run() { return m_run; }
    TeachingRun& teaching() { return m_teaching; }
    Timeline& timeline() { return m_timeline; }
    TestReadings& readings() { return m_readings; }

    /// Why an action is not possible now, in a sentence without full stop; empty when it is.
    QString whyNot(Action action) const;
    /// How to go on training from the moment that is shown, in a sentence without full stop; empty
    /// while none is.
    QString resumptionText() const;

Q_SIGNALS:
    /// What whyNot() says may have changed.
    void possibilitiesChanged();

private:
    QString whatKeepsTheModel() const;
    QString whyNotMoments(Action action) const;

    Activity m_activity;
    CurrentModel m_model;
    CurrentDataset m_dataset;
    NextSettings m_settings;
    KeptRuns m_keptRuns;
    TrainingRun m_run;
    TeachingRun m_teaching;
    Timeline m_timeline;
    CurrentDrawing m_drawing;
    TestReadings m_readings;
};

} // namespace core
