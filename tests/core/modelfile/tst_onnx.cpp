#include "core/modelfile/onnx.h"
#include "core/modelfile/torchscript.h"
#include "tests/support/exportcases.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <onnx/onnx_pb.h>

using Change = void (*)(onnx::GraphProto&);

/// What other programs make of the files: tests/interop/tst_exportinterop.cpp
class TstOnnx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictsLikeTheProgram_data() { support::addExportCases(); }

    void predictsLikeTheProgram()
    {
        QFETCH(qsizetype, index);
        support::checkExport(
            index, path("a"), core::writeOnnx,
            [](const QString& file, const auto&, const auto& images) {
                return core::predictOnnx(file, images);
            },
            1e-5);
    }

    /// LibTorch brings ONNX and protobuf, too; each message type may be registered only once.
    void livesBesideTorchScript()
    {
        const core::PredictorPointer predictor = support::exportCases().first().predictor;
        const auto images = support::exportImages();
        QVERIFY(core::writeTorchScript(path("a"), *predictor));
        QVERIFY(core::writeOnnx(path("b"), *predictor));
        QVERIFY(core::predictTorchScript(path("a"), images));
        QVERIFY(core::predictOnnx(path("b"), images));
    }

    void theModelSaysWhatItIs()
    {
        const core::PredictorPointer predictor = support::exportCases().last().predictor;
        QVERIFY(core::writeOnnx(path("a"), *predictor));
        const onnx::ModelProto proto = read(path("a"));
        QCOMPARE(proto.producer_name().c_str(), "DigitLab");
        core::Passport found;
        for (const auto& entry : proto.metadata_props()) {
            found[entry.key().c_str()] = entry.value().c_str();
        }
        QCOMPARE(found, core::exportedPassport(predictor->model()));
        QCOMPARE(found["layers"], QString("784-16-10"));
        QCOMPARE(found["head"], QString("tutorial"));
        QCOMPARE(found["temperature"], QString("2.5"));
    }

    void aMissingFolderIsNamed()
    {
        const auto written =
            core::writeOnnx(path("no/such/a"), *support::exportCases().first().predictor);
        QVERIFY(!written);
        QVERIFY2(
            written.error().message.startsWith(path("no/such/a")),
            qPrintable(written.error().message));
    }

    void aGraphOfAnotherKindIsNotGuessedAt_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, Change change, const char* named) {
            QTest::newRow(name) << change << QString(named);
        };
        row(
            "operator", [](auto& graph) { graph.mutable_node(1)->set_op_type("Selu"); }, "Selu");
        row(
            "input", [](auto& graph) { graph.mutable_node(1)->set_input(0, "fc7"); }, "`fc7`");
        row(
            "output", [](auto& graph) { graph.mutable_node()->RemoveLast(); }, "`probabilities`");
        row(
            "transposition", [](auto& graph) { graph.mutable_node(0)->clear_attribute(); },
            "`fc1`");
        row(
            "type", [](auto& graph) { graph.mutable_initializer(0)->set_data_type(7); },
            "`fc1.weight`");
        row(
            "size", [](auto& graph) { graph.mutable_initializer(0)->set_raw_data("1234"); },
            "`fc1.weight`");
        row(
            "shape", [](auto& graph) { graph.mutable_initializer(0)->set_dims(0, -1); },
            "`fc1.weight`");
        row(
            "layer",
            [](auto& graph) {
                *graph.mutable_initializer(0) = graph.initializer(2);
                graph.mutable_initializer(0)->set_name("fc1.weight");
            },
            "`fc1`");
    }

    void aGraphOfAnotherKindIsNotGuessedAt()
    {
        QFETCH(Change, change);
        QFETCH(QString, named);
        QVERIFY(core::writeOnnx(path("a"), *support::exportCases().first().predictor));
        onnx::ModelProto proto = read(path("a"));
        change(*proto.mutable_graph());
        write(path("a"), QByteArray::fromStdString(proto.SerializeAsString()));
        const auto found = core::predictOnnx(path("a"), support::exportImages());
        QVERIFY(!found);
        QVERIFY2(found.error().message.contains(named), qPrintable(found.error().message));
        QVERIFY(found.error().message.startsWith(path("a")));
    }

    void aDamagedLayerIsNamed_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, Change change, const char* problem) {
            QTest::newRow(name) << change << QString(problem);
        };
        row(
            "an unknown node",
            [](auto& graph) { node(graph, "conv1").set_op_type("ConvTranspose"); },
            "node `conv1`: expected one of the operators Reshape, Conv, MaxPool, AveragePool, "
            "BatchNormalization, Relu, LeakyRelu, Tanh, Sigmoid, Flatten, Gemm, Div, Softmax, "
            "found "
            "ConvTranspose");
        row(
            "another kernel",
            [](auto& graph) {
                ints(graph, "conv1", "kernel_shape", {4, 4});
            },
            "node `conv1`: expected a weight of shape [4, 1, 4, 4], found [4, 1, 5, 5]");
        row(
            "a kernel that is no square",
            [](auto& graph) {
                ints(graph, "conv1", "kernel_shape", {5, 4});
            },
            "node `conv1`: attribute `kernel_shape`: expected 2 times one number of 1 to 28, found "
            "[5, 4]");
        row(
            "a kernel larger than the image",
            [](auto& graph) {
                ints(graph, "conv1", "kernel_shape", {29, 29});
            },
            "of 1 to 28, found [29, 29]");
        row(
            "no kernel",
            [](auto& graph) { node(graph, "conv1").mutable_attribute()->RemoveLast(); },
            "node `conv1`: attribute `pads`: expected 4 times one number of 0 to 28, found none");
        row(
            "less than nothing around it",
            [](auto& graph) {
                ints(graph, "conv2", "pads", {-1, -1, -1, -1});
            },
            "node `conv2`: attribute `pads`: expected 4 times one number of 0 to 28, found [-1, "
            "-1, "
            "-1, -1]");
        row(
            "two billion zeros around it",
            [](auto& graph) {
                const qint64 many = 2'000'000'000;
                ints(graph, "conv2", "pads", {many, many, many, many});
            },
            "node `conv2`: attribute `pads`");
        row(
            "two numbers for four sides",
            [](auto& graph) {
                ints(graph, "conv2", "pads", {1, 1});
            },
            "node `conv2`: attribute `pads`");
        row(
            "an attribute more",
            [](auto& graph) {
                auto* group = node(graph, "conv2").add_attribute();
                group->set_name("group");
                group->set_i(2);
            },
            "node `conv2`: expected only the attributes that DigitLab writes, found 1 more");
        row(
            "an attribute twice",
            [](auto& graph) {
                auto& conv = node(graph, "conv2");
                *conv.add_attribute() = conv.attribute(0);
            },
            "node `conv2`: expected only the attributes that DigitLab writes, found 1 more");
        row(
            "a weight of another size",
            [](auto& graph) {
                tensor(graph, "conv2.weight").set_dims(1, 3);
                tensor(graph, "conv2.weight").mutable_raw_data()->resize(6 * 3 * 9 * 4);
            },
            "node `conv2`: expected a weight of shape [6, 4, 3, 3], found [6, 3, 3, 3]");
        row(
            "a bias of another size", [](auto& graph) { shorten(tensor(graph, "conv2.bias"), 5); },
            "node `conv2`: expected a weight of shape [5, 4, 3, 3], found [6, 4, 3, 3]");
        row(
            "no bias", [](auto& graph) { node(graph, "conv2").mutable_input()->RemoveLast(); },
            "node `conv2`: expected 3 inputs, found 2");
        row(
            "more values than a network has",
            [](auto& graph) {
                ints(graph, "conv1", "kernel_shape", {1, 1});
                for (const char* name : {"conv1.weight", "conv1.bias"}) {
                    auto& each = tensor(graph, name);
                    each.mutable_raw_data()->assign(5103 * 4, '\0');
                    each.set_dims(0, 5103);
                    each.mutable_dims()->Truncate(name[6] == 'w' ? 2 : 1);
                }
                tensor(graph, "conv1.weight").set_dims(1, 1);
                tensor(graph, "conv1.weight").add_dims(1);
                tensor(graph, "conv1.weight").add_dims(1);
            },
            "node `conv1`: expected at most 4000000 values, found shape [5103, 28, 28]");
        row(
            "many nodes of many values",
            [](auto& graph) {
                auto& relu = node(graph, "conv1.relu");
                for (int i = 0; i < 4000; ++i) {
                    *graph.mutable_node()->Add() = relu;
                }
            },
            "node `conv1.relu`: expected at most 4000000 values");
        row(
            "a stride",
            [](auto& graph) {
                ints(graph, "conv1.maxpool", "strides", {1, 1});
            },
            "node `conv1.maxpool`: attribute `strides`: expected 2 times one number of 2 to 2, "
            "found "
            "[1, 1]");
        row(
            "a pool of no pixels",
            [](auto& graph) {
                ints(graph, "bn1.avgpool", "kernel_shape", {0, 0});
            },
            "node `bn1.avgpool`: attribute `kernel_shape`: expected 2 times one number of 1 to 12, "
            "found [0, 0]");
        row(
            "a pool after flatten",
            [](auto& graph) { node(graph, "bn1.avgpool").set_input(0, "images"); },
            "node `bn1.avgpool`: expected square images with channels, found shape [784]");
        row(
            "a convolution of a row",
            [](auto& graph) { node(graph, "conv1").set_input(0, "images"); },
            "node `conv1`: expected square images with channels, found shape [784]");
        row(
            "no values at all",
            [](auto& graph) {
                auto* nothing = graph.add_initializer();
                nothing->set_name("nothing");
                nothing->set_data_type(onnx::TensorProto::FLOAT);
                nothing->add_dims(0);
                node(graph, "conv1").set_input(0, "nothing");
            },
            "node `conv1`: expected values, found shape [0]");
        row(
            "fewer variances", [](auto& graph) { shorten(tensor(graph, "bn1.running_var"), 5); },
            "node `bn1`: expected four times 6 numbers, one a channel, found 5");
        row(
            "no epsilon", [](auto& graph) { node(graph, "bn1").clear_attribute(); },
            "node `bn1`: attribute `epsilon`: expected a number of 0 to 1, found none");
        row(
            "a slope above 1",
            [](auto& graph) { node(graph, "bn2.leakyrelu").mutable_attribute(0)->set_f(1.5F); },
            "node `bn2.leakyrelu`: attribute `alpha`: expected a number of 0 to 1, found 1.5");
        row(
            "another axis",
            [](auto& graph) { node(graph, "bn1.flatten").mutable_attribute(0)->set_i(2); },
            "node `bn1.flatten`: attribute `axis`: expected 1, found 2");
        row(
            "an attribute of an activation",
            [](auto& graph) { node(graph, "bn1.tanh").add_attribute()->set_name("alpha"); },
            "node `bn1.tanh`: expected only the attributes that DigitLab writes, found 1 more");
        row(
            "another image",
            [](auto& graph) {
                const qint64 side = qToLittleEndian(qint64(29));
                tensor(graph, "image_shape")
                    .mutable_raw_data()
                    ->replace(16, 8, reinterpret_cast<const char*>(&side), 8);
            },
            "node `images.reshape`: expected a shape of a batch of 784 values each, found [0, 1, "
            "29, "
            "28]");
        row(
            "no shape", [](auto& graph) { node(graph, "images.reshape").set_input(1, "fc1.bias"); },
            "node `images.reshape`: expected values and a shape");
        row(
            "a shape cut short",
            [](auto& graph) { tensor(graph, "image_shape").mutable_raw_data()->resize(31); },
            "tensor `image_shape`: expected int64 values for shape [4], found 3");
        row(
            "two outputs", [](auto& graph) { node(graph, "conv1").add_output("second"); },
            "node `conv1`: expected one output");
        row(
            "a weight for a row of another length",
            [](auto& graph) { node(graph, "fc1").set_input(0, "bn1.tanh"); },
            "node `fc1`: expected 216 values in a row and a weight of shape [16, 216], found "
            "shapes "
            "[6, 6, 6] and [16, 216]");
    }

    void aDamagedLayerIsNamed()
    {
        QFETCH(Change, change);
        QFETCH(QString, problem);
        QVERIFY(core::writeOnnx(path("a"), *support::layeredExportCases().first().predictor));
        onnx::ModelProto proto = read(path("a"));
        change(*proto.mutable_graph());
        write(path("a"), QByteArray::fromStdString(proto.SerializeAsString()));
        const auto found = core::predictOnnx(path("a"), support::exportImages());
        QVERIFY(!found);
        QVERIFY2(found.error().message.contains(problem), qPrintable(found.error().message));
        QVERIFY(found.error().message.startsWith(path("a")));
    }

    void nodesHaveTheNamesOfTheirLayers()
    {
        const core::Architecture network{
            {core::layer::Conv{2, 3, 1}, core::layer::Tanh{}, core::layer::Tanh{},
             core::layer::Dropout{0.5}, core::layer::Flatten{}, core::layer::Linear{10}},
            core::Head::Tutorial};
        QVERIFY(core::writeOnnx(path("a"), *support::predictorOf(support::randomModel(network))));
        const onnx::ModelProto proto = read(path("a"));
        QStringList names;
        for (const auto& each : proto.graph().node()) {
            QCOMPARE(each.name(), each.output(0));
            names.append(each.name().c_str());
        }
        QCOMPARE(
            names, (QStringList{
                       "images.reshape", "conv1", "conv1.tanh", "conv1.tanh2", "conv1.flatten",
                       "fc1", "logits", "scaled", "probabilities"}));
    }

    void aFileOfAnotherKindIsNamed()
    {
        write(path("a"), "no model at all");
        const auto found = core::predictOnnx(path("a"), support::exportImages());
        QVERIFY(!found);
        QVERIFY2(found.error().message.startsWith(path("a")), qPrintable(found.error().message));
        QVERIFY(!core::predictOnnx(path("none"), support::exportImages()));
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    static onnx::NodeProto& node(onnx::GraphProto& graph, const std::string& name)
    {
        return *std::ranges::find_if(
            *graph.mutable_node(), [&](const auto& each) { return each.name() == name; });
    }

    static onnx::TensorProto& tensor(onnx::GraphProto& graph, const std::string& name)
    {
        return *std::ranges::find_if(
            *graph.mutable_initializer(), [&](const auto& each) { return each.name() == name; });
    }

    static void shorten(onnx::TensorProto& row, int count)
    {
        row.set_dims(0, count);
        row.mutable_raw_data()->resize(count * sizeof(float));
    }

    static void ints(
        onnx::GraphProto& graph, const std::string& owner, const std::string& name,
        const std::vector<qint64>& values)
    {
        auto& attributes = *node(graph, owner).mutable_attribute();
        auto& attribute = *std::ranges::find_if(
            attributes, [&](const auto& each) { return each.name() == name; });
        attribute.clear_ints();
        for (const qint64 value : values) {
            attribute.add_ints(value);
        }
    }

    static onnx::ModelProto read(const QString& name)
    {
        onnx::ModelProto proto;
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly) ||
            !proto.ParseFromString(file.readAll().toStdString())) {
            qFatal("cannot read %s", qPrintable(name));
        }
        return proto;
    }

    static void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstOnnx)
#include "tst_onnx.moc"
