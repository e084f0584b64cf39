#include "core/modelfile/onnx.h"
#include "core/modelfile/torchscript.h"
#include "tests/support/exportcases.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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
            "operator", [](auto& graph) { graph.mutable_node(1)->set_op_type("Tanh"); }, "Tanh");
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
