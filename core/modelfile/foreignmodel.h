#pragma once

#include "core/base/result.h"
#include "core/modelfile/trial.h"

#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

namespace core
{

/// Where a dataset comes from; null if there is none. It is asked on the thread that reads.
using DatasetSupply = std::function<DatasetPointer()>;

/// The dataset of that name or folder, if it is on this machine.
DatasetSupply storedDataset(const QString& nameOrFolder = QStringLiteral("mnist"));

/// How another program's network is to be understood. What is not told is found out.
struct ForeignOptions {
    std::optional<Architecture> network;
    std::optional<PixelForm> pixels;
    DatasetSupply dataset; ///< to find out with; without any, what is most usual is taken
};

/// What another program's file does not say and how it was decided.
struct Assumptions {
    Candidate taken;
    bool areLayersTold = false; ///< by the user
    bool arePixelsTold = false;
    Trial trial; ///< empty if nothing was tried
    QString dataset;
};

/// Another program's network, understood.
struct ForeignModel {
    Model model;
    Assumptions assumptions;
};

/// Makes a model of a chain. What is not told is found out by tryCandidates() on the dataset's
/// training images, or without a dataset taken to be what is most usual: ReLU, pixels from 0 to 1.
/// The passport tells what was assumed. An error if the architecture that is told does not fit, or
/// none is found that does.
Result<ForeignModel>
understood(WeightChain chain, const ForeignOptions& options, const std::stop_token& stop = {});

/// What was assumed, and how well the network reads so. A sentence without a full stop.
QString assumptionsText(const Assumptions& assumptions);
/// A candidate and its figures: `conv 32x3, ...; pixels normalised: 99.1 %`.
QString triedText(const TriedCandidate& tried);

} // namespace core
