#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/zipreader.h"
#include "core/modelfile/zipwriter.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <functional>
#include <limits>
#include <zip.h>

namespace
{

/// 784-2-3-10; archive/data/0 is fc1.weight, 1 fc1.bias and so on.
core::Model toyModel()
{
    return support::randomModel({{2, 3}, core::Head::Logits});
}

using Entries = QList<core::ZipEntry>;
using EditEntries = std::function<void(Entries&)>;
using EditBytes = std::function<void(QByteArray&)>;

core::ZipEntry& named(Entries& entries, const QString& name)
{
    return *std::find_if(entries.begin(), entries.end(), [&](const core::ZipEntry& entry) {
        return entry.name == "archive/" + name;
    });
}

template <typename Number> void patch(QByteArray& bytes, qsizetype at, Number number)
{
    qToLittleEndian(number, bytes.data() + at);
}

/// Offsets of the headers of an entry in the archive (APPNOTE.TXT 4.3.7 and 4.3.12).
struct Headers {
    qsizetype local;
    qsizetype central;

    Headers(const QByteArray& bytes, const QByteArray& name)
        : local(bytes.indexOf("archive/" + name) - 30)
        , central(bytes.lastIndexOf("archive/" + name) - 46)
    {
    }
};

void patchSizes(QByteArray& bytes, const QByteArray& name, quint32 packed, quint32 unpacked)
{
    const Headers headers(bytes, name);
    patch(bytes, headers.local + 18, packed);
    patch(bytes, headers.local + 22, unpacked);
    patch(bytes, headers.central + 20, packed);
    patch(bytes, headers.central + 24, unpacked);
}

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

} // namespace

Q_DECLARE_METATYPE(EditEntries)
Q_DECLARE_METATYPE(EditBytes)

class TstPytorch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void roundTrip();
    void writesAlignedAndTheSameAgain();
    void readsADeflatedArchive();
    void refusesEntries_data();
    void refusesEntries();
    void refusesBytes_data();
    void refusesBytes();
    void refusesEveryCut();
    void refusesBombs();
    void refusesWhatIsNoFile();
    void refusesToWrite();

private:
    QString path(const QString& name = "toy.pt") const { return m_folder.filePath(name); }
    QByteArray content() const;
    void write(const QByteArray& bytes) const;
    Entries entries() const;

    QTemporaryDir m_folder;
};

void TstPytorch::init()
{
    QVERIFY(core::writePytorch(path(), toyModel()));
}

QByteArray TstPytorch::content() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TstPytorch::write(const QByteArray& bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

Entries TstPytorch::entries() const
{
    const auto archive = core::ZipReader::open(path());
    Entries entries;
    for (const QString& name : archive->names()) {
        entries.append({name, archive->read(name, archive->size(name)).value()});
    }
    return entries;
}

void TstPytorch::roundTrip()
{
    const auto file = core::readModelFile(path());
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    QVERIFY(file->isForeign);
    QCOMPARE(file->model.network, toyModel().network);
    QCOMPARE(file->model.parameters, toyModel().parameters);
    QCOMPARE(
        file->model.passport, (core::Passport{
                                  {core::passport::importedFrom, "toy.pt"},
                                  {core::passport::importedFormat, "pytorch"}}));
}

void TstPytorch::writesAlignedAndTheSameAgain()
{
    const QByteArray bytes = content();
    QVERIFY(core::writePytorch(path("again.pt"), toyModel()));
    QFile again(path("again.pt"));
    QVERIFY(again.open(QIODevice::ReadOnly));
    QVERIFY(again.readAll() == bytes);
    for (const core::ZipEntry& entry : entries()) {
        const qsizetype name = bytes.indexOf(entry.name.toUtf8());
        const auto extra = qFromLittleEndian<quint16>(bytes.constData() + name - 2);
        const qsizetype data = name + entry.name.size() + extra;
        QCOMPARE(data % core::zipAlignment, 0);
        QCOMPARE(bytes.mid(data, entry.bytes.size()), entry.bytes);
    }
}

void TstPytorch::readsADeflatedArchive()
{
    const Entries all = entries();
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

void TstPytorch::refusesEntries_data()
{
    QTest::addColumn<EditEntries>("edit");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* title, const EditEntries& edit, const char* problem) {
        QTest::newRow(title) << edit << QString(problem);
    };
    const auto remove = [](const QString& name) -> EditEntries {
        return [=](Entries& entries) {
            entries.removeIf(
                [&](const core::ZipEntry& each) { return each.name == "archive/" + name; });
        };
    };
    const auto replace = [](const QByteArray& before, const QByteArray& after) -> EditEntries {
        return [=](Entries& entries) {
            QByteArray& pickle = named(entries, "data.pkl").bytes;
            QVERIFY(pickle.contains(before));
            pickle.replace(before, after);
        };
    };
    const auto value = [](quint32 bits) -> EditEntries {
        return [=](Entries& entries) { patch(named(entries, "data/1").bytes, 4, bits); };
    };
    row("no pickle", remove("data.pkl"),
        "expected one `data.pkl` in a folder of the archive, found 0; torch.save did not write "
        "this");
    row(
        "two pickles",
        [](Entries& entries) {
            entries.append(core::ZipEntry{"other/data.pkl", "N."});
        },
        "expected one `data.pkl` in a folder of the archive, found 2");
    row(
        "TorchScript",
        [](Entries& entries) {
            entries.append(core::ZipEntry{"archive/constants.pkl", "N."});
        },
        "this is a TorchScript archive, a program");
    row(
        "big-endian", [](Entries& entries) { named(entries, "byteorder").bytes = "big"; },
        "entry `archive/byteorder`: expected `little`, found `big`");
    row(
        "long byte order",
        [](Entries& entries) { named(entries, "byteorder").bytes = QByteArray(99, 'l'); },
        "entry `archive/byteorder`: expected at most 16 bytes, found 99");
    row("no storage", remove("data/2"),
        "tensor `fc2.weight`: storage: expected 6 values of 4 bytes in entry `archive/data/2`, "
        "found "
        "no such entry");
    row(
        "short storage", [](Entries& entries) { named(entries, "data/2").bytes.chop(1); },
        "found 23 bytes");
    row(
        "long storage", [](Entries& entries) { named(entries, "data/2").bytes.append("1234"); },
        "expected 6 values of 4 bytes in entry `archive/data/2`, found 28 bytes");
    row(
        "large pickle",
        [](Entries& entries) { named(entries, "data.pkl").bytes.resize(16 * 1024 * 1024 + 1); },
        "entry `archive/data.pkl`: expected at most 16777216 bytes, found 16777217");
    row("not a number", value(0x7fc00000),
        "tensor `fc1.bias`: expected finite values, found nan at place 1");
    row("infinite", value(0xff800000), "expected finite values, found -inf at place 1");

    row("an unknown function", replace("_rebuild_tensor_v2\n", "_rebuild_tensor_v9\n"),
        "archive/data.pkl: byte 51: GLOBAL (0x63): `torch._utils._rebuild_tensor_v9` is not among");
    row(
        "a list", [](Entries& entries) { named(entries, "data.pkl").bytes = "\x80\x02]."; },
        "expected a state_dict or a checkpoint, found a list");
    row(
        "an empty dictionary",
        [](Entries& entries) { named(entries, "data.pkl").bytes = "\x80\x02}."; },
        "layers: expected 10 outputs at the end, one a digit, found no layer");
    row(
        "no tensors",
        [](Entries& entries) {
            named(entries, "data.pkl").bytes = QByteArray("\x80\x02}X\5\0\0\0epochK\3s.", 17);
        },
        "entry `epoch`: expected a tensor, or a state_dict under `model_state_dict` or "
        "`state_dict` "
        "or `model`, found a whole number");
    row(
        "one tensor 5000 times",
        [](Entries& entries) {
            named(entries, "data.pkl").bytes =
                "\x80\x02}(" + QByteArray("NN").repeated(5000) + "u.";
        },
        "expected at most 4096 tensors, found 5000");
    row("a name twice", replace("fc1.bias", "fc2.bias"),
        "tensor `fc2.bias`: expected every name once, found it twice");
    row("a bias of another size", replace("K\x02\x85", "K\x03\x85"),
        "tensor `fc1.bias`: expected shape [2] beside a weight of shape [2, 784], found [3]");
    row("a bias alone", replace("fc1.bias", "fc9.bias"),
        "tensor `fc9.bias`: expected a weight beside it, found none");
    row("another kind of tensor", replace("fc1.weight", "fc1.weighs"),
        "tensor `fc1.weighs`: expected the `weight` or the `bias` of a linear layer");
    row("another storage", replace("FloatStorage", "LongStorage"),
        "tensor `fc1.weight`: expected numbers of 16, 32 or 64 bits with a fraction, found "
        "`torch.LongStorage`");
    row("an unknown storage", replace("FloatStorage", "OtherStorage"),
        "`torch.OtherStorage` is not");
    row("doubles where floats are", replace("FloatStorage", "DoubleStorage"),
        "storage: expected 1568 values of 8 bytes in entry `archive/data/0`, found 6272 bytes");
    // fc1.weight: 1568 values, offset, shape (2, 784), strides (784, 1).
    row("an offset too far",
        replace("M\x20\x06tq\x08QK" + QByteArray(1, '\0'), "M\x20\x06tq\x08QK\x01"),
        "tensor `fc1.weight`: expected it within its storage of 1568 values, found shape [2, 784], "
        "strides [784, 1], offset 1");
    row("a stride too far", replace("M\x10\x03K\x01\x86", "M\x11\x03K\x01\x86"),
        "expected it within its storage of 1568 values, found shape [2, 784], strides [785, 1]");
    row("2^60 outputs",
        replace(
            "K\x02M\x10\x03\x86", QByteArray("\x8a\x08\0\0\0\0\0\0\0\x10", 10) + "M\x10\x03\x86"),
        "tensor `fc1.bias`: expected shape [1152921504606846976]");
    row("strides of 2^62",
        replace("M\x10\x03K\x01\x86", QByteArray("\x8a\x08\0\0\0\0\0\0\0\x40", 10) + "K\x01\x86"),
        "strides [4611686018427387904, 1]");
    row("2^60 values in a storage",
        replace("M\x20\x06t", QByteArray("\x8a\x08\0\0\0\0\0\0\0\x10", 10) + "t"),
        "storage: expected 1152921504606846976 values of 4 bytes in entry `archive/data/0`");
    row("other inputs", replace("K\x02M\x10\x03\x86", "K\x02M\x0f\x03\x86"),
        "layer `fc1`: expected 784 inputs, as the digit image has, found 783");
    row("no chain", replace("K\x03K\x02\x86", "K\x03K\x04\x86"),
        "layer `fc2`: expected 2 inputs, as layer `fc1` before it has, found 4");
    row("three dimensions",
        replace(
            "K\x02M\x10\x03\x86q\x09M\x10\x03K\x01\x86",
            "K\x02M\x10\x03K\x01\x87q\x09M\x10\x03K\x01K\x01\x87"),
        "tensor `fc1.weight`: expected the shape [outputs, inputs] of a linear layer, found [2, "
        "784, 1]");
}

void TstPytorch::refusesEntries()
{
    QFETCH(EditEntries, edit);
    QFETCH(QString, problem);
    Entries all = entries();
    edit(all);
    write(core::storedZip(all).value());
    const auto model = core::readModel(path());
    QVERIFY(!model);
    const QString message = model.error().message;
    QVERIFY2(message.startsWith(path() + ": "), qPrintable(message));
    QVERIFY2(message.contains(problem), qPrintable(message));
}

void TstPytorch::refusesBytes_data()
{
    QTest::addColumn<EditBytes>("edit");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* title, const EditBytes& edit, const char* problem) {
        QTest::newRow(title) << edit << QString(problem);
    };
    row(
        "nothing", [](QByteArray& bytes) { bytes.clear(); }, "found other bytes");
    row(
        "other bytes", [](QByteArray& bytes) { bytes = "a picture"; },
        "expected a zip archive as torch.save writes it, found other bytes");
    row(
        "legacy", [](QByteArray& bytes) { bytes = QByteArray::fromHex("80028a0a6cfc9c46"); },
        "this is torch.save's format from before PyTorch 1.6; load it in Python and torch.save it");
    row(
        "an empty archive", [](QByteArray& bytes) { bytes = "PK\5\6" + QByteArray(18, '\0'); },
        "expected one `data.pkl` in a folder of the archive, found 0");
    row(
        "damaged weights",
        [](QByteArray& bytes) {
            const Headers headers(bytes, "data/0");
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
            const Headers headers(bytes, "data/0");
            patch(bytes, headers.local + 6, quint16(1));
            patch(bytes, headers.central + 8, quint16(1));
        },
        "entry `archive/data/0`: expected it unencrypted");
    row(
        "bzip2",
        [](QByteArray& bytes) {
            const Headers headers(bytes, "data/0");
            patch(bytes, headers.local + 8, quint16(12));
            patch(bytes, headers.central + 10, quint16(12));
        },
        "entry `archive/data/0`: expected it stored or deflated, found method 12");
    row(
        "stored beyond the file",
        [](QByteArray& bytes) { patchSizes(bytes, "data/0", 0x7fffffff, 0x7fffffff); },
        "this is no whole zip archive, it is damaged or cut short|at most the file's");
    row(
        "stored with two sizes",
        [](QByteArray& bytes) { patchSizes(bytes, "data/0", 6272, 0x7fffffff); },
        "entry `archive/data/0`: it is stored, expected one size, found 6272 and 2147483647");
    row(
        "entries that overlap",
        [](QByteArray& bytes) {
            const auto size = quint32(bytes.indexOf("PK\1\2") - 100);
            patchSizes(bytes, "data.pkl", size, size);
        },
        "expected entries apart, found them to overlap");
    row(
        "an entry where another is",
        [](QByteArray& bytes) {
            const Headers one(bytes, "data/1");
            patch(bytes, one.central + 42, quint32(Headers(bytes, "data/0").local));
        },
        "this is no whole zip archive, it is damaged or cut short");
    row(
        "an entry behind the end",
        [](QByteArray& bytes) {
            patch(bytes, Headers(bytes, "data/1").central + 42, quint32(0x7fffffff));
        },
        "this is no whole zip archive");
    row(
        "no central directory", [](QByteArray& bytes) { bytes.truncate(bytes.indexOf("PK\1\2")); },
        "this is no whole zip archive");
    row(
        "more entries than there are",
        [](QByteArray& bytes) {
            patch(bytes, bytes.size() - 14, quint16(60000));
            patch(bytes, bytes.size() - 12, quint16(60000));
        },
        "this is no whole zip archive");
}

void TstPytorch::refusesBytes()
{
    QFETCH(EditBytes, edit);
    QFETCH(QString, problem);
    QByteArray bytes = content();
    edit(bytes);
    write(bytes);
    const auto model = core::readPytorch(path());
    QVERIFY(!model);
    const QString message = model.error().message;
    QVERIFY2(message.startsWith(path() + ": "), qPrintable(message));
    QVERIFY2(message.contains(QRegularExpression(problem)), qPrintable(message));
}

void TstPytorch::refusesEveryCut()
{
    const QByteArray whole = content();
    QVERIFY(whole.size() > 7000);
    for (qsizetype size = 0; size < whole.size(); size += 100) {
        write(whole.left(size));
        const auto model = core::readPytorch(path());
        QVERIFY2(!model, qPrintable(QString::number(size)));
        QVERIFY(model.error().message.startsWith(path() + ": "));
        QVERIFY(!core::readModel(path()));
    }
    write(whole.chopped(1));
    QVERIFY(!core::readPytorch(path()));
}

void TstPytorch::refusesBombs()
{
    const QByteArray packed = bomb(path(), QByteArray(10'000'000, 'N'));
    QVERIFY(packed.size() < 20'000);
    const auto expanded = core::readPytorch(path());
    QVERIFY(!expanded);
    QVERIFY2(
        expanded.error().message.contains(
            "entries of at most 100 times the file's size, found more"),
        qPrintable(expanded.error().message));

    // It says less than it unpacks to.
    QByteArray lying = packed;
    const Headers headers(lying, "data.pkl");
    patch(lying, headers.local + 22, quint32(1000));
    patch(lying, headers.central + 24, quint32(1000));
    write(lying);
    const auto longer = core::readPytorch(path());
    QVERIFY(!longer);
    QVERIFY2(
        longer.error().message.contains("entry `archive/data.pkl`: "),
        qPrintable(longer.error().message));
}

void TstPytorch::refusesWhatIsNoFile()
{
    QCOMPARE(
        core::readPytorch(path("missing")).error().message,
        path("missing") + ": there is no such file");
    QVERIFY(core::readPytorch(m_folder.path()).error().message.contains("found a folder"));
    QVERIFY(!core::readPytorch("/dev/zero"));
}

void TstPytorch::refusesToWrite()
{
    const QByteArray before = content();
    core::Model broken = toyModel();
    broken.parameters[2 * 784 + 1] = std::numeric_limits<float>::infinity();
    const auto infinite = core::writePytorch(path(), broken);
    QVERIFY(!infinite);
    QVERIFY(infinite.error().message.contains("tensor `fc1.bias`: expected finite values"));
    broken.parameters.pop_back();
    QVERIFY(core::writePytorch(path(), broken).error().message.contains("parameters for layers"));
    QVERIFY(content() == before);
    QVERIFY(!core::writePytorch(path("no/such/folder/file.pt"), toyModel()));
}

QTEST_GUILESS_MAIN(TstPytorch)
#include "tst_pytorch.moc"
