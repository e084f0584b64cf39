#pragma once

#include "core/base/result.h"
#include "core/data/classes.h"
#include "core/ink/digitimage.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace core
{

/// Images and their labels, as bytes.
struct LabelledImages {
    QByteArray pixels; ///< size() * 784 bytes; 0 is paper, 255 is ink
    QByteArray labels; ///< size() bytes, each 0..9

    qsizetype size() const { return labels.size(); }
    /// The 784 bytes of one image.
    QByteArrayView image(qsizetype index) const;
    int label(qsizetype index) const { return static_cast<uchar>(labels[index]); }
    /// One image as a network's input, bytes scaled to 0..1 and nothing else.
    DigitImage digitImage(qsizetype index) const;
    /// Adds an image, its values rounded to bytes.
    void append(const DigitImage& image, int label);
};

/// A dataset with a train and a test part. It never changes after loading and is shared between
/// threads by pointer.
struct Dataset {
    QString name;
    QString folder;    ///< where it was loaded from; empty when made in memory
    QByteArray sha256; ///< lower-case hex over the bytes of the four files' contents, in order
                       ///< train images, train labels, test images, test labels (pixels and labels)
    LabelledImages train;
    LabelledImages test;
    Classes classes; ///< what the labels mean
};

using DatasetPointer = std::shared_ptr<const Dataset>;

/// Loads the four IDX files of a folder: plain or .gz, `train-images-idx3-ubyte` or
/// `train-images.idx3-ubyte`. The dataset gets the name of the folder. A `classes.txt` beside them
/// names the classes; without it, they are digits.
Result<DatasetPointer> loadDataset(const QString& folder);

/// Whether a folder has all four files of a dataset, in any spelling. Their contents are not read.
bool holdsDataset(const QString& folder);

} // namespace core
