#include "core/data/dataset.h"

#include "core/base/sha256.h"
#include "core/base/tr.h"
#include "core/data/classesfile.h"
#include "core/data/idxreader.h"

#include <QDir>
#include <QFileInfo>
#include <QRect>

#include <algorithm>
#include <optional>
#include <span>

namespace core
{

namespace
{

enum class Content { Images, Labels };

/// The names that a file may have, the most likely one first.
QStringList spellings(const QString& part, Content content)
{
    const QString kind = content == Content::Images ? QStringLiteral("images%1idx3-ubyte")
                                                    : QStringLiteral("labels%1idx1-ubyte");
    const QString dashed = part + '-' + kind.arg('-');
    const QString dotted = part + '-' + kind.arg('.');
    return {dashed, dotted, dashed + ".gz", dotted + ".gz"};
}

/// As EMNIST's six datasets call it: `emnist-letters-test-images-idx3-ubyte.gz`. Empty if there is
/// none or several.
QString findEmnistFile(const QDir& folder, const QString& part, Content content)
{
    QStringList patterns;
    for (const QString& name : spellings(part == "train" ? part : "test", content)) {
        patterns.append(QStringLiteral("emnist-*-") + name);
    }
    const QStringList found = folder.entryList(patterns, QDir::Files);
    return found.size() == 1 ? folder.filePath(found.first()) : QString();
}

/// The path of the file; empty if no spelling of it exists.
QString findFile(const QDir& folder, const QString& part, Content content)
{
    for (const QString& name : spellings(part, content)) {
        if (folder.exists(name)) {
            return folder.filePath(name);
        }
    }
    return findEmnistFile(folder, part, content);
}

Error missingFile(const QDir& folder, const QString& part, Content content)
{
    const QString kind = content == Content::Images ? Tr::tr("images") : Tr::tr("labels");
    return Error{Tr::tr("%1: expected the %2 %3 of a dataset, found none of %4")
                     .arg(
                         QDir::toNativeSeparators(folder.path()),
                         part == QLatin1String("train") ? Tr::tr("train") : Tr::tr("test"), kind,
                         spellings(part, content).join(QLatin1String(", ")))};
}

Error differentCounts(const QString& imagePath, qsizetype images, qsizetype labels)
{
    const QFileInfo file(imagePath);
    return Error{
        Tr::tr("%1: expected as many labels as images, found %2 images in %3 and %4 labels")
            .arg(
                QDir::toNativeSeparators(file.path()), QString::number(images), file.fileName(),
                QString::number(labels))};
}

Result<LabelledImages> loadPart(const QDir& folder, const QString& part, int classes)
{
    const QString imagePath = findFile(folder, part, Content::Images);
    const QString labelPath = findFile(folder, part, Content::Labels);
    if (imagePath.isEmpty() || labelPath.isEmpty()) {
        return missingFile(folder, part, imagePath.isEmpty() ? Content::Images : Content::Labels);
    }
    Result<QByteArray> labels = readIdxLabels(labelPath, classes);
    if (!labels) {
        return labels.error();
    }
    Result<IdxImages> images = readIdxImages(imagePath);
    if (!images) {
        return images.error();
    }
    if (images->count != labels->size()) {
        return differentCounts(imagePath, images->count, labels->size());
    }
    return LabelledImages{(*std::move(images)).pixels, *std::move(labels)};
}

/// The names beside the four files, if there are any.
Result<std::optional<Classes>> loadClasses(const QDir& folder)
{
    if (!folder.exists(classesFile)) {
        return std::optional<Classes>();
    }
    const Result<Classes> classes = readClasses(folder.filePath(classesFile));
    return classes ? Result<std::optional<Classes>>(*classes) : classes.error();
}

int highestLabel(const LabelledImages& images)
{
    const auto labels = std::span(
        reinterpret_cast<const uchar*>(images.labels.constData()),
        static_cast<std::size_t>(images.size()));
    return labels.empty() ? 0 : *std::ranges::max_element(labels);
}

/// What labels without names mean.
Classes unnamedClasses(const Dataset& dataset)
{
    const int highest = std::max(highestLabel(dataset.train), highestLabel(dataset.test));
    return highest < digitCount ? Classes() : Classes::numbered(highest + 1);
}

/// That of the pixels that are more ink than paper.
QSize extentOf(QByteArrayView image)
{
    QRect box;
    for (int i = 0; i < digitImagePixels; ++i) {
        if (static_cast<uchar>(image[i]) > 127) {
            box |= QRect(i % digitImageSide, i / digitImageSide, 1, 1);
        }
    }
    return box.size();
}

/// Whether the images show handwriting that lies on its side: digits and letters are taller than
/// wide. Over MNIST's first 1,000 the widths are 0.78 of the heights.
bool areLyingDown(const LabelledImages& images)
{
    constexpr qsizetype enough = 1000;
    constexpr double clearly = 1.1;
    double widths = 0;
    double heights = 0;
    for (qsizetype i = 0; i < std::min(images.size(), enough); ++i) {
        const QSize extent = extentOf(images.image(i));
        widths += extent.width();
        heights += extent.height();
    }
    return widths > clearly * heights;
}

bool isToTranspose(const Dataset& dataset, Orientation orientation)
{
    if (orientation != Orientation::FindOut) {
        return orientation == Orientation::Transposed;
    }
    const bool mayBeHandwriting = dataset.classes.areHandwriting() || dataset.classes.areNumbers();
    return mayBeHandwriting && areLyingDown(dataset.train);
}

void transpose(LabelledImages& images)
{
    for (qsizetype image = 0; image < images.size(); ++image) {
        char* pixels = images.pixels.data() + image * digitImagePixels;
        for (int y = 0; y < digitImageSide; ++y) {
            for (int x = 0; x < y; ++x) {
                std::swap(pixels[y * digitImageSide + x], pixels[x * digitImageSide + y]);
            }
        }
    }
}

QByteArray contentHash(const Dataset& dataset)
{
    Sha256 hash;
    hash.add(dataset.train.pixels);
    hash.add(dataset.train.labels);
    hash.add(dataset.test.pixels);
    hash.add(dataset.test.labels);
    return hash.hex();
}

} // namespace

QByteArrayView LabelledImages::image(qsizetype index) const
{
    return QByteArrayView(pixels).sliced(index * digitImagePixels, digitImagePixels);
}

DigitImage LabelledImages::digitImage(qsizetype index) const
{
    const QByteArrayView bytes = image(index);
    DigitImage result;
    std::transform(bytes.begin(), bytes.end(), result.begin(), [](char byte) {
        return static_cast<float>(static_cast<uchar>(byte)) / 255.0F;
    });
    return result;
}

void LabelledImages::append(const DigitImage& image, int label)
{
    const DigitBytes bytes = toBytes(image);
    pixels.append(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes));
    labels.append(static_cast<char>(label));
}

Result<DatasetPointer> loadDataset(const QString& folder, Orientation orientation)
{
    const QFileInfo info(folder);
    if (folder.isEmpty() || !info.isDir()) {
        return Error{Tr::tr("%1: expected the folder of a dataset, found %2")
                         .arg(
                             QDir::toNativeSeparators(folder),
                             info.exists() ? Tr::tr("a file") : Tr::tr("nothing there"))};
    }
    const QDir files(QDir::cleanPath(info.absoluteFilePath()));
    const Result<std::optional<Classes>> classes = loadClasses(files);
    if (!classes) {
        return classes.error();
    }
    const int count = *classes ? (*classes)->size() : Classes::most;
    Result<LabelledImages> train = loadPart(files, QStringLiteral("train"), count);
    if (!train) {
        return train.error();
    }
    Result<LabelledImages> test = loadPart(files, QStringLiteral("t10k"), count);
    if (!test) {
        return test.error();
    }
    auto dataset = std::make_shared<Dataset>();
    dataset->name = files.dirName();
    dataset->folder = files.path();
    dataset->train = *std::move(train);
    dataset->test = *std::move(test);
    dataset->classes = *classes ? **classes : unnamedClasses(*dataset);
    dataset->isTransposed = isToTranspose(*dataset, orientation);
    if (dataset->isTransposed) {
        transpose(dataset->train);
        transpose(dataset->test);
    }
    dataset->sha256 = contentHash(*dataset);
    return DatasetPointer(std::move(dataset));
}

QString orientationName(Orientation orientation)
{
    switch (orientation) {
    case Orientation::AsStored:
        return QStringLiteral("no");
    case Orientation::Transposed:
        return QStringLiteral("yes");
    case Orientation::FindOut:
        break;
    }
    return QStringLiteral("auto");
}

Result<Orientation> orientationFromName(const QString& name)
{
    for (const Orientation each :
         {Orientation::FindOut, Orientation::AsStored, Orientation::Transposed}) {
        if (orientationName(each) == name) {
            return each;
        }
    }
    return Error{Tr::tr("expected auto, no or yes, found `%1`").arg(name.left(80))};
}

bool holdsDataset(const QString& folder)
{
    const QDir files(folder);
    const auto whole = [&files](const QString& part) {
        return !findFile(files, part, Content::Images).isEmpty() &&
               !findFile(files, part, Content::Labels).isEmpty();
    };
    return !folder.isEmpty() && whole(QStringLiteral("train")) && whole(QStringLiteral("t10k"));
}

} // namespace core
