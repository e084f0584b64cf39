#pragma once

#include "core/base/job.h"
#include "core/runs/moments.h"
#include "core/workbench/currentmodel.h"
#include "core/workbench/keptruns.h"
#include "core/workbench/trainingrun.h"

#include <QObject>
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
    /// Whose readings views show, such as `trained-01` or `trained-01 after 0.25 epochs`.
    QString name() const;

    /// Ascending. Of the run that goes on, or of the kept run that the current model was opened
    /// from; empty without.
    const QList<Moment>& moments() const { return m_moments; }
    /// Index into moments(); nothing is now. It changes when the moment's model is there, together
    /// with predictor().
    std::optional<int> shown() const { return m_shown; }
    /// The newest call wins. Ends in shownChanged() or failed(); then the one before stays shown.
    void show(int index);
    void backToNow();

    bool isPlaying() const { return m_steps.isActive(); }
    /// Steps through the moments, from the one that is shown, or else from the first one. Ends at
    /// now. Does nothing without moments.
    void play();
    void pause();

    /// Reads the models of all moments, once each, for views of the whole run. Ends in
    /// predictorsReady(); failed() tells of files that cannot be read.
    void readAll();
    /// One for each of moments(); null for those that are not read yet, or cannot be.
    const QList<PredictorPointer>& predictors() const { return m_predictors; }

    /// Writes the model of the moment that is shown. Ends in saved() or failed().
    void saveShown(const QString& path);

Q_SIGNALS:
    /// Of the moment that is shown, or of the current model while none is.
    void predictorChanged(const core::PredictorPointer& predictor);
    void momentsChanged();
    /// Also when it is back to now, and when the same moment got another index.
    void shownChanged();
    void playingChanged(bool isPlaying);
    void predictorsReady();
    void saved(const QString& path);
    void failed(const QString& message);

private:
    CurrentModel& m_model;
    QList<Moment> m_moments;
    QList<PredictorPointer> m_predictors;
    std::optional<int> m_shown;
    QTimer m_steps; ///< runs while it plays
};

} // namespace core
