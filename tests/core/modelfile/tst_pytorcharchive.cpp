#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/pytorchstorages.h"
#include "core/modelfile/zipreader.h"
#include "tests/support/filebytes.h"
#include "tests/support/toymodel.h"
#include "tests/support/ziparchive.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <zip.h>

namespace
{

/// 784-2-3-10; archive/data/0 is fc1.weight, 1 fc1.bias and so on.
core::Model toyModel()
{
    return support::randomModel(core::Architecture::perceptron({2, 3}));
}

using EditBytes = std::function<void(QByteArray&)>;

/// A deflated archive of one entry.
QByteArray bomb(const QString& path, const QByteArray& content)
{
    zip_t* archive =
        zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    zip_file_add(
        archive, "archive/data.pkl",
        zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0), 0);
    zip_close(archive);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Storages of float32 that are said to be there; `0` is the first one.
class ClaimedStorages : public core::StorageSource
{
public:
    explicit ClaimedStorages(const QList<qint64>& counts)
        : m_counts(counts)
    {
    }

    QString nameOf(const QString& key) const override { return key; }
    bool contains(const QString& key) const override { return key.toInt() < m_counts.size(); }
    qint64 size(const QString& key) const override { return m_counts[key.toInt()] * 4; }
    core::Result<QByteArray> read(
        const QString& /*key*/, qint64 /*maxBytes*/, const std::stop_token& /*stop*/) const override
    {
        return core::Error{"it was read"};
    }

private:
    QList<qint64> m_counts;
};

} // namespace

Q_DECLARE_METATYPE(EditBytes)

/// What is wrong with an archive before its pickle is read.
class TstPytorchArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsADeflatedArchive();
    void refusesBytes_data();
    void refusesBytes();
    void refusesEveryCut();
    void readsManyEntries();
    void refusesTooManyEntries();
    void refusesBombs();
    void refusesMoreThanTheLargestNetwork();
    void tensorsMayShareValuesButNotTooMany();
    void aStopRequestEndsTheReading();
    void aStopRequestEndsTheReadingOfAStorage();

private:
    QString path(const QString& name = "toy.pt") const { return m_folder.filePath(name); }
    QByteArray content() const { return support::fileBytes(path()); }
    void write(const QByteArray& bytes) const { support::writeFileBytes(path(), bytes); }

    QTemporaryDir m_folder;
};

void TstPytorchArchive::init()
{
    QVERIFY(core::writePytorch(path(), toyModel()));
}

void TstPytorchArchive::readsADeflatedArchive()
{
    const support::ZipEntries all = support::zipEntries(path());
    QFile::remove(path());
    zip_t* archive = zip_open(QFile::encodeName(path()).constData(), ZIP_CREATE, nullptr);
    for (const core::ZipEntry& entry : all) {
        zip_file_add(
            archive, entry.name.toUtf8().constData(),
            zip_source_buffer(
                archive, entry.bytes.constData(), zip_uint64_t(entry.bytes.size()), 0),
            0);
    }
    QCOMPARE(zip_close(archive), 0);
    const auto model = core::readModel(path());
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QCOMPARE(model->parameters, toyModel().parameters);
}

void TstPytorchArchive::refusesBytes_data()
{
    QTest::addColumn<EditBytes>("edit");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* title, const EditBytes& edit, const char* problem) {
        QTest::newRow(title) << edit << QString(problem);
    };
    row(
        "an empty archive", [](QByteArray& bytes) { bytes = "PK\5\6" + QByteArray(18, '\0'); },
        "expected one `data.pkl` in a folder of the archive, found 0");
    row(
        "damaged weights",
        [](QByteArray& bytes) {
            const support::ZipHeaders headers(bytes, "data/0");
            bytes[headers.local + 1000] = static_cast<char>(bytes[headers.local + 1000] ^ 1);
        },
        "entry `archive/data/0`: it is damaged: CRC error");
    row(
        "damaged pickle", [](QByteArray& bytes) { bytes.replace("fc1.weight", "fc2.weight"); },
        "entry `archive/data.pkl`: it is damaged: CRC error");
    row(
        "the same entry twice", [](QByteArray& bytes) { bytes.replace("data/1", "data/0"); },
        "`archive/data/0`: expected every name once, found it twice|.File already exists.");
    row(
        "encrypted",
        [](QByteArray& bytes) {
            const support::ZipHeaders headers(bytes, "data/0");
            support::patch(bytes, headers.local + 6, quint16(1));
            support::patch(bytes, headers.central + 8, quint16(1));
        },
        "entry `archive/data/0`: expected it unencrypted|no whole zip archive"); // libzip 1.7|1.11
    row(
        "bzip2", [](QByteArray& bytes) { support::patchMethod(bytes, "data/0", 12); },
        "entry `archive/data/0`: expected it stored or deflated, found method 12");
    row(
        "stored beyond the file",
        [](QByteArray& bytes) { support::patchSizes(bytes, "data/0", 0x7fffffff, 0x7fffffff); },
        "this is no whole zip archive, it is damaged or cut short|at most the file's");
    row(
        "stored with two sizes",
        [](QByteArray& bytes) { support::patchSizes(bytes, "data/0", 6272, 0x7fffffff); },
        "it is stored, expected one size, found 6272 and 2147483647|no whole zip archive");
    row(
        "entries that overlap",
        [](QByteArray& bytes) {
            const auto size = quint32(bytes.indexOf("PK\1\2") - 100);
            support::patchSizes(bytes, "data.pkl", size, size);
        },
        "expected entries apart, found them to overlap");
    row(
        "an entry where another is",
        [](QByteArray& bytes) {
            const support::ZipHeaders one(bytes, "data/1");
            support::patch(
                bytes, one.central + 42, quint32(support::ZipHeaders(bytes, "data/0").local));
        },
        "this is no whole zip archive, it is damaged or cut short");
    row(
        "an entry behind the end",
        [](QByteArray& bytes) {
            support::patch(
                bytes, support::ZipHeaders(bytes, "data/1").central + 42, quint32(0x7fffffff));
        },
        "this is no whole zip archive");
    row(
        "no central directory", [](QByteArray& bytes) { bytes.truncate(bytes.indexOf("PK\1\2")); },
        "this is no whole zip archive");
    row(
        "more entries than there are",
        [](QByteArray& bytes) {
            support::patch(bytes, bytes.size() - 14, quint16(60000));
            support::patch(bytes, bytes.size() - 12, quint16(60000));
        },
        "this is no whole zip archive");
}

void TstPytorchArchive::refusesBytes()
{
    QFETCH(EditBytes, edit);
    QFETCH(QString, problem);
    QByteArray bytes = content();
    edit(bytes);
    write(bytes);
    const auto model = core::readPytorchChain(path());
    QVERIFY(!model);
    const QString message = model.error().message;
    QVERIFY2(message.startsWith(path() + ": "), qPrintable(message));
    QVERIFY2(message.contains(QRegularExpression(problem)), qPrintable(message));
}

void TstPytorchArchive::refusesEveryCut()
{
    const QByteArray whole = content();
    QVERIFY(whole.size() > 7000);
    for (qsizetype size = 0; size < whole.size(); size += 100) {
        write(whole.left(size));
        const auto model = core::readPytorchChain(path());
        QVERIFY2(!model, qPrintable(QString::number(size)));
        QVERIFY(model.error().message.startsWith(path() + ": "));
        QVERIFY(!core::readModel(path()));
    }
    write(whole.chopped(1));
    QVERIFY(!core::readPytorchChain(path()));
}

void TstPytorchArchive::readsManyEntries()
{
    support::ZipEntries all = support::zipEntries(path());
    for (int i = 0; i < 12'000; ++i) {
        all.append({QStringLiteral("archive/data/%1").arg(100 + i), "loss"});
    }
    write(core::storedZip(all).value());
    const auto model = core::readModel(path());
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QCOMPARE(model->parameters, toyModel().parameters);
}

void TstPytorchArchive::refusesTooManyEntries()
{
    support::ZipEntries all;
    for (int i = 0; i < 65'536; ++i) {
        all.append({QString::number(i), {}});
    }
    write(core::storedZip(all).value());
    const auto model = core::readPytorchChain(path());
    QVERIFY(!model);
    QCOMPARE(
        model.error().message,
        path() + ": expected at most 65535 entries, found 65536; in Python, save the state_dict() "
                 "alone");
}

void TstPytorchArchive::refusesBombs()
{
    const QByteArray packed = bomb(path(), QByteArray(10'000'000, 'N'));
    QVERIFY(packed.size() < 20'000);
    const auto expanded = core::readPytorchChain(path());
    QVERIFY(!expanded);
    QVERIFY2(
        expanded.error().message.contains(
            " bytes in all, 10 times the file's size and 4194304 more, found more"),
        qPrintable(expanded.error().message));

    // It says less than it unpacks to.
    QByteArray lying = packed;
    const support::ZipHeaders headers(lying, "data.pkl");
    support::patch(lying, headers.local + 22, quint32(1000));
    support::patch(lying, headers.central + 24, quint32(1000));
    write(lying);
    const auto longer = core::readPytorchChain(path());
    QVERIFY(!longer);
    QVERIFY2(
        longer.error().message.contains("entry `archive/data.pkl`: "),
        qPrintable(longer.error().message));
}

/// Before anything would be read.
void TstPytorchArchive::refusesMoreThanTheLargestNetwork()
{
    constexpr qint64 most = 967'508'464 / sizeof(float);
    const auto problemOf = [](const QList<qint64>& counts) {
        QList<core::StateTensor> state;
        for (const qint64 count : counts) {
            const QString key = QString::number(state.size());
            state.append({"t" + key, {count}, {1}, 0, "torch.FloatStorage", key, count});
        }
        const auto checked =
            core::PytorchStorages(std::make_unique<const ClaimedStorages>(counts)).check(state);
        return checked ? QString() : checked.error().message;
    };
    const QString problem = "tensor `%1`: storage: expected at most 967508464 bytes in all of "
                            "them, as many as the largest network has, found more";
    QCOMPARE(problemOf({most}), QString());
    QCOMPARE(problemOf({most + 1}), problem.arg("t0"));
    QCOMPARE(problemOf({most, 1}), problem.arg("t1"));
}

void TstPytorchArchive::aStopRequestEndsTheReading()
{
    std::stop_source source;
    source.request_stop();
    const QString problem = "reading was cancelled";
    QCOMPARE(
        core::readPytorchChain(path(), source.get_token()).error().message,
        path() + ": " + problem);
    const auto archive = core::ZipReader::open(path());
    QVERIFY(archive);
    const auto entry = archive->read("archive/data/0", 6272, source.get_token());
    QVERIFY(!entry);
    QCOMPARE(entry.error().message, problem);
}

void TstPytorchArchive::tensorsMayShareValuesButNotTooMany()
{
    const auto archive = core::ZipReader::open(path());
    QVERIFY(archive);
    const core::StateTensor weight{"w", {2, 784}, {784, 1}, 0, "torch.FloatStorage", "0", 1568};
    const auto check = [&](qsizetype times) {
        return core::PytorchStorages(*archive, "archive/")
            .check(QList<core::StateTensor>(times, weight));
    };
    QVERIFY(check(16));
    QVERIFY(check(2551));
    const auto tooMany = check(2552);
    QVERIFY(!tooMany);
    QCOMPARE(
        tooMany.error().message,
        "tensors: expected at most 4000000 values in all of them, where their storages hold 1568, "
        "found 4001536; they share too many");
}

void TstPytorchArchive::aStopRequestEndsTheReadingOfAStorage()
{
    const auto archive = core::ZipReader::open(path());
    QVERIFY(archive);
    const core::StateTensor weight{"w", {2, 784}, {784, 1}, 0, "torch.FloatStorage", "0", 1568};
    std::stop_source source;
    const auto read = [&] {
        core::PytorchStorages storages(*archive, "archive/", source.get_token());
        return storages.check(QList{weight}) ? storages.tensor(weight)
                                             : core::Error{"the weight does not fit"};
    };
    QCOMPARE(read().value().size(), std::size_t(1568));
    source.request_stop();
    QCOMPARE(read().error().message, "reading was cancelled");
}

QTEST_GUILESS_MAIN(TstPytorchArchive)
#include "tst_pytorcharchive.moc"
