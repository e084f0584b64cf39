#include "core/base/exacttext.h"
#include "core/insight/mistakes.h"

#include <QTest>

#include <cmath>

using core::findMistakes;
using core::LabelledReading;
using core::MistakeFilter;
using core::MistakeKind;

namespace
{

/// Reads `mostLike` with that probability; all others share the rest.
LabelledReading reading(int label, int mostLike, float probability, bool isDigit = true)
{
    LabelledReading result{label, {}};
    result.reading.probabilities.assign(10, (1 - probability) / 9);
    result.reading.probabilities[static_cast<std::size_t>(mostLike)] = probability;
    result.reading.mostLike = mostLike;
    result.reading.isDigit = isDigit;
    return result;
}

const QList<LabelledReading> some{
    reading(7, 7, 0.99F),        // 0: sure and right
    reading(7, 1, 0.83F),        // 1: misread
    reading(3, 5, 0.55F),        // 2: misread, less sure
    reading(2, 2, 0.6F),         // 3: right but unsure
    reading(4, 9, 0.95F),        // 4: misread, very sure
    reading(8, 8, 0.3F, false)}; // 5: right but taken for no digit

} // namespace

class TstMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLossIsTheCrossEntropy()
    {
        QVERIFY(qAbs(some[0].loss() + std::log(0.99)) < 1e-6);
        QVERIFY(qAbs(some[1].loss() + std::log(0.17 / 9)) < 1e-5);
        LabelledReading impossible = reading(0, 1, 1);
        QVERIFY(std::isfinite(impossible.loss()));
        QVERIFY(impossible.loss() > some[4].loss());
    }

    void findsEachKindTheWorstFirst_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QList<qsizetype>>("found");
        using Indices = QList<qsizetype>;
        QTest::newRow("misread") << int(MistakeKind::Misread) << Indices{4, 1, 2};
        QTest::newRow("unsure") << int(MistakeKind::Unsure) << Indices{5, 3};
        QTest::newRow("no digit") << int(MistakeKind::NoDigit) << Indices{5};
        QTest::newRow("all") << int(MistakeKind::AnyKind) << Indices{4, 1, 2, 5, 3, 0};
        QTest::newRow("mended, without a model before") << int(MistakeKind::Mended) << Indices();
    }

    void findsEachKindTheWorstFirst()
    {
        QFETCH(int, kind);
        QFETCH(QList<qsizetype>, found);
        QCOMPARE(findMistakes(some, {}, {.kind = static_cast<MistakeKind>(kind)}), found);
    }

    void whatIsNoNumberComesFirst()
    {
        QList<LabelledReading> readings;
        for (int i = 0; i < 60; ++i) {
            const bool isBroken = i % 3 == 1;
            const float probability = static_cast<float>(i * 7 % 60) / 60;
            readings.append(reading(4, 4, isBroken ? std::nanf("") : probability));
        }
        const QList<qsizetype> found = findMistakes(readings, {}, {.kind = MistakeKind::AnyKind});
        QCOMPARE(found.size(), readings.size());
        for (qsizetype i = 0; i < found.size(); ++i) {
            const float probability = readings[found[i]].labelProbability();
            QCOMPARE(std::isnan(probability), i < 20);
            if (i > 0 && i < 20) {
                QVERIFY(found[i - 1] < found[i]);
            } else if (i > 20) {
                QVERIFY(readings[found[i - 1]].labelProbability() < probability);
            }
        }
    }

    void filters()
    {
        const auto find = [](MistakeFilter filter) { return findMistakes(some, {}, filter); };
        QCOMPARE(find({.label = 7}), QList<qsizetype>{1});
        QCOMPARE(find({.readAs = 9}), QList<qsizetype>{4});
        QCOMPARE(find({.label = 7, .readAs = 9}), QList<qsizetype>());
        QCOMPARE(find({.leastConfidence = 0.8}), (QList<qsizetype>{4, 1}));
        QCOMPARE(find({.leastConfidence = 0.5, .mostConfidence = 0.9}), (QList<qsizetype>{1, 2}));
        QCOMPARE(find({.kind = MistakeKind::AnyKind, .label = 7}), (QList<qsizetype>{1, 0}));
    }

    void looksAmongSomeImagesOnly()
    {
        const auto anyKind = core::MistakeKind::AnyKind;
        auto found = findMistakes(some, {}, {.kind = anyKind, .images = {1, 4}});
        std::ranges::sort(found);
        QCOMPARE(found, (QList<qsizetype>{1, 4}));
        QCOMPARE(findMistakes(some, {}, {.images = {4}}), QList<qsizetype>{4});
        QCOMPARE(findMistakes(some, {}, {.kind = anyKind}).size(), some.size());
    }

    void comparesWithTheModelBefore()
    {
        QList<LabelledReading> before = some;
        before[1] = reading(7, 7, 0.6F);  // broken since
        before[3] = reading(2, 7, 0.9F);  // mended since
        before[4] = reading(4, 9, 0.51F); // misread by both
        QCOMPARE(findMistakes(some, before, {.kind = MistakeKind::Mended}), QList<qsizetype>{3});
        QVERIFY(core::isNewlyBroken(some, before, 1));
        QVERIFY(!core::isNewlyBroken(some, before, 4));
        QVERIFY(!core::isNewlyBroken(some, before, 3));
        // Readings of other images say nothing.
        QVERIFY(!core::isNewlyBroken(some, before.mid(1), 1));
        QVERIFY(findMistakes(some, before.mid(1), {.kind = MistakeKind::Mended}).isEmpty());
    }

    void writesThemAsATable()
    {
        const QStringList lines =
            core::mistakesCsv(some, {4, 5}, {}).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(
            lines[0], QString("index,label,read_as,probability,label_probability,loss,rejected"));
        const auto exact = [](float value) { return core::exactText(static_cast<double>(value)); };
        const QStringList expected{"4",
                                   "4",
                                   "9",
                                   exact(0.95F),
                                   exact(some[4].labelProbability()),
                                   core::exactText(some[4].loss()),
                                   "0"};
        QCOMPARE(lines[1].split(','), expected);
        QVERIFY2(
            lines[2].startsWith("5,8,8," + exact(0.3F)) && lines[2].endsWith(",1"),
            qPrintable(lines[2]));
    }

    void namesTheClassesInTheTable()
    {
        QStringList names{"0", "1", "2", "3", "A, \"B\"", "5", "6", "7", "8", "Bag"};
        const QString csv = core::mistakesCsv(some, {4}, *core::Classes::create(names));
        QVERIFY2(csv.contains("\n4,\"A, \"\"B\"\"\",Bag,"), qPrintable(csv));
    }

    void countsTheConfusion()
    {
        const core::Confusion confusion = core::confusionOf(some);
        QCOMPARE(confusion[7][7], 1);
        QCOMPARE(confusion[7][1], 1);
        QCOMPARE(confusion[4][9], 1);
        QCOMPARE(confusion[8][8], 1);
        QCOMPARE(confusion[9][4], 0);
    }
};

QTEST_GUILESS_MAIN(TstMistakes)
#include "tst_mistakes.moc"
