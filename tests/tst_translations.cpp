#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace
{

const QString translations = DIGITLAB_SOURCE_DIR "/resources/translations/digitlab_zh_CN.ts";

struct Message {
    QString source;
    QString translation;
    bool isFinished = false;
};

/// Those of a .ts file.
QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("source")) {
            messages.append({xml.readElementText(), {}});
        } else if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            messages.last().isFinished = !xml.attributes().hasAttribute("type");
            messages.last().translation = xml.readElementText();
        }
    }
    return messages;
}

/// How often each part of a text that matches is in it.
QMap<QString, int> countsOf(const QString& text, const QString& pattern)
{
    QMap<QString, int> counts;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext()) {
        ++counts[matches.next().captured(0)];
    }
    return counts;
}

} // namespace

/// The texts in other languages, against those in the sources.
class TstTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A text that is new, or has changed, is found by bringing a copy of the file up to date.
    void noTextIsUntranslated()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath("digitlab_zh_CN.ts");
        QVERIFY(QFile::copy(translations, copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(DIGITLAB_SOURCE_DIR);
        const QStringList arguments = QString(DIGITLAB_LUPDATE_ARGUMENTS).split(' ');
        lupdate.start(DIGITLAB_LUPDATE, QStringList{"-silent"} + arguments + QStringList{copy});
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
        const QList<Message> messages = messagesOf(copy);
        QVERIFY(messages.size() > 1500);
        QStringList missing;
        for (const Message& message : messages) {
            if (!message.isFinished || message.translation.isEmpty()) {
                missing.append(message.source);
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
        QCOMPARE(messagesOf(translations).size(), messages.size()); // nothing that is gone
    }

    /// What a text is filled in with, its tags, what the user types, and how it ends.
    void noTextHasLostAPart_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("placeholders") << "%(L?\\d+|n)";
        QTest::newRow("tags") << "<[^>]+>";
        QTest::newRow("words to type") << "`[^`]*`";
        QTest::newRow("lines") << "\n";
        QTest::newRow("something follows") << "…$";
        QTest::newRow("a key to press") << "&\\w"; // that key may differ
    }

    void noTextHasLostAPart()
    {
        QFETCH(QString, pattern);
        QStringList wrong;
        for (const Message& message : messagesOf(translations)) {
            QMap<QString, int> expected = countsOf(message.source, pattern);
            QMap<QString, int> found = countsOf(message.translation, pattern);
            if (pattern.startsWith('&')) {
                expected = {{"keys", int(expected.size())}};
                found = {{"keys", int(found.size())}};
            }
            if (expected != found) {
                wrong.append(message.source + " -> " + message.translation);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TstTranslations)
#include "tst_translations.moc"
