#pragma once

#include "core/data/dataset.h"
#include "core/network/model.h"
#include "core/training/runstate.h"
#include "core/training/trainingtypes.h"

#include <QList>

#include <memory>

namespace core
{

/// A run keeps at most so many moments, with at most so many bytes in all.
inline constexpr int maxMomentsOfRun = 40;
inline constexpr qint64 maxMomentBytesOfRun = 100'000'000;

/// A copy of the model from the midst of a run.
struct TakenMoment {
    qint64 samples = 0; ///< that the model had learned from, epochs before included
    qint64 samplesPerEpoch = 1;
    Model model; ///< its passport says how far it was trained
};

using TakenMomentPointer = std::shared_ptr<const TakenMoment>;

/// After how many samples a run keeps its model, ascending: 0, the untrained model; up to 12 counts
/// within the first epoch, each a like factor above the one before; then the ends of the epochs,
/// evenly thinned where there are too many. Each is a place between two batches. The last epoch's
/// end is always among them, unless not even one model fits.
QList<qint64>
momentSchedule(int epochs, qint64 samplesPerEpoch, int batchSize, qint64 bytesPerModel);
QList<qint64> momentSchedule(const TrainingSettings& settings, qint64 samplesPerEpoch);

/// More than the file of a moment takes.
qint64 bytesOfMoment(const Architecture& network);

/// Which of these moments, ascending, can be missed best: of the ends of epochs after the first the
/// one that leaves the smallest gap; else the same of the others; the untrained one last. One that
/// is about to come after them is not among them. They must not be empty.
qsizetype leastMissedMoment(const QList<qint64>& samples, qint64 next, qint64 samplesPerEpoch);

} // namespace core
