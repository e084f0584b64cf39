#include "core/training/batchsource.h"
#include "tests/support/toydata.h"

#include <QTest>

#include <cmath>
#include <numeric>

using core::BatchSource;
using core::LabelledImages;
using core::TrainingSettings;

namespace
{

constexpr int size = 400;

std::vector<std::int64_t> someIndices()
{
    std::vector<std::int64_t> indices(size);
    std::iota(indices.begin(), indices.end(), 17);
    return indices;
}

TrainingSettings settingsOf(double styledShare, double noDigitShare)
{
    TrainingSettings settings{.batchSize = size};
    settings.styledShare = styledShare;
    settings.noDigitShare = noDigitShare;
    return settings;
}

/// A batch's images, one after the other.
LabelledImages picked(const core::Batch& batch)
{
    LabelledImages images;
    for (const std::int64_t index : batch.indices) {
        images.pixels.append(batch.images.image(index));
        images.labels.append(static_cast<char>(batch.images.label(index)));
    }
    return images;
}

LabelledImages batchOf(const TrainingSettings& settings, int crewSize = 1, qint64 first = 0)
{
    const core::DatasetPointer dataset = support::toyDataset();
    core::Crew crew(crewSize);
    BatchSource source(dataset->train, settings, crew);
    return picked(source.make(someIndices(), first));
}

int countOf(const LabelledImages& batch, int label)
{
    return static_cast<int>(std::count(batch.labels.begin(), batch.labels.end(), char(label)));
}

} // namespace

class TstBatchSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isPlainWithoutDeformationAndInk()
    {
        const core::DatasetPointer dataset = support::toyDataset();
        core::Crew crew(1);
        const auto isPlain = [&](const TrainingSettings& settings) {
            return BatchSource(dataset->train, settings, crew).isPlain();
        };
        QVERIFY(isPlain({}));
        QVERIFY(!isPlain(settingsOf(0.1, 0)));
        QVERIFY(!isPlain(settingsOf(0, 0.1)));
        TrainingSettings turned;
        turned.augmentation.rotation = 5;
        QVERIFY(!isPlain(turned));
    }

    void picksTheImagesWithTheseIndices()
    {
        const core::DatasetPointer dataset = support::toyDataset();
        const LabelledImages batch = batchOf({.batchSize = size});
        for (int row = 0; row < size; ++row) {
            QVERIFY(batch.image(row) == dataset->train.image(row + 17));
            QCOMPARE(batch.label(row), dataset->train.label(row + 17));
        }
    }

    void replacesAShareBySyntheticInk()
    {
        const LabelledImages batch = batchOf(settingsOf(0.25, 0.25));
        const core::DatasetPointer dataset = support::toyDataset();
        int kept = 0;
        for (int row = 0; row < size; ++row) {
            kept += batch.image(row) == dataset->train.image(row + 17) ? 1 : 0;
        }
        QVERIFY(std::abs(kept - size / 2) < 50);
        QVERIFY(std::abs(countOf(batch, core::noDigit) - size / 4) < 40);
    }

    void styledDigitsAreOfEveryDigit()
    {
        const LabelledImages batch = batchOf(settingsOf(0.5, 0));
        for (int digit = 0; digit < core::digitCount; ++digit) {
            QVERIFY(countOf(batch, digit) > 20);
        }
        QCOMPARE(countOf(batch, core::noDigit), 0);
    }

    void theNumberOfThreadsChangesNothing()
    {
        TrainingSettings settings = settingsOf(0.2, 0.2);
        settings.augmentation = {12, 0.12, 0.2, 2, 0.9, 0.5};
        const LabelledImages alone = batchOf(settings, 1);
        const LabelledImages together = batchOf(settings, 3);
        QCOMPARE(together.pixels, alone.pixels);
        QCOMPARE(together.labels, alone.labels);
    }

    void seedAndNumberDecide()
    {
        TrainingSettings settings{.batchSize = size};
        settings.augmentation.rotation = 12;
        const LabelledImages batch = batchOf(settings);
        QVERIFY(batchOf(settings, 1, size).pixels != batch.pixels);
        settings.seed = 2;
        QVERIFY(batchOf(settings).pixels != batch.pixels);
    }

    void drawingsTakeTheirShareAllDigitsAlike()
    {
        const core::DatasetPointer dataset = support::toyDataset();
        core::Crew crew(1);
        BatchSource source(dataset->train, settingsOf(0, 0), crew);
        core::DrawnShare drawn{{}, 0.5F, {}};
        for (const int label : {3, 3, 3, 8}) {
            core::DigitImage image{};
            image.fill(static_cast<float>(label) / 10);
            drawn.drawings.append(image, label);
        }
        source.setDrawings(drawn);
        QVERIFY(!source.isPlain());
        const LabelledImages batch = picked(source.make(someIndices(), 0));
        const auto isDrawn = [&](qsizetype row, int label) {
            const QByteArrayView pixels = batch.image(row);
            return batch.label(row) == label &&
                   std::count(pixels.begin(), pixels.end(), char(std::lround(25.5 * label))) ==
                       core::digitImagePixels;
        };
        int threes = 0;
        int eights = 0;
        for (qsizetype row = 0; row < batch.size(); ++row) {
            threes += isDrawn(row, 3) ? 1 : 0;
            eights += isDrawn(row, 8) ? 1 : 0;
        }
        QVERIFY2(threes > 70 && threes < 130, qPrintable(QString::number(threes)));
        QVERIFY2(eights > 70 && eights < 130, qPrintable(QString::number(eights)));
    }
};

QTEST_GUILESS_MAIN(TstBatchSource)
#include "tst_batchsource.moc"
