#include "core/base/memory.h"
#include "core/modelfile/pickle.h"

#include <QTest>

namespace
{

constexpr qsizetype fileBytes = 1'000'000;
/// A value of one byte takes 40 bytes and a place on the stack, which grows by doubling.
constexpr double mostMegabytes = 80;

QByteArray text(const QByteArray& text)
{
    const auto size = static_cast<quint32>(text.size());
    return "X" + QByteArray(reinterpret_cast<const char*>(&size), sizeof(size)) + text;
}

/// An instruction, and keeps its value under a number.
QByteArray kept(const QByteArray& instruction, char number)
{
    return instruction + 'q' + number + '0';
}

QByteArray get(char number)
{
    return QByteArray("h") + number;
}

/// A whole pickle of about `fileBytes` which repeats an instruction and ends with None.
QByteArray
repeating(const QByteArray& before, const QByteArray& instruction, const QByteArray& after = {})
{
    const qsizetype times = (fileBytes - before.size()) / instruction.size();
    return "\x80\x02" + before + instruction.repeated(times) + after + "N.";
}

} // namespace

/// What a few bytes name again is not made again: no pickle takes much more than its size.
class TstPickleMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysWithinAMultipleOfTheFile_data();
    void staysWithinAMultipleOfTheFile();
};

void TstPickleMemory::staysWithinAMultipleOfTheFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray storage = kept(
        "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\x01tQ",
        '\2');
    const QByteArray rebuild = kept("ctorch._utils\n_rebuild_tensor_v2\n", '\3');
    const auto tensors = [&](qsizetype dimensions) {
        const QByteArray shape = kept("(" + QByteArray("K\1").repeated(dimensions) + "t", '\1');
        const QByteArray arguments =
            kept("(" + get('\2') + "K\1" + get('\1') + get('\1') + "t", '\4');
        return repeating(shape + storage + rebuild + arguments, get('\3') + get('\4') + "R0");
    };
    QTest::newRow("tensors of a long shape") << tensors(250'000);
    QTest::newRow("tensors of 64 dimensions") << tensors(64);
    const QByteArray large = kept(text(QByteArray(500'000, 'a')), '\1');
    QTest::newRow("storages of a long key") << repeating(
        large + kept(text("storage"), '\2') + kept("ctorch\nFloatStorage\n", '\3'),
        "(" + get('\2') + get('\3') + get('\1') + "NK\1tQ0");
    QTest::newRow("tuples of a long text") << repeating(large, get('\1') + "\x85" + "0");
    QTest::newRow("names of a long text") << repeating(large, get('\1') + get('\1') + "\x93");
    const QByteArray ofClass = kept(text("__torch__." + QByteArray(400, 'a')), '\1') +
                               kept(text(QByteArray(500, 'b')), '\2');
    QTest::newRow("names of classes") << repeating(ofClass, get('\1') + get('\2') + "\x93" + "0");
    QTest::newRow("names of types") << repeating({}, "ctorch\nFloatStorage\n0");
    QTest::newRow("items of dictionaries")
        << repeating(kept("}", '\1'), get('\1') + get('\1') + get('\1') + "s0");
    QTest::newRow("items of a list") << repeating("](", "]", "e0");
    QTest::newRow("lists of one") << repeating(kept("N", '\1'), "]" + get('\1') + "a0");
    QTest::newRow("empty lists") << repeating({}, "]0");
    QTest::newRow("places in the memo") << repeating("N", "\x94", "0");
    QTest::newRow("large numbers") << repeating({}, "\x8a\xff" + QByteArray(255, '\1') + "0");
}

void TstPickleMemory::staysWithinAMultipleOfTheFile()
{
    QFETCH(QByteArray, bytes);
    const double before = core::peakMemoryMegabytes();
    if (before == 0) {
        QSKIP("this system does not tell how much memory a program takes");
    }
    const auto read = core::readPickle(bytes);
    const double taken = core::peakMemoryMegabytes() - before;
    qInfo("%s: %.0f MB", read ? "read" : qPrintable(read.error().message.left(100)), taken);
    QVERIFY2(taken < mostMegabytes, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TstPickleMemory)
#include "tst_picklememory.moc"
