#include "tests/support/toydata.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <random>

namespace support
{

namespace
{

constexpr int side = core::digitImageSide;

void drawToyDigit(char* pixels, int digit, std::mt19937& random)
{
    for (int i = 0; i < core::digitImagePixels; ++i) {
        pixels[i] = static_cast<char>(random() % 32);
    }
    const int left = 2 + 5 * (digit % 5);
    const int top = digit < 5 ? 5 : 16;
    for (int y = top; y < top + 6; ++y) {
        for (int x = left; x < left + 4; ++x) {
            pixels[y * side + x] = static_cast<char>(200 + random() % 56);
        }
    }
}

core::LabelledImages toyImages(qsizetype size, std::mt19937& random)
{
    core::LabelledImages images;
    images.pixels.resize(size * core::digitImagePixels);
    images.labels.resize(size);
    for (qsizetype i = 0; i < size; ++i) {
        const int digit = static_cast<int>(i % core::digitCount);
        images.labels[i] = static_cast<char>(digit);
        drawToyDigit(images.pixels.data() + i * core::digitImagePixels, digit, random);
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

core::DatasetPointer toyDataset(qsizetype trainSize, qsizetype testSize)
{
    std::mt19937 random(1);
    auto dataset = std::make_shared<core::Dataset>();
    dataset->name = "toy";
    dataset->train = toyImages(trainSize, random);
    dataset->test = toyImages(testSize, random);
    return dataset;
}

void writeIdxFiles(const core::Dataset& dataset, const QString& folder)
{
    const QDir place(folder);
    writePart(dataset.train, place.filePath("train"));
    writePart(dataset.test, place.filePath("t10k"));
}

} // namespace support
