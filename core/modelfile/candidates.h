#pragma once

#include "core/base/result.h"
#include "core/modelfile/weightchain.h"
#include "core/network/architecture.h"

#include <QList>
#include <QString>

#include <optional>

namespace core
{

/// How another program's network takes pixels, of which DigitLab's are 0 (paper) to 1 (ink).
enum class PixelForm {
    ZeroToOne,
    Normalised, ///< by MNIST's mean 0.1307 and deviation 0.3081, as PyTorch's examples do
    MinusOneToOne,
    Bytes,   ///< 0 to 255
    Inverted ///< 1 for paper, 0 for ink
};

/// A pixel x becomes factor * x + offset.
struct PixelScale {
    double factor = 1;
    double offset = 0;
};

PixelScale scaleOf(PixelForm form);
const QList<PixelForm>& pixelForms();
/// `0..1`, `normalised`, `-1..1`, `0..255`, `inverted`, as in files and on the command line.
QString pixelFormName(PixelForm form);
Result<PixelForm> pixelFormFromName(const QString& name);

/// One way to understand another program's network.
struct Candidate {
    Architecture network;
    PixelForm pixels = PixelForm::ZeroToOne;

    bool operator==(const Candidate&) const = default;
};

/// All architectures that have the layers of a chain and in between what is usual: for each
/// convolution zeros around the image, half the kernel or none, and pooling of 2x2 pixels, by
/// maximum or mean, or none; ReLU, leaky ReLU, tanh or sigmoid after every layer but the last.
/// Batch normalisation stands before them, or after each ReLU and its pool. What is most usual
/// comes first, at most some hundred architectures. An error names the layer that no such
/// architecture fits.
Result<QList<Architecture>> candidateArchitectures(const WeightChain& chain);

/// An error if an architecture has other layers with weights than the chain.
Result<Done> checkFit(const WeightChain& chain, const Architecture& architecture);

/// The chain as a model of that architecture; it must fit. What the network expects of pixels
/// becomes part of its first layer, exactly: of its weights if nothing comes before them but a
/// change of shape, else of a batch normalisation before it.
Model modelOf(WeightChain chain, const Candidate& candidate);

} // namespace core
