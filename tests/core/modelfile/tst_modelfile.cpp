#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/safetensors.h"
#include "tests/support/exportcases.h"
#include "tests/support/toymodel.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <thread>

namespace
{

core::Model toyModel()
{
    core::Model model;
    model.network = core::Architecture::perceptron({5, 3}, core::Head::Tutorial);
    model.parameters.resize(model.network.parameterCount());
    std::mt19937 random(1);
    for (float& value : model.parameters) {
        value = std::uniform_real_distribution<float>(-1, 1)(random);
    }
    model.passport = {
        {core::passport::dataset, "mnist"},
        {core::passport::testAccuracy, "0.9812"},
        {"note", QString::fromUtf8("grün, \"quoted\"")}};
    return model;
}

/// A safetensors file with one tensor of zeros, float64, which takes no room on the disk.
bool writeHole(const QString& path, qint64 bytes)
{
    const QByteArray header = R"({"a":{"dtype":"F64","shape":[)" + QByteArray::number(bytes / 8) +
                              R"(],"data_offsets":[0,)" + QByteArray::number(bytes) + "]}}";
    const auto length = qToLittleEndian(static_cast<quint64>(header.size()));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) &&
           file.write(reinterpret_cast<const char*>(&length), sizeof(length)) > 0 &&
           file.write(header) == header.size() &&
           file.resize(qint64(sizeof(length)) + header.size() + bytes);
}

using Edit = std::function<void(core::Safetensors&)>;

core::SafetensorsTensor& named(core::Safetensors& content, const QString& name)
{
    return *std::find_if(
        content.tensors.begin(), content.tensors.end(),
        [&](const core::SafetensorsTensor& tensor) { return tensor.name == name; });
}

Edit metadata(const QString& key, const QString& value)
{
    return [=](core::Safetensors& content) { content.metadata[key] = value; };
}

} // namespace

Q_DECLARE_METATYPE(Edit)

class TstModelFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void roundTripOfEveryLayer_data() { support::addExportCases(); }
    void roundTripOfEveryLayer();
    void readsTensorsInAnyOrder();
    void readsForeignTensors();
    void sizesTellTheOrderOfForeignTensors();
    void refuses_data();
    void refuses();
    void refusesLayers_data();
    void refusesLayers();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void refusesOversizedFile();
    void refusesToWrite();
    void aStopRequestKeepsTheReadingFromBeginning();
    void aStopRequestEndsTheReading();
    void independentReaderAgrees();

private:
    /// Writes a model, changes the file, and expects an error that names file and problem.
    void expectRefusal(const core::Model& model, const Edit& edit, const QString& problem) const;
    QString path() const { return m_folder.filePath("toy.safetensors"); }

    QTemporaryDir m_folder;
};

void TstModelFile::roundTrip()
{
    const core::Model model = toyModel();
    QVERIFY(core::writeModel(path(), model));
    const auto read = core::readModel(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->network, model.network);
    QCOMPARE(read->parameters, model.parameters);
    QCOMPARE(read->passport, model.passport);
}

void TstModelFile::roundTripOfEveryLayer()
{
    QFETCH(qsizetype, index);
    const core::Model model = support::exportCases()[index].predictor->model();
    QVERIFY(core::writeModel(path(), model));
    const auto read = core::readModelFile(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(!read->isForeign);
    QCOMPARE(read->model.network, model.network);
    QCOMPARE(read->model.parameters, model.parameters);
    QCOMPARE(read->model.passport, model.passport);
}

void TstModelFile::readsTensorsInAnyOrder()
{
    const core::Model model = toyModel();
    QVERIFY(core::writeModel(path(), model));
    core::Safetensors content = core::readSafetensors(path()).value();
    std::reverse(content.tensors.begin(), content.tensors.end());
    QVERIFY(core::writeSafetensors(path(), content));
    QCOMPARE(core::readModel(path()).value().parameters, model.parameters);
}

void TstModelFile::readsForeignTensors()
{
    core::Model model = toyModel();
    model.network = core::Architecture::perceptron({5, 5, 5, 5, 5, 5, 5}, core::Head::Logits);
    model.parameters.assign(model.network.parameterCount(), 0);
    std::iota(model.parameters.begin(), model.parameters.end(), 0.0F);
    QVERIFY(core::writeModel(path(), model));
    core::Safetensors content = core::readSafetensors(path()).value();
    content.metadata = {{"format", "pt"}, {"temperature", "hot"}};
    // Names of a torch.nn.Sequential: layer 10 comes after layer 8, not after layer 0.
    for (core::SafetensorsTensor& tensor : content.tensors) {
        const int number = 2 * (tensor.name.mid(2, 1).toInt() - 1);
        tensor.name = QStringLiteral("module.%1%2").arg(number).arg(tensor.name.mid(3));
    }
    std::reverse(content.tensors.begin(), content.tensors.end());
    QVERIFY(core::writeSafetensors(path(), content));

    const auto read = core::readModelFile(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(read->isForeign);
    QCOMPARE(read->model.network, model.network);
    QCOMPARE(read->model.parameters, model.parameters);
    QCOMPARE(
        read->model.passport, (core::Passport{
                                  {core::passport::importedFrom, "toy.safetensors"},
                                  {core::passport::importedFormat, "safetensors"},
                                  {core::passport::input, "0..1"},
                                  {core::passport::assumed, "layers, input"}}));
}

void TstModelFile::sizesTellTheOrderOfForeignTensors()
{
    const core::Model model = toyModel();
    QVERIFY(core::writeModel(path(), model));
    core::Safetensors content = core::readSafetensors(path()).value();
    content.metadata.clear();
    for (core::SafetensorsTensor& tensor : content.tensors) {
        tensor.name.replace("fc1", "input").replace("fc2", "hidden").replace("fc3", "digits");
    }
    QVERIFY(core::writeSafetensors(path(), content));
    const auto read = core::readModel(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->parameters, model.parameters);
}

void TstModelFile::refuses_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const Edit& edit, const char* problem) {
        QTest::newRow(name) << edit << QString(problem);
    };
    const auto poke = [](const QString& tensor, float value) -> Edit {
        return [=](core::Safetensors& content) { named(content, tensor).values[2] = value; };
    };
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    constexpr float infinity = std::numeric_limits<float>::infinity();

    row(
        "foreign and no chain",
        [](auto& content) {
            content.metadata.clear();
            named(content, "fc3.weight").shape = {1, 3};
            named(content, "fc3.weight").values.resize(3);
            named(content, "fc3.bias").shape = {1};
            named(content, "fc3.bias").values.resize(1);
        },
        "this is no DigitLab model: its metadata has no `format`, expected `digitlab-model`; nor "
        "is "
        "it a chain of layers by another program: layers: expected 2 to 62 outputs at the end");
    row(
        "PyTorch's and no chain",
        [](auto& content) {
            content.metadata["format"] = "pt";
            named(content, "fc2.bias").name = "fc2.running_mean";
        },
        "its metadata has `format` = `pt`, expected `digitlab-model`; nor is it a chain of layers "
        "by another program: tensor `fc2.running_mean`: expected `running_mean` and `running_var` "
        "beside it");
    row("newer", metadata("format_version", "2"), "`format_version`: expected `1`, found `2`");
    row(
        "no version", [](auto& content) { content.metadata.remove("format_version"); },
        "`format_version`: expected `1`, found ``");
    row("unknown head", metadata("head", "sigmoid"),
        "head: expected `logits` or `tutorial`, found `sigmoid`");
    row(
        "no layers", [](auto& content) { content.metadata.remove("layers"); },
        "`layers`: expected 784,");
    row("no hidden layer", metadata("layers", "784-10"), "found `784-10`");
    row("other input", metadata("layers", "1024-5-3-10"), "found `1024-5-3-10`");
    row("other output", metadata("layers", "784-5-3-26"),
        "tensor `fc3.weight`: expected shape [26, 3], found [10, 3]");
    row("too many outputs", metadata("layers", "784-5-3-63"), "found `784-5-3-63`");
    row("layer too wide", metadata("layers", "784-4097-10"),
        "1 to 8 hidden layers of 1 to 4096 units");
    row("too many layers", metadata("layers", "784-1-1-1-1-1-1-1-1-1-10"),
        "1 to 8 hidden layers of 1 to 4096 units");
    row("layers by commas", metadata("layers", "784-5,3-10"), "found `784-5,3-10`");
    row("layers are words", metadata("layers", "many"), "found `many`");
    row("other layers", metadata("layers", "784-5-4-10"),
        "tensor `fc2.weight`: expected shape [4, 5], found [3, 5]");
    row(
        "missing tensor", [](auto& content) { content.tensors.removeAt(3); },
        "tensor `fc2.bias`: expected shape [3], found no such tensor");
    row(
        "extra tensor",
        [](auto& content) {
            content.tensors.append({"fc4.bias", {1}, {0}});
        },
        "tensor `fc4.bias`: expected only those of layers 784-5-3-10");
    row(
        "wrong shape",
        [](auto& content) {
            named(content, "fc1.weight").shape = {784, 5};
        },
        "tensor `fc1.weight`: expected shape [5, 784], found [784, 5]");
    row("not a number", poke("fc2.weight", nan),
        "tensor `fc2.weight`: expected finite values, found nan at place 2");
    row("infinite", poke("fc3.bias", -infinity),
        "tensor `fc3.bias`: expected finite values, found -inf at place 2");
}

void TstModelFile::refuses()
{
    QFETCH(Edit, edit);
    QFETCH(QString, problem);
    expectRefusal(toyModel(), edit, problem);
}

void TstModelFile::refusesLayers_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const Edit& edit, const char* problem) {
        QTest::newRow(name) << edit << QString(problem);
    };
    const auto poke = [](const QString& tensor, float value) -> Edit {
        return [=](core::Safetensors& content) { named(content, tensor).values[2] = value; };
    };
    row("an unknown layer", metadata("layers", "conv 4x5, softplus, linear 10"),
        "`layers`: layer 2, character 10: expected one of `conv 32x5`, ");
    row("a kernel that does not fit", metadata("layers", "conv 4x29, linear 10"),
        "`layers`: layer 1 (`conv 4x29`)");
    row("a convolution after a row", metadata("layers", "linear 20, conv 4x5, linear 10"),
        "`layers`: layer 3 (`conv 4x5`)");
    row("one output", metadata("layers", "conv 4x5, linear 1"), "2 to 62 classes");
    row("too many outputs", metadata("layers", "conv 4x5, linear 63"), "2 to 62 classes");
    row("too many values",
        metadata("layers", "conv 512x1, conv 512x29 pad 28, conv 512x1, linear 10"),
        "expected at most 4000000 values");
    row("other channels", metadata("layers", "conv 5x5, linear 10"),
        "tensor `conv1.weight`: expected shape [5, 1, 5, 5], found [4, 1, 5, 5]");
    row("a perceptron", metadata("layers", "784-16-10"),
        "tensor `fc1.weight`: expected shape [16, 784], found [16, 216]");
    row(
        "no gathered means",
        [](auto& content) {
            content.tensors.removeIf(
                [](const auto& each) { return each.name == "bn1.running_mean"; });
        },
        "tensor `bn1.running_mean`: expected shape [6], found no such tensor");
    row(
        "a kernel turned",
        [](auto& content) {
            named(content, "conv2.weight").shape = {4, 6, 3, 3};
        },
        "tensor `conv2.weight`: expected shape [6, 4, 3, 3], found [4, 6, 3, 3]");
    row(
        "counted batches",
        [](auto& content) {
            content.tensors.append({"bn1.num_batches_tracked", {1}, {0}});
        },
        "tensor `bn1.num_batches_tracked`: expected only those of layers conv 4x5, relu, ");
    row("a variance below 0", poke("bn1.running_var", -0.5F),
        "tensor `bn1.running_var`: expected variances from 0 on, found -0.5 at place 2");
    row("no number", poke("conv1.bias", std::numeric_limits<float>::quiet_NaN()),
        "tensor `conv1.bias`: expected finite values, found nan at place 2");
}

void TstModelFile::refusesLayers()
{
    QFETCH(Edit, edit);
    QFETCH(QString, problem);
    expectRefusal(support::randomModel(support::everyLayer()), edit, problem);
}

void TstModelFile::expectRefusal(
    const core::Model& model, const Edit& edit, const QString& problem) const
{
    QVERIFY(core::writeModel(path(), model));
    core::Safetensors content = core::readSafetensors(path()).value();
    edit(content);
    QVERIFY(core::writeSafetensors(path(), content));
    const auto read = core::readModel(path());
    QVERIFY(!read);
    const QString message = read.error().message;
    QVERIFY2(message.startsWith(path() + ": "), qPrintable(message));
    QVERIFY2(message.contains(problem), qPrintable(message));
}

void TstModelFile::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const QByteArray& bytes, const char* found) {
        QTest::newRow(name) << bytes << QString(found);
    };
    constexpr auto pickle = "a pickle that torch.save did not write";
    row("nothing", {}, "an empty file");
    row("gzip", QByteArray::fromHex("1f8b0800000000000003"),
        "a file compressed by gzip; unpack it first");
    row("cut in the magic number", QByteArray::fromHex("80028a0a6cfc9c46f920"), pickle);
    row("its protocol 4", QByteArray::fromHex("8004950d000000000000"), pickle);
    row("a pickle", QByteArray::fromHex("80057d942e"), pickle);
    row("protocol 6", QByteArray::fromHex("80067d942e"), "other bytes (80 06 7d 94)");
    row("a page", "\n<!DOCTYPE html>\r\n<title>404</title>",
        "text that begins with `<!DOCTYPE html>`");
    row("large file storage",
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 439375\n",
        "text that begins with `version https://git-lfs.github.com/spec/`");
    row("text of two bytes a letter", QString(200, QChar(0xe4)).toUtf8(), "text that begins with");
    row("a picture", "\x89PNG\r\n\x1a\n", "PNG image");
    row("zeros", QByteArray(100, '\0'), "other bytes (00 00 00 00)");
    row("a byte that may be text", "\xff", "plain text document");
}

void TstModelFile::refusesOtherFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, found);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    const QString problem =
        path() + ": expected a model (a safetensors file, or one by torch.save), found " + found;
    const auto model = core::readModel(path());
    QVERIFY(!model);
    QVERIFY2(model.error().message.startsWith(problem), qPrintable(model.error().message));
    QCOMPARE(core::readPytorchChain(path()).error().message, model.error().message);
}

void TstModelFile::refusesOversizedFile()
{
    // A sparse file: it takes no room on the disk, and none in memory either.
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray("\x02\0\0\0\0\0\0\0{}", 10));
    QVERIFY(file.resize(qint64(1) << 40));
    file.close();
    const auto model = core::readModel(path());
    QVERIFY(!model);
    QVERIFY2(
        model.error().message.contains(
            "data: expected at most 967508464 bytes, found 1099511627766"),
        qPrintable(model.error().message));
}

void TstModelFile::refusesToWrite()
{
    QVERIFY(core::writeModel(path(), toyModel()));
    core::Model broken = toyModel();
    broken.parameters[5 * 784 + 1] = std::numeric_limits<float>::infinity();
    const auto infinite = core::writeModel(path(), broken);
    QVERIFY(!infinite);
    QVERIFY(infinite.error().message.contains("tensor `fc1.bias`: expected finite values"));
    broken.parameters.pop_back();
    QVERIFY(core::writeModel(path(), broken).error().message.contains("parameters for layers"));
    broken.network = core::Architecture::perceptron({0});
    QVERIFY(core::writeModel(path(), broken).error().message.contains("hidden layers"));
    QCOMPARE(core::readModel(path()).value().parameters, toyModel().parameters);
}

void TstModelFile::aStopRequestKeepsTheReadingFromBeginning()
{
    QVERIFY(core::writeModel(path(), toyModel()));
    std::stop_source source;
    source.request_stop();
    const auto file = core::readModelFile(path(), source.get_token());
    QVERIFY(!file);
    QCOMPARE(file.error().message, path() + ": reading was cancelled");
}

void TstModelFile::aStopRequestEndsTheReading()
{
    QVERIFY(writeHole(path(), 900'000'000));
    std::stop_source source;
    // Far less than reading the file takes, and right also if it comes before the start.
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        source.request_stop();
    });
    QElapsedTimer clock;
    clock.start();
    const auto file = core::readModelFile(path(), source.get_token());
    QVERIFY(!file);
    QCOMPARE(file.error().message, path() + ": reading was cancelled");
    QVERIFY2(clock.elapsed() < 300, qPrintable(QString::number(clock.elapsed())));
}

void TstModelFile::independentReaderAgrees()
{
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty()) {
        QSKIP("python3 is not installed: no second reader to compare with");
    }
    const core::Model model = toyModel();
    QVERIFY(core::writeModel(path(), model));
    QProcess reader;
    reader.start(python, {DIGITLAB_SOURCE_DIR "/tests/core/modelfile/read_safetensors.py", path()});
    QVERIFY(reader.waitForFinished());
    QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError());
    const QJsonObject read = QJsonDocument::fromJson(reader.readAllStandardOutput()).object();

    QJsonObject passport{
        {"format", "digitlab-model"},
        {"format_version", "1"},
        {"layers", "784-5-3-10"},
        {"head", "tutorial"}};
    for (auto it = model.passport.begin(); it != model.passport.end(); ++it) {
        passport.insert(it.key(), it.value());
    }
    QCOMPARE(read["metadata"].toObject(), passport);
    QCOMPARE(read["header"].toInt() % 8, 0);
    QCOMPARE(read["bytes"].toInteger(), model.network.parameterCount() * 4);
    const QList<core::ParameterView> views = core::parameterViews(model.network);
    QCOMPARE(read["tensors"].toObject().size(), views.size());
    for (const core::ParameterView& view : views) {
        const QJsonObject tensor = read["tensors"][view.name].toObject();
        QCOMPARE(tensor["dtype"].toString(), "F32");
        QCOMPARE(tensor["begin"].toInteger(), view.offset * 4);
        QCOMPARE(tensor["end"].toInteger(), (view.offset + view.count) * 4);
        QJsonArray shape;
        for (const qint64 size : view.shape) {
            shape.append(size);
        }
        QCOMPARE(tensor["shape"].toArray(), shape);
        const QJsonArray values = tensor["values"].toArray();
        QCOMPARE(values.size(), view.count);
        for (qsizetype i = 0; i < view.count; ++i) {
            QCOMPARE(float(values[i].toDouble()), model.parameters[view.offset + i]);
        }
    }
}

QTEST_GUILESS_MAIN(TstModelFile)
#include "tst_modelfile.moc"
