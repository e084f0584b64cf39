#include "core/runs/runrecorder.h"

#include "core/base/tr.h"
#include "core/runs/runwriter_p.h"

#include <QDir>

#include <utility>
#include <vector>

namespace core
{

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
        std::unique_ptr<QLockFile> lock = tryFolderLock(store.folder(run));
        if (!lock) {
            return Error{Tr::tr("%1: another process trains this run")
                             .arg(QDir::toNativeSeparators(store.folder(run)))};
        }
        const RunWriter::Hooks hooks{
            [this, run] { Q_EMIT q->recorded(run); },
            [this](const QString& message) { Q_EMIT q->failed(message); },
            [this, run](const QList<Moment>& moments) { Q_EMIT q->momentsChanged(run, moments); },
            [this](const QString& message) { Q_EMIT q->momentFailed(message); },
            [this, run] { Q_EMIT q->released(run); }};
        const std::scoped_lock guard(mutex);
        live = std::make_unique<RunWriter>(store, run, std::move(lock), hooks);
        return Done{};
    }

    std::unique_ptr<RunWriter> detachLive()
    {
        const std::scoped_lock guard(mutex);
        return std::exchange(live, nullptr);
    }

    RunRecorder* q;
    RunStore store;
    std::mutex mutex; ///< protects `live`: states come from the training thread
    std::unique_ptr<RunWriter> live;
    std::vector<std::unique_ptr<RunWriter>> ending;
};

RunRecorder::RunRecorder(RunStore store, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(store)))
{
    qRegisterMetaType<QList<Moment>>();
}

RunRecorder::~RunRecorder()
{
    end();
    d->ending.clear();
}

Result<Done> RunRecorder::begin(const QString& name)
{
    end();
    const Result<QString> id = d->store.create(name);
    return id ? d->makeLive(*id) : id.error();
}

Result<Done> RunRecorder::resume(const QString& id)
{
    return d->makeLive(id);
}

bool RunRecorder::isEnding(const QString& id) const
{
    return std::ranges::any_of(
        d->ending, [&](const auto& writer) { return writer->id() == id && !writer->hasEnded(); });
}

const RunStore& RunRecorder::store() const
{
    return d->store;
}

QString RunRecorder::id() const
{
    return d->live ? d->live->id() : QString();
}

QString RunRecorder::checkpointPath() const
{
    return d->live ? d->store.checkpointPath(d->live->id()) : QString();
}

void RunRecorder::record(const RunStatePointer& state)
{
    const std::scoped_lock guard(d->mutex);
    if (d->live) {
        d->live->record(state);
    }
}

void RunRecorder::recordMoment(const TakenMomentPointer& moment)
{
    const std::scoped_lock guard(d->mutex);
    if (d->live) {
        d->live->recordMoment(moment);
    }
}

void RunRecorder::dropMomentsAfter(qint64 samples)
{
    if (d->live) {
        d->live->dropMomentsAfter(samples);
    }
}

void RunRecorder::end()
{
    std::erase_if(d->ending, [](const auto& writer) { return writer->hasEnded(); });
    if (auto writer = d->detachLive()) {
        writer->requestEnd();
        d->ending.push_back(std::move(writer));
    }
}

void RunRecorder::endFailed()
{
    if (d->live) {
        d->live->recordFailure();
    }
    end();
}

Result<Done> RunRecorder::finish()
{
    const auto writer = d->detachLive();
    return writer ? writer->waitForEnd() : Done{};
}

} // namespace core
