#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "tests/support/exportcases.h"
#include "tests/support/filebytes.h"
#include "tests/support/toymodel.h"
#include "tests/support/ziparchive.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <limits>

namespace
{

/// 784-2-3-10; archive/data/0 is fc1.weight, 1 fc1.bias and so on.
core::Model toyModel()
{
    return support::randomModel(core::Architecture::perceptron({2, 3}));
}

using support::named;
using support::patch;
using Entries = support::ZipEntries;
using EditEntries = std::function<void(Entries&)>;

} // namespace

Q_DECLARE_METATYPE(EditEntries)

class TstPytorch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void roundTrip();
    void writesAlignedAndTheSameAgain();
    void refusesEntries_data();
    void refusesEntries();
    void refusesWhatIsNoFile();
    void refusesToWrite();
    void roundTripOfEveryLayer_data() { support::addExportCases(); }
    void roundTripOfEveryLayer();
    void refusesAnotherNetwork_data();
    void refusesAnotherNetwork();

private:
    QString path(const QString& name = "toy.pt") const { return m_folder.filePath(name); }
    QByteArray content() const { return support::fileBytes(path()); }
    void write(const QByteArray& bytes) const { support::writeFileBytes(path(), bytes); }

    QTemporaryDir m_folder;
};

void TstPytorch::init()
{
    QVERIFY(core::writePytorch(path(), toyModel()));
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
                                  {core::passport::importedFormat, "pytorch"},
                                  {core::passport::input, "0..1"},
                                  {core::passport::assumed, "layers, input"}}));
}

void TstPytorch::writesAlignedAndTheSameAgain()
{
    const QByteArray bytes = content();
    QVERIFY(core::writePytorch(path("again.pt"), toyModel()));
    QFile again(path("again.pt"));
    QVERIFY(again.open(QIODevice::ReadOnly));
    QVERIFY(again.readAll() == bytes);
    for (const core::ZipEntry& entry : support::zipEntries(path())) {
        const qsizetype name = bytes.indexOf(entry.name.toUtf8());
        const auto extra = qFromLittleEndian<quint16>(bytes.constData() + name - 2);
        const qsizetype data = name + entry.name.size() + extra;
        QCOMPARE(data % core::zipAlignment, 0);
        QCOMPARE(bytes.mid(data, entry.bytes.size()), entry.bytes);
    }
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
        "layers: expected 2 to 62 outputs at the end, one a class, found no layer");
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
        "tensor `fc1.weighs`: expected the `weight` or the `bias` of a layer");
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
    row(
        "rows on top of each other",
        [](Entries& entries) {
            named(entries, "data/0").bytes.resize(784 * 4);
            QByteArray& pickle = named(entries, "data.pkl").bytes;
            pickle.replace("M\x20\x06t", "M\x10\x03t");
            pickle.replace("M\x10\x03K\x01\x86", QByteArray("K\0K\x01\x86", 5));
        },
        "tensor `fc1.weight`: expected no more values than the 784 of its storage, found shape [2, "
        "784]");
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
        "tensor `fc1.weight`: expected the shape [outputs, inputs] of a linear layer or [channels, "
        "inputs, rows, columns] of a square convolution, found [2, 784, 1]");
}

void TstPytorch::refusesEntries()
{
    QFETCH(EditEntries, edit);
    QFETCH(QString, problem);
    Entries all = support::zipEntries(path());
    edit(all);
    write(core::storedZip(all).value());
    const auto model = core::readModel(path());
    QVERIFY(!model);
    const QString message = model.error().message;
    QVERIFY2(message.startsWith(path() + ": "), qPrintable(message));
    QVERIFY2(message.contains(problem), qPrintable(message));
}

void TstPytorch::refusesWhatIsNoFile()
{
    QCOMPARE(
        core::readPytorchChain(path("missing")).error().message,
        path("missing") + ": there is no such file");
    QVERIFY(core::readPytorchChain(m_folder.path()).error().message.contains("found a folder"));
    QVERIFY(!core::readPytorchChain("/dev/zero"));
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

void TstPytorch::roundTripOfEveryLayer()
{
    QFETCH(qsizetype, index);
    const core::Model model = support::exportCases()[index].predictor->model();
    QVERIFY(core::writePytorch(path(), model));
    const auto read = core::readPytorch(path(), model.network);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->network, model.network);
    QCOMPARE(read->parameters, model.parameters);
    QCOMPARE(read->passport[core::passport::importedFrom], QString("toy.pt"));
}

void TstPytorch::refusesAnotherNetwork_data()
{
    QTest::addColumn<EditEntries>("edit");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* title, const EditEntries& edit, const char* problem) {
        QTest::newRow(title) << edit << QString(problem);
    };
    const auto replace = [](const QByteArray& before, const QByteArray& after) -> EditEntries {
        return [=](Entries& entries) {
            QByteArray& pickle = named(entries, "data.pkl").bytes;
            QVERIFY(pickle.contains(before));
            pickle.replace(before, after);
        };
    };
    row("a missing tensor", replace("conv2.weight", "conv9.weight"),
        "tensor `conv2.weight`: expected shape [6, 4, 3, 3], found no such tensor");
    row("one more tensor", replace("bn1.num_batches_tracked", "bn3.num_batches_tracked"),
        "tensor `bn3.num_batches_tracked`: expected only those of layers conv 4x5, relu, ");
    // The shape and the strides of conv2.weight.
    row("another shape", replace("K\x06K\x04K\x03K\x03t", "K\x04K\x06K\x03K\x03t"),
        "tensor `conv2.weight`: expected shape [6, 4, 3, 3], found [4, 6, 3, 3]");
    row("a stride too far", replace("K\x24K\x09K\x03K\x01t", "K\x25K\x09K\x03K\x01t"),
        "tensor `conv2.weight`: expected it within its storage of 216 values");
    row("whole numbers", replace("FloatStorage", "LongStorage"),
        "tensor `conv1.weight`: expected numbers of 16, 32 or 64 bits with a fraction");
    row(
        "a variance below 0",
        [](Entries& entries) { patch(named(entries, "data/7").bytes, 4, 0xbf000000); },
        "tensor `bn1.running_var`: expected variances from 0 on, found -0.5 at place 1");
    row(
        "no number", [](Entries& entries) { patch(named(entries, "data/2").bytes, 4, 0x7fc00000); },
        "tensor `conv2.weight`: expected finite values, found nan at place 1");
}

void TstPytorch::refusesAnotherNetwork()
{
    QFETCH(EditEntries, edit);
    QFETCH(QString, problem);
    const core::Model model = support::randomModel(support::everyLayer());
    QVERIFY(core::writePytorch(path(), model));
    Entries all = support::zipEntries(path());
    edit(all);
    write(core::storedZip(all).value());
    const auto read = core::readPytorch(path(), model.network);
    QVERIFY(!read);
    const QString message = read.error().message;
    QVERIFY2(message.startsWith(path() + ": "), qPrintable(message));
    QVERIFY2(message.contains(problem), qPrintable(message));
}

QTEST_GUILESS_MAIN(TstPytorch)
#include "tst_pytorch.moc"
