#pragma once

#include "core/base/classes.h"
#include "core/base/result.h"
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
    QByteArray labels; ///< size() bytes, each below the number of classes

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
    QByteArray sha256; ///< lower-case hex over the bytes of train images, train labels, test images
                       ///< and test labels (pixels and labels)
    LabelledImages train;
    LabelledImages test;
    Classes classes;           ///< what the labels mean
    bool isTransposed = false; ///< rows and columns of the images were swapped when it was loaded
};

/// Whether rows and columns of a dataset's images are to be swapped, since EMNIST's are published
/// so. `FindOut`: where handwriting, or what may be that, lies on its side.
enum class Orientation { FindOut, AsStored, Transposed };

using DatasetPointer = std::shared_ptr<const Dataset>;

/// Loads the four IDX files of a folder: plain or .gz, `train-images-idx3-ubyte` or
/// `train-images.idx3-ubyte`, or those of one of EMNIST's datasets under the names that they are
/// published with. The dataset gets the name of the folder. A `classes.txt` beside them
/// names the classes; without it, they are digits, or numbers up to the highest label if that is
/// above 9.
Result<DatasetPointer>
loadDataset(const QString& folder, Orientation orientation = Orientation::FindOut);

/// `auto`, `no` or `yes`, as on the command line.
QString orientationName(Orientation orientation);
Result<Orientation> orientationFromName(const QString& name);

/// Whether a folder has all four files of a dataset, in any spelling. Their contents are not read.
bool holdsDataset(const QString& folder);

} // namespace core
