#include "core/ink/inkfile.h"
#include "core/workbench/workbench.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using core::TestReadings;
using core::Workbench;

/// Each test has a user's data folder and a store of its own.
class TstTestReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        m_bench = std::make_unique<Workbench>(core::RunStore(m_folder->filePath("runs")));
        m_messages.clear();
        connect(&readings(), &TestReadings::failed, this, [this](const QString& message) {
            m_messages.append(message);
        });
    }

    void cleanup() { m_bench.reset(); }

    void saysWhatIsMissing()
    {
        QVERIFY(readings().whyNone().contains("model"));
        useModel(7);
        QVERIFY(readings().whyNone().contains("Dataset page"));
        readings().setSource(TestReadings::Source::MyDigits);
        QVERIFY(readings().whyNone().contains("below the bars"));
        m_bench->dataset().setDataset(support::toyDataset());
        readings().setSource(TestReadings::Source::TestPart);
        QCOMPARE(readings().whyNone(), QString());
    }

    void readsTheTestPart()
    {
        m_bench->dataset().setDataset(support::toyDataset(10, 40));
        const auto predictor = useModel(7);
        readings().watch(this, true);
        QTRY_COMPARE(readings().readings().size(), 40);
        const auto& first = readings().readings().first();
        const core::LabelledImages& images = m_bench->dataset().dataset()->test;
        QCOMPARE(first.label, images.label(0));
        QCOMPARE(first.reading.mostLike, 7);
        for (int digit = 0; digit < core::digitCount; ++digit) {
            const auto place = static_cast<std::size_t>(digit);
            const auto expected = predictor->read(images.digitImage(0)).probabilities[place];
            QVERIFY(qAbs(first.reading.probabilities[place] - expected) < 1e-6F);
        }
        QVERIFY(readings().before().isEmpty());
    }

    void readsNothingWhileNobodyWatches()
    {
        m_bench->dataset().setDataset(support::toyDataset(10, 40));
        useModel(7);
        QCoreApplication::sendPostedEvents();
        QVERIFY(readings().readings().isEmpty());
        readings().watch(this, true);
        QTRY_VERIFY(!readings().readings().isEmpty());
        readings().watch(this, false);
        useModel(2);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(readings().readings().first().reading.mostLike, 7);
        readings().watch(this, true);
        QTRY_COMPARE(readings().readings().first().reading.mostLike, 2);
    }

    void theNewestModelWinsAndTheOneBeforeIsRemembered()
    {
        m_bench->dataset().setDataset(support::toyDataset(10, 40));
        useModel(3);
        readings().watch(this, true);
        QTRY_VERIFY(!readings().readings().isEmpty());
        for (const int digit : {4, 5, 6}) {
            useModel(digit);
        }
        QTRY_COMPARE(readings().readings().first().reading.mostLike, 6);
        QCOMPARE(readings().before().size(), 40);
        QCOMPARE(readings().before().first().reading.mostLike, 3);
    }

    void followsARunEpochByEpoch()
    {
        m_bench->dataset().setDataset(support::toyDataset(400, 100));
        useModel(3);
        readings().watch(this, true);
        QTRY_VERIFY(!readings().readings().isEmpty());
        double accuracy = 0;
        connect(&m_bench->run(), &core::TrainingRun::finished, this, [&](const auto& result) {
            accuracy = result.test.accuracy;
        });
        m_bench->run().start(
            {.network = core::Architecture::perceptron({16}), .epochs = 3, .batchSize = 20});
        QTRY_VERIFY(accuracy > 0 && m_bench->activity().isIdle());
        const auto shareRight = [this] {
            const auto& all = readings().readings();
            const auto right = std::ranges::count_if(all, &core::LabelledReading::isRight);
            return static_cast<double>(right) / static_cast<double>(all.size());
        };
        QTRY_COMPARE(shareRight(), accuracy);
        QCOMPARE(readings().modelName(), m_bench->model().name());
        QVERIFY(readings().before() != readings().readings());
    }

    void readsTheDrawingsOfAnInkFile()
    {
        useModel(1);
        readings().watch(this, true);
        core::Ink unlabelled = m_line;
        unlabelled.label.reset();
        const QString path = m_folder->filePath("mine.jsonl");
        QVERIFY(core::writeInkFile(path, {m_line, unlabelled, m_line}));
        readings().openInk(path);
        QTRY_COMPARE(readings().readings().size(), 2);
        QVERIFY(readings().source() == TestReadings::Source::InkFile);
        QCOMPARE(readings().images()->name, QString("mine.jsonl"));
        QVERIFY(readings().readings().first().isRight());
    }

    void anInkFileThatIsNoGoodChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("finding");
        QTest::newRow("no ink") << QByteArray("text") << "line 1";
        QTest::newRow("no label") << QByteArray(R"({"strokes": [[[1, 1], [2, 9]]]})") << "label";
        QTest::newRow("missing") << QByteArray() << "no such file";
    }

    void anInkFileThatIsNoGoodChangesNothing()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, finding);
        m_bench->dataset().setDataset(support::toyDataset(10, 40));
        useModel(1);
        readings().watch(this, true);
        QTRY_COMPARE(readings().readings().size(), 40);
        const QString path = m_folder->filePath("bad.jsonl");
        if (QFile file(path); !content.isEmpty()) {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
        }
        readings().openInk(path);
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(
            m_messages[0].contains("bad.jsonl") && m_messages[0].contains(finding),
            qPrintable(m_messages[0]));
        QVERIFY(readings().source() == TestReadings::Source::TestPart);
        QCOMPARE(readings().readings().size(), 40);
    }

    void followsTheUsersDrawings()
    {
        useModel(1);
        readings().watch(this, true);
        readings().setSource(TestReadings::Source::MyDigits);
        QVERIFY(readings().readings().isEmpty());
        QVERIFY(m_bench->teaching().keep(m_line, 1));
        QTRY_COMPARE(readings().readings().size(), 1);
        QVERIFY(readings().readings().first().isRight());
    }

    void aCellAsksForItsMistakes()
    {
        int asked = 0;
        connect(&readings(), &TestReadings::mistakesAsked, this, [&] { ++asked; });
        readings().showMistakes(7, 1);
        QCOMPARE(asked, 1);
        QCOMPARE(readings().filter().label, std::optional(7));
        QCOMPARE(readings().filter().readAs, std::optional(1));
        QVERIFY(readings().filter().kind == core::MistakeKind::Misread);
        readings().showMistakes(7, 7);
        QVERIFY(readings().filter().kind == core::MistakeKind::AnyKind);
    }

    void asksForSomeImages()
    {
        m_bench->dataset().setDataset(support::toyDataset(10, 40));
        int asked = 0;
        connect(&readings(), &TestReadings::mistakesAsked, this, [&] { ++asked; });
        readings().showImages({3, 5});
        QCOMPARE(asked, 1);
        QCOMPARE(readings().filter().images, (QList<qsizetype>{3, 5}));
        QVERIFY(readings().filter().kind == core::MistakeKind::AnyKind);
        // They are others in another dataset.
        m_bench->dataset().setDataset(support::toyDataset(10, 50));
        QVERIFY(readings().filter().images.isEmpty());
        QVERIFY(readings().filter().kind == core::MistakeKind::AnyKind);
    }

    void saysWhoseTheReadingsAre()
    {
        m_bench->dataset().setDataset(support::toyDataset(10, 40));
        const auto predictor = useModel(7);
        QVERIFY(!readings().predictor());
        readings().watch(this, true);
        QTRY_COMPARE(readings().predictor(), predictor);
        m_bench->dataset().setDataset(support::toyDataset(10, 50));
        QVERIFY(!readings().predictor());
    }

    void canBeDestroyedWhileItReads()
    {
        m_bench->dataset().setDataset(support::toyDataset(10, 2000));
        readings().watch(this, true);
        useModel(1);
        m_bench.reset();
    }

private:
    TestReadings& readings() { return m_bench->readings(); }

    core::PredictorPointer useModel(int digit)
    {
        const auto predictor = support::predictorOf(support::constantModel(digit));
        m_bench->model().update(predictor);
        return predictor;
    }

    const core::Ink m_line{{{{10, 10}, {10, 90}}}, 1, {}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_bench;
    QStringList m_messages;
};

QTEST_GUILESS_MAIN(TstTestReadings)
#include "tst_testreadings.moc"
