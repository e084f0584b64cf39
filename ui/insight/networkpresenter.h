#pragma once

#include "core/insight/unitweights.h"
#include "core/workbench/workbench.h"
#include "ui/insight/networkview.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace ui
{

class NetworkPage;
class Notifier;

/// Takes the drawing through the current model and shows what each unit makes of it, at most 30
/// times a second; for large networks in the background. Tells how the units answer to the test
/// part, in the background: the newest model wins, and a run is followed epoch by epoch. Works only
/// while the page is in sight. Lives on the GUI thread.
class NetworkPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    NetworkPresenter(
        core::Workbench& workbench, NetworkPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    /// What look() finds.
    struct Sight {
        NetworkContent content;
        core::PredictorPointer model;
        std::optional<UnitPlace> place; ///< of the weights, if they were wanted
        std::optional<core::PixelWeights> weights;
    };

    /// What the last epoch of the run that goes on ended with; no model before the first.
    struct EndedEpoch {
        int number = 0;
        core::PredictorPointer model;
    };

    void followRun();
    void onWatched(bool isInSight);
    void scheduleLook();
    void look();
    void show(Sight sight);

    void onModelChanged();
    void forgetAnswers();
    void refreshAnswers();
    void answerIfStale();
    void answer();
    void showAnswers(
        const core::Result<std::vector<core::LayerAnswers>>& answers,
        const core::DatasetPointer& dataset, const QString& caption);
    void showImage(int index);
    void exportPicture();
    void exportTable();

    core::Workbench& m_workbench;
    NetworkPage* m_page;
    Notifier& m_notifier;

    bool m_isStale = true; ///< what is shown is not of the current model, drawing, class or unit
    QTimer m_frame;
    QElapsedTimer m_sinceLook;
    core::PredictorPointer m_weightsModel; ///< whose unit m_weights are of
    UnitPlace m_weightsPlace;
    std::optional<core::PixelWeights> m_weights;
    core::Job m_looking;

    bool m_areAnswersStale = true;
    EndedEpoch m_epoch;
    core::Job m_answering;
};

} // namespace ui
