#include "core/modelfile/modelfile.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace
{

/// 2 MB: a kill comes while it is being written more often than not.
core::Model bigModel(unsigned seed)
{
    return support::randomModel(core::Architecture::perceptron({512, 256}), seed);
}

/// A process that saves two models over one another until it is killed.
pid_t startSaving(const QString& path, const core::Model& one, const core::Model& other)
{
    const pid_t process = fork();
    if (process == 0) {
        for (;;) {
            if (!core::writeModel(path, one) || !core::writeModel(path, other)) {
                _exit(1);
            }
        }
    }
    return process;
}

} // namespace

class TstModelSaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOldOrTheNewFileSurvivesAHundredKills()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("model.safetensors");
        const core::Model one = bigModel(1);
        const core::Model other = bigModel(2);
        QVERIFY(core::writeModel(path, one));
        QRandomGenerator random(100);
        int ones = 0;
        for (int i = 0; i < 100; ++i) {
            const pid_t process = startSaving(path, one, other);
            QVERIFY(process > 0);
            usleep(random.bounded(1'000, 30'000));
            ::kill(process, SIGKILL);
            int status = 0;
            QCOMPARE(waitpid(process, &status, 0), process);
            QVERIFY(WIFSIGNALED(status));
            const auto read = core::readModel(path);
            QVERIFY2(read, read ? "" : qPrintable(read.error().message));
            const bool isOne = read->parameters == one.parameters;
            QVERIFY(isOne || read->parameters == other.parameters);
            ones += isOne ? 1 : 0;
        }
        QVERIFY(ones > 0 && ones < 100); // else nothing was ever saved over anything
    }

    void aFullDiskKeepsTheOldFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("model.safetensors");
        QVERIFY(core::writeModel(path, bigModel(1)));
        {
            const support::FileSizeLimit limit(1'000'000);
            const auto written = core::writeModel(path, bigModel(2));
            QVERIFY(!written);
            QVERIFY2(written.error().message.contains(path), qPrintable(written.error().message));
        }
        QVERIFY(core::readModel(path)->parameters == bigModel(1).parameters);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // nothing left beside it
    }

    void aFolderThatVanishedIsNamed()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("gone/model.safetensors");
        const auto written = core::writeModel(path, bigModel(1));
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(path), qPrintable(written.error().message));
    }
};

QTEST_GUILESS_MAIN(TstModelSaving)
#include "tst_modelsaving.moc"
