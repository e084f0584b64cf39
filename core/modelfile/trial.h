#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/modelfile/candidates.h"

#include <QList>

#include <stop_token>

namespace core
{

/// A candidate, and how well it reads images whose digits are known.
struct TriedCandidate {
    Candidate candidate;
    qsizetype images = 0;
    qsizetype correct = 0;
    double loss = 0; ///< mean cross entropy with the labels, in nats

    double accuracy() const;
};

/// The outcome of a trial.
struct Trial {
    qsizetype candidates = 0;   ///< that were tried
    QList<TriedCandidate> best; ///< the best first: at least three, if there are as many
};

/// Tries architectures with the weights of a chain, and each way to take pixels, on images: all on
/// the first hundred of them or, if that would take too long, on fewer; the best dozen on a
/// hundred, the best few then on a thousand. More right answers are better; of candidates that
/// differ by no more than chance does, the one with the lower loss is, because that is what a
/// training makes small; of those that have the same loss too, the first in the list. An error if
/// stop was requested before the end. There must be an image. Afterwards tensor operations of the
/// calling thread use one thread.
Result<Trial> tryCandidates(
    const WeightChain& chain, const QList<Architecture>& networks, const QList<PixelForm>& forms,
    const LabelledImages& images, const std::stop_token& stop = {});

} // namespace core
