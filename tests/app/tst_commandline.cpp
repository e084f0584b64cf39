#include "core/base/versions.h"
#include "core/ink/mydigits.h"
#include "core/insight/deformation.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/training/runpassport.h"
#include "tests/support/inprocess.h"
#include "tests/support/program.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>

using support::Program;

namespace
{

const QStringList quickTraining{"--hidden", "16", "--epochs", "2"};

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QImage blackBar()
{
    QImage picture(60, 80, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter(&picture).fillRect(25, 10, 8, 60, Qt::black);
    return picture;
}

} // namespace

class TstCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // For the commands that run in this process: no dataset and no model of the user's.
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QFile::remove(core::myDigitsPath());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path());
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
    }

    void trainTellsItsEventsAndSavesAModel()
    {
        const QStringList train{"train",    "--dataset",           path("toy"),
                                "--output", path("a.safetensors"), "--json"};
        const auto result = m_program->run(train + quickTraining);
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QList<QJsonObject> events = result.objects();
        QStringList names;
        for (const QJsonObject& event : events) {
            names.append(event["event"].toString());
        }
        QCOMPARE(names, (QStringList{"started", "initial", "epoch", "epoch", "finished"}));
        QCOMPARE(events[0]["layers"].toString(), QString("784-16-10"));
        QCOMPARE(events[0]["head"].toString(), QString("logits"));
        QCOMPARE(events[2]["epoch"].toInt(), 1);
        for (const char* key :
             {"train_loss", "train_accuracy", "test_loss", "test_accuracy", "seconds",
              "samples_per_second"}) {
            QVERIFY2(events[2][key].isDouble(), key);
        }
        QVERIFY(events[2]["dead_outputs"].toArray().isEmpty());
        const QJsonObject finished = events.last();
        QCOMPARE(finished["outcome"].toString(), QString("completed"));
        QCOMPARE(finished["test_accuracy"], events[3]["test_accuracy"]);
        QVERIFY(finished["peak_memory_mb"].toDouble() > 10);
        QVERIFY(core::readModel(path("a.safetensors")));
    }

    /// The same core function, deformation by deformation; at strength 0 what evaluate says.
    void robustnessTellsACurveForEachDeformation()
    {
        QVERIFY(core::writeModel(
            path("four"), support::constantModel(4, core::Architecture::perceptron({16}))));
        const QStringList robustness{
            "robustness", "--model", path("four"), "--dataset", path("toy")};
        const auto result = support::runInProcess(robustness + QStringList{"--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QList<QJsonObject> points = result.objects();
        qsizetype i = 0;
        for (const core::DeformationTraits& traits : core::deformations()) {
            for (const double strength : traits.strengths) {
                QVERIFY(i < points.size());
                QCOMPARE(points[i]["deformation"].toString(), traits.name);
                QCOMPARE(points[i]["strength"].toDouble(), strength);
                QCOMPARE(points[i]["samples"].toInt(), 200);
                QCOMPARE(points[i]["accuracy"].toDouble(), 0.1);
                ++i;
            }
        }
        QCOMPARE(points.size(), i);
    }

    void robustnessComparesModelsInATable()
    {
        QVERIFY(core::writeModel(
            path("four"), support::constantModel(4, core::Architecture::perceptron({16}))));
        const QStringList robustness{"robustness", "--model",       path("four"),
                                     "--model",    path("four"),    "--dataset",
                                     path("toy"),  "--deformation", "occlusion"};
        const auto told = support::runInProcess(robustness);
        QVERIFY2(told.code == 0, qPrintable(told.errors));
        QVERIFY2(told.output.contains("model 2: " + path("four")), qPrintable(told.output));
        QVERIFY(told.output.contains("2 px     10.00 %     10.00 %\n"));
        const auto result = support::runInProcess(robustness + QStringList{"--json"});
        QCOMPARE(
            result.objects().size(),
            2 * core::traitsOf(core::Deformation::Occlusion).strengths.size());
        QCOMPARE(result.objects().first()["model"].toString(), path("four"));
    }

    void anInterruptEndsTheTestOfRobustnessQuietly()
    {
        // Large enough not to be done at once.
        const auto large = core::Architecture::perceptron({1024, 512});
        QVERIFY(core::writeModel(path("four"), support::constantModel(4, large)));
        const auto result = m_program->runAndSignal(
            {"robustness", "--model", path("four"), "--dataset", path("toy"), "--json"},
            "\"strength\":-90", SIGINT);
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QVERIFY2(result.errors.isEmpty(), qPrintable(result.errors));
        QVERIFY(!result.objects().isEmpty()); // each line is whole
    }

    /// A file by another program works as --model; what it does not say is told beside the results.
    void evaluateTellsWhatAForeignModelLeavesOpen()
    {
        const QString foreign = path("net.pth");
        const QString perceptron = core::shippedModels().last().path;
        const auto exported = support::runInProcess(
            {"export", "--model", perceptron, "--to", "pytorch", "-o", foreign, "--json"});
        QVERIFY2(exported.code == 0, qPrintable(exported.errors));
        const QStringList evaluate{"evaluate", "--dataset", path("toy"), "--json"};
        const auto own = support::runInProcess(evaluate + QStringList{"--model", perceptron});
        QVERIFY2(own.code == 0 && own.errors.isEmpty(), qPrintable(own.errors));
        const auto result = support::runInProcess(evaluate + QStringList{"--model", foreign});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().first()["correct"], own.objects().first()["correct"]);
        QVERIFY2(result.errors.contains(foreign), qPrintable(result.errors));
        QVERIFY2(
            result.errors.contains("Taken as given, not tried: layers 784-"),
            qPrintable(result.errors));
        QCOMPARE(result.errors.count('\n'), 1);
    }

    void trainTellsTheThreadsAndWhy_data()
    {
        QTest::addColumn<QStringList>("option");
        QTest::addColumn<int>("threads");
        QTest::newRow("automatic") << QStringList() << 1; // the network is small
        QTest::newRow("automatic by number") << QStringList{"--threads", "0"} << 1;
        QTest::newRow("given") << QStringList{"--threads", "2"} << 2;
    }

    void trainTellsTheThreadsAndWhy()
    {
        QFETCH(QStringList, option);
        QFETCH(int, threads);
        const QStringList train =
            QStringList{"train", "--dataset", path("toy"), "--output", path("a")} + quickTraining +
            option;
        const auto told = m_program->run(train);
        QVERIFY2(told.code == 0, qPrintable(told.errors));
        const auto result = m_program->run(train + QStringList{"--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject started = result.objects().first();
        QCOMPARE(started["threads"].toInt(), threads);
        const QString reason = started["threads_reason"].toString();
        QCOMPARE(reason == "as asked for", threads == 2);
        const QString line = QString("Threads: %1 (%2)\n").arg(threads).arg(reason);
        QVERIFY2(told.output.contains(line), qPrintable(told.output));
        const auto model = core::readModel(path("a"));
        QVERIFY(model);
        QCOMPARE(model->passport[core::passport::threads], QString::number(threads));
    }

    void trainsPeakMemoryIsItsOwn()
    {
        const std::vector<char> ballast(1'000'000'000, 1);
        QCOMPARE(ballast.back(), char(1));
        const auto result = m_program->run(
            QStringList{"train", "--json", "--dataset", path("toy"), "--output", path("a")} +
            quickTraining);
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const double peak = result.objects().last()["peak_memory_mb"].toDouble();
        QVERIFY2(peak > 50 && peak < 900, qPrintable(QString::number(peak)));
    }

    void sameSettingsSameWeights()
    {
        for (const char* name : {"a", "b"}) {
            const auto result = m_program->run(
                QStringList{"train", "--dataset", path("toy"), "--output", path(name)} +
                quickTraining);
            QVERIFY2(result.code == 0, qPrintable(result.errors));
        }
        const auto first = core::readModel(path("a"));
        const auto second = core::readModel(path("b"));
        QVERIFY(first && second);
        QVERIFY(first->parameters == second->parameters);
    }

    /// From its passport alone, and not from the options that it was made with.
    void aRunIsRepeatedFromItsModel()
    {
        const QStringList train{"train", "--dataset", path("toy"), "--threads", "2"};
        const auto made = m_program->run(
            train + quickTraining +
            QStringList{
                "--schedule", "cosine", "--label-smoothing", "0.1", "--augmentation",
                "rotation=9,elastic=0.5", "--styled", "0.2", "--no-digit", "0.1", "--held-out",
                "50", "--seed", "7", "--output", path("a")});
        QVERIFY2(made.code == 0, qPrintable(made.errors));
        const auto repeated = m_program->run(
            {"train", "--dataset", path("toy"), "--like", path("a"), "--output", path("b")});
        QVERIFY2(repeated.code == 0, qPrintable(repeated.errors));
        const auto first = core::readModel(path("a"));
        const auto second = core::readModel(path("b"));
        QVERIFY(first && second);
        QVERIFY(first->parameters == second->parameters);
        QCOMPARE(second->passport["augmentation"], QString("rotation=9,elastic=0.5"));
        QCOMPARE(second->passport["temperature"], first->passport["temperature"]);
    }

    void aRepetitionSaysInWhatItDiffers()
    {
        core::Model model = support::randomModel(core::Architecture::perceptron({16}));
        const auto other = support::toyDataset(100, 50);
        core::TrainingSettings settings;
        settings.network = model.network;
        settings.epochs = 1;
        model.passport = core::passportOf(*other, settings);
        model.passport[core::passport::datasetSha256] = "00ff";
        model.passport[core::passport::taughtDrawings] = "12";
        QVERIFY(core::writeModel(path("taught"), model));
        const auto result = m_program->run(
            {"train", "--dataset", path("toy"), "--like", path("taught"), "--output", path("b")});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QVERIFY2(result.errors.contains("the run will differ"), qPrintable(result.errors));
        QVERIFY2(result.errors.contains("taught 12 drawings"), qPrintable(result.errors));
    }

    void theTutorialPresetTellsWhichDigitsAreLost()
    {
        // A rate this high kills outputs at once.
        const auto result = m_program->run(
            {"train", "--preset", "tutorial", "--learning-rate", "1", "--epochs", "1", "--dataset",
             path("toy"), "--output", path("a"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject epoch = result.objects()[2];
        QVERIFY(!epoch["dead_outputs"].toArray().isEmpty());
        QVERIFY(epoch["message"].toString().contains("ReLU"));
    }

    void interruptStopsCleanlyAndSaves()
    {
        const auto result = m_program->runAndSignal(
            {"train", "--dataset", path("toy"), "--epochs", "1000", "--output", path("a"),
             "--json"},
            "\"epoch\":1", SIGINT);
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().last()["outcome"].toString(), QString("stopped"));
        const auto model = core::readModel(path("a"));
        QVERIFY(model);
        QCOMPARE(model->passport[core::passport::outcome], QString("stopped"));
    }

    void evaluateTellsTheConfusion()
    {
        QVERIFY(core::writeModel(path("four"), support::constantModel(4)));
        const auto result = m_program->run(
            {"evaluate", "--model", path("four"), "--dataset", path("toy"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QCOMPARE(object["source"].toString(), QString("dataset"));
        QCOMPARE(object["samples"].toInt(), 200);
        QCOMPARE(object["correct"].toInt(), 20);
        QCOMPARE(object["accuracy"].toDouble(), 0.1);
        QCOMPARE(object["confusion"].toArray().size(), 10);
        QCOMPARE(object["confusion"].toArray()[7].toArray()[4].toInt(), 20);
    }

    void evaluateTellsTheMistakesAndEachDigit()
    {
        QVERIFY(core::writeModel(path("four"), support::constantModel(4)));
        const QString table = path("mistakes.csv");
        const auto result = m_program->run(
            {"evaluate", "--model", path("four"), "--dataset", path("toy"), "--json", "--by-digit",
             "--mistakes", table});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        const int samples = object["samples"].toInt();
        const QJsonObject four = object["by_digit"].toArray()[4].toObject();
        QCOMPARE(four["digit"].toInt(), 4);
        QCOMPARE(four["recall"].toObject()["share"].toDouble(), 1.0);
        QVERIFY(four["recall"].toObject()["low"].toDouble() < 1);
        QCOMPARE(four["precision"].toObject()["share"].toDouble(), object["accuracy"].toDouble());
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size() - 1, samples - object["correct"].toInt());
        QVERIFY(lines[0].startsWith("index,label,read_as"));
        QVERIFY(!lines[1].contains(",4,4,"));
    }

    void evaluateReadsInkAndPictures()
    {
        QVERIFY(core::writeModel(path("one"), support::constantModel(1)));
        writeText(
            path("ink.jsonl"), "{\"label\":1,\"strokes\":[[[5,0],[5,50]]]}\n"
                               "{\"label\":2,\"strokes\":[[[0,0],[9,9]]]}\n"
                               "{\"label\":1,\"strokes\":[]}\n");
        QVERIFY(blackBar().save(path("bar.png")));
        writeText(path("list.csv"), "file,label\nbar.png,1\n\"bar.png\",7\n");
        const auto result = m_program->run(
            {"evaluate", "--model", path("one"), "--ink", path("ink.jsonl"), "--images",
             path("list.csv"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QList<QJsonObject> objects = result.objects();
        QCOMPARE(objects.size(), 2);
        QCOMPARE(objects[0]["source"].toString(), QString("ink"));
        QCOMPARE(objects[0]["samples"].toInt(), 3);
        QCOMPARE(objects[0]["empty"].toInt(), 1);
        QCOMPARE(objects[0]["correct"].toInt(), 1);
        QCOMPARE(objects[1]["source"].toString(), QString("images"));
        QCOMPARE(objects[1]["samples"].toInt(), 2);
        QCOMPARE(objects[1]["correct"].toInt(), 1);
    }

    void predictNamesDigits()
    {
        QVERIFY(core::writeModel(path("one"), support::constantModel(1)));
        QVERIFY(blackBar().save(path("bar.png")));
        QImage blank(20, 20, QImage::Format_RGB32);
        blank.fill(Qt::white);
        QVERIFY(blank.save(path("blank.png")));
        const auto result = m_program->run(
            {"predict", "--model", path("one"), path("bar.png"), path("blank.png"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QList<QJsonObject> objects = result.objects();
        QCOMPARE(objects[0]["digit"].toInt(), 1);
        QCOMPARE(objects[0]["most_like"].toInt(), 1);
        QCOMPARE(objects[0]["rejected"], QJsonValue(false));
        QCOMPARE(objects[0]["probabilities"].toArray().size(), 10);
        QVERIFY(objects[0]["probability"].toDouble() > 0.9);
        QVERIFY(objects[1]["digit"].isNull());
        QVERIFY(!objects[1].contains("most_like")); // there is nothing that it could be like
    }

    void predictSaysWhenItCannotTell()
    {
        core::Model model = support::constantModel(7);
        std::ranges::fill(model.parameters, 0.0F);
        QVERIFY(core::writeModel(path("unsure"), model));
        QVERIFY(blackBar().save(path("bar.png")));
        const auto told =
            support::runInProcess({"predict", "--model", path("unsure"), path("bar.png")});
        QVERIFY2(told.code == 0, qPrintable(told.errors));
        QCOMPARE(told.output, path("bar.png") + ": can't tell (0 or others as probable, 10.0 %)\n");
    }

    void predictSaysWhatLooksLikeNoDigit()
    {
        core::Model model = support::constantModel(7); // 94.3 % for every image
        model.passport[core::passport::digitConfidence] = "0.95";
        QVERIFY(core::writeModel(path("doubtful"), model));
        QVERIFY(blackBar().save(path("bar.png")));
        const QStringList predict{"predict", "--model", path("doubtful"), path("bar.png")};
        const auto told = support::runInProcess(predict);
        QVERIFY2(told.code == 0, qPrintable(told.errors));
        QCOMPARE(
            told.output, path("bar.png") + ": doesn't look like a digit (most like 7, 94.3 %)\n");
        const auto result = support::runInProcess(predict + QStringList{"--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QVERIFY(object.contains("digit") && object["digit"].isNull());
        QCOMPARE(object["most_like"].toInt(), 7);
        QCOMPARE(object["rejected"], QJsonValue(true));
        QVERIFY(std::abs(object["probability"].toDouble() - 0.943) < 1e-3);
        QCOMPARE(object["probabilities"].toArray().size(), 10);
    }

    void theShippedModelReadsTheDrawingOfAOne()
    {
        QVERIFY(blackBar().save(path("bar.png")));
        const auto result = m_program->run({"predict", path("bar.png"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().first()["digit"].toInt(), 1);
    }

    void versionTellsTheLibrariesToo()
    {
        const auto result = m_program->run({"--version"});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.output, core::versionLines().join('\n') + '\n');
    }

    void datasetsListsWhatIsThere()
    {
        const auto result = m_program->run({"datasets", "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().first()["name"].toString(), QString("mnist"));
        QCOMPARE(result.objects().first()["present"].toBool(), false);
    }

    void errorsAreOneClearLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("expectation");
        const auto row = [](const char* name, const QStringList& arguments, int code,
                            const QString& expectation) {
            QTest::newRow(name) << arguments << code << expectation;
        };
        row("unknown option", {"train", "--speed", "9"}, 2, "speed");
        row("unknown preset", {"train", "--preset", "best"}, 2, "`best`");
        row("epochs no number", {"train", "--epochs", "ten"}, 2, "--epochs needs a number");
        row("epochs too many", {"train", "--epochs", "1001"}, 2, "1 to 1000, not 1001");
        row("hidden no layers", {"train", "--hidden", "a-b"}, 2, "a-b");
        row("rate out of range", {"train", "--learning-rate", "3"}, 2, "learning rate");
        row("rate in full", {"train", "--learning-rate", "1000000001"}, 2,
            "0.000001 to 1, not 1000000001");
        row("rate infinite", {"train", "--learning-rate", "inf"}, 2, "to 1, not inf");
        row("styled no number", {"train", "--styled", "nan"}, 2, "0 to 0.5, not nan");
        row("rubbish behind", {"train", "--seed", "7x"}, 2, "not `7x`");
        row("seed negative", {"train", "--seed", "-1"}, 2, "not `-1`");
        row("seed too large", {"train", "--seed", "4294967296"}, 2, "not `4294967296`");
        row("epochs huge", {"train", "--epochs", "99999999999999999999"}, 2, "not `9999");
        row("output empty", {"train", "--output", ""}, 2, "--output: expected a value");
        row("model empty", {"predict", "--model", "", "x.png"}, 2, "--model: expected a value");
        row("mistakes empty", {"evaluate", "--mistakes="}, 2, "--mistakes: expected a value");
        row("picture empty", {"predict", ""}, 2, "expected no empty word");
        row("twice", {"train", "--epochs", "1", "--epochs", "2"}, 2,
            "--epochs: expected it once, found it 2 times");
        row("twice by two names", {"export", "-o", "a", "--output", "b"}, 2, "expected it once");
        row("end of line", {"predict", "/nowhere/a\nb"}, 1, "/nowhere/a b");
        row("threads too many", {"train", "--threads", "65"}, 2, "0 to 64, not 65");
        row("augmentation unknown", {"train", "--augmentation", "zoom=2"}, 2, "found `zoom=2`");
        row("schedule unknown", {"train", "--schedule", "steps"}, 2, "found `steps`");
        row("styled too many", {"train", "--styled", "0.6"}, 2, "0 to 0.5, not 0.6");
        row("like no model", {"train", "--like", "/nowhere/m"}, 1, "/nowhere/m");
        row("word too many", {"train", "now"}, 2, "`now`");
        row("no such dataset", {"train", "--dataset", "nowhere"}, 1, "nowhere");
        row("mnist missing", {"train"}, 1, "digitlab datasets get mnist");
        row("no such folder", {"train", "--output", "/nowhere/model"}, 1, "/nowhere");
        row("no such model", {"evaluate", "--model", "/nowhere/m"}, 1, "/nowhere/m");
        row("no such ink", {"evaluate", "--ink", "/nowhere/ink"}, 1, "/nowhere/ink");
        row("no such list", {"evaluate", "--images", "/nowhere/list"}, 1, "/nowhere/list");
        row("mistakes of two", {"evaluate", "--ink", "a", "--images", "b", "--mistakes", "c"}, 2,
            "one source");
        row("no such picture", {"predict", "/nowhere/x.png"}, 1, "/nowhere/x.png");
        row("nothing to teach", {"teach"}, 1, "no drawings in My digits yet");
        row("no such ink to teach", {"teach", "--ink", "/nowhere/ink"}, 1, "/nowhere/ink");
        row("teach where", {"teach", "--output", "/nowhere/model"}, 1, "/nowhere");
        row("teach a word", {"teach", "me"}, 2, "`me`");
        row("unknown deformation", {"robustness", "--deformation", "melting"}, 2, "`melting`");
        row("robustness of a word", {"robustness", "rotation"}, 2, "`rotation`");
        row("no such model to test", {"robustness", "--model", "/nowhere/m"}, 1, "/nowhere/m");
        row("no dataset to test with", {"robustness", "--dataset", "nowhere"}, 1, "nowhere");
        row("nothing to predict", {"predict"}, 2, "--ink");
        row("nothing to import", {"import"}, 2, "one file, found 0");
        row("no such file to import", {"import", "/nowhere/n.pth"}, 1, "/nowhere/n.pth");
        row("import no head", {"import", "n.pth", "--head", "sigmoid"}, 2, "found `sigmoid`");
        row("import to PyTorch", {"import", "n.pth", "-o", "o.pth"}, 1, "writes .safetensors");
        row("import DigitLab's", {"import", core::shippedModelPath}, 1, "is a model of DigitLab");
        row("unknown verb", {"datasets", "drop"}, 2, "`drop`");
        row("unknown dataset", {"datasets", "get", "cats"}, 2, "`cats`");
    }

    void errorsAreOneClearLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, expectation);
        const auto result = support::runInProcess(arguments);
        QCOMPARE(result.code, code);
        QVERIFY2(result.errors.contains(expectation), qPrintable(result.errors));
        QCOMPARE(result.errors.trimmed().count('\n'), 0);
        QVERIFY(result.output.isEmpty());
    }

    void whatIsReadIsNotReplaced_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("export") << QStringList{"export", "--to", "onnx", "--model",
                                               "FILE",   "-o",   "FILE"};
        QTest::newRow("import") << QStringList{"import", "FILE", "-o", "FILE"};
        QTest::newRow("resume") << QStringList{"train", "--resume", "FILE", "-o", "FILE"};
        QTest::newRow("mistakes") << QStringList{"evaluate", "--ink", "FILE", "--mistakes", "FILE"};
    }

    void whatIsReadIsNotReplaced()
    {
        QFETCH(QStringList, arguments);
        const QString file = path("file.safetensors");
        writeText(file, "content");
        arguments.replaceInStrings("FILE", file);
        QVERIFY(QFile::link(file, path("link.safetensors")));
        arguments.last() = path("link.safetensors");
        const auto result = support::runInProcess(arguments);
        QCOMPARE(result.code, 1);
        QCOMPARE(
            result.errors, "digitlab: " + arguments.last() +
                               ": expected another file to write than those to read\n");
        QFile kept(file);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("content"));
    }

    void aWordThatIsNeitherCommandNorFileIsWrongUsage()
    {
        const auto result = m_program->run({"trian"});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.errors.contains("`trian`"), qPrintable(result.errors));
    }

    void helpShowsExamples_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command :
             {"train", "teach", "evaluate", "predict", "explain", "robustness", "datasets",
              "moments", "import"}) {
            QTest::newRow(command) << QString(command);
        }
    }

    void helpShowsExamples()
    {
        QFETCH(QString, command);
        QVERIFY(support::runInProcess({"--help"}).output.contains("digitlab " + command));
        const auto result = support::runInProcess({command, "--help"});
        QCOMPARE(result.code, 0);
        QVERIFY(result.output.contains("digitlab " + command + " "));
        QVERIFY(result.output.contains("--json"));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TstCommandLine)
#include "tst_commandline.moc"
