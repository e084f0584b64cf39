#include "core/base/plainline.h"

#include <QTest>

class TstPlainLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const QString& text, const QString& line) {
            QTest::newRow(name) << text << line;
        };
        row("plain", "the best one", "the best one");
        row("letters", QStringLiteral("Zürich 数字 e\u0301"),
            QStringLiteral("Zürich 数字 e\u0301"));
        row("emoji", QStringLiteral("👩\u200d🔬"), QStringLiteral("👩\u200d🔬"));
        row("spaces", "  the  best\tone ", "the best one");
        row("lines", QStringLiteral("one\ntwo\r\nthree\u2028four"), "one two three four");
        row("escape", "\x1b[2Jgone", QStringLiteral("\ufffd[2Jgone"));
        row("bell and back", "a\a\bb", QStringLiteral("a\ufffd\ufffdb"));
        row("control sequence of 8 bits", QStringLiteral("a\u009b2Jb"),
            QStringLiteral("a\ufffd2Jb"));
        row("zero", QString("a") + QChar(0) + "b", QStringLiteral("a\ufffdb"));
        row("delete", QStringLiteral("a\u007fb"), QStringLiteral("a\ufffdb"));
        row("turned around", QStringLiteral("a\u202eb\u2066c"), QStringLiteral("a\ufffdb\ufffdc"));
        row("nothing to see", QStringLiteral("a\u200b\ufeffb"), QStringLiteral("a\ufffd\ufffdb"));
        row("half a pair", QString("a") + QChar(0xd83d) + "b", QStringLiteral("a\ufffdb"));
        row("no UTF-8", QString::fromUtf8("a\xff\xc3(b"), QStringLiteral("a\ufffd\ufffd(b"));
        row("no character", QStringLiteral("a\uffffb"), QStringLiteral("a\ufffdb"));
        row("too long", QString(500, 'x'), QString(20, 'x'));
        row("cut within a pair", QString(19, 'x') + QStringLiteral("👩"), QString(19, 'x'));
        row("nothing", "\n\t ", "");
    }

    void makesHarmless()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QCOMPARE(core::plainLine(text, 20), line);
    }

    void textKeepsItsSpaces()
    {
        QCOMPARE(core::harmlessText("  a  b\n"), QString("  a  b "));
        QCOMPARE(core::harmlessText("a\tb"), QStringLiteral("a\ufffdb"));
    }
};

QTEST_GUILESS_MAIN(TstPlainLine)
#include "tst_plainline.moc"
