#include "core/training/trainer.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/training/trainingloop.h"

#include <QMetaType>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace core
{

namespace
{

/// A door between two batches that can be closed from another thread.
class PauseGate
{
public:
    void setClosed(bool closed)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_closed = closed;
        }
        m_changed.notify_all();
    }

    bool isClosed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_closed;
    }

    /// Returns when the door is open or a stop was requested.
    void wait(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return !m_closed; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_closed = false;
};

} // namespace

class Trainer::Private
{
public:
    explicit Private(Trainer* trainer)
        : q(trainer)
    {
    }

    /// What the loop is to do on the training thread.
    using Work = std::function<Result<RunResult>(const TrainingControl&, const TrainingHooks&)>;

    void begin(const DatasetPointer& dataset, const TrainingSettings& settings)
    {
        const ThreadChoice choice = chooseThreads(settings, availableCores() - coresLeft);
        TrainingSettings chosen = settings;
        chosen.threads = choice.threads;
        begin(chosen, choice, {}, [dataset, chosen](const auto& control, const auto& hooks) {
            return trainingLoop(*dataset, chosen, control, hooks);
        });
    }

    void resume(const DatasetPointer& dataset, const RunStatePointer& from)
    {
        const ThreadChoice choice{from->settings.threads, Tr::tr("as before")};
        const auto work = [dataset, from](const auto& control, const auto& hooks) {
            return trainingLoop(*dataset, *from, control, hooks);
        };
        Curve curve = from->curve;
        curve.dropTestAfter(from->epochsDone);
        begin(from->settings, choice, curve, work);
    }

    void begin(
        const TrainingSettings& settings, const ThreadChoice& choice, const Curve& curve,
        const Work& work)
    {
        abandon();
        stop = std::stop_source();
        gate.setClosed(false);
        running = true;
        thread = std::jthread([=, this](const std::stop_token& abandoned) {
            Q_EMIT q->started(settings, choice, curve);
            run(work, {stop.get_token(), abandoned});
        });
    }

    /// Ends a run that nobody waits for any more.
    void abandon()
    {
        if (thread.joinable()) {
            thread.request_stop();
            stop.request_stop();
            thread.join();
        }
    }

    void run(const Work& work, const TrainingControl& control)
    {
        const Result<RunResult> result = guarded([&] { return work(control, hooks(control)); });
        running = false;
        if (result) {
            Q_EMIT q->finished(*result);
        } else {
            Q_EMIT q->failed(result.error().message);
        }
    }

    TrainingHooks hooks(const TrainingControl& control)
    {
        return {
            .progressed = [this](const TrainingProgress& each) { Q_EMIT q->progressed(each); },
            .epochEnded = [this](const EpochResult& result) { Q_EMIT q->epochEnded(result); },
            .snapshotTaken = [this](Model model) { publish(std::move(model)); },
            .betweenBatches = [this, stop = control.stop] { waitWhilePaused(stop); },
            .stateTaken = [this](const RunStatePointer& state) { Q_EMIT q->stateTaken(state); },
            .momentTaken = [this](const auto& moment) { Q_EMIT q->momentTaken(moment); },
        };
    }

    void publish(Model model)
    {
        const Result<PredictorPointer> predictor = Predictor::create(std::move(model));
        Q_ASSERT(predictor); // the loop's own parameters fit its own network
        Q_EMIT q->snapshotTaken(*predictor);
    }

    void waitWhilePaused(const std::stop_token& stopToken)
    {
        if (!gate.isClosed() || stopToken.stop_requested()) {
            return;
        }
        Q_EMIT q->paused();
        gate.wait(stopToken);
        Q_EMIT q->unpaused();
    }

    Trainer* q;
    PauseGate gate;
    std::stop_source stop;
    std::atomic<bool> running = false;
    int coresLeft = 0;
    std::jthread thread; ///< last, so that it is joined before what it uses is destroyed
};

Trainer::Trainer(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<TrainingSettings>();
    qRegisterMetaType<ThreadChoice>();
    qRegisterMetaType<TrainingProgress>();
    qRegisterMetaType<EpochResult>();
    qRegisterMetaType<RunResult>();
    qRegisterMetaType<PredictorPointer>();
    qRegisterMetaType<Curve>();
    qRegisterMetaType<RunStatePointer>();
    qRegisterMetaType<TakenMomentPointer>();
}

Trainer::~Trainer()
{
    d->abandon();
}

void Trainer::start(const DatasetPointer& dataset, const TrainingSettings& settings)
{
    d->begin(dataset, settings);
}

void Trainer::resume(const DatasetPointer& dataset, const RunStatePointer& from)
{
    d->resume(dataset, from);
}

void Trainer::leaveCores(int count)
{
    d->coresLeft = count;
}

void Trainer::pause()
{
    d->gate.setClosed(isRunning());
}

void Trainer::unpause()
{
    d->gate.setClosed(false);
}

void Trainer::stop()
{
    d->stop.request_stop();
}

bool Trainer::isRunning() const
{
    return d->running;
}

bool Trainer::isPaused() const
{
    return isRunning() && d->gate.isClosed();
}

} // namespace core
