#pragma once

#include "core/ink/mydigits.h"
#include "core/training/teacher.h"
#include "core/workbench/currentdataset.h"
#include "core/workbench/currentmodel.h"

#include <QObject>

namespace core
{

/// The user's own drawings, and teaching them to the current model. While a model is taught, the
/// activity says so. The taught model replaces the current one only if that is still what was
/// taught.
class TeachingRun : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    TeachingRun(
        Activity& activity, CurrentModel& model, CurrentDataset& dataset,
        QObject* parent = nullptr);

    const QList<Ink>& drawings() const { return m_digits.drawings(); }
    /// Every change is on the disk when it returns, or is an error and has not happened;
    /// drawingsChanged() follows.
    Result<Done> load();
    /// Keeps a drawing with that label. If it is kept already, its label changes.
    Result<Done> keep(const Ink& ink, int label);
    Result<Done> relabel(const QList<qsizetype>& indices, int label);
    Result<Done> remove(const QList<qsizetype>& indices);
    /// Brings back what was removed last.
    Result<Done> undoRemoval();
    bool canUndoRemoval() const { return !m_removed.isEmpty(); }
    Result<Done> exportTo(const QString& path) const { return m_digits.exportTo(path); }

    /// Teaches the kept drawings to the current model; drawings, model and dataset must be there.
    void teach(const TeachSettings& settings = {});
    void stop() { m_teacher.stop(); }
    /// Brings back the model before it was taught, as long as the taught one is the current model;
    /// does nothing after that.
    void undoTeaching();
    bool canUndoTeaching() const { return m_taught != nullptr; }

Q_SIGNALS:
    void drawingsChanged();
    void progressed(const core::TeachProgress& progress);
    /// Exactly one of these ends teaching; the model is taught.
    void finished(const core::TeachResult& result);
    /// The model is what it was; the message says why.
    void endedWithout(const QString& message);
    /// Whether teaching can be undone.
    void undoChanged();

private:
    /// A drawing that was removed, and where it stood.
    struct Removed {
        qsizetype index;
        Ink drawing;
    };

    Result<Done> tell(const Result<Done>& done);
    void onFinished(const PredictorPointer& model, const TeachResult& result);
    void endWithout(const QString& message);
    void forget();

    Activity& m_activity;
    CurrentModel& m_model;
    CurrentDataset& m_dataset;
    MyDigits m_digits;
    QList<Removed> m_removed;
    PredictorPointer m_teaching; ///< what is being taught
    ModelState m_before;         ///< what m_taught was made from
    PredictorPointer m_taught;   ///< null when there is nothing to undo
    Teacher m_teacher;           ///< last, so that it ends first
};

} // namespace core
