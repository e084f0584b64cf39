#include "ui/widgets/glossary.h"
#include "ui/widgets/helpbutton.h"

#include <QApplication>
#include <QTest>

#include <algorithm>

using ui::HelpButton;

namespace
{

/// The bubble of Qt's own "What's this?", if one is open.
QWidget* bubble()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::ranges::find_if(windows, [](const QWidget* window) {
        return window->inherits("QWhatsThat") && window->isVisible();
    });
    return found == windows.end() ? nullptr : *found;
}

} // namespace

class TstHelpButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryIsAHeadingAndTheParagraphBelow()
    {
        const auto entries = ui::glossaryOf("# Glossary\n\nWords.\n\n## epoch\n\nOne pass\nthrough "
                                            "all.\n\nSee [Train](train.md).\n\n## dead output\n\n"
                                            "Gives 0.\n");
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].word, QString("epoch"));
        QCOMPARE(entries[0].meaning, QString("One pass through all."));
        QCOMPARE(entries[1].word, QString("dead output"));
        QCOMPARE(entries[1].meaning, QString("Gives 0."));
    }

    /// Where a handbook in another language has the English word behind its own.
    void theEnglishWordNamesAnEntry()
    {
        const auto entries = ui::glossaryOf(QString::fromUtf8("## 轮（epoch）\n\n一遍。\n"));
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].word, QString("epoch"));
        QCOMPARE(entries[0].heading, QString::fromUtf8("轮（epoch）"));
        QCOMPARE(entries[0].meaning, QString::fromUtf8("一遍。"));
    }

    void whatIsNoGlossaryHasNoEntries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no headings") << "Words and more words.\n";
        QTest::newRow("other headings") << "# Glossary\n\n### epoch\n\nOne pass.\n";
    }

    void whatIsNoGlossaryHasNoEntries()
    {
        QFETCH(QString, text);
        QVERIFY(ui::glossaryOf(text).isEmpty());
    }

    void aHeadingAloneHasNoMeaning()
    {
        const auto entries = ui::glossaryOf("## epoch");
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].word, QString("epoch"));
        QVERIFY(entries[0].meaning.isEmpty());
    }

    void aWordThatIsNotInTheGlossaryMeansNothing()
    {
        QVERIFY(!ui::glossaryEntry("epoch").meaning.isEmpty());
        QVERIFY(ui::glossaryEntry("no such word").meaning.isEmpty());
    }

    void itTellsEachOfItsWords()
    {
        const HelpButton button("help", {"epoch", "McNemar's test"});
        QVERIFY(button.accessibleName().contains("epoch"));
        QVERIFY(button.accessibleName().contains("McNemar's test"));
        for (const QString& word : button.words()) {
            QVERIFY2(
                button.whatsThis().contains(ui::glossaryEntry(word).meaning.toHtmlEscaped()),
                qPrintable(button.whatsThis()));
        }
    }

    void aClickShowsABubbleAndTheNextClosesIt()
    {
        HelpButton button("help", {"epoch"});
        show(button);
        QTest::mouseClick(&button, Qt::LeftButton);
        QTRY_VERIFY(bubble());
        QTest::mouseClick(bubble(), Qt::LeftButton);
        QTRY_VERIFY(!bubble());
    }

    void theKeyboardShowsABubbleAndClosesIt()
    {
        HelpButton button("help", {"epoch"});
        show(button);
        QVERIFY(button.focusPolicy() & Qt::TabFocus);
        button.setFocus();
        QTest::keyClick(&button, Qt::Key_Space);
        QTRY_VERIFY(bubble());
        QTest::keyClick(bubble(), Qt::Key_Escape);
        QTRY_VERIFY(!bubble());
    }

private:
    static void show(HelpButton& button)
    {
        button.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button));
    }
};

QTEST_MAIN(TstHelpButton)
#include "tst_helpbutton.moc"
