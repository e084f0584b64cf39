#include "core/modelfile/safetensors.h"
#include "tests/support/filesizelimit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <bit>
#include <limits>

namespace
{

/// A file with that header, single quotes for double ones, and zeros for data.
QByteArray fileBytes(QByteArray header, qsizetype dataBytes)
{
    header.replace('\'', '"');
    const auto length = qToLittleEndian(static_cast<quint64>(header.size()));
    return QByteArray(reinterpret_cast<const char*>(&length), 8) + header +
           QByteArray(dataBytes, '\0');
}

QByteArray tensor(const QByteArray& name, const QByteArray& shape, const QByteArray& offsets)
{
    return "'" + name + "':{'dtype':'F32','shape':" + shape + ",'data_offsets':" + offsets + "}";
}

QByteArray doubleBytes(double value)
{
    const quint64 bits = qToLittleEndian(std::bit_cast<quint64>(value));
    return QByteArray(reinterpret_cast<const char*>(&bits), sizeof(bits));
}

QByteArray manyTensors(int count)
{
    QByteArrayList tensors;
    for (int i = 0; i < count; ++i) {
        tensors.append(tensor("t" + QByteArray::number(i), "[0]", "[0,0]"));
    }
    return "{" + tensors.join(',') + "}";
}

} // namespace

class TstSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void dataIsAligned();
    void readsForeignFile();
    void readsOtherTypes_data();
    void readsOtherTypes();
    void leavesOutCounters();
    void refuses_data();
    void refuses();
    void refusesMoreDataThanAllowed();
    void refusesWhatIsNoFile();
    void aStopRequestEndsTheReading();
    void refusesToWrite_data();
    void refusesToWrite();
    void failedWriteLeavesOldFile();

private:
    QString path(const QString& name = "file.safetensors") const { return m_folder.filePath(name); }
    void writeBytes(const QByteArray& bytes) const;

    QTemporaryDir m_folder;
};

void TstSafetensors::writeBytes(const QByteArray& bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TstSafetensors::roundTrip()
{
    const core::Safetensors content{
        {{"format", "test"}, {"note", QString::fromUtf8("\"quoted\": grün")}},
        {{"z", {2, 3}, {1, -2, 3.5f, 0, 1e-30f, 1e30f}},
         {"a", {}, {42}},
         {"empty", {0, 7}, {}},
         {"b", {2}, {7, 8}}}};
    QVERIFY(core::writeSafetensors(path(), content));
    const auto read = core::readSafetensors(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->metadata, content.metadata);
    QCOMPARE(read->tensors.size(), content.tensors.size());
    for (qsizetype i = 0; i < content.tensors.size(); ++i) {
        QCOMPARE(read->tensors[i].name, content.tensors[i].name);
        QCOMPARE(read->tensors[i].shape, content.tensors[i].shape);
        QCOMPARE(read->tensors[i].values, content.tensors[i].values);
    }
}

void TstSafetensors::dataIsAligned()
{
    for (int length = 0; length < 9; ++length) {
        const core::Safetensors content{{{"note", QString(length, 'x')}}, {{"t", {1}, {1}}}};
        QVERIFY(core::writeSafetensors(path(), content));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(qFromLittleEndian<quint64>(file.read(8).constData()) % 8, 0u);
    }
}

void TstSafetensors::readsForeignFile()
{
    // Another writer's order of keys, no metadata, spaces behind the header.
    writeBytes(fileBytes(
        "{" + tensor("b", "[1]", "[8,12]") + "," + tensor("a", "[2]", "[0,8]") + "}    ", 12));
    const auto read = core::readSafetensors(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(read->metadata.isEmpty());
    QCOMPARE(read->tensors.size(), 2);
    QCOMPARE(read->tensors[0].name, "a");
    QCOMPARE(read->tensors[1].name, "b");
}

void TstSafetensors::readsOtherTypes_data()
{
    QTest::addColumn<QByteArray>("dtype");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<std::vector<float>>("values");
    const float infinity = std::numeric_limits<float>::infinity();
    QTest::newRow("double") << QByteArray("F64") << doubleBytes(-0.1) + doubleBytes(3e38)
                            << std::vector<float>{-0.1F, 3e38F};
    QTest::newRow("infinite double")
        << QByteArray("F64") << doubleBytes(infinity) << std::vector<float>{infinity};
    // 1, -2, the smallest and the largest (IEEE 754 binary16).
    QTest::newRow("half") << QByteArray("F16") << QByteArray::fromHex("003c00c00100ff7b")
                          << std::vector<float>{1, -2, 0x1p-24F, 65504};
    // The upper half of a float32: 1, -2, 3.140625.
    QTest::newRow("bfloat16") << QByteArray("BF16") << QByteArray::fromHex("803f00c04940")
                              << std::vector<float>{1, -2, 3.140625F};
}

void TstSafetensors::readsOtherTypes()
{
    QFETCH(QByteArray, dtype);
    QFETCH(QByteArray, data);
    QFETCH(std::vector<float>, values);
    const QByteArray shape = "[" + QByteArray::number(qsizetype(values.size())) + "]";
    const QByteArray offsets = "[0," + QByteArray::number(data.size()) + "]";
    writeBytes(fileBytes("{" + tensor("t", shape, offsets).replace("F32", dtype) + "}", 0) + data);
    const auto read = core::readSafetensors(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->tensors[0].values, values);
}

/// Whole numbers are only skipped where batch normalisation counts.
void TstSafetensors::leavesOutCounters()
{
    const QByteArray counter =
        R"("bn.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[4,12]})";
    writeBytes(
        fileBytes(
            "{" + tensor("a", "[1]", "[0,4]") + "," + counter + "," +
                tensor("b", "[1]", "[12,16]") + "}",
            0) +
        QByteArray::fromHex("0000803f 0700000000000000 00000040"));
    const auto read = core::readSafetensors(path());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->tensors.size(), 2);
    QCOMPARE(read->tensors[0].values, std::vector<float>{1});
    QCOMPARE(read->tensors[1].values, std::vector<float>{2});
}

void TstSafetensors::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const QByteArray& bytes, const char* problem) {
        QTest::newRow(name) << bytes << QString(problem);
    };
    const QByteArray good = fileBytes("{" + tensor("t", "[2]", "[0,8]") + "}", 8);
    const QByteArray big(8, '\xff');

    row("empty", {}, "header length: expected 8 bytes, found 0");
    row("seven bytes", good.left(7), "header length: expected 8 bytes, found 7");
    row("cut in the header", good.left(20), "header length: expected at most 12 bytes, found");
    row("gigantic header", big + "{}", "expected at most 2 bytes, found 18446744073709551615");
    row("header over 16 MB", fileBytes(QByteArray(16 * 1024 * 1024 + 1, ' '), 0),
        "at most 16777216 bytes, found 16777217");
    row("no header", fileBytes("", 0), "header: expected a JSON object");
    row("no JSON", fileBytes("PK and more", 4), "header: expected a JSON object, found other text");
    row("a list", fileBytes("[1, 2]", 4), "header: expected a JSON object");
    row("leading space", fileBytes(" {}", 0), "header: expected a JSON object");
    row("JSON cut short", fileBytes("{'a':", 0), "header: expected a JSON object");
    row("bad UTF-8", fileBytes("{\"\xc3\x28\":1}", 0), "header: expected a JSON object");
    row("metadata is a list", fileBytes("{'__metadata__':[]}", 0),
        "`__metadata__`: expected a JSON object, found []");
    row("metadata is a number", fileBytes("{'__metadata__':{'epochs':3}}", 0),
        "`__metadata__`: `epochs`: expected a text, found 3");
    row("no description", fileBytes("{'t':7}", 0),
        "tensor `t`: dtype: expected F32, F64, F16 or BF16, found nothing");
    row("whole numbers", fileBytes("{'t':{'dtype':'I64','shape':[2],'data_offsets':[0,16]}}", 16),
        "tensor `t`: dtype: expected F32, F64, F16 or BF16, found \"I64\"; DigitLab has networks "
        "of convolutions, batch normalisation and linear layers only");
    row("a counter of another size",
        fileBytes("{'bn.num_batches_tracked':{'dtype':'I64','shape':[],'data_offsets':[0,4]}}", 4),
        "tensor `bn.num_batches_tracked`: ");
    row("half floats of whole ones' size",
        fileBytes("{'t':{'dtype':'F16','shape':[2],'data_offsets':[0,8]}}", 8),
        "data_offsets: expected 4 bytes for shape [2], found 8");
    row("2^60 doubles",
        fileBytes("{'t':{'dtype':'F64','shape':[1152921504606846976],'data_offsets':[0,8]}}", 8),
        "shape: expected no more than the file's 1 values");
    row("double out of range",
        fileBytes("{'t':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}}", 0) + doubleBytes(1e300),
        "tensor `t`: expected values within float32's range, found 1e+300 at place 0");
    row("shape is missing", fileBytes("{'t':{'dtype':'F32','data_offsets':[0,4]}}", 4),
        "tensor `t`: shape: expected a list of at most 64 whole numbers, found nothing");
    row("negative shape", fileBytes("{" + tensor("t", "[-2]", "[0,8]") + "}", 8),
        "tensor `t`: shape: expected a list of at most 64 whole numbers, found [-2]");
    row("fractional shape", fileBytes("{" + tensor("t", "[1.5]", "[0,8]") + "}", 8),
        "shape: expected a list of at most 64 whole numbers, found [1.5]");
    row("shape overflows",
        fileBytes("{" + tensor("t", "[4294967296,4294967296,4]", "[0,8]") + "}", 8),
        "tensor `t`: shape: expected no more than the file's 2 values");
    row("shape of too many dimensions",
        fileBytes("{" + tensor("t", "[" + QByteArray("1,").repeated(64) + "2]", "[0,8]") + "}", 8),
        "tensor `t`: shape: expected a list of at most 64 whole numbers, found [1,1,");
    row("shape is too large", fileBytes("{" + tensor("t", "[3]", "[0,8]") + "}", 8),
        "shape: expected no more than the file's 2 values, found [3]");
    row("shape is too small", fileBytes("{" + tensor("t", "[1]", "[0,8]") + "}", 8),
        "data_offsets: expected 4 bytes for shape [1], found 8");
    row("no offsets", fileBytes("{'t':{'dtype':'F32','shape':[1]}}", 4),
        "data_offsets: expected two whole numbers, begin and end, found nothing");
    row("three offsets", fileBytes("{" + tensor("t", "[1]", "[0,4,8]") + "}", 4),
        "data_offsets: expected two whole numbers");
    row("negative offset", fileBytes("{" + tensor("t", "[1]", "[-4,0]") + "}", 4),
        "data_offsets: expected two whole numbers, begin and end, found [-4,0]");
    row("fractional offset", fileBytes("{" + tensor("t", "[1]", "[0,4.5]") + "}", 4),
        "data_offsets: expected two whole numbers");
    row("gigantic offset", fileBytes("{" + tensor("t", "[1]", "[0,1e300]") + "}", 4),
        "data_offsets: expected two whole numbers");
    row("offsets run backwards", fileBytes("{" + tensor("t", "[1]", "[4,0]") + "}", 4),
        "data_offsets: expected two whole numbers");
    row("beyond the end", fileBytes("{" + tensor("t", "[1]", "[4,8]") + "}", 4),
        "tensor `t`: data_offsets: expected an end within the file's 4 bytes of data, found 8");
    row("cut in the data", good.chopped(1),
        "shape: expected no more than the file's 1 values, found [2]");
    row("trailing bytes", good + "x", "data: expected 8 bytes after the header, found 9");
    row("hole at the start", fileBytes("{" + tensor("t", "[1]", "[4,8]") + "}", 8),
        "tensor `t`: data_offsets: expected a begin of 0, where the tensor before it ends, found "
        "4");
    row("hole between",
        fileBytes("{" + tensor("a", "[1]", "[0,4]") + "," + tensor("b", "[1]", "[8,12]") + "}", 12),
        "tensor `b`: data_offsets: expected a begin of 4");
    row("overlap",
        fileBytes("{" + tensor("a", "[2]", "[0,8]") + "," + tensor("b", "[2]", "[4,12]") + "}", 12),
        "tensor `b`: data_offsets: expected a begin of 8, where the tensor before it ends, found "
        "4");
    row("twice the same place",
        fileBytes("{" + tensor("a", "[1]", "[0,4]") + "," + tensor("b", "[1]", "[0,4]") + "}", 4),
        "data_offsets: expected a begin of 4");
    row("name twice",
        fileBytes("{" + tensor("a", "[1]", "[0,4]") + "," + tensor("a", "[1]", "[0,4]") + "}", 4),
        "header: expected every name once");
    row("name twice, escaped",
        fileBytes(
            "{" + tensor("a", "[1]", "[0,4]") + "," + tensor("\\u0061", "[1]", "[0,4]") + "}", 4),
        "header: expected every name once");
    row("metadata key twice", fileBytes("{'__metadata__':{'a:\\'':'1','a:\\'':'2'}}", 0),
        "header: expected every name once, found 3 names of which 1 are repeated");
    row("too many tensors", fileBytes(manyTensors(4097), 0),
        "header: expected at most 4096 tensors, found 4097");
}

void TstSafetensors::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    writeBytes(bytes);
    const auto content = core::readSafetensors(path());
    QVERIFY(!content);
    const QString message = content.error().message;
    QVERIFY2(message.startsWith(path() + ": "), qPrintable(message));
    QVERIFY2(message.contains(problem), qPrintable(message));
}

void TstSafetensors::refusesMoreDataThanAllowed()
{
    writeBytes(fileBytes("{" + tensor("t", "[2]", "[0,8]") + "}", 8));
    QVERIFY(core::readSafetensors(path(), 8));
    const auto content = core::readSafetensors(path(), 7);
    QVERIFY(!content);
    QVERIFY(content.error().message.contains("data: expected at most 7 bytes, found 8"));
}

void TstSafetensors::refusesWhatIsNoFile()
{
    const auto missing = core::readSafetensors(path("missing"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().message, path("missing") + ": there is no such file");
    const auto folder = core::readSafetensors(m_folder.path());
    QVERIFY(!folder);
    QVERIFY(folder.error().message.contains("expected a file, found a folder or a device"));
    QVERIFY(!core::readSafetensors("/dev/zero"));
}

void TstSafetensors::aStopRequestEndsTheReading()
{
    QVERIFY(core::writeSafetensors(path(), {{}, {{"t", {1}, {1}}}}));
    std::stop_source source;
    const auto read = [&] { return core::readSafetensors(path(), 8, source.get_token()); };
    QVERIFY(read());
    source.request_stop();
    QCOMPARE(read().error().message, path() + ": reading was cancelled");
}

void TstSafetensors::refusesToWrite_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<qint64>>("shape");
    QTest::addColumn<QString>("problem");
    QTest::newRow("taken") << "first" << QList<qint64>{1} << "tensor `first`: the name is taken";
    QTest::newRow("reserved") << "__metadata__" << QList<qint64>{1} << "the name is taken";
    QTest::newRow("too few") << "t" << QList<qint64>{2} << "values for shape [2], found 1";
    QTest::newRow("too many") << "t" << QList<qint64>{0} << "values for shape [0], found 1";
}

void TstSafetensors::refusesToWrite()
{
    QFETCH(QString, name);
    QFETCH(QList<qint64>, shape);
    QFETCH(QString, problem);
    const auto written =
        core::writeSafetensors(path("new"), {{}, {{"first", {1}, {1}}, {name, shape, {1}}}});
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(problem), qPrintable(written.error().message));
    QVERIFY(!QFile::exists(path("new")));
}

void TstSafetensors::failedWriteLeavesOldFile()
{
    QVERIFY(core::writeSafetensors(path(), {{}, {{"old", {1}, {1}}}}));
    const core::Safetensors large{{}, {{"new", {100000}, std::vector<float>(100000)}}};
    const auto written = [&] {
        const support::FileSizeLimit limit(4096);
        return core::writeSafetensors(path(), large);
    }();
    QVERIFY(!written);
    QVERIFY2(
        written.error().message.startsWith(path() + ": cannot be written: "),
        qPrintable(written.error().message));
    QVERIFY2(
        written.error().message.contains("File too large"), qPrintable(written.error().message));
    QCOMPARE(core::readSafetensors(path())->tensors[0].name, "old");
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList("file.safetensors"));

    QVERIFY(!core::writeSafetensors(path("no/such/folder/file"), large));
    QVERIFY(!core::writeSafetensors(m_folder.path(), large));
}

QTEST_GUILESS_MAIN(TstSafetensors)
#include "tst_safetensors.moc"
