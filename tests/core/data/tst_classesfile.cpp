#include "core/data/classesfile.h"
#include "tests/support/filebytes.h"
#include "tests/support/gzipped.h"

#include <QTemporaryDir>
#include <QTest>

using core::Classes;

class TstClassesFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFile()
    {
        const auto classes = read("T-shirt/top\n  Ärmel \r\nBag\n\n");
        QVERIFY(classes);
        QCOMPARE(classes->names(), QStringList({"T-shirt/top", "Ärmel", "Bag"}));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const QByteArray& bytes, const char* problem) {
            QTest::newRow(name) << bytes << problem;
        };
        QByteArray many;
        for (int i = 0; i < 63; ++i) {
            many += "class " + QByteArray::number(i) + '\n';
        }
        row("empty", "", "expected the names of 2 to 62 classes, one a line, found 0");
        row("too few", "Bag\n", "found 1");
        row("too many", many, "found 63");
        row("a gap", "Bag\n\nCoat\n", "line 2: expected the name of a class, found none");
        row("doubled", "Bag\nCoat\nBag\n",
            "line 3: expected every name once, found `Bag` as in line 1");
        row("too long", "Bag\n" + QByteArray(41, 'x'), "line 2: expected a name of at most 40");
        row("other bytes", "Bag\n\xff\xfe\n", "expected names as UTF-8");
        row("a zero byte", QByteArray("Bag\nCo\0at\n", 10), "expected names as UTF-8");
        row("a large file", QByteArray(70'000, 'x'), "expected at most 65536 bytes");
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, problem);
        const auto classes = read(bytes);
        QVERIFY(!classes);
        const QString& message = classes.error().message;
        QVERIFY2(message.startsWith(path()), qPrintable(message));
        QVERIFY2(message.contains(problem), qPrintable(message));
    }

    void aMissingFileIsNamed()
    {
        const auto classes = core::readClasses(m_folder.filePath("none.txt"));
        QVERIFY(!classes);
        QVERIFY(classes.error().message.startsWith(m_folder.filePath("none.txt")));
    }

private:
    QString path() const { return m_folder.filePath("classes.txt"); }

    core::Result<Classes> read(const QByteArray& bytes) const
    {
        support::writeFileBytes(path(), bytes);
        return core::readClasses(path());
    }

    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstClassesFile)
#include "tst_classesfile.moc"
