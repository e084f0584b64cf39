#include "core/workbench/testreadings.h"

#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/prediction/batches.h"

#include <QFileInfo>

#include <utility>

namespace core
{

namespace
{

/// Those that have ink and a label.
DatasetPointer imagesOf(const QList<Ink>& inks, const QString& name)
{
    auto images = std::make_shared<Dataset>();
    images->name = name;
    for (const Ink& ink : inks) {
        const std::optional<DigitImage> image = rasterizeInk(ink);
        if (image && ink.label) {
            images->test.append(*image, *ink.label);
        }
    }
    return images;
}

} // namespace

TestReadings::TestReadings(
    CurrentModel& model, Timeline& timeline, CurrentDataset& dataset, TrainingRun& run,
    TeachingRun& teaching, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_timeline(timeline)
    , m_dataset(dataset)
    , m_run(run)
    , m_teaching(teaching)
{
    connect(&m_timeline, &Timeline::predictorChanged, this, &TestReadings::onModelChanged);
    connect(&m_timeline, &Timeline::shownChanged, this, &TestReadings::refreshInMotion);
    connect(&m_run, &TrainingRun::epochEnded, this, &TestReadings::refreshInMotion);
    connect(&m_run, &TrainingRun::ended, this, &TestReadings::refresh);
    connect(&m_dataset, &CurrentDataset::changed, this, [this] {
        if (m_source == Source::TestPart) {
            useSource();
        }
    });
    connect(&m_teaching, &TeachingRun::drawingsChanged, this, [this] {
        if (m_source == Source::MyDigits) {
            useSource();
        }
    });
}

void TestReadings::watch(const QObject* watcher, bool isWatching)
{
    isWatching ? void(m_watchers.insert(watcher)) : void(m_watchers.remove(watcher));
    if (isWatching && m_isStale) {
        read();
    }
}

void TestReadings::setSource(Source source)
{
    m_opening.cancel();
    m_source = source;
    useSource();
}

void TestReadings::useSource()
{
    if (m_source == Source::TestPart) {
        setImages(m_dataset.dataset());
    } else if (m_source == Source::MyDigits) {
        setImages(imagesOf(m_teaching.drawings(), tr("My digits")));
    }
}

void TestReadings::openInk(const QString& path)
{
    const auto work = [path](const std::stop_token& stop) -> Result<DatasetPointer> {
        const Result<QList<Ink>> inks = readInkFile(path, stop);
        if (!inks) {
            return inks.error();
        }
        DatasetPointer images = imagesOf(*inks, QFileInfo(path).fileName());
        if (images->test.size() == 0) {
            return Error{tr("%1: expected drawings with a label, found none").arg(path)};
        }
        return images;
    };
    m_opening.run(work, [this](const Result<DatasetPointer>& images) {
        if (!images) {
            Q_EMIT failed(images.error().message);
            return;
        }
        m_source = Source::InkFile;
        setImages(*images);
    });
}

void TestReadings::setImages(const DatasetPointer& images)
{
    m_images = images;
    m_reading.cancel();
    m_isReading = false;
    m_readings.clear();
    m_before.clear();
    m_predictor.reset();
    MistakeFilter filter = m_filter;
    filter.images.clear(); // they were those of the images before
    setFilter(filter);
    Q_EMIT changed();
    refresh();
}

/// A run's snapshots come 20 times a second: the ends of its epochs are enough.
void TestReadings::onModelChanged()
{
    if (!m_timeline.isInMotion()) {
        refresh();
    }
}

/// At the end of an epoch, or when it is back to now while a run goes on.
void TestReadings::refreshInMotion()
{
    if (m_timeline.isInMotion()) {
        refresh();
    }
}

void TestReadings::refresh()
{
    m_isStale = true;
    const bool mustWait = m_isReading && (m_timeline.isInMotion() || m_timeline.isPlaying());
    if (!m_watchers.isEmpty() && !mustWait) {
        read();
    }
}

void TestReadings::read()
{
    if (!whyNone().isEmpty()) {
        m_reading.cancel();
        m_isReading = false;
        m_readings.clear();
        m_before.clear();
        m_predictor.reset();
        Q_EMIT changed();
        return;
    }
    m_isStale = false;
    m_isReading = true;
    const auto work = [model = m_timeline.predictor(),
                       images = m_images](const std::stop_token& stop) {
        return readImages(*model, images->test, stop);
    };
    const auto use = [this, name = m_timeline.name(), number = m_model.number(),
                      model =
                          m_timeline.predictor()](const Result<QList<LabelledReading>>& readings) {
        m_isReading = false;
        if (!readings) {
            Q_EMIT failed(readings.error().message);
        } else {
            if (m_readings != *readings) { // the end of a run brings its last epoch again
                m_before = std::exchange(m_readings, *readings);
            }
            m_predictor = model;
            m_modelName = name;
            m_modelNumber = number;
            Q_EMIT changed();
        }
        if (m_isStale) {
            refresh();
        }
    };
    m_reading.run(work, use);
}

QString TestReadings::whyNone() const
{
    if (!m_timeline.predictor()) {
        return tr("Open a model or click Train first");
    }
    if (!m_images) {
        return tr("Get a dataset in the Dataset page first");
    }
    if (m_images->test.size() == 0) {
        return tr("Correct a drawing below the bars first");
    }
    const Result<Done> known = checkClasses(*m_timeline.predictor(), *m_images);
    return known ? QString() : known.error().message;
}

void TestReadings::setFilter(const MistakeFilter& filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        Q_EMIT filterChanged();
    }
}

void TestReadings::showMistakes(int label, int readAs)
{
    MistakeFilter filter;
    filter.kind = label == readAs ? MistakeKind::AnyKind : MistakeKind::Misread;
    filter.label = label;
    filter.readAs = readAs;
    setFilter(filter);
    Q_EMIT mistakesAsked();
}

void TestReadings::showImages(const QList<qsizetype>& indices)
{
    MistakeFilter filter;
    filter.kind = MistakeKind::AnyKind;
    filter.images = indices;
    setFilter(filter);
    Q_EMIT mistakesAsked();
}

} // namespace core
