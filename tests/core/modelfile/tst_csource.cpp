#include "core/modelfile/csource.h"
#include "tests/support/exportcases.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

/// What compilers make of the files: tests/interop/tst_exportinterop.cpp
class TstCSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictsLikeTheProgram_data() { support::addExportCases(); }

    void predictsLikeTheProgram()
    {
        QFETCH(qsizetype, index);
        support::checkExport(
            index, path("a"), core::writeCSource,
            [](const QString& file, const auto& predictor, const auto& images) {
                return core::predictCSource(file, predictor, images);
            },
            1e-5);
    }

    void everyFloatIsItselfAgain()
    {
        using Limits = std::numeric_limits<float>;
        core::Model model = support::randomModel(core::Architecture::perceptron({16}));
        const QList<float> special{
            0,
            -0.0F,
            1,
            -1,
            0.1F,
            1.0F / 3,
            16777216,
            1e10F,
            Limits::max(),
            Limits::lowest(),
            Limits::min(),
            Limits::denorm_min(),
            -1e-40F,
            std::nextafter(1.0F, 2.0F)};
        std::copy(special.begin(), special.end(), model.parameters.begin());
        QVERIFY(core::writeCSource(path("a"), *support::predictorOf(model)));
        const std::vector<float> found = literals(read(path("a")));
        QCOMPARE(found.size(), model.parameters.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY2(
                found[i] == model.parameters[i] &&
                    std::signbit(found[i]) == std::signbit(model.parameters[i]),
                qPrintable(QString::number(model.parameters[i], 'g', 9)));
        }
    }

    void onlyWhatIsNeededIsWritten_data() { support::addExportCases(); }

    void onlyWhatIsNeededIsWritten()
    {
        QFETCH(qsizetype, index);
        const core::PredictorPointer predictor = support::exportCases()[index].predictor;
        QVERIFY(core::writeCSource(path("a"), *predictor));
        const QString text = read(path("a"));
        static const QRegularExpression definition("static inline void (digitlab_[a-z]+)\\(");
        for (auto each = definition.globalMatch(text); each.hasNext();) {
            const QString name = each.next().captured(1);
            QVERIFY2(text.count(name + '(') > 1, qPrintable(name));
        }
        QCOMPARE(text.contains("DIGITLAB_TANHF"), text.contains("digitlab_tanh("));
        QCOMPARE(text.count("/*"), 1);
        QCOMPARE(text.count("\n *\n * Its passport:\n"), 1);
    }

    void theCommentTellsTheConstants_data() { support::addExportCases(); }

    void theCommentTellsTheConstants()
    {
        QFETCH(qsizetype, index);
        QVERIFY(core::writeCSource(path("a"), *support::exportCases()[index].predictor));
        const QString text = read(path("a"));
        const QString claim = QStringLiteral("It needs %1 bytes of constants")
                                  .arg(literals(text).size() * sizeof(float));
        QVERIFY2(text.contains(claim), qPrintable(claim));
    }

    void batchNormalisationIsScaleAndShift()
    {
        core::Model model = support::randomModel(support::everyLayer());
        for (const core::ParameterView& view : core::parameterViews(model.network)) {
            const auto first = model.parameters.begin() + view.offset;
            const QHash<QString, float> numbers{
                {"bn1.weight", 3},
                {"bn1.bias", 1},
                {"bn1.running_mean", 2},
                {"bn1.running_var", 4}};
            if (numbers.contains(view.name)) {
                std::fill(first, first + view.count, numbers[view.name]);
            }
        }
        QVERIFY(core::writeCSource(path("a"), *support::predictorOf(model)));
        const QString text = read(path("a"));
        QVERIFY(text.contains("digitlab_bn1_scale[6] = {\n    1.4999"));
        QVERIFY(text.contains("digitlab_bn1_shift[6] = {\n    -1.9999"));
        QVERIFY(!text.contains("running"));
    }

    void thePassportStaysInItsComment()
    {
        const core::PredictorPointer predictor = support::exportCases().last().predictor;
        QVERIFY(core::writeCSource(path("a"), *predictor));
        const QString text = read(path("a"));
        QCOMPARE(text.count("*/"), 1);
        QCOMPARE(text.count("/*"), 1);
        QVERIFY(text.contains(" *     note: a * / int x; / * b ? ?/ #error c\\  \"  d %1\n"));
        QVERIFY(!text.contains("??") && !text.contains(QChar(0x202e)));
        QVERIFY(core::predictCSource(path("a"), *predictor, support::exportImages()));
    }

    void aMissingFolderIsNamed()
    {
        const auto written =
            core::writeCSource(path("no/such/a"), *support::exportCases().first().predictor);
        QVERIFY(!written);
        QVERIFY2(
            written.error().message.startsWith(path("no/such/a")),
            qPrintable(written.error().message));
    }

    void anotherTextIsNoFileOfThatModel_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("replacement");
        QTest::newRow("a number too many") << "fc1_bias[16] = {"
                                           << "fc1_bias[16] = {1.0f, ";
        QTest::newRow("another size") << "fc1_bias[16]"
                                      << "fc1_bias[17]";
        QTest::newRow("another input") << ", image, "
                                       << ", hidden1, ";
        QTest::newRow("another temperature") << "temperature = 1.0f"
                                             << "temperature = 2.0f";
        QTest::newRow("cut short") << "#endif\n"
                                   << "";
    }

    void anotherTextIsNoFileOfThatModel()
    {
        QFETCH(QString, part);
        QFETCH(QString, replacement);
        const core::PredictorPointer predictor = support::exportCases().first().predictor;
        QVERIFY(core::writeCSource(path("a"), *predictor));
        QVERIFY(core::predictCSource(path("a"), *predictor, support::exportImages()));
        QString text = read(path("a"));
        QVERIFY(text.contains(part));
        write(path("a"), text.replace(part, replacement));
        const auto found = core::predictCSource(path("a"), *predictor, support::exportImages());
        QVERIFY(!found);
        QVERIFY2(
            found.error().message.startsWith(path("a") + ": expected the text of this model"),
            qPrintable(found.error().message));
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    static QString read(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static void write(const QString& name, const QString& text)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }

    /// The numbers of all arrays.
    static std::vector<float> literals(const QString& text)
    {
        static const QRegularExpression array(R"(\] = \{([^}]*)\};)");
        std::vector<float> values;
        for (auto arrays = array.globalMatch(text); arrays.hasNext();) {
            const QStringList parts = arrays.next().captured(1).split(',');
            for (const QString& part : parts) {
                const QByteArray number = part.trimmed().toLatin1();
                if (number.endsWith('f') && (number.contains('.') || number.contains('e'))) {
                    values.push_back(std::strtof(number.constData(), nullptr));
                }
            }
        }
        return values;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstCSource)
#include "tst_csource.moc"
