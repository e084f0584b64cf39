#include "core/workbench/workbench.h"

namespace core
{

Workbench::Workbench(const RunStore& store, QObject* parent)
    : QObject(parent)
    , m_model(m_activity)
    , m_keptRuns(store)
    , m_run(m_activity, m_model, m_dataset, store)
    , m_teaching(m_activity, m_model, m_dataset)
    , m_timeline(m_model, m_keptRuns, m_run)
    , m_drawing(m_activity, m_timeline)
    , m_readings(m_model, m_timeline, m_dataset, m_run, m_teaching)
{
    const auto changes = &Workbench::possibilitiesChanged;
    connect(&m_activity, &Activity::changed, this, changes);
    connect(&m_model, &CurrentModel::stateChanged, this, changes);
    connect(&m_dataset, &CurrentDataset::changed, this, changes);
    connect(&m_dataset, &CurrentDataset::loadingBegan, this, changes);
    connect(&m_dataset, &CurrentDataset::loadFailed, this, changes);
    connect(&m_settings, &NextSettings::changed, this, changes);
    connect(&m_teaching, &TeachingRun::drawingsChanged, this, changes);
    connect(&m_run, &TrainingRun::started, this, changes);
    connect(&m_timeline, &Timeline::momentsChanged, this, changes);
    connect(&m_timeline, &Timeline::shownChanged, this, changes);
    connect(&m_run, &TrainingRun::keptRunsChanged, &m_keptRuns, [this] {
        // While a run goes on, only that one changes: the others need not be read again.
        const QString live = m_run.liveRun();
        !live.isEmpty() && m_keptRuns.run(live) ? m_keptRuns.read(live) : m_keptRuns.read();
    });
}

/// What works on the model, so that nothing else may replace it.
QString Workbench::whatKeepsTheModel() const
{
    if (m_activity.is(Doing::Training)) {
        return tr("A run is going on");
    }
    if (m_activity.is(Doing::Teaching)) {
        return tr("The model is being taught");
    }
    if (m_activity.is(Doing::Loading)) {
        return tr("A model is being opened");
    }
    return m_activity.is(Doing::Saving) ? tr("The model is being saved") : QString();
}

QString Workbench::whyNot(Action action) const
{
    const QString busy = whatKeepsTheModel();
    const bool hasModel = m_model.predictor() != nullptr;
    switch (action) {
    case Action::Train:
        if (!m_dataset.dataset()) {
            return m_dataset.isLoading()
                       ? tr("The dataset is being loaded")
                       : tr("There is no dataset to train on yet: see the Dataset page");
        }
        return busy.isEmpty() ? m_settings.error() : busy;
    case Action::Pause:
        if (m_activity.is(Doing::Training)) {
            return m_run.isTraining() ? QString() : tr("The run has not begun to train yet");
        }
        [[fallthrough]];
    case Action::Stop:
        return m_activity.is(Doing::Training) ? QString() : tr("No run is going on");
    case Action::Resume:
        return busy;
    case Action::OpenModel:
        return m_activity.is(Doing::Training)
                   ? tr("Stop the run first: its network is the model while it goes on")
                   : QString();
    case Action::SaveModel:
        return hasModel ? QString() : tr("There is no model to save yet");
    case Action::ExportModel:
        if (m_activity.is(Doing::Exporting)) {
            return tr("An export is going on");
        }
        if (m_timeline.shown()) {
            return tr("Go back to now first: a moment of the run is shown, which can be saved");
        }
        return hasModel ? QString() : tr("There is no model to export yet");
    case Action::Teach:
        if (m_teaching.drawings().isEmpty()) {
            return tr("There is no drawing to teach yet");
        }
        if (!m_dataset.dataset()) {
            return tr("There is no dataset to keep the model from forgetting yet");
        }
        if (m_timeline.shown()) {
            return tr("Go back to now first: it is the newest model that is taught");
        }
        return hasModel ? busy : tr("There is no model to teach yet");
    case Action::PlayMoments:
    case Action::SaveMoment:
        return whyNotMoments(action);
    }
    return {};
}

QString Workbench::whyNotMoments(Action action) const
{
    if (m_timeline.moments().isEmpty()) {
        return tr("The model has no moments of a run: click Train, or open a model in Runs");
    }
    const bool isPossible = action == Action::PlayMoments || m_timeline.shown();
    return isPossible ? QString() : tr("Go to a moment of the run first");
}

/// A moment holds the weights alone. What else a run needs to go on exactly, Adam's two moments of
/// each weight and the order of the images, is kept of its newest state only.
QString Workbench::resumptionText() const
{
    if (!m_timeline.shown()) {
        return {};
    }
    return m_timeline.moments()[*m_timeline.shown()].epochs == 0
               ? tr("Click Train: the same settings and seed begin with this untrained model again")
               : tr("A moment holds the weights alone: exactly, a run can be resumed only where it "
                    "stands now, in Runs");
}

} // namespace core
