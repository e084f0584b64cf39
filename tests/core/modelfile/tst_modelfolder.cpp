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

/// Of the model that is written as that one of several called `quick 3`.
QString name(unsigned number)
{
    return number == 1 ? QString("quick 3.safetensors")
                       : QString("quick 3 (%1).safetensors").arg(number);
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
        paths.append(core::writeNewModel(model, "quick 3"));
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
            const Result<QString> path = core::writeNewModel(smallModel(seed), "quick 3");
            QVERIFY2(path, path ? "" : qPrintable(path.error().message));
            QCOMPARE(*path, inFolder(name(seed)));
        }
        for (const unsigned seed : {1U, 2U}) {
            const auto read = core::readModel(inFolder(name(seed)));
            QVERIFY(read && read->parameters == smallModel(seed).parameters);
        }
    }

    void aFileIsCalledAsFilesMayBe_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("file");
        QTest::newRow("a folder's sign") << "../runs/quick 3"
                                         << "-runs-quick 3";
        QTest::newRow("hidden") << "..hidden"
                                << "hidden";
        QTest::newRow("nothing") << ""
                                 << "model";
        QTest::newRow("several lines") << "quick\n3"
                                       << "quick 3";
        QTest::newRow("numbered already") << "quick 3 (2)"
                                          << "quick 3";
        QTest::newRow("long") << QString(300, QChar(0x6570)) << QString(66, QChar(0x6570));
    }

    void aFileIsCalledAsFilesMayBe()
    {
        QFETCH(QString, model);
        QFETCH(QString, file);
        const Result<QString> path = core::writeNewModel(smallModel(), model);
        QVERIFY2(path, path ? "" : qPrintable(path.error().message));
        QCOMPARE(*path, inFolder(file + ".safetensors"));
    }

    /// Also one that another process has claimed and not written yet, and a link to nowhere.
    void whatHasANameKeepsIt()
    {
        QVERIFY(core::makeModelFolder());
        writeText(inFolder(name(1)), "");
        QVERIFY(QFile::link("/nowhere/model", inFolder(name(2))));
        QVERIFY(QDir(core::modelFolder()).mkdir(name(3)));
        writeText(inFolder(name(5)), "theirs");
        QCOMPARE(*core::writeNewModel(smallModel(), "quick 3"), inFolder(name(4)));
        QCOMPARE(*core::writeNewModel(smallModel(), "quick 3"), inFolder(name(6)));
        QCOMPARE(QFileInfo(inFolder(name(1))).size(), 0);
        QCOMPARE(QFileInfo(inFolder(name(5))).size(), 6);
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
            const Result<QString> path = core::writeNewModel(smallModel(), "quick 3");
            QVERIFY(!path);
            QVERIFY2(
                path.error().message.contains(inFolder(name(1))), qPrintable(path.error().message));
        }
        QCOMPARE(namesInFolder(), QStringList());
        QCOMPARE(*core::writeNewModel(smallModel(), "quick 3"), inFolder(name(1)));
    }

    void aModelThatCannotBeSavedLeavesNothingBehind()
    {
        core::Model model = smallModel();
        model.parameters.pop_back();
        QVERIFY(!core::writeNewModel(model, "quick 3"));
        QCOMPARE(namesInFolder(), QStringList());
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        writeText(m_data->filePath("digitlab"), "in the way");
        const auto made = core::makeModelFolder();
        QVERIFY(!made);
        QVERIFY2(
            made.error().message.contains(core::modelFolder()), qPrintable(made.error().message));
        QVERIFY(!core::writeNewModel(smallModel(), "quick 3"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_data;
};

QTEST_GUILESS_MAIN(TstModelFolder)
#include "tst_modelfolder.moc"
