#include "core/data/dataset.h"

#include "core/base/sha256.h"
#include "core/base/tr.h"
#include "core/data/idxreader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

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

/// The path of the file; empty if no spelling of it exists.
QString findFile(const QDir& folder, const QString& part, Content content)
{
    for (const QString& name : spellings(part, content)) {
        if (folder.exists(name)) {
            return folder.filePath(name);
        }
    }
    return {};
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

Result<LabelledImages> loadPart(const QDir& folder, const QString& part)
{
    const QString imagePath = findFile(folder, part, Content::Images);
    const QString labelPath = findFile(folder, part, Content::Labels);
    if (imagePath.isEmpty() || labelPath.isEmpty()) {
        return missingFile(folder, part, imagePath.isEmpty() ? Content::Images : Content::Labels);
    }
    Result<QByteArray> labels = readIdxLabels(labelPath);
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
Result<Classes> loadClasses(const QDir& folder)
{
    if (!folder.exists(classesFile)) {
        return Classes();
    }
    const QString path = folder.filePath(classesFile);
    const Result<Classes> classes = readClasses(path);
    if (classes && classes->size() != digitCount) {
        return inFile(
            path, {Tr::tr("expected %1 names, as many as networks here have outputs, found %2")
                       .arg(digitCount)
                       .arg(classes->size())});
    }
    return classes;
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

Result<DatasetPointer> loadDataset(const QString& folder)
{
    const QFileInfo info(folder);
    if (folder.isEmpty() || !info.isDir()) {
        return Error{Tr::tr("%1: expected the folder of a dataset, found %2")
                         .arg(
                             QDir::toNativeSeparators(folder),
                             info.exists() ? Tr::tr("a file") : Tr::tr("nothing there"))};
    }
    const QDir files(QDir::cleanPath(info.absoluteFilePath()));
    const Result<Classes> classes = loadClasses(files);
    if (!classes) {
        return classes.error();
    }
    Result<LabelledImages> train = loadPart(files, QStringLiteral("train"));
    if (!train) {
        return train.error();
    }
    Result<LabelledImages> test = loadPart(files, QStringLiteral("t10k"));
    if (!test) {
        return test.error();
    }
    auto dataset = std::make_shared<Dataset>();
    dataset->name = files.dirName();
    dataset->folder = files.path();
    dataset->train = *std::move(train);
    dataset->test = *std::move(test);
    dataset->classes = *classes;
    dataset->sha256 = contentHash(*dataset);
    return DatasetPointer(std::move(dataset));
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
