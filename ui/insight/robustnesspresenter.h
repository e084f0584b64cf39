#pragma once

#include "core/insight/robustness.h"
#include "core/workbench/workbench.h"

#include <QMap>
#include <QObject>

#include <optional>

namespace ui
{

class ComparedModels;
class Notifier;
class RobustnessPage;

/// Tests the current model, and up to three beside it, under the chosen deformation in the
/// background, point by point from the undeformed images on; and shows the drawing, or a test
/// image, under it. The newest model wins; a run is followed epoch by epoch, and while a curve of
/// it is computed its next epochs wait. Computes only while the page is in sight. Lives on the GUI
/// thread. Object names: robustnessPngAction, robustnessCsvAction.
class RobustnessPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    RobustnessPresenter(
        core::Workbench& workbench, RobustnessPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    /// A model, and what is known of it.
    struct Subject {
        QString key; ///< empty: the model in use
        QString name;
        core::PredictorPointer model;
        int colour = 0;
        QString label;                                        ///< the name, and in a run the epoch
        QMap<core::Deformation, core::RobustnessCurve> found; ///< rising
        /// Of an earlier epoch of the same run: shown until the newer curve is whole.
        QMap<core::Deformation, core::RobustnessCurve> older;
        QString olderLabel;
        /// CurrentModel::number(); none of a moment, and of a model beside the one in use.
        std::optional<int> number;
    };

    /// What the last epoch of the run that goes on ended with; no model before the first.
    struct EndedEpoch {
        int number = 0;
        core::PredictorPointer model;
    };

    /// What is to be computed next.
    struct Task {
        QString key;
        core::PredictorPointer model;
        core::Deformation deformation;
        double strength;
    };

    void connectWorkbench();
    void connectPage();
    void createExports();

    void onWatched(bool isInSight);
    void onModelChanged();
    void onRunBegan();
    void onEpochEnded(const core::EpochResult& result);
    void onDatasetChanged();
    void onDeformationChanged();
    void useCompared();
    void beginAnew();

    void takeModel();
    void dropModel();
    bool isOfCurrentModel() const;
    bool mustTakeModel() const;
    void computeNext();
    std::optional<Task> nextTask() const;
    void use(const Task& task, const core::Result<core::RobustnessCurve>& curve);
    void stop();
    void goOn();
    void showProgress(double shareOfPoint);
    void showLines();
    QString whyNotRead() const;
    void showMessage();

    void refreshTrial();

    const QList<double>& strengths() const;

    core::Workbench& m_workbench;
    RobustnessPage* m_page;
    Notifier& m_notifier;
    ComparedModels* m_compared;
    QList<Subject> m_subjects; ///< the model in use first, if there is one
    bool m_isStale = true;     ///< the model in use is newer than the first subject
    bool m_isStopped = false;  ///< by the user
    EndedEpoch m_epoch;
    qsizetype m_index = 0; ///< of the test image that is tried
    quint64 m_seed = 1;    ///< of how it is deformed
    core::Job m_computing;
};

} // namespace ui
