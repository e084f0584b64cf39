#pragma once

#include "core/base/job.h"
#include "core/runs/moments.h"
#include "core/workbench/currentmodel.h"
#include "core/workbench/keptruns.h"
#include "core/workbench/trainingrun.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace core
{

/// The moments of the run that the current model comes from, and the one that is looked at: the
/// model that all views read with. The current model itself never changes by that. Reads files in
/// the background; what was read stays in memory while its run is followed.
class Timeline : public QObject
{
    Q_OBJECT

public:
    static constexpr int playInterval = 250; ///< milliseconds from one moment to the next

    /// All outlive it.
    Timeline(CurrentModel& model, KeptRuns& kept, TrainingRun& run, QObject* parent = nullptr);

    /// Of the moment that is shown, or else the current model's; null before the first model.
    const PredictorPointer& predictor() const;
    /// What it tells apart; digits without one.
    Classes classes() const { return predictor() ? predictor()->classes() : Classes(); }
    /// Whose readings views show, such as `quick 3` or `quick 3 after 0.25 epochs`.
    QString name() const;
    /// Whether that is the network of a run that goes on, which changes 20 times a second.
    bool isInMotion() const { return m_training.isGoingOn() && !m_shown; }

    /// Ascending. Of the run that the current model is of: one that goes on, or went on last, or
    /// the kept run that it was opened from; empty without.
    const QList<Moment>& moments() const { return m_moments; }
    /// Index into moments(); nothing is now. It changes when the moment's model is there, together
    /// with predictor().
    std::optional<int> shown() const { return m_shown; }
    /// The newest call wins. Ends in shownChanged(), or in failed(): then what was shown stays. An
    /// index that is none of moments() is ignored.
    void show(int index);
    void backToNow();

    bool isPlaying() const { return m_steps.isActive(); }
    /// Steps through the moments, from the one that is shown, or else from the first one. Ends at
    /// now. Does nothing without moments.
    void play();
    void pause();

    /// Reads the models of all moments, once each, for views of the whole run. Ends in
    /// predictorsReady(); failed() tells of the first file that cannot be read.
    void readAll();
    /// One for each of moments(); null for those that are not read yet, or cannot be.
    const QList<PredictorPointer>& predictors() const { return m_predictors; }

Q_SIGNALS:
    /// Of the moment that is shown, or of the current model while none is.
    void predictorChanged(const core::PredictorPointer& predictor);
    void momentsChanged();
    /// Also when it is back to now, and when the same moment got another index.
    void shownChanged();
    void playingChanged(bool isPlaying);
    void predictorsReady();
    void failed(const QString& message);

private:
    /// A file's model, ready to predict.
    struct ReadMoment {
        QString path;
        Result<PredictorPointer> predictor;
    };

    void onCurrentChanged();
    void list();
    void setMoments(const QList<Moment>& moments);
    bool use(const ReadMoment& read);
    void useAll(const QList<ReadMoment>& all);
    void setShown(std::optional<int> index);
    void tellPredictor();
    void step();
    std::optional<int> indexOf(const QString& path) const;

    CurrentModel& m_model;
    KeptRuns& m_kept;
    TrainingRun& m_training;
    QString m_run; ///< whose moments these are; empty without
    QList<Moment> m_moments;
    QList<PredictorPointer> m_predictors;
    QSet<QString> m_unreadable; ///< paths that readAll() need not try again
    std::optional<int> m_shown;
    QString m_asked;         ///< path of the moment that show() was called for last
    PredictorPointer m_told; ///< by predictorChanged()
    bool m_mustReadAllAgain = false;
    QTimer m_steps; ///< runs while it plays
    Job m_listing;
    Job m_reading;
    Job m_readingAll;
    Job m_freeing;
};

} // namespace core
