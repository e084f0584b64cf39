#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "tests/support/program.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using support::Program;

/// Drives the real program without --output: each model goes to a file of its own.
class TstOutputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path());
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
    }

    void theModelGoesToTheUsersModels()
    {
        for (const QString name : {"repaired 1.safetensors", "repaired 2.safetensors"}) {
            const auto result = m_program->run(train(2));
            QVERIFY2(result.code == 0, qPrintable(result.errors));
            QVERIFY2(result.output.contains("Saved " + model(name)), qPrintable(result.output));
            QVERIFY(core::readModel(model(name)));
        }
    }

    /// The other run begins and, as a rule, ends while the first goes on.
    void twoRunsAtOnceSaveTwoModels()
    {
        Program::Result other;
        const QStringList json{"--json"};
        const auto first =
            m_program->runMeanwhile(train(1000) + json, "started", [&](qint64 process) {
                other = m_program->run(train(2) + json);
                ::kill(static_cast<pid_t>(process), SIGINT);
            });
        QVERIFY2(first.code == 0, qPrintable(first.errors));
        QVERIFY2(other.code == 0, qPrintable(other.errors));
        QCOMPARE(epochsOf(first), QString("1000"));
        QCOMPARE(epochsOf(other), QString("2"));
        QCOMPARE(
            QDir(path("data/digitlab/models")).entryList(QDir::Files),
            (QStringList{"repaired 1.safetensors", "repaired 2.safetensors"}));
    }

    void aNameThatIsTakenDuringTheRunIsLeftAlone()
    {
        const QByteArray theirs = "somebody else's";
        const auto result = m_program->runMeanwhile(
            train(1000) + QStringList{"--json"}, "started", [&](qint64 process) {
                QVERIFY(QDir(m_folder->path()).mkpath("data/digitlab/models"));
                QFile file(model("repaired 1.safetensors"));
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(theirs);
                file.close();
                ::kill(static_cast<pid_t>(process), SIGINT);
            });
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(outputOf(result), model("repaired 1 (2).safetensors"));
        QVERIFY(core::readModel(model("repaired 1 (2).safetensors")));
        QFile file(model("repaired 1.safetensors"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), theirs);
    }

    void teachAndImportTellWhatTheyWrote()
    {
        const auto small = core::Architecture::perceptron({16}, core::Head::Logits);
        QVERIFY(core::writeModel(path("five"), support::constantModel(5, small)));
        QVERIFY(core::writePytorch(path("six.pth"), support::constantModel(6, small)));
        QFile ink(path("mine.jsonl"));
        QVERIFY(ink.open(QIODevice::WriteOnly));
        ink.write("{\"label\": 3, \"strokes\": [[[10, 10], [10, 90]]]}\n");
        ink.close();
        const auto taught = m_program->run(
            {"teach", "--model", path("five"), "--dataset", path("toy"), "--ink",
             path("mine.jsonl"), "--json"});
        QVERIFY2(taught.code == 0, qPrintable(taught.errors));
        QCOMPARE(outputOf(taught), model("five taught.safetensors"));
        const auto imported = m_program->run({"import", path("six.pth"), "--json"});
        QVERIFY2(imported.code == 0, qPrintable(imported.errors));
        QCOMPARE(outputOf(imported), model("six.safetensors"));
        QCOMPARE(
            core::readModel(outputOf(taught))->passport[core::passport::taughtDrawings],
            QString("1"));
        QCOMPARE(
            core::readModel(outputOf(imported))->passport[core::passport::importedFrom],
            QString("six.pth"));
    }

    void aFolderThatCannotBeMadeIsToldBeforeTheRun()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("data/digitlab"));
        QFile obstacle(path("data/digitlab/models"));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const auto result = m_program->run(train(2) + QStringList{"--json"});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains(obstacle.fileName()), qPrintable(result.errors));
        QCOMPARE(result.output, QString());
    }

    void anEmptyNameIsNoName()
    {
        const auto result = m_program->run(train(2) + QStringList{"--output", ""});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.errors.contains("--output: expected a value"), qPrintable(result.errors));
        QCOMPARE(result.output, QString());
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString model(const QString& name) const { return path("data/digitlab/models/" + name); }

    QStringList train(int epochs) const
    {
        return {"train",
                "--dataset",
                path("toy"),
                "--hidden",
                "16",
                "--epochs",
                QString::number(epochs)};
    }

    static QString outputOf(const Program::Result& result)
    {
        return result.objects().last()["output"].toString();
    }

    /// Asked for by the run whose model lies where this result says.
    static QString epochsOf(const Program::Result& result)
    {
        const auto saved = core::readModel(outputOf(result));
        return saved ? saved->passport.value(core::passport::epochs) : saved.error().message;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TstOutputFile)
#include "tst_outputfile.moc"
