#include "ui/insight/whypresenter.h"

#include "core/base/savefile.h"
#include "core/prediction/batches.h"
#include "ui/insight/whypage.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/numbertext.h"

namespace ui
{

WhyPresenter::WhyPresenter(
    core::Workbench& workbench, WhyPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_page(page)
    , m_notifier(notifier)
{
    connect(m_page, &WhyPage::watched, this, &WhyPresenter::refresh);
    connect(m_page, &WhyPage::classesPicked, this, &WhyPresenter::refresh);
    connect(
        m_page, &WhyPage::imageActivated, &workbench.drawing(),
        qOverload<const core::DigitImage&, const QString&, const QString&>(
            &core::CurrentDrawing::show));
    connect(&workbench.drawing(), &core::CurrentDrawing::changed, this, &WhyPresenter::refresh);
    connect(
        &workbench.timeline(), &core::Timeline::predictorChanged, this,
        &WhyPresenter::onModelChanged);
    connect(&workbench.dataset(), &core::CurrentDataset::changed, this, &WhyPresenter::startAnew);
    connect(&workbench.run(), &core::TrainingRun::epochEnded, this, &WhyPresenter::onEpochEnded);
    connect(&workbench.run(), &core::TrainingRun::ended, this, &WhyPresenter::startAnew);
    connect(&m_learning, &core::Job::progressed, m_page, [this](double share) {
        if (m_isLearning && !m_isShown && whyNone().isEmpty()) {
            m_page->showHint(tr("Looking at the training images: %1").arg(percentText(share, 0)));
        }
    });
    createExports();
    refresh();
}

void WhyPresenter::createExports()
{
    connect(m_page, &WhyPage::exportPngRequested, this, [this] {
        exportFile(
            m_notifier, {tr("Export the explanation as a picture"), "why.png",
                         [this](const QString& path) { return savePicture(m_page, path); }});
    });
    connect(m_page, &WhyPage::exportCsvRequested, this, [this] {
        const auto write = [this](const QString& path) {
            return core::saveFile(path, m_page->csv().toUtf8());
        };
        exportFile(m_notifier, {tr("Export the explanation as a table"), "why.csv", write});
    });
}

/// A run's snapshots come 20 times a second: the first and the ends of the epochs are enough.
void WhyPresenter::onModelChanged()
{
    if (!m_workbench.timeline().isInMotion() || m_modelNumber != m_workbench.model().number()) {
        startAnew();
    }
}

void WhyPresenter::onEpochEnded()
{
    if (!m_workbench.timeline().isInMotion()) {
        return;
    }
    m_isStale = true;
    if (!m_isLearning && !m_isExplaining) {
        learnAgain();
    }
}

void WhyPresenter::startAnew()
{
    m_isShown = false;
    learnAgain();
}

void WhyPresenter::learnAgain()
{
    m_isStale = false;
    m_isLearning = false;
    m_failure.clear();
    m_layer.reset();
    m_learning.cancel();
    m_explaining.cancel();
    m_isExplaining = false;
    refresh();
}

QString WhyPresenter::whyNone() const
{
    if (!m_workbench.drawing().imageToRead()) {
        return tr("%1: here it will be seen why it is read as it is.", "Draw a digit: ...")
            .arg(inputText(m_workbench.timeline().classes()));
    }
    if (!m_workbench.timeline().predictor()) {
        return tr("Open a model or click Train: here it will be seen why it reads the drawing as "
                  "it does.");
    }
    const core::DatasetPointer& dataset = m_workbench.dataset().dataset();
    if (!dataset) {
        return tr("Get a dataset in the Dataset page: its images are compared with the drawing.");
    }
    const auto known = core::checkClasses(*m_workbench.timeline().predictor(), *dataset);
    return known ? QString() : known.error().message;
}

void WhyPresenter::refresh()
{
    const QString missing = whyNone();
    if (!m_page->isVisible() || !missing.isEmpty()) {
        m_explaining.cancel();
        m_isExplaining = false;
        m_isShown = false;
    }
    if (!m_page->isVisible()) {
        m_isLearning = false;
        m_learning.cancel();
    } else if (!missing.isEmpty() || !m_failure.isEmpty()) {
        m_page->showHint(missing.isEmpty() ? m_failure : missing);
    } else if (m_layer) {
        explain();
    } else if (!m_isLearning) {
        computeLayer();
    }
}

void WhyPresenter::computeLayer()
{
    m_isLearning = true;
    m_isStale = false;
    const core::Timeline& timeline = m_workbench.timeline();
    m_predictor = timeline.predictor();
    m_modelNumber = timeline.shown() ? std::nullopt : std::optional(m_workbench.model().number());
    m_dataset = m_workbench.dataset().dataset();
    const auto work = [predictor = m_predictor, dataset = m_dataset](
                          const std::stop_token& stop, const core::Job::Progress& progress) {
        return core::LastLayer::compute(*predictor, dataset->train, stop, progress);
    };
    m_learning.run(work, [this](const core::Result<core::LastLayer>& layer) {
        m_isLearning = false;
        if (layer) {
            m_layer = *layer;
        } else {
            m_failure = layer.error().message;
        }
        refresh();
    });
}

void WhyPresenter::explain()
{
    m_isExplaining = true;
    m_page->setClasses(m_predictor->classes());
    const core::DigitImage image = *m_workbench.drawing().imageToRead();
    const auto work = [predictor = m_predictor, layer = *m_layer, image,
                       forClass = m_page->forClass(),
                       againstClass = m_page->againstClass()](const std::stop_token& stop) {
        const core::DigitPair digits =
            core::pairOf(predictor->outputs(image), forClass, againstClass);
        return core::explain(*predictor, image, digits, layer, stop);
    };
    m_explaining.run(
        work, [this, dataset = m_dataset](const auto& explanation) { show(explanation, dataset); });
}

void WhyPresenter::show(
    const core::Result<core::Explanation>& explanation, const core::DatasetPointer& dataset)
{
    m_isExplaining = false;
    m_isShown = true;
    if (explanation) {
        m_page->showExplanation(*explanation, dataset);
    } else {
        m_page->showHint(explanation.error().message);
    }
    if (m_isStale) {
        learnAgain();
    }
}

} // namespace ui
