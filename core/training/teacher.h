#pragma once

#include "core/data/dataset.h"
#include "core/ink/ink.h"
#include "core/prediction/predictor.h"
#include "core/training/teaching.h"

#include <QObject>

#include <memory>

namespace core
{

/// Teaches a model drawings on a thread of its own and reports by signals, emitted from that
/// thread. Lives on the thread of its owner, the GUI's; the destructor stops and joins.
///
/// After start() come progressed... and exactly one of finished, stopped and failed. Signals
/// already queued may arrive after start() was called again.
class Teacher : public QObject
{
    Q_OBJECT

public:
    explicit Teacher(QObject* parent = nullptr);
    ~Teacher() override;

    /// Begins to teach; an older teaching is stopped and joined first.
    void start(
        const core::PredictorPointer& model, const core::DatasetPointer& dataset,
        const QList<core::Ink>& drawings, const core::TeachSettings& settings = {});
    /// Acts within one batch.
    void stop();

    bool isRunning() const;

Q_SIGNALS:
    void progressed(const core::TeachProgress& progress);
    void finished(const core::PredictorPointer& model, const core::TeachResult& result);
    void stopped();
    void failed(const QString& message);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace core
