#include "core/modelfile/tensorchain.h"

#include <QTest>

#include <algorithm>

namespace
{

using Tensors = QList<core::TensorDescription>;

/// Of `in 784 4, out 4 10`: names, inputs and outputs; weights alone.
Tensors weights(const QString& layers)
{
    Tensors tensors;
    for (const QString& layer : layers.split(", ")) {
        const QStringList parts = layer.split(' ');
        tensors.append({parts[0] + ".weight", {parts[2].toLongLong(), parts[1].toLongLong()}});
    }
    return tensors;
}

/// The names of the layers as they follow each other, or what is wrong.
QString orderOf(const Tensors& tensors, core::TensorOrder order)
{
    QStringList names;
    const auto values = [&](qsizetype place) {
        names.append(tensors[place].name.section('.', 0, -2));
        const QList<qint64>& shape = tensors[place].shape;
        return core::Result<std::vector<float>>(
            std::vector<float>(std::size_t(shape[0] * shape[1])));
    };
    const auto chain = core::chainOf(tensors, values, {}, order);
    return chain ? names.join(' ') : chain.error().message;
}

/// Of `conv1 c 1 8 3, bn1 n 8, fc1 l 5408 10`: convolutions with their kernels, batch
/// normalisations and linear layers.
Tensors tensorsOf(const QString& layers)
{
    Tensors tensors;
    for (const QString& layer : layers.split(", ")) {
        const QStringList parts = layer.split(' ');
        const auto size = [&](qsizetype at) { return parts.value(at).toLongLong(); };
        const QString name = parts[0] + '.';
        if (parts[1] == "c") {
            tensors.append({name + "weight", {size(3), size(2), size(4), size(4)}});
            tensors.append({name + "bias", {size(3)}});
        } else if (parts[1] == "n") {
            for (const char* role : {"weight", "bias", "running_mean", "running_var"}) {
                tensors.append({name + role, {size(2)}});
            }
            tensors.append({name + "num_batches_tracked", {}});
        } else {
            tensors.append({name + "weight", {size(3), size(2)}});
        }
    }
    return tensors;
}

core::Result<core::WeightChain>
chainOf(const Tensors& tensors, core::TensorOrder order = core::TensorOrder::Declared)
{
    const auto values = [&](qsizetype place) {
        qint64 count = 1;
        for (const qint64 size : tensors[place].shape) {
            count *= size;
        }
        return core::Result<std::vector<float>>(
            std::vector<float>(std::size_t(count), float(place)));
    };
    return core::chainOf(tensors, values, {}, order);
}

/// The names of the layers, or what is wrong.
QString namesIn(const core::Result<core::WeightChain>& chain)
{
    QStringList names;
    for (const core::ChainLink& link : chain ? chain->links : QList<core::ChainLink>()) {
        names.append(link.name);
    }
    return chain ? names.join(' ') : chain.error().message;
}

} // namespace

Q_DECLARE_METATYPE(core::TensorOrder)

class TstTensorChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFollowsWhat_data();
    void whatFollowsWhat();
    void numbersCountInAnyOrderOfTheList();
    void theDeepestNetworkIsSearched();
    void manyPlacesAreSearchedWhateverTheNames();
    void namesAreBounded();
    void kindsOfLayers_data();
    void kindsOfLayers();
    void whatIsMissingIsFilledIn();
    void otherLayersAreNamed_data();
    void otherLayersAreNamed();
};

void TstTensorChain::whatFollowsWhat_data()
{
    using enum core::TensorOrder;
    QTest::addColumn<core::TensorOrder>("order");
    QTest::addColumn<QString>("layers");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* title, core::TensorOrder order, const char* layers,
                        const char* found) {
        QTest::newRow(title) << order << QString(layers) << QString(found);
    };
    row("declared as used", Declared, "two 784 4, one 4 4, three 4 4, out 4 10",
        "two one three out");
    row("declared last to first", Declared, "output 4 10, hidden 4 4, input 784 4",
        "input hidden output");
    row("a loop that may come first or last", Declared, "out 4 10, b 8 4, a 4 8, c 4 4, in 784 4",
        "layers: the order of `a` and `c` is open: their shapes fit in more than one; names with "
        "numbers (`fc1`, `fc2`) would tell it, or layers declared in the order of their use");
    row("a way that ends early is none", Declared, "out 4 10, mid 10 4, in 784 10", "in mid out");
    row("declared in another order, numbered", Declared, "out 4 10, l2 4 4, l1 4 4, in 784 4",
        "in l1 l2 out");
    row("declared in another order, words", Declared, "out 4 10, left 4 4, right 4 4, in 784 4",
        "layers: the order of `left` and `right` is open: their shapes fit in more than one; names "
        "with numbers (`fc1`, `fc2`) would tell it, or layers declared in the order of their use");
    row("declared against their numbers", Declared, "fc1 784 4, fc3 4 4, fc2 4 4, fc4 4 10",
        "layers: the order of `fc3` and `fc2` is open: the file lists them in this order, their "
        "numbers are in the other; numbers in the order of the list would tell it");
    row("shapes go before numbers", Declared, "up3 784 8, up2 8 4, up1 4 10", "up3 up2 up1");
    row("shapes go before numbers, sorted", Sorted, "up1 4 10, up2 8 4, up3 784 8", "up3 up2 up1");
    row("the first has no number", Sorted, "head 4 10, hidden 4 4, hidden2 4 4, in 784 4",
        "in hidden hidden2 head");
    row("the first number counts", Sorted,
        "b.0.x 4 4, b.0.y 4 8, b.1.a 8 4, b.1.b 4 8, out 8 10, in 784 4",
        "in b.0.x b.0.y b.1.a b.1.b out");
    row("zeros before a number", Sorted, "fc002 4 4, fc01 784 4, fc10 4 10, fc3 4 4",
        "fc01 fc002 fc3 fc10");
    row("numbers beyond 64 bits", Sorted,
        "a100000000000000000000000 4 4, a20000000000000000000 784 4, a3000000000000000000000000 4 "
        "10",
        "a20000000000000000000 a100000000000000000000000 a3000000000000000000000000");
    row("after the first number, words", Sorted,
        "b.0.x 4 4, b.0.y 4 4, b.1.a 4 4, in 784 4, o 4 10",
        "layers: the order of `b.0.x` and `b.0.y` is open: their shapes fit in more than one; "
        "names with numbers (`fc1`, `fc2`) would tell it, or a file by torch.save, which keeps the "
        "order");
    row("same shapes apart", Sorted, "down1 8 4, down2 8 4, in 784 8, out 4 10, up 4 8",
        "in down1 up down2 out");
    row("stored as used", Stored, "top 784 4, b 4 4, a 4 4, end 4 10", "top b a end");
    row("stored against some numbers", Stored, "top 784 4, b 4 4, l2 4 4, l1 4 4, end 4 10",
        "layers: the order of `b` and `l1` is open: their shapes fit in more than one; names with "
        "numbers (`fc1`, `fc2`) would tell it, or a file by torch.save, which keeps the order");
    row("no chain", Sorted, "a 784 4, b 5 10",
        "layer `b`: expected 4 inputs, as layer `a` before "
        "it has, found 5");
    row("no chain of all", Sorted, "a 784 10, b 784 10",
        "layer `b`: expected 10 inputs, as layer `a` before it has, found 784");
}

void TstTensorChain::whatFollowsWhat()
{
    QFETCH(core::TensorOrder, order);
    QFETCH(QString, layers);
    QFETCH(QString, found);
    QCOMPARE(orderOf(weights(layers), order), found);
}

/// All orders of a list that a writer may have made.
void TstTensorChain::numbersCountInAnyOrderOfTheList()
{
    QStringList layers{"net.0 784 4", "net.2 4 4", "net.9 4 4", "net.10 4 4", "net.11 4 10"};
    std::sort(layers.begin(), layers.end());
    int orders = 0;
    do {
        for (const auto order : {core::TensorOrder::Stored, core::TensorOrder::Sorted}) {
            QCOMPARE(orderOf(weights(layers.join(", ")), order), "net.0 net.2 net.9 net.10 net.11");
        }
        ++orders;
    } while (std::next_permutation(layers.begin(), layers.end()));
    QCOMPARE(orders, 120);
}

/// Nine layers, of which 5,040 orders are tried in vain.
void TstTensorChain::theDeepestNetworkIsSearched()
{
    QStringList layers{"in 784 4", "out 5 10"};
    for (const char letter : {'a', 'b', 'c', 'd', 'e', 'f', 'g'}) {
        layers.append(QStringLiteral("%1 4 4").arg(QLatin1Char(letter)));
    }
    const QString found = orderOf(weights(layers.join(", ")), core::TensorOrder::Declared);
    QVERIFY2(found.startsWith("layer `out`: expected 4 inputs"), qPrintable(found));
    layers[1] = "out 4 10";
    const QString open = orderOf(weights(layers.join(", ")), core::TensorOrder::Sorted);
    QVERIFY2(open.startsWith("layers: the order of `f` and `g` is open"), qPrintable(open));
}

/// Batch normalisations that have 11,440 ways to stand between convolutions, of which none ends
/// well, with names that differ at their ends only; and orders of convolutions by the million.
void TstTensorChain::manyPlacesAreSearchedWhateverTheNames()
{
    const QString name = QString("1a").repeated(450);
    QStringList layers{name + "c00 c 1 4 1"};
    for (int i = 1; i < 15; ++i) {
        layers.append(QStringLiteral("%1c%2 c 4 4 1").arg(name).arg(i, 2, 10, QChar('0')));
    }
    layers.append(name + "d l 3136 10");
    for (int i = 0; i < 7; ++i) {
        layers.append(QStringLiteral("%1b%2 n 4").arg(name).arg(i));
    }
    layers.append(name + "b7 n 5");
    const QString found = namesIn(chainOf(tensorsOf(layers.join(", "))));
    QVERIFY2(found.contains("found 5 values and no such layer"), qPrintable(found));

    QStringList loops{"in c 1 2 1"};
    for (const char letter : QByteArray("abcdefghijklmno")) {
        loops.append(QStringLiteral("%1 c 2 2 1").arg(QLatin1Char(letter)));
    }
    const QString endless = namesIn(chainOf(tensorsOf(loops.join(", "))));
    QCOMPARE(endless, "layer `o`: expected a linear layer at the end, found a convolution");
}

void TstTensorChain::namesAreBounded()
{
    const QString name = QString(994, 'a') + ".weight";
    QCOMPARE(
        namesIn(chainOf({{name, {10, 784}}})),
        QStringLiteral("tensor `%1`: expected a name of at most 1000 characters, found 1001")
            .arg(name.left(80)));
    QCOMPARE(namesIn(chainOf({{name.mid(1), {10, 784}}})), QString(993, 'a'));
}

void TstTensorChain::kindsOfLayers_data()
{
    using enum core::TensorOrder;
    QTest::addColumn<core::TensorOrder>("order");
    QTest::addColumn<QString>("layers");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* title, core::TensorOrder order, const char* layers,
                        const char* found) {
        QTest::newRow(title) << order << QString(layers) << QString(found);
    };
    row("as used", Declared, "a c 1 8 3, b n 8, c c 8 8 3, d n 8, e l 800 20, f n 20, g l 20 10",
        "a b c d e f g");
    row("kinds together", Declared,
        "conv1 c 1 8 3, conv2 c 8 16 3, bn1 n 8, bn2 n 16, fc1 l 2304 20, fc2 l 20 10",
        "conv1 bn1 conv2 bn2 fc1 fc2");
    row("sorted", Sorted,
        "bn1 n 8, bn2 n 16, conv1 c 1 8 3, conv2 c 8 16 3, fc1 l 2304 20, fc2 l 20 10",
        "conv1 bn1 conv2 bn2 fc1 fc2");
    row("sorted, numbers through all", Sorted,
        "classifier.0 l 1152 10, features.0 c 1 8 3, features.1 n 8, features.3 c 8 8 3, "
        "features.4 n 8",
        "features.0 features.1 features.3 features.4 classifier.0");
    row("sorted, blocks", Sorted,
        "a.fc l 1152 10, layer1.0 c 1 8 5, layer1.1 n 8, layer2.0 c 8 8 5",
        "layer1.0 layer1.1 layer2.0 a.fc");
    row("of the image", Declared, "norm n 1, conv c 1 4 3, out l 2704 10", "norm conv out");
    row("of the image's pixels", Declared, "norm n 784, in l 784 20, out l 20 10", "norm in out");
    row("two places", Sorted, "norm n 8, conv1 c 1 8 3, conv2 c 8 8 3, out l 800 10",
        "layers: the order of `norm` and `conv2` is open: batch normalisation fits in more than "
        "one place; a file by torch.save of layers declared in the order of their use would tell "
        "it");
    row("no place", Declared, "conv1 c 1 8 3, norm n 9, out l 800 10",
        "layer `norm`: expected batch normalisation of what a layer before it has, found 9 values "
        "and no such layer");
    row("at the end", Declared, "in l 784 20, out l 20 10, norm n 10",
        "layer `norm`: expected batch normalisation of what a layer before it has, found 10 values "
        "and no such layer");
    row("depthwise", Declared, "a c 1 8 3, b c 1 8 3, out l 800 10",
        "layer `b`: expected 8 inputs, as layer `a` before it has, found 1; DigitLab has no "
        "depthwise or grouped convolutions");
    row("a branch", Declared, "a c 1 8 3, b c 8 16 3, shortcut c 8 16 1, out l 1600 10",
        "layer `shortcut`: expected 16 inputs, as layer `b` before it has, found 8; DigitLab has "
        "no depthwise or grouped convolutions");
    row("transposed", Declared, "a c 1 8 3, b c 6 8 3, out l 600 10",
        "layer `b`: expected 8 inputs, as layer `a` before it has, found 6; DigitLab has no "
        "branches and no transposed convolutions");
    row("no square", Declared, "a c 1 8 3, out l 801 10",
        "layer `out`: expected 8 times a square number of inputs, as layer `a` before it has, "
        "found 801");
    row("back to images", Declared, "in l 784 8, conv c 8 8 3, out l 800 10",
        "layer `conv`: expected 8 inputs, as layer `in` before it has, found 8; DigitLab has "
        "convolutions only before linear layers");
    row("no linear layer", Declared, "a c 1 8 3, b c 8 10 3",
        "layer `b`: expected a linear layer at the end, found a convolution");
}

void TstTensorChain::kindsOfLayers()
{
    QFETCH(core::TensorOrder, order);
    QFETCH(QString, layers);
    QFETCH(QString, found);
    QCOMPARE(namesIn(chainOf(tensorsOf(layers), order)), found);
}

void TstTensorChain::whatIsMissingIsFilledIn()
{
    const auto chain = chainOf(
        {{"c.weight", {2, 1, 3, 3}},
         {"n.running_mean", {2}},
         {"n.running_var", {2}},
         {"out.weight", {10, 2}}});
    QVERIFY2(chain, chain ? "" : qPrintable(chain.error().message));
    std::vector<float> expected(18, 0);
    const std::vector<float> rest{0, 0, 1, 1, 0, 0, 1, 1, 2, 2};
    expected.insert(expected.end(), rest.begin(), rest.end());
    expected.insert(expected.end(), 20, 3);
    expected.insert(expected.end(), 10, 0);
    QCOMPARE(chain->parameters, expected);
    const auto negative = core::chainOf(
        {{"in.weight", {2, 784}},
         {"n.running_mean", {2}},
         {"n.running_var", {2}},
         {"out.weight", {10, 2}}},
        [](qsizetype place) {
            return core::Result<std::vector<float>>(
                std::vector<float>(place == 0 ? 1568 : 2, place == 2 ? -1 : 1));
        });
    QVERIFY(!negative);
    QCOMPARE(
        negative.error().message,
        "tensor `n.running_var`: expected variances from 0 on, found -1 at place 0");
}

void TstTensorChain::otherLayersAreNamed_data()
{
    QTest::addColumn<Tensors>("tensors");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* title, const core::TensorDescription& odd,
                        const char* problem) {
        QTest::newRow(title) << Tensors{{"in.weight", {4, 784}}, odd, {"out.weight", {10, 4}}}
                             << QString(problem);
    };
    row("not square", {"c.weight", {4, 1, 3, 5}},
        "tensor `c.weight`: expected the shape [outputs, inputs] of a linear layer or [channels, "
        "inputs, rows, columns] of a square convolution, found [4, 1, 3, 5]; DigitLab has networks "
        "of convolutions, batch normalisation and linear layers only");
    row("of volumes", {"c.weight", {4, 1, 3, 3, 3}}, "found [4, 1, 3, 3, 3]; DigitLab has");
    row("of rows", {"c.weight", {4, 1, 3}}, "found [4, 1, 3]; DigitLab has");
    row("a number", {"c.weight", {}}, "found []; DigitLab has");
    row("layer normalisation", {"n.weight", {4}},
        "tensor `n.weight`: expected `running_mean` and `running_var` beside it, as batch "
        "normalisation has them, found none or one");
    row("half of one", {"n.running_mean", {4}}, "tensor `n.running_mean`: expected `running_mean`");
    row("another tensor", {"lstm.weight_ih_l0", {4, 4}},
        "tensor `lstm.weight_ih_l0`: expected the `weight` or the `bias` of a layer, or what batch "
        "normalisation gathers");
    row("no outputs", {"a.weight", {0, 4}},
        "tensor `a.weight`: expected 1 to 4096 outputs, found shape [0, 4]");
    row("too many outputs", {"a.weight", {4097, 4}}, "expected 1 to 4096 outputs");
    row("too many inputs", {"a.weight", {4, qint64(1) << 60}}, "expected 1 to 4000000 inputs");
    row("too many channels", {"a.weight", {513, 1, 3, 3}}, "expected 1 to 512 channels");
    row("too large a kernel", {"a.weight", {4, 1, 29, 29}}, "expected 1 to 28 rows and columns");
    QTest::newRow("too many parameters")
        << tensorsOf("a l 784 4096, b l 4096 4096, c l 4096 4096, d l 4096 4096, e l 4096 4096, "
                     "f l 4096 4096, g l 4096 4096, h l 4096 4096, n n 4096, i l 4096 62")
        << "layers: expected a network of at most 120938558 parameters, found 120954942";
    QTest::newRow("means of another size")
        << Tensors{{"in.weight", {4, 784}}, {"n.running_mean", {4}}, {"n.running_var", {3}}}
        << "tensor `n.running_var`: expected one number a channel, as many as in `n.running_mean`, "
           "found shape [3]";
    QTest::newRow("means in two dimensions")
        << Tensors{{"n.running_mean", {4, 4}}, {"n.running_var", {4, 4}}}
        << "tensor `n.running_mean`: expected one number a channel";
    QTest::newRow("a bias of another size")
        << Tensors{{"c.weight", {4, 1, 3, 3}}, {"c.bias", {5}}}
        << "tensor `c.bias`: expected shape [4] beside a weight of shape [4, 1, 3, 3], found [5]";
}

void TstTensorChain::otherLayersAreNamed()
{
    QFETCH(Tensors, tensors);
    QFETCH(QString, problem);
    const QString found = namesIn(chainOf(tensors));
    QVERIFY2(found.contains(problem), qPrintable(found));
}

QTEST_GUILESS_MAIN(TstTensorChain)
#include "tst_tensorchain.moc"
