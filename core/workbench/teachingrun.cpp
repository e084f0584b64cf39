#include "core/workbench/teachingrun.h"

#include <algorithm>

namespace core
{

TeachingRun::TeachingRun(
    Activity& activity, CurrentModel& model, CurrentDataset& dataset, QObject* parent)
    : QObject(parent)
    , m_activity(activity)
    , m_model(model)
    , m_dataset(dataset)
{
    connect(&m_teacher, &Teacher::progressed, this, &TeachingRun::progressed);
    connect(&m_teacher, &Teacher::finished, this, &TeachingRun::onFinished);
    connect(&m_teacher, &Teacher::stopped, this, [this] {
        endWithout(tr("Stopped: the model is what it was"));
    });
    connect(&m_teacher, &Teacher::failed, this, &TeachingRun::endWithout);
    connect(&m_model, &CurrentModel::predictorChanged, this, [this](const auto& predictor) {
        if (predictor != m_taught) {
            forget();
        }
    });
    // A run begins a new model, so teaching can no longer be undone.
    connect(&m_activity, &Activity::changed, this, [this] {
        if (m_activity.is(Doing::Training)) {
            forget();
        }
    });
}

void TeachingRun::forget()
{
    if (m_taught) {
        m_taught = nullptr;
        m_before = {};
        Q_EMIT undoChanged();
    }
}

Result<Done> TeachingRun::tell(const Result<Done>& done)
{
    Q_EMIT drawingsChanged();
    return done;
}

Result<Done> TeachingRun::load()
{
    return tell(m_digits.load());
}

Result<Done> TeachingRun::keep(const Ink& ink, int label)
{
    const auto same = std::ranges::find(drawings(), ink.strokes, &Ink::strokes);
    return tell(
        same == drawings().end() ? m_digits.add(ink, label)
                                 : m_digits.relabel({same - drawings().begin()}, label));
}

Result<Done> TeachingRun::relabel(const QList<qsizetype>& indices, int label)
{
    return tell(m_digits.relabel(indices, label));
}

Result<Done> TeachingRun::remove(const QList<qsizetype>& indices)
{
    QList<Removed> removed;
    for (const qsizetype index : indices) {
        removed.append({index, drawings().value(index)});
    }
    // Sorted by place: undoRemoval() puts the first one back first, so that the other places are
    // right again.
    std::ranges::sort(removed, {}, &Removed::index);
    const Result<Done> done = m_digits.remove(indices);
    if (done) {
        m_removed = removed;
    }
    return tell(done);
}

Result<Done> TeachingRun::undoRemoval()
{
    Result<Done> done = Done{};
    while (!m_removed.isEmpty() && done) {
        done = m_digits.insert(m_removed.first().index, m_removed.first().drawing);
        if (done) {
            m_removed.removeFirst();
        }
    }
    return tell(done);
}

void TeachingRun::teach(const TeachSettings& settings)
{
    m_teaching = m_model.predictor();
    m_activity.set(Doing::Teaching, true);
    m_teacher.start(m_teaching, m_dataset.dataset(), drawings(), settings);
}

void TeachingRun::onFinished(const PredictorPointer& model, const TeachResult& result)
{
    if (m_model.predictor() != m_teaching) {
        endWithout(tr("The model was changed meanwhile: the taught one was dropped"));
        return;
    }
    m_teaching = nullptr;
    m_before = m_model.state(); // it may have been saved meanwhile
    m_taught = model;
    m_model.update(model);
    m_activity.set(Doing::Teaching, false);
    Q_EMIT undoChanged();
    Q_EMIT finished(result);
}

void TeachingRun::endWithout(const QString& message)
{
    m_teaching = nullptr;
    m_activity.set(Doing::Teaching, false);
    Q_EMIT endedWithout(message);
}

void TeachingRun::undoTeaching()
{
    if (canUndoTeaching()) {
        m_model.restore(m_before);
    }
}

} // namespace core
