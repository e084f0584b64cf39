#include "ui/insight/bydigitpresenter.h"

#include "ui/insight/bydigitpage.h"
#include "ui/widgets/notifier.h"

#include <QLocale>

namespace ui
{

ByDigitPresenter::ByDigitPresenter(
    core::Workbench& workbench, ByDigitPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_page(page)
    , m_notifier(notifier)
{
    const auto& run = workbench.run();
    connect(
        &workbench.model(), &core::CurrentModel::predictorChanged, this,
        &ByDigitPresenter::onModelChanged);
    connect(&workbench.dataset(), &core::CurrentDataset::changed, this, &ByDigitPresenter::refresh);
    connect(&run, &core::TrainingRun::epochEnded, this, &ByDigitPresenter::refresh);
    connect(&run, &core::TrainingRun::ended, this, &ByDigitPresenter::refresh);
    connect(m_page, &ByDigitPage::lookedAt, this, [this] {
        if (m_isStale) {
            test();
        }
    });
    refresh();
}

/// A run's snapshots come 20 times a second: the ends of its epochs are enough.
void ByDigitPresenter::onModelChanged()
{
    if (!m_workbench.run().isGoingOn()) {
        refresh();
    }
}

void ByDigitPresenter::refresh()
{
    m_isStale = true;
    if (m_page->isVisible()) {
        test();
    }
}

void ByDigitPresenter::test()
{
    const core::PredictorPointer model = m_workbench.model().predictor();
    const core::DatasetPointer dataset = m_workbench.dataset().dataset();
    if (!model || !dataset) {
        m_page->showMessage(
            dataset ? tr("Open a model or click Train: here it will be seen how well each digit "
                         "is read.")
                    : tr("Get a dataset in the Dataset page: here it will be seen how well the "
                         "model reads each digit of its test part."));
        return;
    }
    m_isStale = false;
    const QString caption = tr("%1 on %2 test images of %3")
                                .arg(
                                    m_workbench.model().name(),
                                    QLocale().toString(dataset->test.size()), dataset->name);
    const auto work = [model, dataset](const std::stop_token& stop) {
        return core::evaluate(*model, dataset->test, stop);
    };
    m_testing.run(work, [this, caption](const core::Result<core::Evaluation>& evaluation) {
        show(evaluation, caption);
    });
}

void ByDigitPresenter::show(
    const core::Result<core::Evaluation>& evaluation, const QString& caption)
{
    if (m_notifier.succeeded(evaluation)) {
        m_page->showScores(core::digitScores(*evaluation), caption);
    }
}

} // namespace ui
