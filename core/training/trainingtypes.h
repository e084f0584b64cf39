#pragma once

#include "core/base/result.h"
#include "core/network/architecture.h"
#include "core/training/augmentationsettings.h"

#include <QList>
#include <QString>

namespace core
{

/// How the learning rate changes during a run.
enum class Schedule {
    Constant,
    Cosine ///< a short linear rise, then half a cosine down to 0 at the run's end
};

/// What a run is asked to do.
struct TrainingSettings {
    static constexpr int maxEpochs = 1000;
    static constexpr int maxBatchSize = 8192;
    static constexpr double minLearningRate = 1e-6;
    static constexpr double maxLearningRate = 1.0;
    static constexpr int maxThreads = 64;
    static constexpr int maxHeldOut = 30'000;
    static constexpr double maxLabelSmoothing = 0.5;
    static constexpr double maxSyntheticShare = 0.5; ///< of each kind
    static constexpr double maxAveragedShare = 0.9;
    static constexpr int automaticThreads = 0; ///< chosen by chooseThreads()

    QString preset; ///< id of the preset that they started from
    Architecture network;
    int epochs = 10;
    int batchSize = 64;
    double learningRate = 1e-3; ///< Adam's
    Schedule schedule = Schedule::Constant;
    double labelSmoothing = 0; ///< share of the target that all digits have in common, 0 to 0.5
    AugmentationSettings augmentation;
    double styledShare = 0;  ///< of the images: synthetic digits in styles that MNIST lacks
    double noDigitShare = 0; ///< of the images: synthetic ink that is no digit
    /// Of the epochs, the last ones: the model is the mean of the weights after each of them.
    double averagedShare = 0;
    int heldOut = 0;  ///< training images kept back, at most half, to calibrate with
    quint32 seed = 1; ///< of weights, shuffles and everything else that is random
    int threads = automaticThreads;

    /// Whether the weights after this epoch, from 1 on, are a part of that mean.
    bool isAveraged(int epoch) const;

    /// Returns an error that names the first setting out of its bounds.
    Result<Done> validate() const;

    bool operator==(const TrainingSettings&) const = default;
};

/// How well a network does on a set of images.
struct Score {
    double loss = 0;     ///< mean cross entropy, nats
    double accuracy = 0; ///< 0..1

    bool operator==(const Score&) const = default;
};

/// Where a run stands within an epoch; sent at most 20 times a second.
struct TrainingProgress {
    int epoch = 0;          ///< 1-based
    int epochs = 0;         ///< asked for
    qint64 samplesDone = 0; ///< of this epoch
    qint64 samplesPerEpoch = 0;
    double samplesPerSecond = 0;
    double secondsLeft = 0; ///< of the whole run, estimated
    Score train;            ///< lately, see RecentScore
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

enum class Outcome { Completed, Stopped, Failed };

/// The end of a run that did not fail.
struct RunResult {
    static constexpr double notMeasured = -1;

    Outcome outcome = Outcome::Completed;
    int epochsDone = 0; ///< whole epochs
    Score test;         ///< of the final network
    QList<int> deadOutputs;
    double seconds = 0;
    /// Where the final network stands, as in a curve: 3.42 is 42 % into the fourth epoch.
    /// `notMeasured` if the run was abandoned before its test score was known.
    double epoch = notMeasured;
};

/// `completed`, `stopped` or `failed`, as in files.
QString outcomeName(Outcome outcome);
Result<Outcome> outcomeFromName(const QString& name);

/// `constant` or `cosine`, as in files and on the command line.
QString scheduleName(Schedule schedule);
Result<Schedule> scheduleFromName(const QString& name);

} // namespace core
