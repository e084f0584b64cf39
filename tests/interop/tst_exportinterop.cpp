#include "core/data/datasetstore.h"
#include "core/modelfile/modelexport.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "tests/support/exportcases.h"
#include "tests/support/logits.h"
#include "tests/support/python.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using core::ExportFormat;

namespace
{

constexpr qsizetype imageCount = 1000;

/// What a judge has made of all images: logits and probabilities of all classes for each.
core::ReadBacks readFound(const QString& path)
{
    const std::vector<float> numbers = support::floatsOf(path);
    const std::size_t classes = numbers.size() / imageCount / 2;
    core::ReadBacks found;
    for (auto next = numbers.begin(); next != numbers.end(); next += 2 * classes) {
        const auto middle = next + classes;
        found.push_back({{next, middle}, {middle, middle + classes}});
    }
    return found;
}

core::Passport passportOf(const QByteArray& json)
{
    core::Passport passport;
    const QVariantMap texts = QJsonDocument::fromJson(json).object().toVariantMap();
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        passport[it.key()] = it.value().toString();
    }
    return passport;
}

core::PredictorPointer shippedPredictor()
{
    const auto model = core::readModel(core::shippedModelPath);
    const auto predictor = model ? core::Predictor::create(*model) : model.error();
    return predictor ? *predictor : nullptr;
}

} // namespace

/// What programs that no one here wrote make of exported files, on 1,000 test images of MNIST:
/// Python's torch, ONNX's checker, OpenCV and the GNU compilers.
class TstExportInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto mnist = core::DatasetStore().load("mnist");
        QVERIFY2(mnist, qPrintable(mnist ? QString() : mnist.error().message));
        QFile file(path("images"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (qsizetype i = 0; i < imageCount; ++i) {
            m_images.push_back((*mnist)->test.digitImage(i));
            file.write(reinterpret_cast<const char*>(&m_images.back()), sizeof(core::DigitImage));
        }
        m_verification = core::verificationImages(*mnist);
    }

    void torchReadsTorchScript_data() { addModels(); }

    void torchReadsTorchScript()
    {
        judgeWithPython(ExportFormat::Torchscript, m_torch, "judge_torchscript.py");
    }

    void openCvReadsOnnx_data() { addModels(); }

    void openCvReadsOnnx() { judgeWithPython(ExportFormat::Onnx, m_openCv, "judge_onnx.py"); }

    void compilersTakeC_data()
    {
        QTest::addColumn<core::PredictorPointer>("predictor");
        QTest::addColumn<QStringList>("compiler");
        const QStringList gcc{"gcc", "-std=c99", "-xc"};
        const QStringList gxx{"g++", "-std=c++11", "-xc++"};
        for (const support::ExportCase& each : models()) {
            QTest::addRow("%s, gcc", each.name) << each.predictor << gcc;
            QTest::addRow("%s, g++", each.name) << each.predictor << gxx;
        }
    }

    void compilersTakeC()
    {
        QFETCH(core::PredictorPointer, predictor);
        QFETCH(QStringList, compiler);
        if (QStandardPaths::findExecutable(compiler.first()).isEmpty()) {
            QSKIP(qPrintable("there is no " + compiler.first() + " here"));
        }
        exportTo(ExportFormat::C, predictor);
        const QStringList options{
            "-Wall",
            "-Wextra",
            "-Wpedantic",
            "-Werror",
            "-O2",
            "-DMODEL=\"" + path("net") + '"',
            QStringLiteral("-DCLASSES=%1").arg(predictor->classes().size()),
            DIGITLAB_SOURCE_DIR "/tests/interop/judge_c.c",
            "-o",
            path("judge"),
            "-lm"};
        run(compiler.first(), compiler.mid(1) + options);
        run(path("judge"), {path("images"), path("found")});
        compare(ExportFormat::C, *predictor);
    }

    void theCommentTellsTheStack_data()
    {
        QTest::addColumn<core::PredictorPointer>("predictor");
        QTest::addColumn<QString>("option");
        QList<support::ExportCase> cases = support::layeredExportCases();
        cases += support::exportCases()[2];
        for (const support::ExportCase& each : cases) {
            for (const char* option : {"-O0", "-Os", "-O2", "-O3"}) {
                QTest::addRow("%s, %s", each.name, option) << each.predictor << QString(option);
            }
        }
    }

    void theCommentTellsTheStack()
    {
        QFETCH(core::PredictorPointer, predictor);
        QFETCH(QString, option);
        if (QStandardPaths::findExecutable("gcc").isEmpty()) {
            QSKIP("there is no gcc here");
        }
        exportTo(ExportFormat::C, predictor);
        run("gcc", {"-std=c99", option, "-fstack-usage", "-DMODEL=\"" + path("net") + '"', "-c",
                    DIGITLAB_SOURCE_DIR "/tests/interop/stack_c.c", "-o", path("stack.o")});
        const qint64 claimed = claimedStack(textOf(path("net")));
        const qint64 frames = sumOfFrames(textOf(path("stack.su")));
        qInfo("claimed: %lld bytes; all frames: %lld", claimed, frames);
        QVERIFY(frames > 0 && frames <= claimed);
        QVERIFY(claimed < frames + 800);
    }

private:
    static QString textOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static qint64 claimedStack(const QString& source)
    {
        static const QRegularExpression claim("about (\\d+) bytes of stack");
        return claim.match(source).captured(1).toLongLong();
    }

    /// Of all functions, as if each called the next one. A line is `place`, bytes, kind.
    static qint64 sumOfFrames(const QString& usage)
    {
        qint64 sum = 0;
        const QStringList lines = usage.split('\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            sum += line.section('\t', 1, 1).toLongLong();
        }
        return sum;
    }

    static QList<support::ExportCase> models()
    {
        const QList<support::ExportCase> all = support::exportCases();
        return QList<support::ExportCase>{
                   {"shipped model", shippedPredictor()}, all[2], all.last()} +
               support::layeredExportCases();
    }

    static void addModels()
    {
        QTest::addColumn<core::PredictorPointer>("predictor");
        for (const support::ExportCase& each : models()) {
            QTest::newRow(each.name) << each.predictor;
        }
    }

    void
    judgeWithPython(ExportFormat format, const support::Python& python, const QString& script) const
    {
        QFETCH(core::PredictorPointer, predictor);
        if (!python.isFound()) {
            QSKIP(qPrintable(python.whyNot()));
        }
        exportTo(format, predictor);
        const QString classes = QString::number(predictor->classes().size());
        const auto judged = python.run(
            DIGITLAB_SOURCE_DIR "/tests/interop/" + script,
            {path("net"), path("images"), path("found"), classes});
        QVERIFY2(judged.code == 0, judged.errors.constData());
        QCOMPARE(passportOf(judged.output), core::exportedPassport(predictor->model()));
        compare(format, *predictor);
    }

    void exportTo(ExportFormat format, const core::PredictorPointer& predictor) const
    {
        QVERIFY(predictor);
        QFile::remove(path("found"));
        const auto report = core::exportModel(*predictor, format, path("net"), m_verification);
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        qInfo(
            "%s: %lld bytes, read back: probabilities differ by at most %.1e",
            qPrintable(core::exportFormatInfo(format).title), report->bytes,
            report->largestDifference);
    }

    static void run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    void compare(ExportFormat format, const core::Predictor& predictor) const
    {
        const auto difference =
            support::exportDifference(predictor, m_images, readFound(path("found")));
        qInfo(
            "judged on %lld images: probabilities differ by at most %.1e, logits by %.1e of the "
            "largest",
            static_cast<long long>(imageCount), difference.probabilities, difference.logits);
        QVERIFY(difference.probabilities < core::exportFormatInfo(format).limit);
        QVERIFY(difference.logits < 1e-5);
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    support::Python m_torch{{"torch", "numpy"}};
    support::Python m_openCv{{"onnx", "cv2", "numpy"}};
    QTemporaryDir m_folder;
    std::vector<core::DigitImage> m_images;
    core::VerificationImages m_verification;
};

QTEST_GUILESS_MAIN(TstExportInterop)
#include "tst_exportinterop.moc"
