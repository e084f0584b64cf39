#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "core/network/layertext.h"
#include "tests/support/exportcases.h"
#include "tests/support/logits.h"
#include "tests/support/program.h"
#include "tests/support/python.h"
#include "tests/support/toymodel.h"

#include <QTemporaryDir>
#include <QTest>

namespace
{

constexpr qsizetype imageCount = 1000;
/// Two libraries add up the same products in different orders; float32 has seven digits.
constexpr double tolerance = 1e-4;

QString script(const QString& name)
{
    return QStringLiteral(DIGITLAB_SOURCE_DIR "/tests/interop/") + name;
}

} // namespace

/// PyTorch itself judges: it writes what its users save, and reads what DigitLab writes.
class TstPytorchInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsWhatPytorchWrites_data();
    void readsWhatPytorchWrites();
    void refusesWhatIsNoState_data();
    void refusesWhatIsNoState();
    void pytorchReadsWhatIsWritten();
    void pytorchReadsEveryLayer_data() { support::addExportCases(); }
    void pytorchReadsEveryLayer();
    void theProgramImports();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    support::Python m_python{{"torch", "numpy"}};
    QTemporaryDir m_folder;
    QByteArray m_images;
};

void TstPytorchInterop::initTestCase()
{
    if (!m_python.isFound()) {
        QSKIP(qPrintable(m_python.whyNot()));
    }
    m_images = support::mnistImages(imageCount);
    QVERIFY2(!m_images.isEmpty(), "MNIST is missing: digitlab datasets get mnist");
    QFile file(path("images"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(m_images), m_images.size());
    file.close();
    const auto written = m_python.run(script("write_states.py"), {m_folder.path(), path("images")});
    QVERIFY2(written.code == 0, written.errors);
}

void TstPytorchInterop::readsWhatPytorchWrites_data()
{
    QTest::addColumn<QString>("layers");
    const char* const tutorial[] = {
        "state_dict",
        "plain_dict",
        "data_parallel",
        "parameters",
        "checkpoint_model_state_dict",
        "checkpoint_state_dict",
        "checkpoint_model",
        "float64",
        "float16",
        "bfloat16",
        "transposed",
        "views",
        "strided",
        "protocol_3",
        "protocol_4",
        "protocol_5"};
    for (const char* kind : tutorial) {
        QTest::newRow(kind) << "784-256-128-64-10";
    }
    QTest::newRow("sequential") << "784-32-32-32-32-32-32-10";
    QTest::newRow("without_bias") << "784-40-10";
}

void TstPytorchInterop::readsWhatPytorchWrites()
{
    QFETCH(QString, layers);
    const QString kind = QTest::currentDataTag();
    const auto file = core::readModelFile(path(kind + ".pth"));
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    QVERIFY(file->isForeign);
    QCOMPARE(core::layersText(file->model.network), layers);
    QCOMPARE(file->model.passport[core::passport::importedFrom], kind + ".pth");
    QCOMPARE(file->model.passport[core::passport::importedFormat], QString("pytorch"));
    const std::vector<float> expected = support::floatsOf(path(kind + ".logits"));
    QCOMPARE(expected.size(), std::size_t(imageCount * core::digitCount));
    const double difference =
        support::largestDifference(support::logitsOf(file->model, m_images), expected);
    qInfo("largest difference of logits: %g", difference);
    QVERIFY(difference < tolerance);
}

void TstPytorchInterop::refusesWhatIsNoState_data()
{
    QTest::addColumn<QString>("problem");
    QTest::newRow("network") << "`networks.Tutorial` is not among the names";
    QTest::newRow("old_network") << "`networks.Tutorial` is not among the names";
    QTest::newRow("frozen")
        << "layers: expected 2 to 62 outputs at the end, one a class, found no layer";
    QTest::newRow("layernorm") << "tensor `1.weight`: expected `running_mean` and `running_var`";
    QTest::newRow("quantized") << "is not among the names";
}

void TstPytorchInterop::refusesWhatIsNoState()
{
    QFETCH(QString, problem);
    const auto model = core::readModel(path(QTest::currentDataTag() + QString(".bad")));
    QVERIFY(!model);
    QVERIFY2(model.error().message.contains(problem), qPrintable(model.error().message));
}

void TstPytorchInterop::pytorchReadsWhatIsWritten()
{
    const core::Model model = support::randomModel();
    QVERIFY(core::writePytorch(path("ours.pt"), model));
    const auto read =
        m_python.run(script("read_state.py"), {path("ours.pt"), path("images"), path("theirs")});
    QVERIFY2(read.code == 0, read.errors);
    QCOMPARE(read.errors, QByteArray());
    const double difference = support::largestDifference(
        support::logitsOf(model, m_images), support::floatsOf(path("theirs")));
    qInfo("largest difference of logits: %g", difference);
    QVERIFY(difference < tolerance);
}

void TstPytorchInterop::pytorchReadsEveryLayer()
{
    QFETCH(qsizetype, index);
    core::Model model = support::exportCases()[index].predictor->model();
    model.network.head = core::Head::Logits; // a state_dict has none
    QVERIFY(core::writePytorch(path("ours.pt"), model));
    const auto read = m_python.run(
        script("read_state.py"),
        {path("ours.pt"), path("images"), path("theirs"), core::layersText(model.network)});
    QVERIFY2(read.code == 0, read.errors);
    QCOMPARE(read.errors, QByteArray());
    const std::vector<float> own = support::logitsOf(model, m_images);
    const double difference = support::largestDifference(own, support::floatsOf(path("theirs")));
    const double largest = support::largestDifference(own, std::vector<float>(own.size()));
    qInfo("largest difference of logits: %g of %g", difference, largest);
    QVERIFY(difference < tolerance * largest);
}

void TstPytorchInterop::theProgramImports()
{
    const support::Program program(m_folder.path());
    const auto imported = program.run(
        {"import", path("checkpoint_model.pth"), "-o", path("in.safetensors"), "--head", "tutorial",
         "--json"});
    QVERIFY2(imported.code == 0, qPrintable(imported.errors));
    QCOMPARE(imported.objects().size(), 1);
    QCOMPARE(imported.objects()[0]["layers"].toString(), QString("784-256-128-64-10"));
    QCOMPARE(imported.objects()[0]["parameters"].toInt(), 242'762);
    const auto file = core::readModelFile(path("in.safetensors"));
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    QVERIFY(!file->isForeign);
    QCOMPARE(file->model.network.head, core::Head::Tutorial);
    QCOMPARE(
        file->model.parameters, core::readModel(path("checkpoint_model.pth")).value().parameters);
}

QTEST_GUILESS_MAIN(TstPytorchInterop)
#include "tst_pytorchinterop.moc"
