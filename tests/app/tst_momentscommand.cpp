#include "core/runs/runstore.h"
#include "tests/support/filebytes.h"
#include "tests/support/inprocess.h"
#include "tests/support/keptrun.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

/// Each test has a user's state folder of its own.
class TstMomentsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::C);
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder->path()));
        m_store = core::RunStore();
        QVERIFY(m_store.root().startsWith(m_folder->path()));
        m_id = support::keep(m_store, support::endedRun(core::Outcome::Completed));
        QVERIFY(m_store.rename(m_id, "Blue run"));
        for (const int digit : {4, 5, 6}) {
            QVERIFY(core::writeMoment(
                m_store.folder(m_id), {(digit - 4) * 50, 100, support::constantModel(digit)}));
        }
        m_ink = m_folder->filePath("ink.jsonl");
        support::writeFileBytes(m_ink, "{\"strokes\":[[[5,0],[9,50]]]}\n{\"strokes\":[]}\n");
    }

    void listsTheRuns()
    {
        const auto objects = moments({"--json"}).objects();
        QCOMPARE(objects.size(), 1);
        QCOMPARE(objects[0]["run"].toString(), m_id);
        QCOMPARE(objects[0]["name"].toString(), "Blue run");
        QCOMPARE(objects[0]["moments"].toInt(), 3);
        QCOMPARE(objects[0]["removed"].toBool(), false);
    }

    void disturbsNoTerminal()
    {
        support::writeFileBytes(m_store.folder(m_id) + "/name.txt", "\x1b[2J\x07 a\nb \xff");
        const QString broken = m_store.folder(m_id) + "\x1b]0;x";
        QVERIFY(QDir().mkpath(broken));
        support::writeFileBytes(broken + "/checkpoint.safetensors", "\x1b[2J no checkpoint");
        const auto result = moments({});
        QCOMPARE(result.code, 1);
        QVERIFY(!result.output.contains('\x1b') && !result.errors.contains('\x1b'));
        QCOMPARE(result.output.count('\n'), 1);
        QCOMPARE(result.errors.count('\n'), 1);
    }

    void listsTheMomentsOfARun_data()
    {
        QTest::addColumn<QString>("run");
        QTest::newRow("id") << QString();
        QTest::newRow("beginning of the id") << "20";
        QTest::newRow("name") << "Blue run";
        QTest::newRow("beginning of the name") << "blue";
    }

    void listsTheMomentsOfARun()
    {
        QFETCH(QString, run);
        const auto result = moments({run.isEmpty() ? m_id : run, "--json"});
        QCOMPARE(result.code, 0);
        const auto objects = result.objects();
        QCOMPARE(objects.size(), 3);
        QCOMPARE(objects[1]["moment"].toInt(), 2);
        QCOMPARE(objects[1]["epochs"].toDouble(), 0.5);
        const QString path = objects[1]["path"].toString();
        QCOMPARE(objects[1]["bytes"].toInteger(), QFile(path).size());
        const QString words = moments({m_id}).output;
        QVERIFY(words.contains("untrained") && words.contains("after 0.5 epochs"));
    }

    void readsDrawingsAtEachMoment()
    {
        const auto objects = moments({m_id, "--ink", m_ink, "--json"}).objects();
        QCOMPARE(objects.size(), 4);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(objects[i]["number"].toInt(), 1);
            QCOMPARE(objects[i]["digit"].toInt(), i + 4);
            QCOMPARE(objects[i]["probabilities"].toArray().size(), 10);
        }
        QVERIFY(objects[3]["digit"].isNull()); // no ink
        QVERIFY(moments({m_id, "--ink", m_ink}).output.contains("after 1 epoch"));
    }

    void aDamagedMomentIsNamedAndTheOthersAreTold()
    {
        const QString path = m_store.moments(m_id)[1].path;
        support::writeFileBytes(path, support::fileBytes(path).left(4000));
        const auto result = moments({m_id, "--ink", m_ink, "--json"});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains(path), qPrintable(result.errors));
        QCOMPARE(result.objects().size(), 3);
        QCOMPARE(result.objects()[1]["moment"].toInt(), 3);
    }

    void aMissingPictureKeepsNoOtherDrawingFromBeingTold()
    {
        support::writeFileBytes(m_ink, "{\"label\":7,\"strokes\":[[[5,0],[9,50]]]}\n");
        const auto result = moments({m_id, "missing.png", "--ink", m_ink, "--json"});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains("missing.png"), qPrintable(result.errors));
        QCOMPARE(result.objects().size(), 3);
        QCOMPARE(result.objects()[0]["label"].toInt(), 7);
    }

    void oneOfSeveralRunsWithTheSameNameIsAskedFor()
    {
        const QString other = support::keep(m_store, support::toyRun());
        QVERIFY(m_store.rename(other, "Blue run"));
        const auto several = moments({"Blue run"});
        QCOMPARE(several.code, 1);
        QVERIFY2(
            several.errors.contains(m_id) && several.errors.contains(other),
            qPrintable(several.errors));
        QCOMPARE(moments({m_id}).code, 0);
    }

    void saysWhatIsWrong()
    {
        const QString other = support::keep(m_store, support::toyRun());
        QCOMPARE(moments({"--ink", m_ink}).code, 2);
        const auto unknown = moments({"red"});
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.errors.contains("`red`"), qPrintable(unknown.errors));
        const auto several = moments({"20"});
        QVERIFY2(
            several.code == 1 && several.errors.contains(m_id) && several.errors.contains(other),
            qPrintable(several.errors));
        QVERIFY(moments({other}).errors.contains("no moments"));
        QVERIFY(moments({m_id, "missing.png"}).errors.contains("missing.png"));
        core::removeMoments(m_store.folder(m_id));
        QVERIFY(moments({m_id}).errors.contains("removed"));
        QVERIFY(moments({}).output.contains("removed"));
    }

private:
    static support::Program::Result moments(const QStringList& arguments)
    {
        return support::runInProcess(QStringList{"moments"} + arguments);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    core::RunStore m_store;
    QString m_id;
    QString m_ink;
};

QTEST_GUILESS_MAIN(TstMomentsCommand)
#include "tst_momentscommand.moc"
