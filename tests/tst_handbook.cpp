#include "ui/widgets/glossary.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImageReader>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace
{

const QDir handbook(DIGITLAB_SOURCE_DIR "/docs/handbook");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    return file.readAll();
}

QString textOf(const QString& chapter)
{
    return QString::fromUtf8(contentOf(handbook.filePath(chapter)));
}

/// `train.md`, `images/train.png`, `zh_CN/glossary.md#epoch`: what a chapter links to or shows,
/// seen from the handbook's folder; other sites in full.
QStringList targetsOf(const QString& chapter)
{
    static const QRegularExpression link("\\]\\(([^)]+)\\)");
    QStringList targets;
    auto links = link.globalMatch(textOf(chapter));
    while (links.hasNext()) {
        const QString target = links.next().captured(1);
        targets.append(
            target.startsWith("https://")
                ? target
                : QDir::cleanPath(QFileInfo(chapter).path() + '/' + target));
    }
    return targets;
}

/// As GitHub makes them of headings.
QSet<QString> anchorsOf(const QString& chapter)
{
    static const QRegularExpression heading("^#+ (.*)$", QRegularExpression::MultilineOption);
    static const QRegularExpression others(
        "[^\\w -]", QRegularExpression::UseUnicodePropertiesOption);
    QSet<QString> anchors;
    auto headings = heading.globalMatch(textOf(chapter));
    while (headings.hasNext()) {
        anchors.insert(headings.next().captured(1).toLower().remove(others).replace(' ', '-'));
    }
    return anchors;
}

/// In one language: a folder with a stroke behind, or nothing for English.
QStringList chaptersIn(const QString& folder)
{
    QStringList chapters;
    for (const QString& name : QDir(handbook.filePath(folder)).entryList({"*.md"}, QDir::Files)) {
        chapters.append(folder + name);
    }
    return chapters;
}

const QStringList folders{"", "zh_CN/"};

QStringList chapters()
{
    QStringList all;
    for (const QString& folder : folders) {
        all += chaptersIn(folder);
    }
    return all;
}

/// What makes a chapter's form: how many headings, pictures, links, entries of lists, rows of
/// tables and blocks of code it has.
QList<qsizetype> formOf(const QString& chapter)
{
    QList<qsizetype> form;
    for (const char* part : {"^#", "^!\\[", "\\]\\(", "^ *([-*]|\\d+\\.) ", "^\\|", "^```"}) {
        const QRegularExpression pattern(part, QRegularExpression::MultilineOption);
        form.append(textOf(chapter).count(pattern));
    }
    return form;
}

QStringList pictures()
{
    QStringList paths;
    for (const QString& name : QDir(handbook.filePath("images")).entryList(QDir::Files)) {
        paths.append("images/" + name);
    }
    return paths;
}

} // namespace

/// The files of docs/handbook, and what of them is in the program.
class TstHandbook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLinkLeadsToAFileAndAHeading_data() { addChapters(); }

    void everyLinkLeadsToAFileAndAHeading()
    {
        QFETCH(QString, chapter);
        for (const QString& target : targetsOf(chapter)) {
            if (target.startsWith("https://")) {
                continue;
            }
            const QString file = target.section('#', 0, 0);
            QVERIFY2(handbook.exists(file), qPrintable(target));
            // The program's window knows no more than this folder.
            QVERIFY2(!file.contains(".."), qPrintable(target));
            if (target.contains('#')) {
                QVERIFY2(anchorsOf(file).contains(target.section('#', 1)), qPrintable(target));
            }
        }
    }

    void theContentsNameEachChapterOnceByItsTitle()
    {
        for (const QString& folder : folders) {
            const QString contents = textOf(folder + "README.md");
            for (const QString& chapter : chaptersIn(folder)) {
                if (chapter == folder + "README.md") {
                    continue;
                }
                const QString title = textOf(chapter).section('\n', 0, 0).mid(2);
                const QString link = QString("[%1](%2)").arg(title, chapter.mid(folder.size()));
                QVERIFY2(contents.count(link) == 1, qPrintable(chapter));
            }
            QCOMPARE(targetsOf(folder + "README.md").size(), chaptersIn(folder).size() - 1);
        }
    }

    void everyLanguageHasTheSameChapters_data()
    {
        QTest::addColumn<QString>("chapter");
        for (const QString& chapter : chaptersIn("")) {
            QTest::newRow(qPrintable(chapter)) << chapter;
        }
    }

    void everyLanguageHasTheSameChapters()
    {
        QFETCH(QString, chapter);
        QCOMPARE(formOf("zh_CN/" + chapter), formOf(chapter));
    }

    void theGlossariesHaveTheSameWords()
    {
        const auto english = ui::glossaryOf(textOf("glossary.md"));
        const auto chinese = ui::glossaryOf(textOf("zh_CN/glossary.md"));
        QCOMPARE(chinese.size(), english.size());
        for (qsizetype i = 0; i < english.size(); ++i) {
            QCOMPARE(chinese[i].word, english[i].word);
            QVERIFY2(chinese[i].heading != english[i].heading, qPrintable(english[i].word));
            QVERIFY2(chinese[i].meaning.endsWith(QChar(0x3002)), qPrintable(english[i].word));
        }
    }

    void everyFileIsInTheProgramAsItIs()
    {
        const QStringList files = chapters() + pictures();
        QVERIFY(files.size() > 15);
        for (const QString& file : files) {
            QVERIFY2(QFile::exists(":/handbook/" + file), qPrintable(file));
            QCOMPARE(contentOf(":/handbook/" + file), contentOf(handbook.filePath(file)));
        }
        QDirIterator compiled(":/handbook", QDir::Files, QDirIterator::Subdirectories);
        while (compiled.hasNext()) {
            const QString file = compiled.next().mid(int(sizeof(":/handbook")));
            QVERIFY2(files.contains(file), qPrintable(file));
        }
    }

    void everyPictureIsShownAndSmall()
    {
        QStringList shown;
        for (const QString& chapter : chapters()) {
            shown += targetsOf(chapter);
        }
        for (const QString& picture : pictures()) {
            QVERIFY2(shown.contains(picture), qPrintable(picture));
            QImageReader reader(handbook.filePath(picture));
            QVERIFY2(reader.canRead(), qPrintable(picture));
            QVERIFY2(reader.size().width() <= 1100, qPrintable(picture));
            QVERIFY2(reader.device()->size() < 150'000, qPrintable(picture));
        }
    }

    void everyPictureHasAText()
    {
        static const QRegularExpression silent("!\\[\\s*\\]");
        for (const QString& chapter : chapters()) {
            QVERIFY2(!textOf(chapter).contains(silent), qPrintable(chapter));
        }
    }

    void theGlossaryIsInOrder()
    {
        const auto entries = ui::glossaryOf(textOf("glossary.md"));
        QVERIFY(entries.size() > 50);
        for (qsizetype i = 1; i < entries.size(); ++i) {
            QVERIFY2(
                entries[i - 1].word.compare(entries[i].word, Qt::CaseInsensitive) < 0,
                qPrintable(entries[i].word));
        }
    }

    void everyEntryOfTheGlossaryIsShortAndPlain()
    {
        static const QRegularExpression markup("[*_`\\[\\]<>|]");
        for (const ui::GlossaryEntry& entry : ui::glossaryOf(textOf("glossary.md"))) {
            const QByteArray word = entry.word.toUtf8();
            QVERIFY2(entry.meaning.endsWith('.'), word);
            QVERIFY2(entry.meaning.size() > 20 && entry.meaning.size() < 300, word);
            QVERIFY2(entry.meaning[0].isUpper(), word);
            QVERIFY2(!(entry.word + entry.meaning).contains(markup), word);
        }
    }

private:
    static void addChapters()
    {
        QTest::addColumn<QString>("chapter");
        for (const QString& chapter : chapters()) {
            QTest::newRow(qPrintable(chapter)) << chapter;
        }
    }
};

QTEST_GUILESS_MAIN(TstHandbook)
#include "tst_handbook.moc"
