#include "tests/support/toydata.h"

#include <QDir>
#include <QFile>
#include <QRect>
#include <QtEndian>

#include <random>

namespace support
{

namespace
{

constexpr int side = core::digitImageSide;

/// Where the block of a class lies.
QRect blockOf(int label, int classes)
{
    if (classes > core::digitCount) {
        return {1 + 3 * (label % 9), 1 + 4 * (label / 9), 3, 3};
    }
    return {2 + 5 * (label % 5), label < 5 ? 5 : 16, 4, 6};
}

void drawToyImage(char* pixels, const QRect& block, std::mt19937& random)
{
    for (int i = 0; i < core::digitImagePixels; ++i) {
        pixels[i] = static_cast<char>(random() % 32);
    }
    for (int y = block.top(); y <= block.bottom(); ++y) {
        for (int x = block.left(); x <= block.right(); ++x) {
            pixels[y * side + x] = static_cast<char>(200 + random() % 56);
        }
    }
}

core::LabelledImages toyImages(qsizetype size, int classes, std::mt19937& random)
{
    core::LabelledImages images;
    images.pixels.resize(size * core::digitImagePixels);
    images.labels.resize(size);
    for (qsizetype i = 0; i < size; ++i) {
        const int label = static_cast<int>(i % classes);
        images.labels[i] = static_cast<char>(label);
        char* pixels = images.pixels.data() + i * core::digitImagePixels;
        drawToyImage(pixels, blockOf(label, classes), random);
    }
    return images;
}

void writeIdx(const QString& path, const QList<quint32>& header, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("cannot write %s", qPrintable(path));
    }
    for (const quint32 number : header) {
        const quint32 bigEndian = qToBigEndian(number);
        file.write(reinterpret_cast<const char*>(&bigEndian), sizeof bigEndian);
    }
    file.write(bytes);
}

void writePart(const core::LabelledImages& images, const QString& prefix)
{
    const auto count = static_cast<quint32>(images.size());
    writeIdx(prefix + "-images-idx3-ubyte", {0x803, count, side, side}, images.pixels);
    writeIdx(prefix + "-labels-idx1-ubyte", {0x801, count}, images.labels);
}

} // namespace

core::DatasetPointer
toyDataset(qsizetype trainSize, qsizetype testSize, const core::Classes& classes)
{
    std::mt19937 random(1);
    auto dataset = std::make_shared<core::Dataset>();
    dataset->name = "toy";
    dataset->classes = classes;
    dataset->train = toyImages(trainSize, classes.size(), random);
    dataset->test = toyImages(testSize, classes.size(), random);
    return dataset;
}

core::Classes letters()
{
    QStringList names;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        names.append(QString(letter));
    }
    return *core::Classes::create(names);
}

void writeIdxFiles(const core::Dataset& dataset, const QString& folder)
{
    const QDir place(folder);
    place.mkpath(".");
    writePart(dataset.train, place.filePath("train"));
    writePart(dataset.test, place.filePath("t10k"));
}

} // namespace support
