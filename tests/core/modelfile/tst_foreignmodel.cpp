#include "core/modelfile/modelfile.h"
#include "core/modelfile/safetensors.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace
{

struct Layer {
    const char* name;
    int inputs;
    int outputs;
};

using Tensors = QList<core::SafetensorsTensor>;

/// The layers' tensors in the order of the layers, weight before bias; all values of layer 3 are 3.
Tensors tensorsOf(const QList<Layer>& layers)
{
    Tensors tensors;
    for (qsizetype i = 0; i < layers.size(); ++i) {
        const auto [name, inputs, outputs] = layers[i];
        const auto value = static_cast<float>(i + 1);
        tensors.append(
            {QStringLiteral("%1.weight").arg(name),
             {outputs, inputs},
             std::vector<float>(std::size_t(inputs) * outputs, value)});
        tensors.append(
            {QStringLiteral("%1.bias").arg(name),
             {outputs},
             std::vector<float>(std::size_t(outputs), value)});
    }
    return tensors;
}

/// As safetensors' own writer has them.
Tensors sortedByName(Tensors tensors)
{
    std::sort(tensors.begin(), tensors.end(), [](const auto& a, const auto& b) {
        return a.name < b.name;
    });
    return tensors;
}

/// Which layers follow each other in the model: `1 2 3`.
QString orderIn(const core::Model& model)
{
    QStringList order;
    for (const core::ParameterView& view : core::parameterViews(model.network)) {
        if (view.shape.size() == 2) {
            order.append(QString::number(model.parameters[view.offset]));
        }
    }
    return order.join(' ');
}

const QList<Layer> words{
    {"fc_one", 784, 4}, {"fc_two", 4, 4}, {"fc_three", 4, 4}, {"output", 4, 10}};

} // namespace

/// Another program's .safetensors files: which layer follows which, and what is no such network.
class TstForeignModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderIsFound_data();
    void orderIsFound();
    void openOrderIsRefused_data();
    void openOrderIsRefused();
    void typesThatSortAreNoWitness();
    void otherNetworksAreNamed_data();
    void otherNetworksAreNamed();

private:
    QString path() const { return m_folder.filePath("net.safetensors"); }

    core::Result<core::Model> readBack(const Tensors& tensors) const
    {
        const auto written = core::writeSafetensors(path(), {{{"format", "pt"}}, tensors});
        return written ? core::readModel(path()) : written.error();
    }

    QTemporaryDir m_folder;
};

void TstForeignModel::orderIsFound_data()
{
    QTest::addColumn<Tensors>("tensors");
    QTest::addColumn<QString>("order");
    const auto row = [](const char* title, const Tensors& tensors, const char* order) {
        QTest::newRow(title) << tensors << QString(order);
    };
    const QList<Layer> sequential{{"net.0", 784, 4}, {"net.2", 4, 4},  {"net.4", 4, 4},
                                  {"net.6", 4, 4},   {"net.8", 4, 4},  {"net.10", 4, 4},
                                  {"net.12", 4, 4},  {"net.14", 4, 10}};
    row("numbers, sorted data", sortedByName(tensorsOf(sequential)), "1 2 3 4 5 6 7 8");
    row("numbers, data in order", tensorsOf(sequential), "1 2 3 4 5 6 7 8");
    row("numbers against the data's order",
        tensorsOf({{"fc1", 784, 4}, {"fc3", 4, 4}, {"fc2", 4, 4}, {"fc4", 4, 10}}), "1 3 2 4");
    row("numbers amid words",
        sortedByName(
            tensorsOf({{"stem", 784, 4}, {"body.0", 4, 4}, {"body.1", 4, 4}, {"head", 4, 10}})),
        "1 2 3 4");
    row("one shape, one chain",
        sortedByName(tensorsOf({{"input", 784, 4}, {"hidden", 4, 4}, {"output", 4, 10}})), "1 2 3");
    row("only the data makes a chain",
        tensorsOf({{"start", 784, 4}, {"more", 4, 4}, {"again", 4, 4}, {"end", 4, 10}}), "1 2 3 4");
    row("names in the data's order",
        tensorsOf({{"a", 784, 4}, {"b", 4, 4}, {"c", 4, 4}, {"d", 4, 10}}), "1 2 3 4");
}

void TstForeignModel::orderIsFound()
{
    QFETCH(Tensors, tensors);
    QFETCH(QString, order);
    const auto model = readBack(tensors);
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QCOMPARE(orderIn(*model), order);
}

void TstForeignModel::openOrderIsRefused_data()
{
    QTest::addColumn<Tensors>("tensors");
    QTest::newRow("data in order, names in another") << tensorsOf(words);
    QTest::newRow("data sorted by words") << sortedByName(tensorsOf(words));
    QTest::newRow("data in no order") << tensorsOf({words[3], words[1], words[0], words[2]});
}

void TstForeignModel::openOrderIsRefused()
{
    QFETCH(Tensors, tensors);
    const auto model = readBack(tensors);
    QVERIFY(!model);
    const QString message = model.error().message;
    QVERIFY2(message.contains("the order of `fc_three` and `fc_two` is open"), qPrintable(message));
    QVERIFY2(message.contains("`fc1`, `fc2`"), qPrintable(message));
    QVERIFY2(message.contains("torch.save"), qPrintable(message));
}

/// Float32 before float16: this order makes a chain, but it is the writer's.
void TstForeignModel::typesThatSortAreNoWitness()
{
    QByteArray header =
        R"({"start.weight":{"dtype":"F32","shape":[4,784],"data_offsets":[0,12544]},)"
        R"("a.weight":{"dtype":"F16","shape":[4,4],"data_offsets":[12544,12576]},)"
        R"("b.weight":{"dtype":"F16","shape":[4,4],"data_offsets":[12576,12608]},)"
        R"("end.weight":{"dtype":"F16","shape":[10,4],"data_offsets":[12608,12688]}})";
    header = header.leftJustified((header.size() + 7) / 8 * 8, ' ');
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(1, static_cast<char>(header.size() % 256)));
    file.write(QByteArray(1, static_cast<char>(header.size() / 256)) + QByteArray(6, '\0'));
    file.write(header + QByteArray(12688, '\0'));
    file.close();
    const auto model = core::readModel(path());
    QVERIFY(!model);
    QVERIFY2(
        model.error().message.contains("the order of `a` and `b` is open"),
        qPrintable(model.error().message));
}

void TstForeignModel::otherNetworksAreNamed_data()
{
    QTest::addColumn<Tensors>("tensors");
    QTest::addColumn<QString>("problem");
    const Tensors linear = tensorsOf({{"0", 784, 4}, {"2", 4, 10}});
    const auto with = [&](const core::SafetensorsTensor& tensor) {
        return linear + Tensors{tensor};
    };
    QTest::newRow("layer norm") << with({"1.weight", {4}, std::vector<float>(4)})
                                << "tensor `1.weight`: expected `running_mean` and `running_var` "
                                   "beside it, as batch normalisation has them";
    QTest::newRow("convolution of rows") << with({"1.weight", {2, 1, 3}, std::vector<float>(6)})
                                         << "found [2, 1, 3]; DigitLab has networks of "
                                            "convolutions, batch normalisation and linear layers";
    QTest::newRow("a mean alone")
        << with({"1.running_mean", {4}, std::vector<float>(4)})
        << "tensor `1.running_mean`: expected `running_mean` and `running_var` beside it";
    Tensors many = tensorsOf({{"in", 784, 4}});
    for (int i = 0; i < 9; ++i) {
        many += tensorsOf({{qPrintable(QStringLiteral("l%1").arg(i)), 4, 4}});
    }
    QTest::newRow("ten layers") << many << "layers: expected at most 9, found 10";
}

void TstForeignModel::otherNetworksAreNamed()
{
    QFETCH(Tensors, tensors);
    QFETCH(QString, problem);
    const auto model = readBack(tensors);
    QVERIFY(!model);
    QVERIFY2(model.error().message.contains(problem), qPrintable(model.error().message));
}

QTEST_GUILESS_MAIN(TstForeignModel)
#include "tst_foreignmodel.moc"
