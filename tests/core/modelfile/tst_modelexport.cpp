#include "core/modelfile/modelexport.h"
#include "core/modelfile/modelfile.h"
#include "tests/support/exportcases.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

using core::ExportFormat;

class TstModelExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyFormatIsVerified_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qsizetype>("index");
        const QList<support::ExportCase> cases = support::exportCases();
        for (const core::ExportFormatInfo& format : core::exportFormats()) {
            for (qsizetype i = 0; i < cases.size(); ++i) {
                QTest::addRow("%s, %s", qPrintable(format.name), cases[i].name) << format.name << i;
            }
        }
    }

    void everyFormatIsVerified()
    {
        QFETCH(QString, name);
        QFETCH(qsizetype, index);
        const auto format = core::exportFormatFromName(name);
        QVERIFY(format);
        const core::PredictorPointer predictor = support::exportCases()[index].predictor;
        const auto report = core::exportModel(*predictor, *format, path("net"), toyImages());
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->format, *format);
        QCOMPARE(report->path, path("net"));
        QCOMPARE(report->bytes, QFile(path("net")).size());
        QVERIFY(report->bytes > predictor->model().network.parameterCount() * 4);
        QCOMPARE(report->images, 200);
        QCOMPARE(report->dataset, QString("toy"));
        QVERIFY(report->largestDifference < report->limit);
        QVERIFY(report->limit <= 1e-4);
        QCOMPARE(filesThere(), QStringList{"net"});
    }

    /// Otherwise the files could not be told from those of another network.
    void theCasesTellImagesApart()
    {
        const core::VerificationImages images = toyImages();
        for (const support::ExportCase& each : support::exportCases()) {
            const core::Probabilities first = each.predictor->predict(images.images.front());
            double largest = 0;
            for (const core::DigitImage& image : images.images) {
                const core::Probabilities other = each.predictor->predict(image);
                largest = std::max(largest, core::largestDifference(first, other));
            }
            qInfo("%s: %g", each.name, largest);
            QVERIFY2(largest > 0.01, each.name);
        }
    }

    void formatsAreFoundByName()
    {
        for (const core::ExportFormatInfo& format : core::exportFormats()) {
            QCOMPARE(core::exportFormatFromName(format.name), format.format);
            QCOMPARE(core::exportFormatInfo(format.format).suffix, format.suffix);
        }
        QVERIFY(!core::exportFormatFromName("gguf"));
    }

    /// Sums in another order decide what such a network predicts: its file would be another model.
    void whatIsNotTheSameModelIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("onnx") << "onnx";
        QTest::newRow("c") << "c";
    }

    void whatIsNotTheSameModelIsRefused()
    {
        QFETCH(QString, name);
        write(path("net"), "the older file");
        const auto report = core::exportModel(
            *support::predictorOfRoundingErrors(), *core::exportFormatFromName(name), path("net"),
            toyImages());
        QVERIFY(!report);
        const QString message = report.error().message;
        QVERIFY2(message.startsWith(path("net") + ": not exported"), qPrintable(message));
        QVERIFY2(message.contains("200 images") && message.contains("0.0001"), qPrintable(message));
        QCOMPARE(read(path("net")), QByteArray("the older file"));
        QCOMPARE(filesThere(), QStringList{"net"});
    }

    void weightsThatAreNoNumbersAreRefused_data() { addFormats(); }

    void weightsThatAreNoNumbersAreRefused()
    {
        QFETCH(ExportFormat, format);
        core::Model model = support::randomModel(core::Architecture::perceptron({16}));
        model.parameters.back() = std::numeric_limits<float>::quiet_NaN();
        const auto report =
            core::exportModel(*support::predictorOf(model), format, path("net"), toyImages());
        QVERIFY(!report);
        QVERIFY2(
            report.error().message.startsWith(path("net") + ": tensor `fc2.bias`"),
            qPrintable(report.error().message));
        QVERIFY(filesThere().isEmpty());
    }

    void aFolderThatIsNotThereIsNamed_data() { addFormats(); }

    void aFolderThatIsNotThereIsNamed()
    {
        QFETCH(ExportFormat, format);
        const auto report = core::exportModel(
            *support::exportCases().first().predictor, format, path("no/net"), toyImages());
        QVERIFY(!report);
        QVERIFY2(
            report.error().message.startsWith(path("no/net") + ": cannot be written"),
            qPrintable(report.error().message));
        QVERIFY(filesThere().isEmpty());
    }

    void aFolderOfThatNameStays()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("net/inside"));
        const auto report = core::exportModel(
            *support::exportCases().first().predictor, ExportFormat::Onnx, path("net"),
            toyImages());
        QVERIFY(!report);
        QVERIFY2(
            report.error().message.startsWith(path("net") + ": cannot be written"),
            qPrintable(report.error().message));
        QVERIFY(QDir(path("net/inside")).exists());
        QCOMPARE(filesThere(), QStringList{"net"});
    }

    void anOlderFileIsReplacedWhereItLies()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("elsewhere"));
        write(path("elsewhere/real"), "the older file");
        QVERIFY(QFile::setPermissions(
            path("elsewhere/real"), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const auto permissions = QFile::permissions(path("elsewhere/real"));
        QVERIFY(QFile::link(path("elsewhere/real"), path("net")));
        QVERIFY(core::exportModel(
            *support::exportCases().first().predictor, ExportFormat::Safetensors, path("net"),
            toyImages()));
        QVERIFY(QFileInfo(path("net")).isSymLink());
        QVERIFY(core::readModel(path("elsewhere/real")));
        QCOMPARE(QFile::permissions(path("elsewhere/real")), permissions);
        QCOMPARE(filesThere(), (QStringList{"elsewhere", "net"}));
    }

    void aStateDictSaysWhatItLeavesOut()
    {
        const auto remark = [this](const support::ExportCase& each, ExportFormat format) {
            const auto report =
                core::exportModel(*each.predictor, format, path("net"), toyImages());
            return report ? report->remark : report.error().message;
        };
        const QList<support::ExportCase> cases = support::exportCases();
        const QString longer = remark(cases.last(), ExportFormat::Pytorch);
        QVERIFY2(longer.contains("ReLU") && longer.contains("2.5"), qPrintable(longer));
        const QString shorter = remark(cases.first(), ExportFormat::Pytorch);
        QVERIFY2(shorter.contains("softmax"), qPrintable(shorter));
        QVERIFY2(!shorter.contains("ReLU") && !shorter.contains("divide"), qPrintable(shorter));
        QVERIFY2(!shorter.contains("layers"), qPrintable(shorter));
        QVERIFY(remark(cases.last(), ExportFormat::Onnx).isEmpty());
        const QString layers = remark(support::layeredExportCases().first(), ExportFormat::Pytorch);
        QVERIFY2(layers.contains("layers conv 4x5, relu, maxpool 2, "), qPrintable(layers));
    }

    void aStopRequestReplacesNothing_data() { addFormats(); }

    void aStopRequestReplacesNothing()
    {
        QFETCH(ExportFormat, format);
        write(path("net"), "the older file");
        std::stop_source source;
        source.request_stop();
        const auto report = core::exportModel(
            *support::exportCases().first().predictor, format, path("net"), toyImages(),
            source.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().message, path("net") + ": the export was cancelled");
        QCOMPARE(read(path("net")), QByteArray("the older file"));
        QCOMPARE(filesThere(), QStringList{"net"});
    }

    /// So many images take far longer than it takes until the request.
    void aStopRequestEndsTheVerification_data() { addFormats(); }

    void aStopRequestEndsTheVerification()
    {
        QFETCH(ExportFormat, format);
        write(path("net"), "the older file");
        core::VerificationImages images = toyImages();
        images.images.resize(20'000, images.images.front());
        std::stop_source source;
        const std::jthread stopper([&](const std::stop_token& ended) {
            while (filesThere().size() < 2 && !ended.stop_requested()) {
                std::this_thread::yield();
            }
            source.request_stop();
        });
        const auto report = core::exportModel(
            *support::exportCases().first().predictor, format, path("net"), images,
            source.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().message, path("net") + ": the export was cancelled");
        QCOMPARE(read(path("net")), QByteArray("the older file"));
    }

    void imagesAreSpreadOverTheTestPart()
    {
        const core::DatasetPointer dataset = support::toyDataset(0, 1000);
        const core::VerificationImages images = core::verificationImages(dataset);
        QCOMPARE(images.dataset, QString("toy"));
        QCOMPARE(images.images.size(), std::size_t(256));
        QCOMPARE(images.images.front(), dataset->test.digitImage(0));
        QCOMPARE(images.images.back(), dataset->test.digitImage(996));
    }

    void withoutADatasetSyntheticDigitsServe()
    {
        const core::VerificationImages images = core::verificationImages({});
        QVERIFY(images.dataset.isEmpty());
        QCOMPARE(images.images.size(), std::size_t(256));
        QVERIFY(images.images[0] != images.images[10]);
        QCOMPARE(images.images, core::verificationImages(support::toyDataset(10, 0)).images);
        const auto report = core::exportModel(
            *support::exportCases().first().predictor, ExportFormat::C, path("net"), images);
        QVERIFY(report);
        QCOMPARE(report->images, 256);
        QVERIFY(report->dataset.isEmpty());
    }

    void differencesOfWhatIsNoNumberAreInfinite()
    {
        core::Probabilities a{0.5F, 0.5F};
        core::Probabilities b{0.25F, 0.75F};
        QCOMPARE(core::largestDifference(a, b), 0.25);
        a[1] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::isinf(core::largestDifference(a, b)));
        QVERIFY(std::isinf(core::largestDifference(b, a)));
        QVERIFY(std::isinf(core::largestDifference(a, a)));
        QVERIFY(std::isinf(core::largestDifference(b, {0.25F, 0.5F, 0.25F})));
    }

private:
    static void addFormats()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const core::ExportFormatInfo& format : core::exportFormats()) {
            QTest::newRow(qPrintable(format.name)) << format.format;
        }
    }

    static core::VerificationImages toyImages()
    {
        return core::verificationImages(support::toyDataset(0, 200));
    }

    QString path(const QString& name) const { return m_folder->filePath(name); }

    /// With hidden ones: nothing temporary may be left.
    QStringList filesThere() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    static void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    static QByteArray read(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstModelExport)
#include "tst_modelexport.moc"
