#include "core/ink/picturelist.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class TstPictureList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFilesAndLabels()
    {
        const auto list = core::readPictureList(
            write("file,label\n\"a, \"\"b\"\".png\",3\n\n/c.png , 0\r\n"), {});
        QVERIFY2(list, list ? "" : qPrintable(list.error().message));
        QCOMPARE(list->size(), 2);
        QCOMPARE((*list)[0].path, QDir(m_folder.path()).filePath("a, \"b\".png"));
        QCOMPARE((*list)[0].label, 3);
        QCOMPARE((*list)[1].path, QString("/c.png"));
        QCOMPARE((*list)[1].label, 0);
    }

    void badListIsNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("essentials");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& words) {
            QTest::newRow(name) << text << words;
        };
        row("empty", "", {"file,label", "found none"});
        row("heading alone", "file,label\n", {"found none"});
        row("one column", "file,label\na.png\n", {"line 2", "file,label", "`a.png`"});
        row("no file", ",3\n", {"line 1", "file,label"});
        row("a NUL", QByteArray("a.png,1\nb\0.png,2\n", 17), {"line 2", "UTF-8"});
        row("no UTF-8", "a.png,1\nb\xe9.png,2\n", {"line 2", "UTF-8"});
        row("label 10", "a.png,10\n", {"line 1", "0 to 9", "`10`"});
        row("label text", "a.png,1\nb.png,one\n", {"line 2", "0 to 9", "`one`"});
    }

    void badListIsNamed()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, essentials);
        const auto list = core::readPictureList(write(content), {});
        QVERIFY(!list);
        for (const QString& word : essentials + QStringList{"list.csv"}) {
            QVERIFY2(list.error().message.contains(word), qPrintable(list.error().message));
        }
    }

    void labelsAreNamesOfClasses()
    {
        const auto clothes = *core::Classes::create({"Coat", "T-shirt/top", "Bag"});
        const auto list = core::readPictureList(write("a.png,Bag\nb.png,\"Coat\"\n"), clothes);
        QVERIFY2(list, list ? "" : qPrintable(list.error().message));
        QCOMPARE((*list)[0].label, 2);
        QCOMPARE((*list)[1].label, 0);
        const auto bad = core::readPictureList(write("a.png,Shoe\n"), clothes);
        QVERIFY(!bad);
        QVERIFY2(
            bad.error().message.contains(
                "line 1: expected the name of a class (Coat, T-shirt/top, ...), found `Shoe`"),
            qPrintable(bad.error().message));
    }

    void missingFileAndFolderAreNamed()
    {
        const auto missing = core::readPictureList("/nowhere/list.csv", {});
        QVERIFY(!missing && missing.error().message.contains("/nowhere/list.csv"));
        const auto folder = core::readPictureList(m_folder.path(), {});
        QVERIFY(!folder && folder.error().message.contains("found a folder"));
    }

private:
    QString write(const QByteArray& content) const
    {
        QFile file(m_folder.filePath("list.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write %s", qPrintable(file.fileName()));
        }
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstPictureList)
#include "tst_picturelist.moc"
