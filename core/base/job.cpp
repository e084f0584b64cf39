#include "core/base/job.h"

#include "core/base/handover.h"

#include <QPointer>

namespace core
{

Job::Job(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Job::~Job()
{
    cancel();
    for (const Request& request : std::as_const(m_waiting)) {
        startInPool([task = request.task] {
            setTorchThreads(1);
            task({}, [](double) {});
        });
    }
    m_pool.waitForDone();
    takeOver();
}

void Job::addNewest(Task task)
{
    cancel();
    add({std::move(task), false});
}

void Job::cancel()
{
    m_waiting.removeIf([](const Request& request) { return !request.isKept; });
    if (m_isRunning && !m_isRunningKept) {
        m_isRunningStale = true;
        m_stop.request_stop();
    }
}

void Job::requestStop()
{
    m_stop.request_stop();
}

void Job::add(Request request)
{
    const bool wasBusy = isBusy();
    m_waiting.append(std::move(request));
    if (!m_isRunning) {
        beginNext();
    }
    if (!wasBusy) {
        Q_EMIT busyChanged(true);
    }
}

void Job::startInPool(std::function<void()> work)
{
    handOver();
    m_pool.start([work = std::move(work)] {
        takeOver();
        work();
        handOver();
    });
}

void Job::callOnOwnersThread(std::function<void()> call)
{
    handOver();
    QMetaObject::invokeMethod(
        this,
        [call = std::move(call)] {
            takeOver();
            call();
        },
        Qt::QueuedConnection);
}

void Job::beginNext()
{
    Request request = m_waiting.takeFirst();
    m_isRunning = true;
    m_isRunningKept = request.isKept;
    m_isRunningStale = false;
    m_stop = std::stop_source();
    const Progress progress = [this, stop = m_stop.get_token()](double share) {
        const auto tell = [this, stop, share] {
            if (!stop.stop_requested()) {
                Q_EMIT progressed(share);
            }
        };
        callOnOwnersThread(tell);
    };
    startInPool([this, task = std::move(request.task), stop = m_stop.get_token(), progress] {
        // Two threads of OpenMP would wait for each other in a busy loop beside a run.
        setTorchThreads(1);
        const Delivery deliver = task(stop, progress);
        callOnOwnersThread([this, deliver] { end(deliver); });
    });
}

void Job::end(const Delivery& deliver)
{
    const bool isStale = m_isRunningStale;
    m_isRunning = false;
    if (!m_waiting.isEmpty()) {
        beginNext();
    } else {
        const QPointer<Job> self(this);
        Q_EMIT busyChanged(false);
        if (!self) {
            return;
        }
    }
    if (!isStale) {
        deliver(); // last: whoever takes the result may destroy the job
    }
}

} // namespace core
