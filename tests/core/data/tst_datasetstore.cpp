#include "core/data/datasetstore.h"
#include "tests/support/toydata.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class TstDatasetStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsMnist();
    void knowsFashionMnist();
    void fetchesByHttpsOnly();
    void liesInTheUsersData();
    void listsItsDatasets();
    void loadsByName();
    void loadsFolder();
    void prefersItsOwnToFolders();
    void saysHowToFetch();
    void namesWhatItKnows();
    void containsAndVerifies();

private:
    void addToy(const QString& name);

    core::DatasetPointer m_toy = support::toyDataset(20, 10);
    std::unique_ptr<QTemporaryDir> m_root;
    core::DatasetStore m_store;
};

void TstDatasetStore::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    m_store = core::DatasetStore(m_root->path());
}

void TstDatasetStore::addToy(const QString& name)
{
    support::writeIdxFiles(*m_toy, m_store.folder(name));
}

void TstDatasetStore::knowsMnist()
{
    const core::DatasetSource* mnist = core::DatasetStore::source("mnist");
    QVERIFY(mnist);
    QCOMPARE(core::DatasetStore::source("letters"), nullptr);
    QCOMPARE(mnist->files.size(), 4);
    const QList<qint64> counts{60000, 60000, 10000, 10000};
    for (qsizetype i = 0; i < 4; ++i) {
        const core::DatasetFile& file = mnist->files[i];
        const bool isImages = file.name.contains("images");
        QCOMPARE(file.bytes, counts[i] * (isImages ? 784 : 1) + (isImages ? 16 : 8));
        QCOMPARE(QByteArray::fromHex(file.sha256).size(), 32);
        QVERIFY(file.packedBytes > 0 && file.packedBytes < file.bytes);
    }
    for (const QUrl& mirror : mnist->mirrors) {
        QVERIFY(mirror.isValid());
        QCOMPARE(mirror.scheme(), "https");
    }
    QVERIFY(mnist->licence.contains("CC BY-SA 3.0"));
}

void TstDatasetStore::knowsFashionMnist()
{
    const core::DatasetSource* fashion = core::DatasetStore::source("fashion-mnist");
    QVERIFY(fashion);
    const core::DatasetSource* mnist = core::DatasetStore::source("mnist");
    for (qsizetype i = 0; i < 4; ++i) {
        QCOMPARE(fashion->files[i].name, mnist->files[i].name);
        QCOMPARE(fashion->files[i].bytes, mnist->files[i].bytes); // as many images
        QCOMPARE(fashion->files[i].sha256.size(), 64);
        QVERIFY(fashion->files[i].sha256 != mnist->files[i].sha256);
    }
    QCOMPARE(fashion->classes.size(), 10);
    QCOMPARE(fashion->classes[9], QString("Ankle boot"));
}

void TstDatasetStore::fetchesByHttpsOnly()
{
    for (const core::DatasetSource& source : core::DatasetStore::sources()) {
        QVERIFY(!source.mirrors.isEmpty());
        for (const QUrl& mirror : source.mirrors) {
            QCOMPARE(mirror.scheme(), "https");
        }
    }
}

void TstDatasetStore::liesInTheUsersData()
{
    QStandardPaths::setTestModeEnabled(true);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    QCOMPARE(core::DatasetStore().folder("mnist"), data + "/digitlab/datasets/mnist");
}

void TstDatasetStore::listsItsDatasets()
{
    QCOMPARE(m_store.names(), QStringList());
    addToy("b");
    addToy("a");
    QVERIFY(QDir().mkpath(m_store.folder("empty")));
    QCOMPARE(m_store.names(), QStringList({"a", "b"}));
    QCOMPARE(core::DatasetStore(m_root->filePath("missing")).names(), QStringList());
}

void TstDatasetStore::loadsByName()
{
    addToy("toy");
    const auto dataset = m_store.load("toy");
    QVERIFY(dataset);
    QCOMPARE((*dataset)->name, "toy");
    QCOMPARE((*dataset)->train.labels, m_toy->train.labels);
}

void TstDatasetStore::loadsFolder()
{
    addToy("toy");
    const core::DatasetStore elsewhere(m_root->filePath("elsewhere"));
    QVERIFY(elsewhere.load(m_store.folder("toy")));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_root->path()));
    QVERIFY(elsewhere.load("toy"));
    QVERIFY(elsewhere.load("./toy/"));
    QVERIFY(QDir::setCurrent("toy"));
    const auto here = elsewhere.load(".");
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(here);
    QCOMPARE((*here)->name, "toy");
}

void TstDatasetStore::prefersItsOwnToFolders()
{
    addToy("toy");
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("toy"));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    const auto dataset = m_store.load("toy");
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(dataset);
}

void TstDatasetStore::saysHowToFetch()
{
    QVERIFY(QDir().mkpath(m_store.folder("mnist"))); // an interrupted fetch leaves this
    const auto dataset = m_store.load("mnist");
    QVERIFY(!dataset);
    const QString message = dataset.error().message;
    QVERIFY2(message.contains("digitlab datasets get mnist"), qPrintable(message));
    QVERIFY2(message.contains("Dataset page"), qPrintable(message));
}

void TstDatasetStore::namesWhatItKnows()
{
    addToy("toy");
    const auto dataset = m_store.load("letters");
    QVERIFY(!dataset);
    QVERIFY2(
        dataset.error().message.contains(
            "letters: expected the name of a dataset (fashion-mnist, mnist, toy)"),
        qPrintable(dataset.error().message));
    QVERIFY(!m_store.load(""));
    QVERIFY(!m_store.load("../letters"));
}

void TstDatasetStore::containsAndVerifies()
{
    core::DatasetSource source;
    source.name = "toy";
    source.files = {
        {"greeting", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", 5}};
    QVERIFY(!m_store.contains(source));
    QVERIFY(!m_store.verify(source));
    QVERIFY(QDir().mkpath(m_store.folder("toy")));
    QFile file(m_store.folder("toy") + "/greeting");
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    file.write("hell");
    QVERIFY(!m_store.contains(source));
    QVERIFY(m_store.verify(source).error().message.contains("expected 5 bytes, found 4"));
    file.write("o");
    QVERIFY(m_store.contains(source));
    QVERIFY(m_store.verify(source));
    file.seek(0);
    file.write("J");
    QVERIFY(m_store.contains(source));
    QVERIFY(m_store.verify(source).error().message.contains("greeting: expected the SHA-256"));
}

QTEST_GUILESS_MAIN(TstDatasetStore)
#include "tst_datasetstore.moc"
