#pragma once

#include "core/insight/explanation.h"
#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class Notifier;
class WhyPage;

/// Explains the drawing in the background, anew for each drawing, model and pair of classes; the
/// newest wins. What the training images look like to the model is computed once for each model,
/// and after an epoch while a run goes on: an explanation that is under way is finished first.
/// Works only while the page is in sight. Lives on the GUI thread.
class WhyPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    WhyPresenter(
        core::Workbench& workbench, WhyPage* page, Notifier& notifier, QObject* parent = nullptr);

private:
    void onModelChanged();
    void onEpochEnded();
    void startAnew();
    void learnAgain();
    void refresh();
    QString whyNone() const;
    void computeLayer();
    void explain();
    void
    show(const core::Result<core::Explanation>& explanation, const core::DatasetPointer& dataset);
    void createExports();

    core::Workbench& m_workbench;
    WhyPage* m_page;
    Notifier& m_notifier;
    core::PredictorPointer m_predictor; ///< that is explained
    core::DatasetPointer m_dataset;     ///< that m_layer is of
    std::optional<core::LastLayer> m_layer;
    QString m_failure; ///< why there is no m_layer
    /// CurrentModel::number() of m_predictor; none of a moment.
    std::optional<int> m_modelNumber;
    bool m_isLearning = false; ///< m_layer is being computed
    bool m_isExplaining = false;
    bool m_isShown = false; ///< the page has an explanation of this drawing
    bool m_isStale = false; ///< an epoch ended since m_layer was computed
    core::Job m_learning;
    core::Job m_explaining;
};

} // namespace ui
