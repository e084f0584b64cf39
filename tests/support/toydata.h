#pragma once

#include "core/data/dataset.h"

namespace support
{

/// A dataset that a small network learns in well under a second: each digit is a bright block at a
/// place of its own on faint seeded noise. Labels go round 0..9, or round all classes.
core::DatasetPointer
toyDataset(qsizetype trainSize = 1000, qsizetype testSize = 200, const core::Classes& classes = {});

/// A to Z.
core::Classes letters();

/// Writes a dataset as four plain IDX files with MNIST's names into a folder, which is made where
/// it is missing.
void writeIdxFiles(const core::Dataset& dataset, const QString& folder);

} // namespace support
