#include "core/workbench/timeline.h"

#include "core/modelfile/modelfile.h"

#include <algorithm>
#include <utility>

namespace core
{

Timeline::Timeline(CurrentModel& model, KeptRuns& kept, TrainingRun& run, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_kept(kept)
    , m_training(run)
{
    m_steps.setInterval(playInterval);
    connect(&m_steps, &QTimer::timeout, this, &Timeline::step);
    connect(&m_model, &CurrentModel::predictorChanged, this, &Timeline::onCurrentChanged);
    connect(
        &m_training, &TrainingRun::momentsChanged, this,
        [this](const QString& id, const QList<Moment>& moments) {
            if (id == m_run) {
                m_listing.cancel(); // what it finds is older
                setMoments(moments);
            }
        });
    // The run may have been deleted, or brought back.
    connect(&m_kept, &KeptRuns::changed, this, [this] {
        if (m_run != m_training.liveRun()) {
            list();
        }
    });
}

const PredictorPointer& Timeline::predictor() const
{
    return m_shown ? m_predictors[*m_shown] : m_model.predictor();
}

QString Timeline::name() const
{
    return m_shown ? m_model.name() + ' ' + momentText(m_moments[*m_shown].epochs) : m_model.name();
}

/// The moments are those of the run that made the model. They go with the model.
void Timeline::onCurrentChanged()
{
    if (m_model.run() != m_run) {
        m_run = m_model.run();
        m_reading.cancel();
        m_readingAll.requestStop();
        m_asked.clear();
        setMoments({});
        list();
    }
    tellPredictor();
}

void Timeline::list()
{
    const auto work = [store = m_kept.store(), id = m_run] {
        return id.isEmpty() ? QList<Moment>() : store.moments(id);
    };
    m_listing.run(work, [this](const QList<Moment>& moments) { setMoments(moments); });
}

/// What was read stays, and so does the moment that is shown, if it is still there.
void Timeline::setMoments(const QList<Moment>& moments)
{
    if (moments == m_moments) {
        return;
    }
    const QList<Moment> before = std::exchange(m_moments, moments);
    QList<PredictorPointer> known =
        std::exchange(m_predictors, QList<PredictorPointer>(m_moments.size()));
    std::optional<int> shown;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (const auto place = indexOf(before[i].path)) {
            m_predictors[*place] = known[i];
            shown = m_shown == static_cast<int>(i) ? place : shown;
        }
    }
    m_unreadable.removeIf([this](const QString& path) { return !indexOf(path); });
    const bool isGone = m_shown && !shown;
    const bool isMoved = m_shown != shown;
    m_shown = shown;
    m_freeing.enqueue([freed = std::move(known)] {}, [] {}); // as CurrentModel does
    if (isGone || m_moments.isEmpty()) {
        pause();
    }
    Q_EMIT momentsChanged();
    if (isMoved) {
        Q_EMIT shownChanged();
    }
    tellPredictor();
}

std::optional<int> Timeline::indexOf(const QString& path) const
{
    const auto found = std::ranges::find(m_moments, path, &Moment::path);
    return found == m_moments.end() ? std::nullopt
                                    : std::optional(static_cast<int>(found - m_moments.begin()));
}

void Timeline::show(int index)
{
    if (index < 0 || index >= m_moments.size()) {
        return;
    }
    m_asked = m_moments[index].path;
    m_reading.cancel();
    if (m_predictors[index]) {
        setShown(index);
        return;
    }
    const auto work = [path = m_moments[index].path](const std::stop_token& stop) {
        return ReadMoment{path, readMoment(path, stop)};
    };
    m_reading.run(work, [this](const ReadMoment& read) {
        if (!use(read)) {
            Q_EMIT failed(read.predictor.error().message);
        } else if (const std::optional<int> place = indexOf(read.path)) {
            setShown(place);
        }
    });
}

/// False if it could not be read. A model that is there already stays: views know it.
bool Timeline::use(const ReadMoment& read)
{
    if (!read.predictor) {
        m_unreadable.insert(read.path);
        return false;
    }
    m_unreadable.remove(read.path);
    const std::optional<int> place = indexOf(read.path);
    if (place && !m_predictors[*place]) {
        m_predictors[*place] = *read.predictor;
    }
    return true;
}

void Timeline::backToNow()
{
    m_asked.clear();
    m_reading.cancel();
    pause();
    setShown({});
}

void Timeline::setShown(std::optional<int> index)
{
    if (m_shown != index) {
        m_shown = index;
        Q_EMIT shownChanged();
        tellPredictor();
    }
}

void Timeline::tellPredictor()
{
    if (m_told != predictor()) {
        m_told = predictor();
        Q_EMIT predictorChanged(m_told);
    }
}

void Timeline::play()
{
    if (isPlaying() || m_moments.isEmpty()) {
        return;
    }
    m_steps.start();
    Q_EMIT playingChanged(true);
    if (m_shown) {
        m_asked = m_moments[*m_shown].path;
    } else {
        show(0);
    }
}

void Timeline::pause()
{
    if (isPlaying()) {
        m_steps.stop();
        Q_EMIT playingChanged(false);
    }
}

/// A moment that cannot be read is passed over.
void Timeline::step()
{
    if (m_reading.isBusy()) {
        return;
    }
    const std::optional<int> asked = indexOf(m_asked);
    const int next = asked ? *asked + 1 : 0;
    next < m_moments.size() ? show(next) : backToNow();
}

/// Moments may come faster than this takes: what is under way is finished first.
void Timeline::readAll()
{
    m_mustReadAllAgain = m_readingAll.isBusy();
    if (m_mustReadAllAgain) {
        return;
    }
    QStringList paths;
    for (qsizetype i = 0; i < m_moments.size(); ++i) {
        if (!m_predictors[i] && !m_unreadable.contains(m_moments[i].path)) {
            paths.append(m_moments[i].path);
        }
    }
    const auto work = [paths](const std::stop_token& stop) {
        QList<ReadMoment> read;
        for (const QString& path : paths) {
            ReadMoment each{path, readMoment(path, stop)};
            if (stop.stop_requested()) {
                break;
            }
            read.append(std::move(each));
        }
        return read;
    };
    m_readingAll.run(work, [this](const QList<ReadMoment>& all) { useAll(all); });
}

/// Files that are gone are looked for once more, and told of once.
void Timeline::useAll(const QList<ReadMoment>& all)
{
    QString problem;
    for (const ReadMoment& read : all) {
        if (!use(read) && problem.isEmpty() && indexOf(read.path)) {
            problem = read.predictor.error().message;
        }
    }
    if (!problem.isEmpty()) {
        Q_EMIT failed(problem);
        list();
    }
    Q_EMIT predictorsReady();
    if (m_mustReadAllAgain) {
        readAll();
    }
}

} // namespace core
