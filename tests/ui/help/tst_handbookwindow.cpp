#include "ui/help/handbookwindow.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

#include <memory>

class TstHandbookWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<ui::HandbookWindow>(nullptr);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void itBeginsWithTheContents()
    {
        QCOMPARE(page(), QString("README.md"));
        QCOMPARE(chapters()->currentRow(), 0);
        QVERIFY(chapters()->count() > 10);
        QVERIFY(text()->toPlainText().startsWith("Handbook"));
    }

    void aChapterIsChosenInTheList()
    {
        for (int row = 1; row < chapters()->count(); ++row) {
            QTest::keyClick(chapters(), Qt::Key_Down);
            QCOMPARE(chapters()->currentRow(), row);
            // Each begins with its name as the contents have it.
            QCOMPARE(text()->document()->begin().text(), chapters()->currentItem()->text());
        }
    }

    void everyLinkAndPictureLeadsSomewhere()
    {
        int links = 0;
        int pictures = 0;
        for (int row = 0; row < chapters()->count(); ++row) {
            chapters()->setCurrentRow(row);
            const QUrl here = text()->source();
            for (const QTextFormat& format : text()->document()->allFormats()) {
                if (format.isImageFormat()) {
                    const QUrl url = here.resolved(QUrl(format.toImageFormat().name()));
                    const auto picture =
                        text()->loadResource(QTextDocument::ImageResource, url).value<QImage>();
                    QVERIFY2(!picture.isNull(), qPrintable(url.toString()));
                    QVERIFY2(picture.width() <= 720, qPrintable(url.toString()));
                    ++pictures;
                }
            }
            for (const QString& link : linksOf(*text()->document())) {
                const QUrl url = here.resolved(QUrl(link));
                QVERIFY2(
                    url.scheme() == "https" || QFile::exists(':' + url.path()),
                    qPrintable(url.toString()));
                ++links;
            }
        }
        QVERIFY(links > 15);
        QVERIFY(pictures > 5);
    }

    void aLinkLeadsToAChapterAndBackAgain()
    {
        QVERIFY(!action("backAction")->isEnabled());
        chapters()->setCurrentRow(1);
        const QString first = page();
        text()->setSource(text()->source().resolved(QUrl("glossary.md")));
        QCOMPARE(chapters()->currentItem()->text(), QString("Glossary"));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(page(), first);
        QCOMPARE(chapters()->currentRow(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(page(), QString("glossary.md"));
    }

    void aLinkToAHeadingGoesThere()
    {
        text()->setSource(text()->source().resolved(QUrl("glossary.md#dead-output")));
        QTRY_COMPARE(text()->textCursor().block().text(), QString("dead output"));
        const QRect place = text()->cursorRect();
        QVERIFY(text()->viewport()->rect().contains(place));
        QVERIFY(place.top() < text()->viewport()->height() / 2);
    }

    void aSearchLeavesTheChaptersThatHaveIt()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(search()->hasFocus());
        QTest::keyClicks(search(), "mcnemar");
        QVERIFY(chapters()->item(0)->isHidden());
        QTest::keyClick(search(), Qt::Key_Return);
        QVERIFY(!chapters()->currentItem()->isHidden());
        QCOMPARE(text()->textCursor().selectedText().toLower(), QString("mcnemar"));
        // Enough times to go round all chapters.
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(search(), Qt::Key_Return);
            QCOMPARE(text()->textCursor().selectedText().toLower(), QString("mcnemar"));
        }
        search()->clear();
        for (int row = 0; row < chapters()->count(); ++row) {
            QVERIFY(!chapters()->item(row)->isHidden());
        }
    }

    void aSearchForWhatIsNowhereStaysWhereItIs()
    {
        QTest::keyClicks(search(), "no such word (");
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(page(), QString("README.md"));
        QVERIFY(!text()->textCursor().hasSelection());
    }

    void escapeClosesIt()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->isVisible());
    }

private:
    static QStringList linksOf(const QTextDocument& document)
    {
        QStringList links;
        for (const QTextFormat& format : document.allFormats()) {
            if (format.isCharFormat() && format.toCharFormat().isAnchor()) {
                links.append(format.toCharFormat().anchorHref());
            }
        }
        return links;
    }

    QListWidget* chapters() const { return m_window->findChild<QListWidget*>("handbookChapters"); }
    QTextBrowser* text() const { return m_window->findChild<QTextBrowser*>("handbookText"); }
    QLineEdit* search() const { return m_window->findChild<QLineEdit*>("handbookSearch"); }
    QAction* action(const QString& name) const { return m_window->findChild<QAction*>(name); }
    QString page() const { return text()->source().fileName(); }

    std::unique_ptr<ui::HandbookWindow> m_window;
};

QTEST_MAIN(TstHandbookWindow)
#include "tst_handbookwindow.moc"
