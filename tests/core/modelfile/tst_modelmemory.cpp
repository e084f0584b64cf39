#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/zipwriter.h"
#include "tests/support/memorylimit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

namespace
{

constexpr rlim_t little = 16 << 20;

/// A safetensors file of zeros: a weight [4096, 4096], 64 MB that take no room on the disk.
bool writeLarge(const QString& path)
{
    const QByteArray header =
        R"({"a.weight":{"dtype":"F32","shape":[4096,4096],"data_offsets":[0,67108864]}})";
    QByteArray bytes(sizeof(quint64), '\0');
    qToLittleEndian(static_cast<quint64>(header.size()), bytes.data());
    bytes += header;
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
           file.resize(bytes.size() + (64 << 20));
}

/// An archive of torch.save with a list of 490,000 empty lists, 20 MB of values.
bool writeMany(const QString& path)
{
    const QByteArray pickle = "\x80\x02](" + QByteArray(490'000, ']') + "e.";
    const auto archive = core::storedZip({{"archive/data.pkl", pickle}});
    QFile file(path);
    return archive && file.open(QIODevice::WriteOnly) && file.write(*archive) == archive->size();
}

} // namespace

/// Opening a file never takes the program, and unsaved work, with it.
class TstModelMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatThereIsNoMemory_data();
    void saysThatThereIsNoMemory();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void TstModelMemory::initTestCase()
{
    QVERIFY(writeLarge(path("large.safetensors")));
    QVERIFY(writeMany(path("many.pt")));
}

void TstModelMemory::saysThatThereIsNoMemory_data()
{
    QTest::addColumn<QString>("without");
    QTest::addColumn<QString>("inTime");
    QTest::newRow("large.safetensors") << "reading it takes about 265 MB of memory, and"
                                       << "layer `a`: expected 784 inputs";
    QTest::newRow("many.pt") << "there is not enough memory"
                             << "expected a state_dict or a checkpoint, found a list";
}

void TstModelMemory::saysThatThereIsNoMemory()
{
    QFETCH(QString, without);
    QFETCH(QString, inTime);
    const QString file = path(QTest::currentDataTag());
    QString message;
    {
        const support::MemoryLimit limit(little);
        if (!limit.isSet()) {
            QSKIP("no limit can be set");
        }
        const auto model = core::readModel(file);
        message = model ? QString() : model.error().message;
    }
    QVERIFY2(message.startsWith(file + ": " + without), qPrintable(message));
    const auto again = core::readModel(file);
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(inTime), qPrintable(again.error().message));
}

QTEST_GUILESS_MAIN(TstModelMemory)
#include "tst_modelmemory.moc"
