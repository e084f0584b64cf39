#include "ui/insight/networkpresenter.h"

#include "core/base/savefile.h"
#include "core/insight/layerweights.h"
#include "core/prediction/batches.h"
#include "ui/insight/networkpage.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"

#include <QLocale>

namespace ui
{

namespace
{

constexpr int frameMilliseconds = 33;

/// Networks up to this size are computed at once. For 784-1024-512-10, 1.3 million parameters, that
/// takes a third of a millisecond; for three convolutions with 6.7 million multiplications, one.
constexpr qsizetype mostParametersAtOnce = 4'000'000;
constexpr qint64 mostWorkAtOnce = 16'000'000;

bool isSmall(const core::Architecture& network)
{
    return network.parameterCount() <= mostParametersAtOnce &&
           network.multiplyAdds() <= mostWorkAtOnce;
}

/// The last layer whose units get no contributions; 0 if all do.
int linesEndOf(const core::Architecture& network)
{
    auto layer = static_cast<int>(network.stages().size());
    while (layer > 0 && core::hasContributions(network, layer)) {
        --layer;
    }
    return layer;
}

QString tableName(UnitPlace place)
{
    return QStringLiteral("layer-%1.csv").arg(place.layer);
}

} // namespace

NetworkPresenter::NetworkPresenter(
    core::Workbench& workbench, NetworkPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_page(page)
    , m_notifier(notifier)
{
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, this, &NetworkPresenter::look);
    // Read anew means that the drawing or the model is another.
    connect(
        &workbench.drawing(), &core::CurrentDrawing::readAnew, this,
        &NetworkPresenter::scheduleLook);
    connect(m_page, &NetworkPage::unitSelected, this, &NetworkPresenter::scheduleLook);
    connect(m_page, &NetworkPage::classChosen, this, &NetworkPresenter::scheduleLook);
    connect(m_page, &NetworkPage::imageChosen, this, &NetworkPresenter::showImage);
    connect(m_page, &NetworkPage::pictureRequested, this, &NetworkPresenter::exportPicture);
    connect(m_page, &NetworkPage::tableRequested, this, &NetworkPresenter::exportTable);
    connect(
        &workbench.timeline(), &core::Timeline::predictorChanged, this,
        &NetworkPresenter::onModelChanged);
    connect(&workbench.timeline(), &core::Timeline::shownChanged, this, [this] {
        if (m_workbench.timeline().isInMotion()) { // back to now
            forgetAnswers();
            refreshAnswers();
        }
    });
    connect(&workbench.dataset(), &core::CurrentDataset::changed, this, [this] {
        forgetAnswers(); // their images are those of the dataset before
        refreshAnswers();
    });
    connect(&m_answering, &core::Job::busyChanged, this, &NetworkPresenter::answerIfStale);
    connect(m_page, &NetworkPage::watched, this, &NetworkPresenter::onWatched);
    followRun();
    look();
    refreshAnswers();
}

void NetworkPresenter::followRun()
{
    const auto* run = &m_workbench.run();
    connect(run, &core::TrainingRun::began, this, [this] {
        m_epoch = {};
        if (m_workbench.timeline().isInMotion()) {
            forgetAnswers();
        }
    });
    connect(run, &core::TrainingRun::epochEnded, this, [this](const core::EpochResult& result) {
        // The model that the epoch ended with came just before; soon there is a newer one.
        m_epoch = {result.epoch, m_workbench.model().predictor()};
        if (m_workbench.timeline().isInMotion()) {
            refreshAnswers();
        }
    });
    connect(run, &core::TrainingRun::ended, this, &NetworkPresenter::refreshAnswers);
}

void NetworkPresenter::onWatched(bool isInSight)
{
    if (isInSight && m_isStale) {
        look();
    }
    answerIfStale(); // does nothing out of sight
}

/// The first change after a while is shown at once, those that follow it 30 times a second.
void NetworkPresenter::scheduleLook()
{
    m_isStale = true;
    if (m_page->isVisible() && !m_frame.isActive()) {
        const qint64 passed = m_sinceLook.isValid() ? m_sinceLook.elapsed() : frameMilliseconds;
        m_frame.start(static_cast<int>(std::max<qint64>(0, frameMilliseconds - passed)));
    }
}

void NetworkPresenter::look()
{
    const core::PredictorPointer model = m_workbench.timeline().predictor();
    const auto image = m_workbench.drawing().imageToRead();
    if (!model || !image) {
        m_page->showMessage(
            model ? tr("%1: here it will be seen how it goes through the network.",
                       "Draw a digit: ...")
                        .arg(inputText(model->classes()))
                  : tr("Open a model or click Train, and draw a digit: here it will be seen how it "
                       "goes through the network."));
        return;
    }
    if (!m_page->isVisible() || m_looking.isBusy()) {
        return; // what is stale is looked at when the page comes into sight, or the job ends
    }
    m_page->setClasses(model->classes());
    m_isStale = false;
    m_sinceLook.start();
    const UnitPlace place = m_page->selected();
    const QList<core::Shape> layers = core::unitShapes(model->model().network);
    const bool isThere = place.layer < layers.size() && place.unit < layers[place.layer].channels;
    const bool isKnown = model == m_weightsModel && place == m_weightsPlace;
    const auto work = [model, image = *image, label = m_page->chosenClass(),
                       wanted = isThere && !isKnown ? std::optional(place) : std::nullopt] {
        Sight sight{.model = model, .place = wanted};
        core::Activations& activations = sight.content.activations;
        activations = core::activationsOf(*model, image);
        sight.content.classes = model->classes();
        sight.content.label = label.value_or(core::mostProbable(activations.probabilities));
        sight.content.contributions =
            core::strongestContributions(model->model(), activations, sight.content.label);
        sight.content.linesEnd = linesEndOf(model->model().network);
        if (wanted) {
            sight.weights = core::pixelWeights(model->model(), wanted->layer, wanted->unit);
        }
        return sight;
    };
    if (isSmall(model->model().network)) {
        show(work());
        return;
    }
    m_looking.run(work, [this](Sight sight) {
        show(std::move(sight));
        if (m_isStale) {
            scheduleLook();
        }
    });
}

void NetworkPresenter::show(Sight sight)
{
    if (sight.place) {
        m_weightsModel = sight.model;
        m_weightsPlace = *sight.place;
        m_weights = std::move(sight.weights);
    }
    const bool isCurrent = sight.model == m_weightsModel;
    m_page->showContent(std::move(sight.content));
    const bool isKnown = isCurrent && m_page->selected() == m_weightsPlace;
    if (isKnown) {
        m_page->showUnit(m_weights);
    } else {
        m_page->showUnit();
        scheduleLook(); // the unit was selected by what is shown, or meanwhile
    }
}

/// A run's snapshots come 20 times a second: the ends of its epochs are enough.
void NetworkPresenter::onModelChanged()
{
    if (!m_workbench.timeline().isInMotion()) {
        forgetAnswers();
        refreshAnswers();
    }
}

void NetworkPresenter::forgetAnswers()
{
    const bool isTooEarly = m_workbench.timeline().isInMotion() && !m_epoch.model;
    m_answering.cancel();
    m_areAnswersStale = true;
    m_page->setAnswers(
        nullptr, nullptr,
        isTooEarly ? tr("How the units answer is seen when an epoch has ended.")
                   : tr("Looking at the test images…"));
}

void NetworkPresenter::refreshAnswers()
{
    m_areAnswersStale = true;
    answerIfStale();
}

void NetworkPresenter::answerIfStale()
{
    if (m_areAnswersStale && m_page->isVisible()) {
        answer();
    }
}

void NetworkPresenter::answer()
{
    const bool isInMotion = m_workbench.timeline().isInMotion();
    const core::PredictorPointer model =
        isInMotion ? m_epoch.model : m_workbench.timeline().predictor();
    const core::DatasetPointer dataset = m_workbench.dataset().dataset();
    if (!dataset) {
        m_page->setAnswers(
            nullptr, nullptr,
            tr("Get a dataset in the Dataset page: here it will be seen how the unit answers to "
               "each digit of its test part."));
        return;
    }
    // Epochs may be shorter than this takes: what is under way is finished first.
    if (!model || (isInMotion && m_answering.isBusy())) {
        return;
    }
    if (const auto known = core::checkClasses(*model, *dataset); !known) {
        m_answering.cancel();
        m_page->setAnswers(nullptr, nullptr, known.error().message);
        return;
    }
    m_areAnswersStale = false;
    const QString images = QLocale().toString(dataset->test.size());
    const QString caption =
        isInMotion ? tr("On the %1 test images, after epoch %2").arg(images).arg(m_epoch.number)
                   : tr("On the %1 test images of %2").arg(images, dataset->name);
    const auto work = [model, dataset](const std::stop_token& stop) {
        return core::unitAnswers(*model, dataset->test, stop);
    };
    m_answering.run(work, [this, dataset, caption](const auto& answers) {
        showAnswers(answers, dataset, caption);
    });
}

void NetworkPresenter::showAnswers(
    const core::Result<std::vector<core::LayerAnswers>>& answers,
    const core::DatasetPointer& dataset, const QString& caption)
{
    if (m_notifier.succeeded(answers)) {
        m_page->setAnswers(
            std::make_shared<const std::vector<core::LayerAnswers>>(*answers), dataset, caption);
    }
}

void NetworkPresenter::showImage(int index)
{
    const core::DatasetPointer& dataset = m_workbench.dataset().dataset();
    if (dataset && index < dataset->test.size()) {
        const QString& label = dataset->classes.name(dataset->test.label(index));
        m_workbench.drawing().show(
            dataset->test.digitImage(index), tr("Dataset image, label %1").arg(label), label);
    }
}

void NetworkPresenter::exportPicture()
{
    exportFile(
        m_notifier, {tr("Export the network as a picture"), "network.png",
                     [this](const QString& path) { return m_page->exportPng(path); }});
}

void NetworkPresenter::exportTable()
{
    exportFile(
        m_notifier,
        {tr("Export the layer's activations"), tableName(m_page->selected()),
         [this](const QString& path) { return core::saveFile(path, m_page->table().toUtf8()); }});
}

} // namespace ui
