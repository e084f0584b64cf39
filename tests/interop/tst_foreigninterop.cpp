#include "core/data/datasetstore.h"
#include "core/modelfile/modelfile.h"
#include "core/network/layertext.h"
#include "tests/support/filebytes.h"
#include "tests/support/logits.h"
#include "tests/support/program.h"
#include "tests/support/python.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

namespace
{

constexpr qsizetype imageCount = 200;
constexpr qsizetype trainingCount = 3000;
/// Two libraries add up the same products in different orders, and pixels that become part of the
/// weights are rounded once more; logits are of the order of ten.
constexpr double tolerance = 1e-3;

QString script(const QString& name)
{
    return QStringLiteral(DIGITLAB_SOURCE_DIR "/tests/interop/") + name;
}

/// Raw float32, 784 an image.
QByteArray floats(const core::LabelledImages& images, qsizetype count)
{
    QByteArray all;
    for (qsizetype i = 0; i < count; ++i) {
        const core::DigitImage image = images.digitImage(i);
        all.append(reinterpret_cast<const char*>(image.data()), sizeof(image));
    }
    return all;
}

} // namespace

/// PyTorch trains networks of many kinds and writes only their weights; all else is found out.
class TstForeignInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isFoundOut_data();
    void isFoundOut();
    void theProgramTellsWhatItFound();
    void theProgramTakesWhatItIsTold();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    support::Python m_python{{"torch", "numpy"}};
    QTemporaryDir m_folder;
    QByteArray m_images;
};

void TstForeignInterop::initTestCase()
{
    if (!m_python.isFound()) {
        QSKIP(qPrintable(m_python.whyNot()));
    }
    const auto dataset = core::DatasetStore().load("mnist");
    QVERIFY2(dataset, "MNIST is missing: digitlab datasets get mnist");
    m_images = support::mnistImages(imageCount);
    support::writeFileBytes(path("images"), m_images);
    support::writeFileBytes(path("training"), floats((*dataset)->train, trainingCount));
    support::writeFileBytes(path("labels"), (*dataset)->train.labels.first(trainingCount));
    const auto written = m_python.run(
        script("write_foreign.py"),
        {m_folder.path(), path("images"), path("training"), path("labels")});
    QVERIFY2(written.code == 0, written.errors);
}

void TstForeignInterop::isFoundOut_data()
{
    QTest::addColumn<QString>("layers");
    QTest::addColumn<QString>("input");
    const QString lenet = "conv 6x5 pad 2, %1, %2 2, conv 16x5, %1, %2 2, flatten, linear 120, %1, "
                          "linear 84, %1, linear 10";
    const QString grouped = "conv 8x3 pad 1, batchnorm, relu, maxpool 2, conv 16x3 pad 1, "
                            "batchnorm, relu, maxpool 2, flatten, linear 32, relu, linear 10";
    QTest::newRow("official")
        << "conv 32x3, relu, conv 64x3, relu, maxpool 2, flatten, linear 128, "
           "relu, linear 10"
        << "normalised";
    QTest::newRow("lenet_tanh") << lenet.arg("tanh", "avgpool") << "0..1";
    QTest::newRow("lenet_sigmoid") << lenet.arg("sigmoid", "avgpool") << "-1..1";
    QTest::newRow("lenet_relu") << lenet.arg("relu", "maxpool") << "normalised";
    QTest::newRow("grouped") << grouped << "-1..1";
    QTest::newRow("normed") << "flatten, linear 64, batchnorm, relu, linear 10"
                            << "0..1";
    QTest::newRow("vgg") << "conv 8x3 pad 1, batchnorm, relu, conv 8x3 pad 1, batchnorm, relu, "
                            "maxpool 2, conv 12x3 pad 1, batchnorm, relu, conv 12x3 pad 1, "
                            "batchnorm, relu, maxpool 2, flatten, linear 10"
                         << "inverted";
    QTest::newRow("bytes") << "784-64-10"
                           << "0..255";
    QTest::newRow("legacy") << lenet.arg("relu", "maxpool") << "normalised";
    QTest::newRow("legacy_checkpoint") << lenet.arg("relu", "maxpool") << "normalised";
    QTest::newRow("script") << grouped << "0..1";
    QTest::newRow("trace") << grouped << "0..1";
}

void TstForeignInterop::isFoundOut()
{
    QFETCH(QString, layers);
    QFETCH(QString, input);
    const QString kind = QTest::currentDataTag();
    QElapsedTimer timer;
    timer.start();
    const auto file = core::readModelFile(path(kind + ".pth"), {.dataset = core::storedDataset()});
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    const core::Assumptions& assumptions = file->assumptions;
    qInfo("%lld ms, %lld candidates", timer.elapsed(), assumptions.trial.candidates);
    for (const core::TriedCandidate& each : assumptions.trial.best) {
        qInfo("%s", qPrintable(core::triedText(each)));
    }
    QCOMPARE(core::layersText(assumptions.taken.network), layers);
    QCOMPARE(core::pixelFormName(assumptions.taken.pixels), input);
    const double difference = support::largestDifference(
        support::logitsOf(file->model, m_images), support::floatsOf(path(kind + ".logits")));
    qInfo("largest difference of logits: %g", difference);
    QVERIFY(difference < tolerance);
}

void TstForeignInterop::theProgramTellsWhatItFound()
{
    const support::Program program(m_folder.path());
    const QString images = core::DatasetStore().folder("mnist");
    const auto imported = program.run(
        {"import", path("lenet_tanh.pth"), "--dataset", images, "-o", path("found.safetensors"),
         "--json"});
    QVERIFY2(imported.code == 0, qPrintable(imported.errors));
    const QJsonObject told = imported.objects()[0];
    QCOMPARE(told["input"].toString(), "0..1");
    QVERIFY(told["layers"].toString().startsWith("conv 6x5 pad 2, tanh, avgpool 2"));
    const QJsonArray tried = told["tried"].toArray();
    QCOMPARE(tried.size(), 3);
    QCOMPARE(tried[0]["images"].toInt(), 1000);
    QVERIFY(tried[0]["accuracy"].toDouble() > 0.8);
    QVERIFY(told["assumed"].toString().startsWith("layers, input; "));
}

void TstForeignInterop::theProgramTakesWhatItIsTold()
{
    const support::Program program(m_folder.path());
    const auto imported = program.run(
        {"import", path("bytes.pth"), "--layers", "784-64-10", "--input", "0..255", "-o",
         path("told.safetensors")});
    QVERIFY2(imported.code == 0, qPrintable(imported.errors));
    QVERIFY2(
        imported.output.contains("As told: layers 784-64-10, pixels 0..255"),
        qPrintable(imported.output));
    const auto model = core::readModel(path("told.safetensors"));
    QVERIFY(model);
    QCOMPARE(model->passport[core::passport::assumed], "nothing");
    const auto wrong =
        program.run({"import", path("bytes.pth"), "--layers", "784-65-10", "--input", "0..255"});
    QCOMPARE(wrong.code, 1);
    QVERIFY2(
        wrong.errors.contains("layers: expected those with weights to be as in the file"),
        qPrintable(wrong.errors));
    QCOMPARE(program.run({"import", path("bytes.pth"), "--input", "bright"}).code, 2);
    QCOMPARE(program.run({"import", path("bytes.pth"), "--layers", "conv 3"}).code, 2);
}

QTEST_GUILESS_MAIN(TstForeignInterop)
#include "tst_foreigninterop.moc"
