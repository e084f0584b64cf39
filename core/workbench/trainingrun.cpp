#include "core/workbench/trainingrun.h"

#include "core/runs/checkpoint.h"
#include "core/training/runpassport.h"

#include <QDir>

namespace core
{

TrainingRun::TrainingRun(
    Activity& activity, CurrentModel& model, CurrentDataset& dataset, RunStore store,
    QObject* parent)
    : QObject(parent)
    , m_activity(activity)
    , m_model(model)
    , m_dataset(dataset)
    , m_recorder(std::move(store))
{
    connectTrainer();
    // Directly: what a run has reached is kept even while the owner's thread has no time.
    connect(
        &m_trainer, &Trainer::stateTaken, &m_recorder, &RunRecorder::record, Qt::DirectConnection);
    connect(
        &m_trainer, &Trainer::momentTaken, &m_recorder, &RunRecorder::recordMoment,
        Qt::DirectConnection);
    connect(&m_recorder, &RunRecorder::momentsChanged, this, &TrainingRun::momentsChanged);
    connect(&m_recorder, &RunRecorder::momentFailed, this, [this](const QString& message) {
        Q_EMIT notKept(tr("A moment of the run cannot be kept; training goes on. %1").arg(message));
    });
    connect(&m_recorder, &RunRecorder::recorded, this, &TrainingRun::keptRunsChanged);
    connect(&m_recorder, &RunRecorder::released, this, [this] {
        Q_EMIT keptRunsChanged();
        takeWaitingRun();
    });
    connect(&m_recorder, &RunRecorder::failed, this, &TrainingRun::tellNotKept);
    connect(&m_dataset, &CurrentDataset::changed, this, &TrainingRun::tryResumption);
    connect(&m_dataset, &CurrentDataset::loadFailed, this, [this](const QString& message) {
        if (m_waiting && m_waiting->isDatasetAsked) {
            refuse(message);
        }
    });
}

void TrainingRun::connectTrainer()
{
    connect(&m_trainer, &Trainer::started, this, &TrainingRun::started);
    connect(&m_trainer, &Trainer::progressed, this, &TrainingRun::progressed);
    connect(&m_trainer, &Trainer::epochEnded, this, &TrainingRun::epochEnded);
    connect(&m_trainer, &Trainer::snapshotTaken, this, [this](const PredictorPointer& snapshot) {
        m_model.update(snapshot, m_recorder.id());
        m_modelNumber = m_model.number();
    });
    connect(&m_trainer, &Trainer::paused, this, [this] {
        m_activity.set(Doing::Paused, true);
        Q_EMIT paused();
    });
    connect(&m_trainer, &Trainer::unpaused, this, [this] {
        m_activity.set(Doing::Paused, false);
        Q_EMIT unpaused();
    });
    connect(&m_trainer, &Trainer::finished, this, &TrainingRun::onFinished);
    connect(&m_trainer, &Trainer::failed, this, &TrainingRun::onFailed);
}

void TrainingRun::begin()
{
    Q_ASSERT(!isGoingOn());
    m_isStopped = false;
    m_activity.set(Doing::Training, true);
    Q_EMIT began();
}

void TrainingRun::start(const TrainingSettings& settings)
{
    Q_ASSERT(m_dataset.dataset());
    begin();
    const QString name = m_recorder.store().newName(settings);
    startTrainer(m_dataset.dataset(), name, [this, dataset = m_dataset.dataset(), settings] {
        const Result<Done> live = m_recorder.begin(m_name);
        m_trainer.start(dataset, settings);
        if (!live) {
            tellNotKept(live.error().message);
        }
    });
}

/// Once the model before is kept.
void TrainingRun::startTrainer(
    const DatasetPointer& dataset, const QString& name, std::function<void()> start)
{
    m_trainedOn = dataset;
    m_model.beginNew(name, [this, name, start = std::move(start)](const Result<Done>& done) {
        if (!done) {
            refuse(done.error().message);
        } else if (m_isStopped) {
            end();
        } else {
            m_name = name;
            start();
            m_id = m_recorder.id();
        }
    });
}

/// The run is made live before its checkpoint is read: no other process resumes it meanwhile.
void TrainingRun::resume(const Resumption& resumption)
{
    begin();
    m_waiting = Waiting{resumption, nullptr};
    takeWaitingRun();
}

/// At once, or when the last states of a run that has just been stopped are written.
void TrainingRun::takeWaitingRun()
{
    if (!m_waiting || m_waiting->isTaken) {
        return;
    }
    const Resumption& resumption = m_waiting->resumption;
    const QString id = m_recorder.store().idOf(resumption.checkpoint);
    if (m_recorder.isEnding(id)) {
        return;
    }
    m_waiting->isTaken = true;
    if (!id.isEmpty()) {
        if (const Result<Done> live = m_recorder.resume(id); !live) {
            refuse(live.error().message);
            return;
        }
    }
    const auto read = [resumption =
                           resumption](const std::stop_token& stop) -> Result<RunStatePointer> {
        Result<RunState> state = readCheckpoint(resumption.checkpoint, stop);
        if (!state) {
            return state.error();
        }
        auto resumed = std::make_shared<RunState>(*std::move(state));
        resumed->settings.epochs = resumption.epochs.value_or(resumed->settings.epochs);
        return RunStatePointer(std::move(resumed));
    };
    m_reading.run(read, [this](const Result<RunStatePointer>& state) { useCheckpoint(state); });
}

void TrainingRun::useCheckpoint(const Result<RunStatePointer>& state)
{
    if (!state) {
        refuse(state.error().message);
        return;
    }
    m_waiting->state = *state;
    tryResumption();
}

bool TrainingRun::isOnItsDataset() const
{
    const QString hash = m_waiting->state->model.passport.value(passport::datasetSha256);
    const DatasetPointer& dataset = m_dataset.dataset();
    return dataset && QString::fromLatin1(dataset->sha256) == hash;
}

/// Goes on as soon as checkpoint and dataset are there. The run's own dataset is loaded if another
/// one, or none, is there.
void TrainingRun::tryResumption()
{
    if (!m_waiting || !m_waiting->state) {
        return;
    }
    const RunStatePointer state = m_waiting->state;
    const QString& named = m_waiting->resumption.dataset;
    const QString place = named.isEmpty() ? state->datasetFolder : named;
    if (!isOnItsDataset() && !m_waiting->isDatasetAsked && !place.isEmpty()) {
        m_waiting->isDatasetAsked = true;
        m_dataset.load(place, orientationOf(state->model.passport));
        return;
    }
    const DatasetPointer dataset = m_dataset.dataset();
    if (!dataset) {
        refuse(tr("%1: the dataset that the run learns from is not known: load it first")
                   .arg(QDir::toNativeSeparators(m_waiting->resumption.checkpoint)));
        return;
    }
    if (const Result<Done> fits = checkFits(*state, *dataset); !fits) {
        refuse(inFile(m_waiting->resumption.checkpoint, fits.error()).message);
        return;
    }
    m_waiting.reset();
    const RunStore& store = m_recorder.store();
    const Result<RunRecord> kept = store.read(m_recorder.id());
    const QString name = kept ? kept->name : store.newName(state->settings);
    startTrainer(dataset, name, [this, dataset, state] {
        if (m_recorder.id().isEmpty()) {
            if (const Result<Done> live = m_recorder.begin(m_name); !live) {
                tellNotKept(live.error().message);
            }
        }
        m_recorder.dropMomentsAfter(samplesTrained(*state, *dataset));
        m_trainer.resume(dataset, state);
    });
}

bool TrainingRun::isOfModelInUse() const
{
    const bool isFromItsRun =
        m_model.run().isEmpty() ? m_model.name() == m_name : m_model.run() == m_id;
    return m_model.number() == m_modelNumber || isFromItsRun;
}

void TrainingRun::stop()
{
    m_isStopped = true;
    if (m_waiting) {
        end();
    }
    m_trainer.stop();
}

/// The run is still in memory, and its model can be saved elsewhere.
void TrainingRun::tellNotKept(const QString& message)
{
    const QString what =
        isGoingOn() ? tr("The run cannot be kept for a later resumption; training goes on. %1")
                    : tr("What the run ended with cannot be kept in the list of runs. %1");
    Q_EMIT notKept(what.arg(message));
}

void TrainingRun::refuse(const QString& message)
{
    Q_EMIT refused(message);
    end();
}

void TrainingRun::onFinished(const RunResult& result)
{
    Q_EMIT finished(result);
    end();
}

void TrainingRun::onFailed(const QString& message)
{
    m_recorder.endFailed();
    Q_EMIT failed(message);
    end();
}

void TrainingRun::end()
{
    m_waiting.reset();
    m_reading.cancel();
    m_model.endNew();
    m_recorder.end();
    m_activity.set(Doing::Paused, false);
    m_activity.set(Doing::Training, false);
    Q_EMIT ended();
}

} // namespace core
