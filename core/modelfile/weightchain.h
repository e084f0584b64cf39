#pragma once

#include "core/network/model.h"

#include <QList>
#include <QString>

#include <vector>

namespace core
{

/// A layer with weights in another program's network.
struct ChainLink {
    Layer layer;  ///< a convolution, its padding not known; batch normalisation; a linear layer
    QString name; ///< in the file, without `.weight`
    qint64 inputs = 0;  ///< channels or units
    qint64 outputs = 0; ///< likewise
};

/// The layers with weights of another program's network in the order of their use, and these
/// weights. What the network does between them is not known.
struct WeightChain {
    QList<ChainLink> links;
    std::vector<float> parameters; ///< laid out like Model::parameters
    Passport passport;             ///< where it comes from
};

} // namespace core
