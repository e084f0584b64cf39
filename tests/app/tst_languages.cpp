#include "core/modelfile/modelfile.h"
#include "tests/support/program.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using support::Program;

namespace
{

const QStringList locales{"C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8"};

/// What no two calls have in common.
const QStringList ownValues{"seconds", "samples_per_second", "peak_memory_mb", "checkpoint"};

const QStringList trainCommand{"train", "--dataset", "toy",     "--hidden",
                               "16",    "--epochs",  "2",       "--learning-rate",
                               "0.005", "--output",  "trained", "--json"};

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The command line in the languages and with the numbers of others. The locales are those of the C
/// library, too, whose numbers have a comma in German.
class TstLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString locale : {"de_DE", "zh_CN"}) {
            QProcess process;
            process.start(
                "localedef", {"-i", locale, "-f", "UTF-8", m_locales.filePath(locale + ".UTF-8")});
            QVERIFY(process.waitForFinished());
            QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        }
        qputenv("LOCPATH", QFile::encodeName(m_locales.path()));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
        const auto small = core::Architecture::perceptron({16}, core::Head::Logits);
        QVERIFY(core::writeModel(path("model"), support::randomModel(small)));
        QImage picture(60, 80, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).fillRect(25, 10, 8, 60, Qt::black);
        QVERIFY(picture.save(path("bar.png")));
        writeText(path("mine.jsonl"), "{\"label\": 3, \"strokes\": [[[10.5, 10], [10, 90.25]]]}\n");
    }

    void theHelpIsInTheUsersLanguage()
    {
        const auto help = [this](const QString& locale) {
            return run(locale, {"train", "--help"}).output;
        };
        const QString english = help("C.UTF-8");
        QVERIFY2(english.contains("Train"), qPrintable(english));
        QCOMPARE(help("de_DE.UTF-8"), english);
        const QString chinese = help("zh_CN.UTF-8");
        QVERIFY2(chinese.contains(QString::fromUtf8("训练")), qPrintable(chinese));
        QVERIFY2(chinese.contains("--epochs"), qPrintable(chinese));
        QVERIFY2(chinese.contains("digitlab train ["), qPrintable(chinese));
        QVERIFY2(!chinese.contains("Displays help"), qPrintable(chinese)); // which Qt says
    }

    void theFirstOfTheUsersLanguagesThatIsThereCounts_data()
    {
        QTest::addColumn<QByteArray>("languages");
        QTest::addColumn<bool>("isChinese");
        QTest::newRow("Chinese in Singapore") << QByteArray("zh_SG") << true;
        QTest::newRow("Chinese in Taiwan") << QByteArray("zh_TW") << false;
        QTest::newRow("German") << QByteArray("de_DE") << false;
        QTest::newRow("German, then Chinese") << QByteArray("de_DE:zh_CN") << true;
        QTest::newRow("English, then Chinese") << QByteArray("en_US:zh_CN") << false;
    }

    void theFirstOfTheUsersLanguagesThatIsThereCounts()
    {
        QFETCH(QByteArray, languages);
        QFETCH(bool, isChinese);
        qputenv("LANGUAGE", languages);
        const auto result = run(QString::fromLatin1(languages.left(5)) + ".UTF-8", {"--help"});
        qunsetenv("LANGUAGE");
        QCOMPARE(result.output.contains(QString::fromUtf8("打开窗口")), isChinese);
        QCOMPARE(result.output.contains("opens the window"), !isChinese);
    }

    void anErrorIsInTheUsersLanguage()
    {
        const auto result = run("zh_CN.UTF-8", {"evaluate", "--model", path("none")});
        QCOMPARE(result.code, 1);
        QVERIFY2(
            result.errors.contains(QString::fromUtf8("没有此文件")), qPrintable(result.errors));
    }

    void theWindowSaysInTheUsersLanguageWhyThereIsNone()
    {
        for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
            qunsetenv(display);
        }
        const auto result = run("zh_CN.UTF-8", {});
        QCOMPARE(result.code, 1);
        QVERIFY2(result.errors.contains(QString::fromUtf8("显示器")), qPrintable(result.errors));
    }

    void theOutputForProgramsIsTheSame_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QStringList model{"--model", "model", "--json"};
        const QStringList both = model + QStringList{"--dataset", "toy"};
        QTest::newRow("evaluate") << QStringList{"evaluate"} + both;
        QTest::newRow("evaluate by digit") << QStringList{"evaluate", "--by-digit"} + both;
        QTest::newRow("predict") << QStringList{"predict", "bar.png"} + model;
        QTest::newRow("predict ink") << QStringList{"predict", "--ink", "mine.jsonl"} + model;
        QTest::newRow("explain") << QStringList{"explain", "bar.png"} + both;
        QTest::newRow("robustness") << QStringList{"robustness", "--deformation", "shift"} + both;
        QTest::newRow("datasets") << QStringList{"datasets", "--json"};
        QTest::newRow("moments") << QStringList{"moments", "--json"};
        QTest::newRow("export") << QStringList{"export", "--to", "c", "--output", "a.c"} + model;
        QTest::newRow("teach")
            << QStringList{"teach", "--ink", "mine.jsonl", "--output", "taught"} + both;
    }

    void theOutputForProgramsIsTheSame()
    {
        QFETCH(QStringList, arguments);
        if (arguments.first() == "moments") {
            const auto trained = run("C.UTF-8", trainCommand);
            QVERIFY2(trained.code == 0, qPrintable(trained.errors));
        }
        QJsonArray expected;
        for (const QString& locale : locales) {
            const auto result = run(locale, arguments);
            QVERIFY2(result.code == 0, qPrintable(result.errors));
            const QJsonArray found = withoutOwnValues(result);
            QVERIFY(!found.isEmpty());
            if (locale == locales.first()) {
                expected = found;
            }
            QCOMPARE(found, expected);
        }
    }

    void theFilesAreTheSame_data()
    {
        QTest::addColumn<QString>("format");
        for (const QString format : {"safetensors", "pytorch", "torchscript", "onnx", "c"}) {
            QTest::newRow(qPrintable(format)) << format;
        }
    }

    void theFilesAreTheSame()
    {
        QFETCH(QString, format);
        QByteArray expected;
        for (const QString& locale : locales) {
            const auto result =
                run(locale, {"export", "--model", "model", "--to", format, "--output", "exported"});
            QVERIFY2(result.code == 0, qPrintable(result.errors));
            const QByteArray found = contentOf(path("exported"));
            QVERIFY(!found.isEmpty());
            if (locale == locales.first()) {
                expected = found;
            }
            QVERIFY(found == expected);
            QVERIFY(QFile::remove(path("exported")));
        }
    }

    /// Its events, its model and what the model tells of itself, but for the time.
    void aRunIsTheSame()
    {
        QJsonArray events;
        std::optional<core::Model> model;
        for (const QString& locale : locales) {
            const auto result = run(locale, trainCommand);
            QVERIFY2(result.code == 0, qPrintable(result.errors));
            core::Result<core::Model> read = core::readModel(path("trained"));
            QVERIFY(read);
            core::Model found = *std::move(read);
            QVERIFY(found.passport.remove(core::passport::created) == 1);
            if (!model) {
                events = withoutOwnValues(result);
                model = found;
            }
            QCOMPARE(withoutOwnValues(result), events);
            QCOMPARE(found.passport, model->passport);
            QVERIFY(found.parameters == model->parameters);
        }
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    /// In the folder, so that no path tells one call from another.
    Program::Result run(const QString& locale, const QStringList& arguments) const
    {
        qputenv("LC_ALL", locale.toUtf8());
        return Program(m_folder->path()).runInShell("", arguments, "");
    }

    static QJsonArray withoutOwnValues(const Program::Result& result)
    {
        QJsonArray lines;
        for (QJsonObject line : result.objects()) {
            for (const QString& value : ownValues) {
                line.remove(value);
            }
            lines.append(line);
        }
        return lines;
    }

    QTemporaryDir m_locales;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstLanguages)
#include "tst_languages.moc"
