#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/runs/runstore.h"
#include "core/runs/statistics.h"

#include <QList>
#include <QString>

#include <stop_token>

namespace core
{

/// One thing in which two runs differ, as text for a table.
struct Difference {
    QString what;
    QString valueA;
    QString valueB;
};

/// How a run ended, or that it goes on or was interrupted, in a word.
QString outcomeText(const RunRecord& run);

/// Settings, dataset, outcome, epochs done and seconds in which two runs differ, in that order.
QList<Difference> compareRuns(const RunRecord& a, const RunRecord& b);

/// How two models read the same images.
struct ModelComparison {
    qint64 bothRight = 0;
    qint64 onlyA = 0; ///< right by a alone
    qint64 onlyB = 0;
    qint64 bothWrong = 0;

    qint64 images() const { return bothRight + onlyA + onlyB + bothWrong; }
    ShareInterval accuracyA() const { return wilsonInterval(bothRight + onlyA, images()); }
    ShareInterval accuracyB() const { return wilsonInterval(bothRight + onlyB, images()); }
    double pValue() const { return mcNemarPValue(onlyA, onlyB); }
};

/// Reads all images with both models; for a thread of its own. An error if a model cannot be used,
/// or if it was stopped.
Result<ModelComparison> compareModels(
    const Model& a, const Model& b, const LabelledImages& images, const std::stop_token& stop = {});

/// Why the two runs cannot be compared on the test part of `dataset`: both were not trained on it,
/// or it is null. Empty if they can be compared.
QString whyNotComparable(const RunRecord& a, const RunRecord& b, const Dataset* dataset);

/// The hash of the dataset that a run learns from, as in Dataset::sha256.
QString datasetHash(const RunRecord& run);

} // namespace core
