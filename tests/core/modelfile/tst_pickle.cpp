#include "core/modelfile/pickle.h"

#include <QTest>

namespace
{

/// Protocol 2, the instructions, the end.
QByteArray pickle(const QByteArray& instructions)
{
    return "\x80\x02" + instructions + ".";
}

QByteArray text(const QByteArray& text)
{
    return "X" + QByteArray(1, static_cast<char>(text.size())) + QByteArray(3, '\0') + text;
}

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray all;
    for (const int value : values) {
        all.append(static_cast<char>(value));
    }
    return all;
}

QByteArray name(const QByteArray& module, const QByteArray& name)
{
    return "c" + module + "\n" + name + "\n";
}

QByteArray storage(const QByteArray& type = name("torch", "FloatStorage"))
{
    return "(" + text("storage") + type + text("0") + text("cpu") + "K\x06tQ";
}

/// _rebuild_tensor_v2 of that storage, with offset, shape and strides as instructions.
QByteArray tensor(const QByteArray& numbers = "K\x02K\x02K\x02\x86K\x02K\x01\x86")
{
    return name("torch._utils", "_rebuild_tensor_v2") + "(" + storage() + numbers + "\x89}tR";
}

} // namespace

class TstPickle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPlainValues();
    void readsNumbers_data();
    void readsNumbers();
    void readsTensors_data();
    void readsTensors();
    void readsWhatHoldsItself();
    void readsOtherThings_data();
    void readsOtherThings();
    void refuses_data();
    void refuses();
    void refusesTooMuch();
};

void TstPickle::readsPlainValues()
{
    // {'a': [None, True, 1.5], 'b': ()}
    const auto read = core::readPickle(pickle(
        "}(" + text("a") + "](N\x88" + "G" + QByteArray(8, '\x3f') + "e" + text("b") + ")u"));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const auto* root = read->as<core::PickleDict>(read->root);
    QVERIFY(root);
    QCOMPARE(root->items.size(), 2);
    QCOMPARE(*read->as<QString>(root->items[0].first), QString("a"));
    QCOMPARE(read->as<core::PickleList>(root->items[0].second)->items.size(), 3);
    QVERIFY(read->as<core::PickleTuple>(root->items[1].second)->items.isEmpty());
}

void TstPickle::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("instructions");
    QTest::addColumn<qint64>("number");
    QTest::newRow("one byte") << bytes({'K', 200}) << qint64(200);
    QTest::newRow("two bytes") << bytes({'M', 1, 2}) << qint64(513);
    QTest::newRow("four bytes") << bytes({'J', 254, 255, 255, 255}) << qint64(-2);
    QTest::newRow("long of none") << bytes({0x8a, 0}) << qint64(0);
    QTest::newRow("long of one") << bytes({0x8a, 1, 255}) << qint64(-1);
    QTest::newRow("long of five") << bytes({0x8a, 5, 0, 0, 0, 0, 1}) << (qint64(1) << 32);
    QTest::newRow("protocol 4") << bytes({0x95, 2, 0, 0, 0, 0, 0, 0, 0, 'K', 7}) << qint64(7);
}

void TstPickle::readsNumbers()
{
    QFETCH(QByteArray, instructions);
    QFETCH(qint64, number);
    const auto read = core::readPickle(pickle(instructions));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const auto* value = read->as<qint64>(read->root);
    QVERIFY(value);
    QCOMPARE(*value, number);
}

void TstPickle::readsTensors_data()
{
    QTest::addColumn<QByteArray>("instructions");
    QTest::newRow("tensor") << tensor();
    QTest::newRow("parameter") << name("torch._utils", "_rebuild_parameter") + "(" + tensor() +
                                      "\x88}tR";
    QTest::newRow("names from the stack")
        << text("torch._utils") + text("_rebuild_tensor_v2") + "\x93(" +
               storage(text("torch") + text("FloatStorage") + "\x93") +
               "K\x02K\x02K\x02\x86K\x02K\x01\x86\x89}tR";
    QTest::newRow("through the memo") << tensor() + "q\x07" + "0h\x07";
}

void TstPickle::readsTensors()
{
    QFETCH(QByteArray, instructions);
    const auto read = core::readPickle(pickle(instructions));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const auto* tensor = read->as<core::PickleTensor>(read->root);
    QVERIFY(tensor);
    QCOMPARE(tensor->offset, 2);
    QCOMPARE(read->numbers(tensor->shape), (QList<qint64>{2, 2}));
    QCOMPARE(read->numbers(tensor->strides), (QList<qint64>{2, 1}));
    const auto* storage = read->as<core::PickleStorage>(tensor->storage);
    QVERIFY(storage);
    QCOMPARE(read->as<core::PickleName>(storage->type)->text, QString("torch.FloatStorage"));
    QCOMPARE(*read->as<QString>(storage->key), QString("0"));
    QCOMPARE(storage->count, 6);
}

void TstPickle::readsWhatHoldsItself()
{
    const auto read = core::readPickle(pickle("]q" + bytes({0}) + "h" + bytes({0}) + "a"));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->as<core::PickleList>(read->root)->items, QList{read->root});
}

void TstPickle::readsOtherThings_data()
{
    QTest::addColumn<QByteArray>("instructions");
    QTest::newRow("fraction") << "G" + QByteArray(8, '\x3f');
    QTest::newRow("device") << name("torch", "device") + text("cpu") + "\x85R";
    QTest::newRow("Counter") << name("collections", "Counter") + "}K\x05K\x01s\x85R";
    QTest::newRow("bytes of protocol 2")
        << name("_codecs", "encode") + text("abc") + text("latin1") + "\x86R";
    QTest::newRow("no bytes of protocol 2") << name("__builtin__", "bytes") + ")R";
    for (const char* kind : {"set", "frozenset"}) {
        QTest::addRow("%s of protocol 2", kind)
            << name("__builtin__", kind) + "](K\x01" + text("a") + "e\x85R";
        QTest::addRow("%s of protocol 3", kind)
            << name("builtins", kind) + "](K\x01" + text("a") + "e\x85R";
    }
}

void TstPickle::readsOtherThings()
{
    QFETCH(QByteArray, instructions);
    const auto read = core::readPickle(pickle(instructions));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(read->as<core::PickleOther>(read->root));
}

void TstPickle::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* title, const QByteArray& all, const char* problem) {
        QTest::newRow(title) << all << QString(problem);
    };
    const auto of = [&](const char* title, const QByteArray& instructions, const char* problem) {
        row(title, pickle(instructions), problem);
    };
    row("empty", {}, "byte 0: expected another instruction, found the end");
    row("no end", "\x80\x02}", "byte 3: expected another instruction, found the end");
    row("no pickle", "PK", "byte 0: PERSID (0x50): no instruction");
    row("protocol 0", "(dp0\n.", "byte 2: PUT (0x70): no instruction that a state_dict needs");
    row("protocol 6", bytes({0x80, 6, 'N', '.'}),
        "PROTO (0x80): expected protocol 2 to 5, found 6");
    of("nothing at the end", "", "STOP (0x2e): expected 1 values on the stack, found 0");
    of("two values", "NN", "expected one value at the end, found more");
    of("open mark", "(N", "expected one value at the end, found more");
    row("bytes behind the end", pickle("N") + "x", "expected the end, found 1 bytes more");

    of("os.system", name("os", "system") + "(" + text("true") + "tR",
       "byte 2: GLOBAL (0x63): `os.system` is not among the names that a state_dict needs");
    of("posix.system", text("posix") + text("system") + "\x93",
       "STACK_GLOBAL (0x93): `posix.system` is not among the names");
    of("builtins.eval", name("builtins", "eval"), "`builtins.eval` is not among the names");
    of("a function of __builtin__", name("__builtin__", "getattr"),
       "`__builtin__.getattr` is not among the names");
    of("a class with an endless name", name("__torch__", QByteArray(1000, 'x')),
       "GLOBAL (0x63): expected a name of at most 1000 characters, found 1009");
    of("another codec", name("_codecs", "lookup"), "`_codecs.lookup` is not among the names");
    of("attributes of a set", name("__builtin__", "set") + ")R}b",
       "BUILD (0x62): expected a dictionary, found another kind of value");
    of("a name of another module", name("evil", "OrderedDict"), "`evil.OrderedDict` is not");
    of("a name within a name", name("torch", "FloatStorage.__init__"), "is not among the names");
    of("a network's class", name("__main__", "Net"), "save its state_dict() alone");
    of("INST", "(ios\nsystem\n", "INST (0x69): no instruction that a state_dict needs");
    of("OBJ", "(" + name("collections", "OrderedDict") + "o", "OBJ (0x6f): no instruction");
    of("NEWOBJ", name("collections", "OrderedDict") + ")\x81",
       "NEWOBJ (0x81): expected a class of "
       "TorchScript, found collections.OrderedDict");
    of("NEWOBJ_EX", name("collections", "OrderedDict") + ")}\x92", "NEWOBJ_EX (0x92): no");
    of("EXT1", bytes({0x82, 1}), "EXT1 (0x82): no instruction");
    of("PERSID", "P0\n", "PERSID (0x50): no instruction");
    of("a buffer of another process", bytes({0x97}), "NEXT_BUFFER (0x97): no instruction");
    of("no opcode", bytes({0xff}), "byte 2: 0xff: no instruction");

    of("call of a number", "K\x01)R",
       "expected a name and a tuple of arguments, found a whole number");
    of("call without a tuple", name("collections", "OrderedDict") + "]R", "and a list");
    of("call of a type", name("torch", "FloatStorage") + ")R", "expected it to be named only");
    of("OrderedDict of something", name("collections", "OrderedDict") + "]\x85R",
       "`collections.OrderedDict`: its arguments are not those");
    of("tensor of nothing", name("torch._utils", "_rebuild_tensor_v2") + ")R",
       "`torch._utils._rebuild_tensor_v2`: its arguments are not those");
    of("negative shape", tensor("K" + bytes({0}) + "J\xff\xff\xff\xff\x85K\x01\x85"),
       "expected an offset, a shape and strides as long, whole numbers from 0 on");
    of("negative stride", tensor("K" + bytes({0}) + "K\x02\x85J\xff\xff\xff\xff\x85"),
       "whole numbers from 0 on");
    of("negative offset", tensor("J\xff\xff\xff\xffK\x02\x85K\x01\x85"), "whole numbers from 0 on");
    of("fewer strides than sizes", tensor("K" + bytes({0}) + "K\x02K\x02\x86K\x01\x85"), "as long");
    const QByteArray wide = "(" + QByteArray("K\x01").repeated(65) + "t";
    of("65 dimensions", tensor("K" + bytes({0}) + wide + wide), "of at most 64 dimensions");
    of("shape of texts", tensor("K" + bytes({0}) + text("2") + "\x85K\x01\x85"), "whole numbers");
    of("parameter of no tensor", name("torch._utils", "_rebuild_parameter") + "N\x88}\x87R",
       "`torch._utils._rebuild_parameter`: its arguments are not those");
    of("storage of no tuple", text("storage") + "Q",
       "persistent id: expected ('storage', type, key");
    of("storage of an unknown type", storage(text("FloatStorage")), "persistent id: expected");
    of("storage of a function", storage(name("torch", "Size")), "persistent id: expected");
    of("persistent id of nothing", "Q",
       "BINPERSID (0x51): expected 1 values on the stack, found 0");

    of("no value to pop", "0", "POP (0x30): expected 1 values on the stack");
    of("pop below a mark", "N(0", "POP (0x30): expected 1 values on the stack, found 0");
    of("no mark", "Nt", "TUPLE (0x74): expected a mark on the stack, found none");
    of("pair of one", "N\x86", "TUPLE2 (0x86): expected 2 values on the stack, found 1");
    of("append to nothing", "Na", "APPEND (0x61): expected 1 values on the stack, found 0");
    of("append to a dictionary", "}Na", "expected a list, found a dictionary");
    of("item of a list", "]NNs", "SETITEM (0x73): expected a dictionary, found a list");
    of("key without a value", "}(Nu", "expected keys with values, found 1 of both");
    of("attributes of a number", "K\x01}b", "BUILD (0x62): expected a dictionary, found a whole");
    of("empty place of the memo", "h\x03", "BINGET (0x68): nothing was kept under number 3");
    of("memo of nothing", "q\x03", "BINPUT (0x71): expected 1 values on the stack, found 0");
    of("text beyond the end", "X\xff\xff\xff\x7fmm", "expected 2147483647 bytes more, found 3");
    of("text of 2^63 bytes", bytes({0x8d, 0, 0, 0, 0, 0, 0, 0, 0x80}),
       "BINUNICODE8 (0x8d): expected 9223372036854775808 bytes more, found 1");
    of("bytes beyond the end", bytes({'B', 9, 0, 0, 0}), "expected 9 bytes more, found 1");
    of("frame beyond the end", bytes({0x95, 9, 0, 0, 0, 0, 0, 0, 0}), "at most 1 bytes, found 9");
    of("text in Latin-1", text("\xe4"), "expected a text in UTF-8");
    of("name without its line's end", "ctorch\nFloat", "expected a name that ends with its line");
    of("name of numbers", "K\x01K\x02\x93", "STACK_GLOBAL (0x93): expected a text");
    of("deep nesting", QByteArray(1001, '('),
       "byte 1002: MARK (0x28): expected at most 1000 values within each other, found more");
}

void TstPickle::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    const auto read = core::readPickle(bytes);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(problem), qPrintable(read.error().message));
}

void TstPickle::refusesTooMuch()
{
    const auto large = core::readPickle(QByteArray(core::picklelimits::bytes + 1, 'N'));
    QVERIFY(!large);
    QCOMPARE(large.error().message, QString("expected at most 16777216 bytes, found 16777217"));
    const auto many = core::readPickle(QByteArray(core::picklelimits::values + 1, 'N'));
    QVERIFY(!many);
    QVERIFY(many.error().message.contains("expected at most 500000 values, found more"));
    const QByteArray again = QByteArray("h\0", 2).repeated(core::picklelimits::values);
    const auto copies = core::readPickle("N" + QByteArray("q\0", 2) + again);
    QVERIFY(!copies);
    QVERIFY(copies.error().message.contains("expected at most 500000 values at one time"));
    const auto kept = core::readPickle("N" + QByteArray(core::picklelimits::values + 1, '\x94'));
    QVERIFY(!kept);
    QVERIFY(kept.error().message.contains("expected at most 500000 values to be kept"));
    const QByteArray few = "(" + QByteArray("h\0", 2).repeated(400'000) + "e";
    const auto items = core::readPickle("Nq" + QByteArray("\0", 1) + "0]" + few.repeated(3) + ".");
    QVERIFY(!items);
    QVERIFY2(
        items.error().message.contains(
            "APPENDS (0x65): expected at most 1000000 items in tuples, lists and dictionaries, "
            "found more"),
        qPrintable(items.error().message));
    const QByteArray ofClass = name("__torch__", QByteArray(900, 'x')) + "0";
    const auto names = core::readPickle(ofClass.repeated(1100) + "N.");
    QVERIFY(!names);
    QVERIFY2(
        names.error().message.contains(
            "GLOBAL (0x63): expected at most 1000000 characters in all names of classes, found "
            "more"),
        qPrintable(names.error().message));
}

QTEST_GUILESS_MAIN(TstPickle)
#include "tst_pickle.moc"
