#include "core/training/teacher.h"

#include "core/base/torchruntime.h"

#include <QMetaType>

#include <atomic>
#include <thread>

namespace core
{

class Teacher::Private
{
public:
    explicit Private(Teacher* teacher)
        : q(teacher)
    {
    }

    void begin(
        const PredictorPointer& model, const DatasetPointer& dataset, const QList<Ink>& drawings,
        const TeachSettings& settings)
    {
        abandon();
        running = true;
        thread = std::jthread([=, this](const std::stop_token& stop) {
            const auto progressed = [this](const TeachProgress& each) {
                Q_EMIT q->progressed(each);
            };
            const auto taught =
                teach(model->model(), *dataset, drawings, settings, stop, progressed);
            running = false;
            conclude(taught);
        });
    }

    /// Ends a teaching that nobody waits for any more: an assignment stops the thread and joins it.
    void abandon() { thread = {}; }

    void conclude(const Result<std::optional<Taught>>& taught)
    {
        if (!taught) {
            Q_EMIT q->failed(taught.error().message);
            return;
        }
        if (!*taught) {
            Q_EMIT q->stopped();
            return;
        }
        const Result<PredictorPointer> predictor =
            guarded([&] { return Predictor::create((*taught)->model); });
        if (predictor) {
            Q_EMIT q->finished(*predictor, (*taught)->result);
        } else {
            Q_EMIT q->failed(predictor.error().message);
        }
    }

    Teacher* q;
    std::atomic<bool> running = false;
    std::jthread thread; ///< last, so that it is joined before what it uses is destroyed
};

Teacher::Teacher(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<TeachProgress>();
    qRegisterMetaType<TeachResult>();
    qRegisterMetaType<PredictorPointer>();
}

Teacher::~Teacher()
{
    d->abandon();
}

void Teacher::start(
    const PredictorPointer& model, const DatasetPointer& dataset, const QList<Ink>& drawings,
    const TeachSettings& settings)
{
    d->begin(model, dataset, drawings, settings);
}

void Teacher::stop()
{
    d->thread.request_stop();
}

bool Teacher::isRunning() const
{
    return d->running;
}

} // namespace core
