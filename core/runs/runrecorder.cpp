#include "core/runs/runrecorder.h"

#include "core/runs/checkpoint.h"

#include <QCoreApplication>
#include <QDir>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::RunRecorder)
};

/// Also where the folder was taken away meanwhile.
Result<Done> write(const QString& path, const RunState& state)
{
    // Where that fails, the file cannot be written either, and says why.
    QDir().mkpath(QFileInfo(path).path());
    return writeCheckpoint(path, state);
}

} // namespace

class RunRecorder::Private
{
public:
    Private(RunRecorder* recorder, RunStore runStore)
        : q(recorder)
        , store(std::move(runStore))
    {
    }

    Result<Done> makeLive(const QString& run)
    {
        q->end();
        std::unique_ptr<QLockFile> taken = tryRunLock(store.folder(run));
        if (!taken) {
            return Error{Tr::tr("%1: another process trains this run").arg(store.folder(run))};
        }
        lock = std::move(taken);
        id = run;
        writer = std::jthread([this, run](const std::stop_token& stop) { writeStates(run, stop); });
        return Done{};
    }

    void writeStates(const QString& run, const std::stop_token& stop)
    {
        bool isFailing = false;
        while (const RunStatePointer state = waitForState(stop)) {
            const Result<Done> written = write(store.checkpointPath(run), *state);
            if (written) {
                Q_EMIT q->recorded(run);
            } else if (!isFailing) {
                Q_EMIT q->failed(written.error().message);
            }
            isFailing = !written;
        }
    }

    /// The newest state not yet written; nothing when there is none and none will come.
    RunStatePointer waitForState(const std::stop_token& stop)
    {
        std::unique_lock guard(mutex);
        changed.wait(guard, stop, [this] { return isNew; });
        return std::exchange(isNew, false) ? newest : nullptr;
    }

    RunRecorder* q;
    RunStore store;
    QString id;
    std::unique_ptr<QLockFile> lock;
    std::mutex mutex;
    std::condition_variable_any changed;
    RunStatePointer newest;
    bool isNew = false;  ///< the newest state is not yet taken to be written
    std::jthread writer; ///< last, so that it is joined before what it uses goes
};

RunRecorder::RunRecorder(RunStore store, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(store)))
{
}

RunRecorder::~RunRecorder()
{
    end();
}

Result<Done> RunRecorder::begin()
{
    end();
    const Result<QString> id = d->store.create();
    return id ? d->makeLive(*id) : id.error();
}

Result<Done> RunRecorder::goOn(const QString& id)
{
    return d->makeLive(id);
}

const RunStore& RunRecorder::store() const
{
    return d->store;
}

QString RunRecorder::id() const
{
    return d->id;
}

QString RunRecorder::checkpointPath() const
{
    return d->id.isEmpty() ? QString() : d->store.checkpointPath(d->id);
}

void RunRecorder::record(const RunStatePointer& state)
{
    {
        const std::scoped_lock guard(d->mutex);
        d->newest = state;
        d->isNew = true;
    }
    d->changed.notify_one();
}

void RunRecorder::end()
{
    if (d->writer.joinable()) {
        d->writer.request_stop();
        d->writer.join();
    }
    d->newest = nullptr;
    d->isNew = false;
    d->lock = nullptr;
    d->id.clear();
}

void RunRecorder::endFailed()
{
    const RunStatePointer newest = [this] {
        const std::scoped_lock guard(d->mutex);
        return d->newest;
    }();
    if (newest) {
        auto failed = std::make_shared<RunState>(*newest);
        failed->outcome = Outcome::Failed;
        record(failed);
    }
    end();
}

} // namespace core
