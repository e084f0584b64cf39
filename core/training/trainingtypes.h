#pragma once

#include "core/base/result.h"
#include "core/network/networkspec.h"

#include <QList>
#include <QString>

namespace core
{

/// What a run is asked to do.
struct TrainingSettings {
    static constexpr int maxEpochs = 1000;
    static constexpr int maxBatchSize = 8192;
    static constexpr double minLearningRate = 1e-6;
    static constexpr double maxLearningRate = 1.0;
    static constexpr int maxThreads = 64;
    static constexpr int automaticThreads = 0; ///< chosen by chooseThreads()

    QString preset; ///< id of the preset that they started from
    NetworkSpec network;
    int epochs = 10;
    int batchSize = 64;
    double learningRate = 1e-3; ///< Adam's
    quint32 seed = 1;           ///< of weights and shuffles
    int threads = automaticThreads;

    /// An error that names the first setting out of its bounds.
    Result<Done> validate() const;

    bool operator==(const TrainingSettings&) const = default;
};

/// How well a network does on a set of images.
struct Score {
    double loss = 0;     ///< mean cross entropy, nats
    double accuracy = 0; ///< 0..1
};

/// Where a run stands within an epoch; sent at most 20 times a second.
struct TrainingProgress {
    int epoch = 0;          ///< 1-based
    int epochs = 0;         ///< asked for
    qint64 samplesDone = 0; ///< of this epoch
    qint64 samplesPerEpoch = 0;
    double samplesPerSecond = 0;
    double secondsLeft = 0; ///< of the whole run, estimated
    Score train;            ///< over the samples since the last progress
};

/// The end of an epoch. Epoch 0 is the untrained network: its train score is not measured.
struct EpochResult {
    int epoch = 0;
    int epochs = 0;
    Score train;                 ///< mean over the epoch's batches, while it learned
    Score test;                  ///< over the test part, after the epoch
    double seconds = 0;          ///< training only, without evaluation
    double samplesPerSecond = 0; ///< training only
    QList<int> deadOutputs;      ///< digits that can never be predicted
};

enum class Outcome { Completed, Stopped };

/// The end of a run.
struct RunResult {
    Outcome outcome = Outcome::Completed;
    int epochsDone = 0; ///< whole epochs
    Score test;         ///< of the final network
    QList<int> deadOutputs;
    double seconds = 0;
};

QString outcomeName(Outcome outcome);

} // namespace core
