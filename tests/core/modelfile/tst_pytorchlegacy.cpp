#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "tests/support/filebytes.h"
#include "tests/support/legacyparts.h"
#include "tests/support/toymodel.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

namespace
{

core::Model toyModel()
{
    return support::randomModel(core::Architecture::perceptron({2, 3}));
}

using Parts = support::LegacyParts;

/// The toy model's state_dict.
Parts toyParts(const QString& archive)
{
    return support::legacyParts(archive, 6);
}

using Edit = std::function<void(Parts&)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

/// Files by torch.save from before PyTorch 1.6.
class TstPytorchLegacy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(core::writePytorch(path("toy.pt"), toyModel())); }

    void isRead()
    {
        const auto file = write(toyParts(path("toy.pt")).bytes());
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QVERIFY(file->isForeign);
        QCOMPARE(file->model.parameters, toyModel().parameters);
        QCOMPARE(file->model.passport[core::passport::importedFormat], "pytorch");
    }

    void storagesMayLieInAnyOrder()
    {
        Parts parts = toyParts(path("toy.pt"));
        parts.keys = "\x80\x02](";
        for (int i = 5; i >= 0; --i) {
            parts.keys += Parts::text(QByteArray::number(i));
        }
        parts.keys += "e.";
        std::reverse(parts.storages.begin(), parts.storages.end());
        const auto file = write(parts.bytes());
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(file->model.parameters, toyModel().parameters);
    }

    void refuses_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* title, const Edit& edit, const char* problem) {
            QTest::newRow(title) << edit << QString(problem);
        };
        row(
            "another magic number", [](Parts& parts) { parts.magic[5] = '\0'; },
            "found a pickle that torch.save did not write");
        row(
            "another version", [](Parts& parts) { parts.version[3] = '\xea'; },
            "version of the format: expected 1001, found 1002");
        row(
            "no version", [](Parts& parts) { parts.version = "\x80\x02N."; },
            "version of the format: expected 1001, found None");
        row(
            "big-endian", [](Parts& parts) { parts.system.replace('\x88', '\x89'); },
            "system: expected `little_endian` to be True, found False");
        row(
            "nothing of the system", [](Parts& parts) { parts.system = "\x80\x02}."; },
            "system: expected `little_endian` to be True, found no such entry");
        row(
            "no dictionary", [](Parts& parts) { parts.system = "\x80\x02]."; },
            "system: expected `little_endian` to be True, found no such entry");
        row(
            "a function",
            [](Parts& parts) {
                parts.saved = "\x80\x02"
                              "cos\nsystem\n.";
            },
            "what was saved, from byte ");
        row(
            "a function's name",
            [](Parts& parts) {
                parts.saved = "\x80\x02"
                              "cos\nsystem\n.";
            },
            "`os.system` is not among the names that a state_dict needs");
        row(
            "keys are no list", [](Parts& parts) { parts.keys = "\x80\x02}."; },
            "keys of storages: expected a list, found a dictionary");
        row(
            "a key is no text", [](Parts& parts) { parts.keys = "\x80\x02]Na."; },
            "keys of storages: expected texts");
        row(
            "a key twice",
            [](Parts& parts) { parts.keys.replace(Parts::text("1"), Parts::text("0")); },
            "storage `0`: expected one that a tensor has, and every key once");
        row(
            "an unknown key",
            [](Parts& parts) { parts.keys.replace(Parts::text("1"), Parts::text("9")); },
            "storage `9`: expected one that a tensor has");
        row(
            "a key missing",
            [](Parts& parts) {
                parts.keys.replace(Parts::text("5"), "");
                parts.storages.removeLast();
            },
            "tensor `fc3.bias`: storage: expected 10 values of 4 bytes in storage `5`, found no "
            "such entry");
        row(
            "another count", [](Parts& parts) { parts.storages[2][0] = 7; },
            "storage `2`: expected 6 values within the file's last");
        row(
            "a count below zero",
            [](Parts& parts) { parts.storages[0].replace(0, 8, QByteArray(8, '\xff')); },
            "found a count of -1");
        row(
            "2^60 values",
            [](Parts& parts) {
                const QByteArray many = QByteArray("\x8a\x08\0\0\0\0\0\0\0\x10", 10);
                parts.saved.replace("M\x20\x06t", many + "t");
                parts.storages[0].replace(0, 8, many.mid(2));
            },
            "storage `0`: expected 1152921504606846976 values within the file's last");
        row(
            "cut in the values", [](Parts& parts) { parts.storages.last().chop(1); },
            "storage `5`: expected 10 values within the file's last 39 bytes");
        row(
            "cut in a count", [](Parts& parts) { parts.storages.last().resize(7); },
            "storage `5`: expected 10 values within the file's last 0 bytes");
        row(
            "more at the end", [](Parts& parts) { parts.storages.append("more"); },
            "storages: expected the file to end at byte ");
    }

    void refuses()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, problem);
        Parts parts = toyParts(path("toy.pt"));
        edit(parts);
        const auto file = write(parts.bytes());
        QVERIFY(!file);
        const QString message = file.error().message;
        QVERIFY2(message.startsWith(path("legacy.pt") + ": "), qPrintable(message));
        QVERIFY2(message.contains(problem), qPrintable(message));
    }

    void refusesEveryCut()
    {
        const QByteArray whole = toyParts(path("toy.pt")).bytes();
        for (qsizetype size = 0; size < whole.size(); size += 41) {
            QVERIFY2(!write(whole.left(size)), qPrintable(QString::number(size)));
        }
    }

    void aStopRequestEndsTheReading()
    {
        QVERIFY(write(toyParts(path("toy.pt")).bytes()));
        std::stop_source source;
        source.request_stop();
        const auto chain = core::readPytorchChain(path("legacy.pt"), source.get_token());
        QVERIFY(!chain);
        QVERIFY(chain.error().message.endsWith("reading was cancelled"));
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    core::Result<core::ModelFile> write(const QByteArray& bytes) const
    {
        support::writeFileBytes(path("legacy.pt"), bytes);
        return core::readModelFile(path("legacy.pt"));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstPytorchLegacy)
#include "tst_pytorchlegacy.moc"
