#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"
#include "tests/support/filebytes.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <set>

/// What fuzzers begin with, and everything that they and others have found: each input goes through
/// its target once more. Whoever changes a reader needs no clang to know within seconds.
class TstCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTargetHasASeed();
    void readersKeepTheirPromises_data();
    void readersKeepTheirPromises();
};

void TstCorpus::everyTargetHasASeed()
{
    std::set<QString> seeded;
    for (const fuzz::Seed& seed : fuzz::seeds()) {
        seeded.insert(seed.target);
    }
    for (const fuzz::NamedTarget& target : fuzz::allTargets()) {
        QVERIFY2(seeded.contains(target.name), target.name);
    }
    QCOMPARE(seeded.size(), fuzz::allTargets().size());
}

void TstCorpus::readersKeepTheirPromises_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<bool>("isGood"); // what was found may be either
    for (const fuzz::Seed& seed : fuzz::seeds()) {
        QTest::addRow("%s/%s", qPrintable(seed.target), qPrintable(seed.name))
            << seed.target << seed.bytes << true;
    }
    const QDir found(DIGITLAB_SOURCE_DIR "/tests/fuzz/found");
    for (const fuzz::NamedTarget& target : fuzz::allTargets()) {
        const QDir folder(found.filePath(target.name));
        for (const QString& name : folder.entryList(QDir::Files)) {
            QTest::addRow("%s/%s", target.name, qPrintable(name))
                << QString(target.name) << support::fileBytes(folder.filePath(name)) << false;
        }
    }
}

void TstCorpus::readersKeepTheirPromises()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, input);
    QFETCH(bool, isGood);
    const auto named = std::ranges::find_if(
        fuzz::allTargets(), [&](const fuzz::NamedTarget& each) { return each.name == target; });
    QVERIFY(named != fuzz::allTargets().end());
    const bool isTaken = named->run(input);
    QVERIFY(isTaken || !isGood);
}

QTEST_GUILESS_MAIN(TstCorpus)
#include "tst_corpus.moc"
