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
    const auto model = core::modelOfChain(tensors, values, {}, order);
    return model ? names.join(' ') : model.error().message;
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

QTEST_GUILESS_MAIN(TstTensorChain)
#include "tst_tensorchain.moc"
