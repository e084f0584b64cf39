#include "ui/insight/robustnesspresenter.h"

#include "core/prediction/batches.h"
#include "ui/insight/comparedmodels.h"
#include "ui/insight/robustnesschart.h"
#include "ui/insight/robustnesspage.h"
#include "ui/insight/robustnesstrial.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

bool hasStrength(const core::RobustnessCurve& curve, double strength)
{
    return std::any_of(curve.begin(), curve.end(), [strength](const auto& point) {
        return point.strength == strength;
    });
}

/// The nearest to 0 first: there the curve begins.
QList<double> fromTheMiddle(QList<double> strengths)
{
    std::stable_sort(strengths.begin(), strengths.end(), [](double a, double b) {
        return std::abs(a) < std::abs(b);
    });
    return strengths;
}

void insertRising(core::RobustnessCurve& curve, const core::RobustnessPoint& point)
{
    const auto place =
        std::upper_bound(curve.begin(), curve.end(), point, [](const auto& a, const auto& b) {
            return a.strength < b.strength;
        });
    curve.insert(place, point);
}

} // namespace

RobustnessPresenter::RobustnessPresenter(
    core::Workbench& workbench, RobustnessPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_page(page)
    , m_notifier(notifier)
    , m_compared(new ComparedModels(workbench.keptRuns(), page->modelsMenu(), notifier, this))
{
    connectWorkbench();
    connectPage();
    createExports();
    refreshTrial();
    computeNext();
}

void RobustnessPresenter::connectWorkbench()
{
    const auto& run = m_workbench.run();
    connect(
        &m_workbench.timeline(), &core::Timeline::predictorChanged, this,
        &RobustnessPresenter::onModelChanged);
    connect(&m_workbench.timeline(), &core::Timeline::shownChanged, this, [this] {
        if (m_workbench.timeline().isInMotion()) { // back to now
            beginAnew();
        }
    });
    connect(
        &m_workbench.dataset(), &core::CurrentDataset::changed, this,
        &RobustnessPresenter::onDatasetChanged);
    connect(&run, &core::TrainingRun::began, this, &RobustnessPresenter::onRunBegan);
    connect(&run, &core::TrainingRun::epochEnded, this, &RobustnessPresenter::onEpochEnded);
    connect(&run, &core::TrainingRun::ended, this, &RobustnessPresenter::beginAnew);
    connect(
        &m_workbench.drawing(), &core::CurrentDrawing::changed, this,
        &RobustnessPresenter::refreshTrial);
    connect(m_compared, &ComparedModels::changed, this, &RobustnessPresenter::useCompared);
}

void RobustnessPresenter::connectPage()
{
    const RobustnessTrial* trial = m_page->trial();
    connect(m_page, &RobustnessPage::watched, this, &RobustnessPresenter::onWatched);
    connect(
        m_page, &RobustnessPage::deformationChanged, this,
        &RobustnessPresenter::onDeformationChanged);
    connect(m_page, &RobustnessPage::strengthChanged, this, &RobustnessPresenter::refreshTrial);
    connect(m_page, &RobustnessPage::stopWanted, this, &RobustnessPresenter::stop);
    connect(m_page, &RobustnessPage::goOnWanted, this, &RobustnessPresenter::goOn);
    connect(trial, &RobustnessTrial::anotherWanted, this, [this] {
        ++m_index;
        refreshTrial();
    });
    connect(trial, &RobustnessTrial::shuffleWanted, this, [this] {
        ++m_seed;
        refreshTrial();
    });
    connect(&m_computing, &core::Job::progressed, this, &RobustnessPresenter::showProgress);
}

void RobustnessPresenter::createExports()
{
    QAction* png = makeAction(
        this, "robustnessPngAction", {}, tr("Curves as &picture…"), {},
        tr("Export the curves as a PNG file"));
    QAction* csv = makeAction(
        this, "robustnessCsvAction", {}, tr("Curves as ta&ble…"), {},
        tr("Export the curves' values as a CSV file"));
    RobustnessChart* chart = m_page->chart();
    connect(png, &QAction::triggered, this, [this, chart] {
        exportFile(
            m_notifier, {tr("Export the curves as a picture"), "robustness.png",
                         [chart](const QString& path) { return chart->exportPng(path); }});
    });
    connect(csv, &QAction::triggered, this, [this, chart] {
        exportFile(
            m_notifier, {tr("Export the curves' values"), "robustness.csv",
                         [chart](const QString& path) { return chart->exportCsv(path); }});
    });
    m_page->setExports({png, csv});
}

void RobustnessPresenter::onWatched(bool isInSight)
{
    if (isInSight) {
        refreshTrial();
        computeNext();
    } else {
        m_computing.cancel();
    }
}

/// A run's snapshots come 20 times a second: for the curves, the ends of its epochs are
/// enough.
void RobustnessPresenter::onModelChanged()
{
    refreshTrial();
    if (!m_workbench.timeline().isInMotion()) {
        beginAnew();
    }
}

/// Until its first epoch ends, the curve of the model before stays.
void RobustnessPresenter::onRunBegan()
{
    m_epoch = {};
    computeNext();
}

/// A curve may take longer than an epoch: it is finished first, or none ever would be.
void RobustnessPresenter::onEpochEnded(const core::EpochResult& result)
{
    // The model that the epoch ended with came just before; soon there is a newer one.
    m_epoch = {result.epoch, m_workbench.model().predictor()};
    if (!m_workbench.timeline().isInMotion()) {
        return;
    }
    m_isStale = true;
    if (!isOfCurrentModel()) {
        beginAnew();
    } else if (mustTakeModel()) {
        computeNext();
    }
}

void RobustnessPresenter::onDatasetChanged()
{
    m_index = 0;
    m_subjects.clear();
    useCompared();
    beginAnew();
    refreshTrial();
}

void RobustnessPresenter::onDeformationChanged()
{
    m_isStopped = false;
    m_computing.cancel();
    showLines();
    refreshTrial();
    computeNext();
}

/// Drops what is computed for an older model.
void RobustnessPresenter::beginAnew()
{
    m_isStale = true;
    // Whoever stopped it during a run wants it stopped until the run's end at least.
    m_isStopped = m_isStopped && m_workbench.run().isGoingOn();
    m_computing.cancel();
    computeNext();
}

void RobustnessPresenter::useCompared()
{
    QList<Subject> subjects;
    if (!m_subjects.isEmpty() && m_subjects.first().key.isEmpty()) {
        subjects.append(m_subjects.first());
    }
    for (const ComparedModel& model : m_compared->models()) {
        const auto known =
            std::find_if(m_subjects.begin(), m_subjects.end(), [&model](const Subject& each) {
                return each.key == model.key;
            });
        subjects.append(
            known != m_subjects.end()
                ? *known
                : Subject{model.key, model.name, model.model, model.colour, model.name});
    }
    m_subjects = subjects;
    m_isStopped = false;
    m_computing.cancel();
    showLines();
    computeNext();
}

/// Whether the first curve is of some epoch of the model in use.
bool RobustnessPresenter::isOfCurrentModel() const
{
    return !m_subjects.isEmpty() && m_subjects.first().key.isEmpty() &&
           m_subjects.first().number == m_workbench.model().number();
}

bool RobustnessPresenter::mustTakeModel() const
{
    if (!m_workbench.timeline().isInMotion()) {
        return m_isStale;
    }
    return m_isStale && m_epoch.model && (!isOfCurrentModel() || !nextTask());
}

void RobustnessPresenter::takeModel()
{
    m_isStale = false;
    const core::Timeline& model = m_workbench.timeline();
    const bool isInRun = model.isInMotion();
    Subject next{{}, model.name(), isInRun ? m_epoch.model : model.predictor()};
    if (!model.shown()) {
        next.number = m_workbench.model().number();
    }
    next.label = isInRun ? tr("%1, epoch %2").arg(next.name).arg(m_epoch.number) : next.name;
    if (!m_subjects.isEmpty() && m_subjects.first().key.isEmpty()) {
        const Subject before = m_subjects.takeFirst();
        if (before.number == next.number && isInRun) {
            next.older = before.found;
            next.olderLabel = before.label;
        }
    }
    m_subjects.prepend(next);
    showLines();
}

/// No curve of the model in use is there, or comes.
void RobustnessPresenter::dropModel()
{
    m_isStale = true;
    if (!m_subjects.isEmpty() && m_subjects.first().key.isEmpty()) {
        m_subjects.removeFirst();
    }
    m_computing.cancel();
    showLines();
    m_page->showProgress({});
}

const QList<double>& RobustnessPresenter::strengths() const
{
    return core::traitsOf(m_page->deformation()).strengths;
}

/// The curves grow side by side.
std::optional<RobustnessPresenter::Task> RobustnessPresenter::nextTask() const
{
    const core::Deformation deformation = m_page->deformation();
    for (const double strength : fromTheMiddle(strengths())) {
        for (const Subject& subject : m_subjects) {
            if (!hasStrength(subject.found[deformation], strength)) {
                return Task{subject.key, subject.model, deformation, strength};
            }
        }
    }
    return std::nullopt;
}

void RobustnessPresenter::computeNext()
{
    showMessage();
    const core::DatasetPointer dataset = m_workbench.dataset().dataset();
    if (!m_page->isVisible() || !dataset || !m_workbench.timeline().predictor()) {
        return;
    }
    if (!whyNotRead().isEmpty()) {
        dropModel();
        return;
    }
    if (mustTakeModel()) {
        takeModel();
    }
    const std::optional<Task> task = nextTask();
    if (!task) {
        m_page->showProgress({});
        return;
    }
    if (m_isStopped) {
        m_page->showStopped();
        return;
    }
    showProgress(0);
    using Curve = core::Result<core::RobustnessCurve>;
    const auto work =
        [task = *task,
         dataset](const std::stop_token& stop, const core::Job::Progress& progress) -> Curve {
        const auto known = core::checkClasses(*task.model, *dataset);
        return known ? core::robustness(
                           *task.model, dataset->test, task.deformation, {task.strength}, stop,
                           progress)
                     : known.error();
    };
    m_computing.run(work, [this, task = *task](const Curve& curve) { use(task, curve); });
}

void RobustnessPresenter::use(const Task& task, const core::Result<core::RobustnessCurve>& curve)
{
    if (!m_notifier.succeeded(curve)) {
        stop();
        return;
    }
    for (Subject& subject : m_subjects) {
        if (subject.key == task.key && subject.model == task.model) {
            insertRising(subject.found[task.deformation], curve->first());
        }
    }
    showLines();
    computeNext();
}

void RobustnessPresenter::stop()
{
    m_isStopped = true;
    m_computing.cancel();
    m_page->showStopped();
}

void RobustnessPresenter::goOn()
{
    m_isStopped = false;
    computeNext();
}

void RobustnessPresenter::showProgress(double shareOfPoint)
{
    const auto all = static_cast<double>(strengths().size() * m_subjects.size());
    double done = shareOfPoint;
    for (const Subject& subject : m_subjects) {
        done += static_cast<double>(subject.found[m_page->deformation()].size());
    }
    m_page->showProgress(done / all);
}

void RobustnessPresenter::showLines()
{
    QList<RobustnessLine> lines;
    for (const Subject& subject : m_subjects) {
        const core::RobustnessCurve& found = subject.found[m_page->deformation()];
        const core::RobustnessCurve& older = subject.older[m_page->deformation()];
        const bool isNewest = found.size() == strengths().size() || older.isEmpty();
        lines.append(
            {isNewest ? subject.label : subject.olderLabel, subject.colour,
             isNewest ? found : older});
    }
    m_page->chart()->setLines(lines);
}

/// In a sentence, if the model in use tells other classes apart than the dataset's; else empty.
QString RobustnessPresenter::whyNotRead() const
{
    const core::DatasetPointer& dataset = m_workbench.dataset().dataset();
    const core::PredictorPointer& model = m_workbench.timeline().predictor();
    if (!dataset || !model) {
        return {};
    }
    const auto known = core::checkClasses(*model, *dataset);
    return known ? QString() : known.error().message;
}

void RobustnessPresenter::showMessage()
{
    QString text;
    if (!m_workbench.dataset().dataset()) {
        text = tr("Get a dataset in the Dataset page: here it will be seen how far its test images "
                  "can be deformed before the model misreads them.");
    } else if (m_workbench.timeline().isInMotion() && !m_epoch.model) {
        text = m_subjects.isEmpty() ? tr("The curve is seen when an epoch has ended.") : QString();
    } else if (!m_workbench.timeline().predictor()) {
        text = tr("Open a model or click Train: here it will be seen how far test images can be "
                  "deformed before it misreads them.");
    } else {
        text = whyNotRead();
    }
    m_page->chart()->setMessage(text);
}

/// Some tens of microseconds of work: the bars follow the slider, the pen and a run directly.
void RobustnessPresenter::refreshTrial()
{
    if (!m_page->isVisible()) {
        return;
    }
    const core::DatasetPointer dataset = m_workbench.dataset().dataset();
    const bool isAnyImage = dataset && dataset->test.size() > 0;
    std::optional<core::DigitImage> image = m_workbench.drawing().imageToRead();
    const bool isDrawing = image.has_value();
    QString caption = tr("The drawing");
    if (!image && isAnyImage) {
        const qsizetype index = m_index % dataset->test.size();
        image = dataset->test.digitImage(index);
        caption =
            tr("Test #%1, label %2")
                .arg(QLocale().toString(index), dataset->classes.name(dataset->test.label(index)));
    } else if (!image) {
        caption = tr("%1 to deform it", "Draw a digit to deform it")
                      .arg(inputText(m_workbench.timeline().classes()));
    }
    const core::PredictorPointer model = m_workbench.timeline().predictor();
    std::optional<core::Reading> reading;
    std::optional<core::Reading> before;
    if (image && model) {
        before = model->read(*image);
    }
    if (image) {
        image =
            core::deform(*image, m_page->deformation(), m_page->strength(), core::Random(m_seed));
    }
    if (image && model) {
        reading = model->read(*image);
    }
    RobustnessTrial* trial = m_page->trial();
    trial->setClasses(m_workbench.timeline().classes());
    trial->showImage(image, caption);
    trial->showReading(reading, before);
    const bool hasChance = core::traitsOf(m_page->deformation()).hasChance;
    trial->setObstacles(
        isDrawing    ? tr("Clear the canvas to see images of the test part")
        : isAnyImage ? QString()
                     : tr("Get a dataset in the Dataset page first"),
        hasChance ? QString() : tr("Nothing is left to chance in this deformation"));
}

} // namespace ui
