#include "ui/insight/mappresenter.h"

#include "core/base/savefile.h"
#include "core/ink/inkrasterizer.h"
#include "core/insight/trustworthiness.h"
#include "ui/insight/readingtext.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/numbertext.h"

#include <QLocale>

#include <utility>

namespace ui
{

namespace
{

/// The neighbours that trustworthiness looks at.
constexpr int neighbourCount = 12;
/// Measured at so many points: with the shipped model, the figure of all 10,000 to the fourth
/// decimal (bench_map).
constexpr qsizetype judgedPoints = 1000;

/// The end of a run brings its last epoch again.
bool areAlike(const core::PredictorPointer& a, const core::PredictorPointer& b)
{
    return a == b || (a && b && a->model().network == b->model().network &&
                      a->model().parameters == b->model().parameters);
}

} // namespace

MapPresenter::MapPresenter(
    core::Workbench& workbench, MapPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_readings(workbench.readings())
    , m_page(page)
    , m_notifier(notifier)
{
    connectPage();
    connect(&m_readings, &core::TestReadings::changed, this, &MapPresenter::refresh);
    connect(&workbench.drawing(), &core::CurrentDrawing::changed, this, &MapPresenter::place);
    // Queued: the job's result comes first.
    const auto later = Qt::QueuedConnection;
    connect(&m_projecting, &core::Job::busyChanged, this, &MapPresenter::refresh, later);
    connect(&m_judging, &core::Job::busyChanged, this, &MapPresenter::judge, later);
    connect(&m_placing, &core::Job::busyChanged, this, &MapPresenter::placeIfStale, later);
    connect(&m_embedding, &core::Job::progressed, m_page, [this](double share) {
        m_page->setProgress(share);
    });
    refresh();
}

void MapPresenter::connectPage()
{
    connect(m_page, &MapPage::watched, this, [this](bool isInSight) {
        m_readings.watch(m_page, isInSight);
        if (!isInSight) {
            m_projecting.cancel();
            free(m_projected);
            m_judging.cancel();
        }
        refresh();
        judge();
        placeIfStale();
    });
    connect(m_page, &MapPage::methodChosen, this, &MapPresenter::chooseMethod);
    connect(m_page, &MapPage::tsneWanted, this, &MapPresenter::computeTsne);
    connect(m_page, &MapPage::tsneUnwanted, this, &MapPresenter::stopTsne);
    connect(m_page, &MapPage::chosenWanted, this, [this] {
        m_readings.showImages(m_page->view()->chosenImages());
    });
    connect(m_page->view(), &MapView::pointSelected, this, &MapPresenter::showCard);
    connect(m_page->view(), &MapView::pointActivated, this, &MapPresenter::bringToCanvas);
    connect(m_page, &MapPage::exportCsvRequested, this, &MapPresenter::exportTable);
    connect(m_page, &MapPage::exportPngRequested, this, [this] {
        exportFile(
            m_notifier, {tr("Export the map as a picture"), "map.png",
                         [this](const QString& path) { return m_page->exportPng(path); }});
    });
}

MapPresenter::Source MapPresenter::currentSource() const
{
    return {
        m_readings.images(), m_readings.predictor(), m_readings.readings(), m_readings.modelName(),
        m_readings.modelNumber()};
}

/// Lets the job's thread free it: a map's 10,000 images with 512 units take some 5 ms.
template <typename Value> void MapPresenter::free(std::optional<Value>& value)
{
    if (value) {
        m_freeing.enqueue([freed = std::exchange(value, std::nullopt)] {}, [] {});
    }
}

/// Takes what is read now onto the map, if that is not there yet.
void MapPresenter::refresh()
{
    if (const QString missing = m_readings.whyNone(); !missing.isEmpty()) {
        forget();
        m_page->showHint(
            tr("%1: here it will be seen where the test images and your drawing lie for the "
               "network.")
                .arg(missing));
        return;
    }
    if ((m_pca && m_pca->source.images != m_readings.images()) ||
        (m_projected && m_projected->images != m_readings.images())) {
        forget();
    }
    const core::PredictorPointer& predictor = m_readings.predictor();
    const bool isWithout = m_unmapped && m_unmapped == predictor;
    if (!m_pca && !isWithout) {
        m_page->showHint(tr("Looking at the test images…"));
    }
    const bool isThere = isWithout || (m_pca && areAlike(m_pca->source.predictor, predictor));
    // Epochs and moments that are played may be shorter than this takes: what is under way is
    // finished first. Another model need not wait for it.
    const bool mustWait = m_projected && m_projected->modelNumber == m_readings.modelNumber();
    if (m_page->isVisible() && !m_readings.readings().isEmpty() && !isThere && !mustWait) {
        project();
    }
}

void MapPresenter::forget()
{
    m_projecting.cancel();
    free(m_projected);
    m_judging.cancel();
    free(m_pca);
    stopTsne();
    m_page->view()->clear(); // or its points could be sent to Mistakes of other images
}

void MapPresenter::project()
{
    m_projected = currentSource();
    const auto work = [source = *m_projected,
                       before = m_pca ? m_pca->plane : nullptr](const std::stop_token& stop) {
        return core::mapOf(
            *source.predictor, source.images->test,
            before ? before->places : std::vector<QPointF>(), stop);
    };
    m_projecting.run(work, [this](core::Result<core::ImageMap> plane) {
        Source source = *std::exchange(m_projected, std::nullopt);
        if (plane) {
            useProjection(std::move(source), *std::move(plane));
            return;
        }
        // No dialog: a run that has gone astray fails epoch by epoch.
        forget();
        m_unmapped = source.predictor;
        m_page->showHint(tr("There is no map: %1.").arg(plane.error().message));
    });
}

/// t-SNE stays while it is the same model that learns, or whose moments are gone through, or a run
/// would never let one be done; another model makes an end of it.
void MapPresenter::useProjection(Source source, core::ImageMap plane)
{
    const bool isOther = !m_pca || m_pca->source.modelNumber != source.modelNumber;
    free(m_pca);
    m_pca =
        Map{.source = std::move(source),
            .plane = std::make_shared<const core::ImageMap>(std::move(plane)),
            .neighbours = {},
            .trust = {},
            .number = ++m_mapCount};
    if (isOther) {
        stopTsne();
    }
    if (m_tsne) {
        caption();
    } else {
        show();
    }
}

void MapPresenter::chooseMethod(MapMethod method)
{
    if (method == MapMethod::Tsne) {
        computeTsne();
    } else {
        stopTsne();
    }
}

/// One that was stopped may still be ending; the job begins this one after that.
void MapPresenter::computeTsne()
{
    if (!m_pca || m_embedded) {
        return;
    }
    m_page->setMethod(MapMethod::Tsne);
    m_page->setProgress(0);
    m_embedded = m_pca;
    const auto work =
        [plane = m_pca->plane](const std::stop_token& stop, const core::Job::Progress& progress) {
            return core::neighbourMapOf(*plane, stop, progress);
        };
    m_embedding.run(work, [this](core::Result<core::NeighbourMap> neighbours) {
        m_page->setProgress({});
        if (m_notifier.succeeded(neighbours)) {
            useTsne(*std::move(neighbours));
        } else {
            stopTsne();
        }
    });
}

void MapPresenter::useTsne(core::NeighbourMap neighbours)
{
    free(m_tsne);
    m_tsne = std::exchange(m_embedded, std::nullopt);
    m_tsne->neighbours = std::make_shared<const core::NeighbourMap>(std::move(neighbours));
    m_tsne->trust.reset();
    m_tsne->isJudgeable = true;
    m_tsne->number = ++m_mapCount;
    show();
}

/// PCA is shown again, if it was not.
void MapPresenter::stopTsne()
{
    m_embedding.cancel();
    free(m_embedded);
    m_page->setProgress({});
    m_page->setMethod(MapMethod::Pca);
    if (m_tsne) {
        free(m_tsne);
        show();
    }
}

void MapPresenter::show()
{
    if (!shown()) {
        return;
    }
    const Map& map = *shown();
    const core::NeighbourMap* part = map.neighbours.get();
    const std::vector<QPointF>& places = part ? part->places : map.plane->places;
    std::vector<MapPoint> points;
    points.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const qsizetype image = part ? part->images[i] : static_cast<qsizetype>(i);
        const core::LabelledReading& reading = map.source.readings[image];
        points.push_back({places[i], image, reading.label, reading.reading.mostLike});
    }
    m_page->setClasses(map.source.images->classes);
    m_page->showPoints(std::make_shared<const std::vector<MapPoint>>(std::move(points)));
    caption();
    judge();
    place();
}

void MapPresenter::caption()
{
    const Map& map = *shown();
    const QLocale locale;
    const QString all = locale.toString(map.source.images->test.size());
    QString subject =
        map.neighbours
            ? tr("%1 of the %2 images of %3, %4")
                  .arg(locale.toString(map.neighbours->images.size()), all)
                  .arg(map.source.images->name, map.source.modelName)
            : tr("%1 images of %2, %3").arg(all, map.source.images->name, map.source.modelName);
    if (!areAlike(map.source.predictor, m_pca->source.predictor)) {
        subject += tr(" in another state");
    }
    QString quality =
        map.trust ? tr("Trustworthiness %1").arg(locale.toString(*map.trust, 'f', 3)) : QString();
    if (!map.neighbours) {
        const QString share = tr("%1 of variance").arg(percentText(map.plane->pca.share, 0));
        quality = quality.isEmpty() ? share : tr("%1, %2").arg(quality, share);
    }
    m_page->setCaptions(subject, quality);
}

/// Measures how far the map that is shown is to be trusted. Maps may come faster than this takes:
/// what is under way is finished first.
void MapPresenter::judge()
{
    if (!shown() || shown()->trust || !shown()->isJudgeable || m_judging.isBusy() ||
        !m_page->isVisible() || shown()->source.images->test.size() <= 2 * neighbourCount) {
        return;
    }
    const auto work = [plane = shown()->plane,
                       part = shown()->neighbours](const std::stop_token& stop) {
        return core::trustworthiness(
            part ? part->rows() : plane->rows(), part ? part->places : plane->places,
            neighbourCount, judgedPoints, stop);
    };
    const auto use = [this, number = shown()->number](const core::Result<double>& trust) {
        std::optional<Map>& map = shown();
        if (!map || map->number != number) {
            return;
        }
        map->isJudgeable = m_notifier.succeeded(trust);
        if (map->isJudgeable) {
            map->trust = *trust;
            caption();
        }
    };
    m_judging.run(work, use);
}

/// Marks where the drawing lies on the map that is shown.
void MapPresenter::place()
{
    m_isPlaceStale = true;
    if (!shown() || !m_page->isVisible() || m_placing.isBusy()) {
        return;
    }
    m_isPlaceStale = false;
    const auto image = m_workbench.drawing().imageToRead();
    if (!image) {
        m_page->view()->setMark({});
        return;
    }
    const auto work = [image = *image, plane = shown()->plane, part = shown()->neighbours] {
        return part ? core::placeOf(*plane, *part, image) : core::placeOf(*plane, image);
    };
    const auto use = [this, number = shown()->number](const core::Result<QPointF>& place) {
        const bool isOfMap = shown() && shown()->number == number;
        if (m_notifier.succeeded(place) && isOfMap && m_workbench.drawing().imageToRead()) {
            m_page->view()->setMark(*place);
        }
    };
    m_placing.run(work, use);
}

void MapPresenter::placeIfStale()
{
    if (m_isPlaceStale) {
        place();
    }
}

void MapPresenter::showCard(int point)
{
    if (point < 0 || !shown()) {
        return;
    }
    const Source& source = shown()->source;
    const qsizetype image = (*m_page->view()->points())[static_cast<std::size_t>(point)].image;
    m_page->view()->setCard(
        core::toQImage(source.images->test.digitImage(image)),
        readingText(*source.images, image, source.readings[image]));
}

void MapPresenter::bringToCanvas(int point)
{
    const Source& source = shown()->source;
    const qsizetype image = (*m_page->view()->points())[static_cast<std::size_t>(point)].image;
    m_workbench.drawing().show(
        source.images->test.digitImage(image),
        readingText(*source.images, image, source.readings[image]),
        source.images->classes.name(source.images->test.label(image)));
}

void MapPresenter::exportTable()
{
    const auto write = [this](const QString& path) {
        return core::saveFile(path, m_page->csv().toUtf8());
    };
    exportFile(m_notifier, {tr("Export the map as a table"), "map.csv", write});
}

} // namespace ui
