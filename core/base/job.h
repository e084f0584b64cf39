#pragma once

#include "core/base/memory.h"
#include "core/base/torchruntime.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <concepts>
#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace core
{

/// Runs functions off the thread of its owner, one at a time, and hands their results back on it.
/// They compute with one torch thread; work that wants more has a Crew.
/// Lives on its owner's thread, which needs an event loop. The destructor asks for a stop, waits
/// for what runs, and delivers nothing any more. This is the program's one way to work in the
/// background.
class Job : public QObject
{
    Q_OBJECT

public:
    /// Tells how far the work is, 0 to 1; progressed() follows on the owner's thread.
    using Progress = std::function<void(double share)>;

    explicit Job(QObject* parent = nullptr);
    ~Job() override;

    /// Calls `work` on the job's thread and then `then` with its result on the owner's thread. The
    /// newest request wins: it replaces one that waits, and one that runs is asked to stop and its
    /// result is dropped. `work` takes nothing, a std::stop_token, or that and a Progress. If it
    /// gives a Result, whatever it throws becomes the error, and so does too little memory to begin
    /// with; else it must not throw.
    template <typename Work, typename Then> void run(Work work, Then then)
    {
        addNewest(makeTask(std::move(work), std::move(then), checkMemoryLeft));
    }

    /// The same for work that must not be left out, such as writing: all of it is done in the order
    /// of the calls, what waits when the job is destroyed included. It begins with any memory.
    template <typename Work, typename Then> void enqueue(Work work, Then then)
    {
        add({makeTask(std::move(work), std::move(then), [] { return Result(Done{}); }), true});
    }

    /// Asks the request that runs to stop, and drops its result and those that wait. Requests of
    /// enqueue() go on.
    void cancel();
    /// Asks the request that runs to stop, also one of enqueue(). Its result is delivered.
    void requestStop();

    /// Whether a request runs or waits.
    bool isBusy() const { return m_isRunning || !m_waiting.isEmpty(); }

Q_SIGNALS:
    void busyChanged(bool isBusy);
    void progressed(double share);

private:
    using Delivery = std::function<void()>;
    using Task = std::function<Delivery(const std::stop_token& stop, const Progress& progress)>;

    struct Request {
        Task task;
        bool isKept = false; ///< by enqueue()
    };

    template <typename Work>
    static auto call(Work& work, const std::stop_token& stop, const Progress& progress)
    {
        if constexpr (std::invocable<Work, std::stop_token, Progress>) {
            return work(stop, progress);
        } else if constexpr (std::invocable<Work, std::stop_token>) {
            return work(stop);
        } else {
            return work();
        }
    }

    /// `mayBegin` says why work that gives a Result cannot be begun.
    template <typename Work, typename Then>
    static Task makeTask(Work work, Then then, Result<Done> (*mayBegin)())
    {
        return [work = std::move(work), then = std::move(then), mayBegin](
                   const std::stop_token& stop, const Progress& progress) mutable -> Delivery {
            using Value = decltype(call(work, stop, progress));
            if constexpr (std::is_void_v<Value>) {
                call(work, stop, progress);
                return then;
            } else {
                const auto guardedCall = [&]() -> Value {
                    if constexpr (isResult<Value>) {
                        return guarded([&]() -> Value {
                            const Result<Done> may = mayBegin();
                            return may ? call(work, stop, progress) : Value(may.error());
                        });
                    } else {
                        return call(work, stop, progress);
                    }
                };
                auto value = std::make_shared<Value>(guardedCall());
                return [then, value]() mutable { then(std::move(*value)); };
            }
        };
    }

    void addNewest(Task task);
    void add(Request request);
    void startInPool(std::function<void()> work);
    void callOnOwnersThread(std::function<void()> call);
    void beginNext();
    void end(const Delivery& deliver);

    QList<Request> m_waiting;
    bool m_isRunning = false;
    bool m_isRunningKept = false;
    bool m_isRunningStale = false; ///< nobody wants its result any more
    std::stop_source m_stop;       ///< of what runs
    QThreadPool m_pool;            ///< one thread
};

} // namespace core
