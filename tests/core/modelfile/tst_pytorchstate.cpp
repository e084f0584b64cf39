#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "tests/support/toymodel.h"
#include "tests/support/ziparchive.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace
{

using Items = QList<std::pair<QByteArray, QByteArray>>;

/// Stands for the instructions that make the toy model's state_dict.
const QByteArray state("<toy>");
const QByteArray number("K\x03");
const QByteArray empty("}");

core::Model toyModel()
{
    return support::randomModel(core::Architecture::perceptron({2, 3}));
}

QByteArray text(const QByteArray& text)
{
    return "X" + QByteArray(1, static_cast<char>(text.size())) + QByteArray(3, '\0') + text;
}

/// The instructions that make a dictionary.
QByteArray dictionary(const Items& items)
{
    QByteArray all = "}(";
    for (const auto& [key, value] : items) {
        all += text(key) + value;
    }
    return all + "u";
}

/// The instructions that make a module of TorchScript with these parts.
QByteArray module(const QByteArray& parts)
{
    return "c__torch__\nNet\n)\x81" + parts + "b";
}

/// A tensor that is no layer's.
QByteArray tensor()
{
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\nFloatStorage\n" +
           text("9") + text("cpu") + QByteArray("K\x01tQK\0K\x01\x85K\x01\x85\x89}tR", 16);
}

} // namespace

/// Where a checkpoint holds its state_dict.
class TstPytorchState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTensorsOfModules();
    void refusesModules_data();
    void refusesModules();
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();

private:
    QString path() const { return m_folder.filePath("toy.pt"); }
    void write(QByteArray checkpoint) const;

    QTemporaryDir m_folder;
};

void TstPytorchState::write(QByteArray checkpoint) const
{
    QVERIFY(core::writePytorch(path(), toyModel()));
    support::ZipEntries entries = support::zipEntries(path());
    QByteArray& pickle = support::named(entries, "data.pkl").bytes;
    const QByteArray instructions = pickle.mid(2).chopped(1); // without protocol and end
    pickle = "\x80\x02" + checkpoint.replace(state, instructions) + ".";
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(core::storedZip(entries).value());
}

void TstPytorchState::findsTheTensorsOfModules()
{
    // The toy model's state as the parts of a module, beside what is no tensor.
    write(module(dictionary({{"training", "\x89"}, {"net", module(state)}, {"none", "N"}})));
    const auto model = core::readModel(path());
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QCOMPARE(model->parameters, toyModel().parameters);
    QCOMPARE(model->passport[core::passport::importedFormat], "torchscript");
}

void TstPytorchState::refusesModules_data()
{
    QTest::addColumn<QByteArray>("root");
    QTest::addColumn<QString>("problem");
    const QString tooMuch = "expected at most 65536 values in modules, 32 modules within each "
                            "other, 4096 tensors, and paths of 1000 letters, found more";
    QByteArray deep = module("}");
    for (int i = 0; i < 40; ++i) {
        deep = module(dictionary({{"a", deep}}));
    }
    QTest::newRow("too deep") << deep << tooMuch;
    QTest::newRow("one that holds itself")
        << QByteArray("c__torch__\nNet\n)\x81q\x01}" + text("a") + "h\x01sb") << tooMuch;
    QByteArray wide = module("}(" + (text("a") + "N").repeated(2000) + "u") + "q\x01";
    QTest::newRow("too much")
        << module("}(" + text("b") + wide + (text("a") + "h\x01").repeated(100) + "u") << tooMuch;
    QTest::newRow("parts that are no dictionary")
        << module("N") << QString("BUILD (0x62): expected a dictionary, found None");
    QTest::newRow("names that are numbers")
        << module("}K\x01K\x02s") << QString("expected names of attributes, found a whole number");
    QTest::newRow("nothing") << QByteArray("c__torch__\nNet\n)\x81")
                             << QString(
                                    "expected 2 to 62 outputs at the end, one a class, found no");
    QTest::newRow("another class")
        << QByteArray("ccollections\nOrderedDict\n)\x81}b")
        << QString("expected a class of TorchScript, found collections.");
    QTest::newRow("a class that is called")
        << QByteArray("c__torch__\nNet\n)R") << QString("expected it to be named only");
}

void TstPytorchState::refusesModules()
{
    QFETCH(QByteArray, root);
    QFETCH(QString, problem);
    write(root);
    const auto model = core::readModel(path());
    QVERIFY(!model);
    QVERIFY2(model.error().message.contains(problem), qPrintable(model.error().message));
}

void TstPytorchState::finds_data()
{
    QTest::addColumn<QByteArray>("checkpoint");
    const auto row = [](const char* title, const Items& items) {
        QTest::newRow(title) << dictionary(items);
    };
    QTest::newRow("nothing around it") << state;
    row("a checkpoint", {{"epoch", number}, {"model", state}});
    row("a name beside it", {{"model", text("mlp")}, {"state_dict", state}});
    row("settings under a key",
        {{"model_state_dict", dictionary({{"a", number}})}, {"state_dict", state}});
    row("settings and a tensor",
        {{"model_state_dict", dictionary({{"b", tensor()}, {"a", number}})}, {"model", state}});
    row("an empty one", {{"model_state_dict", empty}, {"state_dict", state}});
    row("two, the first key counts",
        {{"model", dictionary({{"fc.weight", tensor()}})}, {"state_dict", state}});
    row("one within", {{"model", dictionary({{"state_dict", state}})}});
    row("one within, among others",
        {{"state_dict", dictionary({{"epoch", number}, {"model", state}})}, {"epoch", number}});
    row("one within beside an empty one",
        {{"model", dictionary({{"model_state_dict", empty}, {"state_dict", state}})}});
}

void TstPytorchState::finds()
{
    QFETCH(QByteArray, checkpoint);
    write(checkpoint);
    const auto model = core::readModel(path());
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QCOMPARE(model->parameters, toyModel().parameters);
}

void TstPytorchState::refuses_data()
{
    QTest::addColumn<QByteArray>("checkpoint");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* title, const Items& items, const char* problem) {
        QTest::newRow(title) << dictionary(items) << QString(problem);
    };
    row("no known key", {{"epoch", number}, {"net", state}},
        "entry `epoch`: expected a tensor, or a state_dict under `model_state_dict` or "
        "`state_dict` or `model`, found a whole number");
    row("settings only", {{"epoch", number}, {"model", dictionary({{"a", number}})}},
        "toy.pt: `model`: entry `a`: expected a tensor, found a whole number");
    row("a state_dict with a number",
        {{"state_dict", dictionary({{"b", tensor()}, {"step", number}})}},
        "toy.pt: `state_dict`: entry `step`: expected a tensor, found a whole number");
    row("settings within", {{"model", dictionary({{"state_dict", dictionary({{"a", number}})}})}},
        "toy.pt: `model`: `state_dict`: entry `a`: expected a tensor, found a whole number");
    row("an unknown key within", {{"model", dictionary({{"net", state}})}},
        "toy.pt: `model`: entry `net`: expected a tensor, found a dictionary");
    row("one too deep", {{"model", dictionary({{"model", dictionary({{"model", state}})}})}},
        "toy.pt: `model`: `model`: entry `model`: expected a tensor, found a dictionary");
    row("an empty one only", {{"model", empty}},
        "entry `model`: expected a tensor, or a state_dict under `model_state_dict` or "
        "`state_dict` or `model`, found an empty dictionary");
    QTest::newRow("names that are numbers")
        << QByteArray("}(K\x01K\x02u") << QString("expected names of tensors, found a whole");
    QTest::newRow("one that holds itself")
        << "}q\x01(" + text("model") + "h\x01u"
        << QString("`model`: `model`: entry `model`: expected a tensor, found a dictionary");
}

void TstPytorchState::refuses()
{
    QFETCH(QByteArray, checkpoint);
    QFETCH(QString, problem);
    write(checkpoint);
    const auto model = core::readModel(path());
    QVERIFY(!model);
    QVERIFY2(model.error().message.contains(problem), qPrintable(model.error().message));
}

QTEST_GUILESS_MAIN(TstPytorchState)
#include "tst_pytorchstate.moc"
