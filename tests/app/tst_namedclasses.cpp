#include "core/modelfile/modelfile.h"
#include "core/network/model.h"
#include "tests/support/program.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using support::Program;

namespace
{

const core::Classes clothes = *core::Classes::create({"Coat", "Bag", "T-shirt, top"});

/// A model that reads a bag in every image.
core::Model bagModel()
{
    core::Model model =
        support::randomModel(core::Architecture::perceptron({8}).withClasses(clothes.size()));
    *(model.parameters.end() - 2) = 5;
    model.passport["classes"] = core::classesText(clothes);
    return model;
}

QStringList namesOf(const QJsonArray& array)
{
    QStringList names;
    for (const QJsonValue& value : array) {
        names.append(value.toString());
    }
    return names;
}

} // namespace

/// The commands with models and datasets of other classes than digits.
class TstNamedClasses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path());
        writeDataset("clothes", clothes);
        QVERIFY(core::writeModel(path("bag"), bagModel()));
    }

    void trainsAnOutputForEachClass()
    {
        writeDataset("letters", support::letters());
        const auto result = m_program->run(
            {"train", "--hidden", "16", "--epochs", "1", "--dataset", path("letters"), "--output",
             path("a.safetensors"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject started = result.objects().first();
        QCOMPARE(started["layers"].toString(), QString("784-16-26"));
        QCOMPARE(started["transposed"], QJsonValue(false));
        const auto model = core::readModel(path("a.safetensors"));
        QVERIFY(model);
        QCOMPARE(*core::classesOf(*model), support::letters());
    }

    void transposesWhereThatIsAsked()
    {
        const QStringList train{"train",         "--hidden",    "16",
                                "--epochs",      "1",           "--dataset",
                                path("clothes"), "--output",    path("a.safetensors"),
                                "--json",        "--transposed"};
        const auto result = m_program->run(train + QStringList{"yes"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().first()["transposed"], QJsonValue(true));
        const auto model = core::readModel(path("a.safetensors"));
        QCOMPARE(model->passport["transposed"], QString("yes"));
        const auto resumed = m_program->run(
            {"train", "--resume", result.objects().last()["checkpoint"].toString(), "--epochs", "2",
             "--json"});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.errors));
        QCOMPARE(resumed.objects().first()["transposed"], QJsonValue(true));
        const auto bad = m_program->run(train + QStringList{"perhaps"});
        QVERIFY(bad.code != 0);
        QVERIFY2(
            bad.errors.contains("--transposed: expected auto, no or yes, found `perhaps`"),
            qPrintable(bad.errors));
    }

    void evaluateNamesTheClasses()
    {
        const QStringList evaluate{"evaluate",      "--model",    path("bag"),  "--dataset",
                                   path("clothes"), "--by-class", "--mistakes", path("m.csv")};
        const auto result = m_program->run(evaluate + QStringList{"--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QCOMPARE(namesOf(object["classes"].toArray()), clothes.names());
        QCOMPARE(object["confusion"].toArray().size(), 3);
        QVERIFY(!object.contains("by_digit"));
        const QJsonObject bag = object["by_class"].toArray()[1].toObject();
        QCOMPARE(bag["class"].toString(), QString("Bag"));
        QCOMPARE(bag["recall"].toObject()["share"].toDouble(), 1.0);
        QFile table(path("m.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArray mistakes = table.readAll();
        QVERIFY(mistakes.contains(",Coat,Bag,"));
        QVERIFY(mistakes.contains(",\"T-shirt, top\",Bag,"));
        const QString words = m_program->run(evaluate).output;
        QVERIFY2(words.contains("label \\ read as  Coat   Bag T-shi"), qPrintable(words));
    }

    void predictNamesTheClass()
    {
        QVERIFY(picture().save(path("bag.png")));
        const auto result =
            m_program->run({"predict", "--model", path("bag"), path("bag.png"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QCOMPARE(object["class"].toString(), QString("Bag"));
        QCOMPARE(object["class_index"].toInt(), 1);
        QCOMPARE(object["most_like"].toString(), QString("Bag"));
        QVERIFY(!object.contains("digit"));
        QCOMPARE(object["probabilities"].toArray().size(), 3);
    }

    void explainTakesNames()
    {
        QVERIFY(picture().save(path("bag.png")));
        const auto result = m_program->run(
            {"explain", "--model", path("bag"), "--dataset", path("clothes"), "--against",
             "T-shirt, top", path("bag.png"), "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        const QJsonObject object = result.objects().first();
        QCOMPARE(object["for"].toString(), QString("Bag"));
        QCOMPARE(object["against"].toString(), QString("T-shirt, top"));
        QVERIFY(object["summary"].toString().startsWith("Read as Bag rather than T-shirt, top"));
    }

    void whatDoesNotFitIsOneClearLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("problem");
        QTest::newRow("another dataset")
            << QStringList{"evaluate", "--dataset", "DIGITS"}
            << "The model tells 3 classes apart (Coat, Bag, ...): expected a dataset that shows "
               "them, found digits with 10 classes (0, 1, ...)";
        QTest::newRow("drawings to evaluate")
            << QStringList{"evaluate", "--ink", "INK"}
            << "expected a model of digits to read drawings of digits, found one of Coat, Bag, ...";
        QTest::newRow("drawings to predict")
            << QStringList{"predict", "--ink", "INK"}
            << "expected pictures, found drawings: the model reads no handwriting (Coat, Bag, ...)";
        QTest::newRow("an unknown class")
            << QStringList{"explain", "--dataset", "CLOTHES", "--for", "Hat", "PICTURE"}
            << "--for: expected a class (Coat, Bag, ...), found `Hat`";
        QTest::newRow("robustness") << QStringList{"robustness", "--dataset", "DIGITS"}
                                    << "The model tells 3 classes apart";
    }

    void whatDoesNotFitIsOneClearLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, problem);
        writeDataset("digits", {});
        QVERIFY(picture().save(path("bag.png")));
        QFile ink(path("ink.jsonl"));
        QVERIFY(ink.open(QIODevice::WriteOnly));
        ink.write("{\"label\":1,\"strokes\":[[[5,0],[5,50]]]}\n");
        ink.close();
        arguments.replaceInStrings("DIGITS", path("digits"));
        arguments.replaceInStrings("CLOTHES", path("clothes"));
        arguments.replaceInStrings("INK", path("ink.jsonl"));
        arguments.replaceInStrings("PICTURE", path("bag.png"));
        const auto result = m_program->run(arguments + QStringList{"--model", path("bag")});
        QVERIFY(result.code != 0);
        QVERIFY2(result.errors.contains(problem), qPrintable(result.errors));
        QCOMPARE(result.errors.count('\n'), 1);
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    void writeDataset(const QString& name, const core::Classes& classes) const
    {
        support::writeIdxFiles(*support::toyDataset(260, 52, classes), path(name));
        QFile names(path(name + "/classes.txt"));
        QVERIFY(names.open(QIODevice::WriteOnly));
        names.write(classes.names().join('\n').toUtf8());
    }

    static QImage picture()
    {
        QImage picture(60, 80, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).fillRect(10, 30, 40, 40, Qt::darkGray);
        return picture;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TstNamedClasses)
#include "tst_namedclasses.moc"
