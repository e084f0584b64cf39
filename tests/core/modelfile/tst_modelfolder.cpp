#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <latch>
#include <set>

using core::Result;

namespace
{

core::Model smallModel(unsigned seed = 1)
{
    return support::randomModel(core::Architecture::perceptron({8}), seed);
}

QString inFolder(const QString& name)
{
    return core::modelFolder() + '/' + name;
}

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

constexpr int repetitions = 25;

QList<Result<QString>> writeRepeatedly(const core::Model& model)
{
    QList<Result<QString>> paths;
    for (int i = 0; i < repetitions; ++i) {
        paths.append(core::writeNewModel(model));
    }
    return paths;
}

QStringList namesInFolder()
{
    return QDir(core::modelFolder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
}

} // namespace

/// Each test has a user's data folder of its own.
class TstModelFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_data->path()));
        QVERIFY(core::modelFolder().startsWith(m_data->path()));
    }

    void eachNewModelHasTheNextNumber()
    {
        for (const unsigned seed : {1U, 2U}) {
            const Result<QString> path = core::writeNewModel(smallModel(seed));
            QVERIFY2(path, path ? "" : qPrintable(path.error().message));
            QCOMPARE(*path, inFolder(QString("trained-0%1.safetensors").arg(seed)));
        }
        for (const unsigned seed : {1U, 2U}) {
            const auto read =
                core::readModel(inFolder(QString("trained-0%1.safetensors").arg(seed)));
            QVERIFY(read && read->parameters == smallModel(seed).parameters);
        }
    }

    /// Also one that another process has claimed and not written yet, and a link to nowhere.
    void whatHasANameKeepsIt()
    {
        QVERIFY(core::makeModelFolder());
        writeText(inFolder("trained-01.safetensors"), "");
        QVERIFY(QFile::link("/nowhere/model", inFolder("trained-02.safetensors")));
        QVERIFY(QDir(core::modelFolder()).mkdir("trained-03.safetensors"));
        writeText(inFolder("trained-05.safetensors"), "theirs");
        QCOMPARE(*core::newModelPath(), inFolder("trained-04.safetensors"));
        QCOMPARE(*core::writeNewModel(smallModel()), inFolder("trained-04.safetensors"));
        QCOMPARE(*core::writeNewModel(smallModel()), inFolder("trained-06.safetensors"));
        QCOMPARE(QFileInfo(inFolder("trained-01.safetensors")).size(), 0);
        QCOMPARE(QFileInfo(inFolder("trained-05.safetensors")).size(), 6);
    }

    /// They begin together and look for the same numbers again and again.
    void writersAtOnceHaveNamesOfTheirOwn()
    {
        constexpr unsigned writers = 4;
        std::latch ready(writers);
        std::vector<std::future<QList<Result<QString>>>> writing;
        for (unsigned seed = 1; seed <= writers; ++seed) {
            writing.push_back(std::async(std::launch::async, [&ready, seed] {
                const core::Model model = smallModel(seed);
                ready.arrive_and_wait();
                return writeRepeatedly(model);
            }));
        }
        std::set<QString> paths;
        for (unsigned seed = 1; seed <= writers; ++seed) {
            for (const Result<QString>& path : writing[seed - 1].get()) {
                QVERIFY2(path, path ? "" : qPrintable(path.error().message));
                paths.insert(*path);
                const auto read = core::readModel(*path);
                QVERIFY2(read, read ? "" : qPrintable(read.error().message));
                QVERIFY(read->parameters == smallModel(seed).parameters);
            }
        }
        QCOMPARE(paths.size(), std::size_t(writers * repetitions));
        QCOMPARE(namesInFolder().size(), int(writers * repetitions));
    }

    void aFullDiskLeavesNothingBehind()
    {
        {
            const support::FileSizeLimit limit(1'000);
            const Result<QString> path = core::writeNewModel(smallModel());
            QVERIFY(!path);
            QVERIFY2(
                path.error().message.contains(inFolder("trained-01.safetensors")),
                qPrintable(path.error().message));
        }
        QCOMPARE(namesInFolder(), QStringList());
        QCOMPARE(*core::writeNewModel(smallModel()), inFolder("trained-01.safetensors"));
    }

    void aModelThatCannotBeSavedLeavesNothingBehind()
    {
        core::Model model = smallModel();
        model.parameters.pop_back();
        QVERIFY(!core::writeNewModel(model));
        QCOMPARE(namesInFolder(), QStringList());
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        writeText(m_data->filePath("digitlab"), "in the way");
        const auto made = core::makeModelFolder();
        QVERIFY(!made);
        QVERIFY2(
            made.error().message.contains(core::modelFolder()), qPrintable(made.error().message));
        QVERIFY(!core::newModelPath());
        QVERIFY(!core::writeNewModel(smallModel()));
    }

private:
    std::unique_ptr<QTemporaryDir> m_data;
};

QTEST_GUILESS_MAIN(TstModelFolder)
#include "tst_modelfolder.moc"
