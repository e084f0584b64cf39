#pragma once

#include "core/data/dataset.h"
#include "core/workbench/currentmodel.h"

#include <QList>
#include <QString>

namespace ui
{

/// One thing to know of a model, in words.
struct ModelFact {
    QString name; ///< stays the same in every language
    QString title;
    QString text;
};

/// What the passport of a model says, and where it came from. Where the present dataset is the one
/// that the model was tested on, its accuracy has an interval. `run` is the name of the kept run
/// that made it; empty if there is none.
QList<ModelFact>
modelFacts(const core::ModelState& state, const core::DatasetPointer& dataset, const QString& run);

} // namespace ui
