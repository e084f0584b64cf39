#include "ui/shell/logpage.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

class TstLogPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void startsEmpty();
    void entriesHaveTimes();
    void keepsLastLines();
    void followsEndOnly();
    void copiesSelectionOrAll();
    void clears();
    void cannotBeTypedInto();

private:
    QToolButton* button(const QString& name) const { return m_tab->findChild<QToolButton*>(name); }

    std::unique_ptr<ui::LogPage> m_tab;
    QPlainTextEdit* m_text = nullptr;
};

void TstLogPage::init()
{
    m_tab = std::make_unique<ui::LogPage>();
    m_text = m_tab->findChild<QPlainTextEdit*>("logText");
    QVERIFY(m_text);
    m_tab->resize(400, 200);
    m_tab->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
}

void TstLogPage::startsEmpty()
{
    QVERIFY(m_text->toPlainText().isEmpty());
    QVERIFY(!m_text->placeholderText().isEmpty());
    QVERIFY(!button("copyLogButton")->isEnabled());
    QVERIFY(!button("clearLogButton")->isEnabled());
}

void TstLogPage::entriesHaveTimes()
{
    m_tab->append("started");
    m_tab->append("failed\nbecause");
    const QStringList lines = m_text->toPlainText().split('\n');
    QCOMPARE(lines.size(), 3);
    static const QRegularExpression started(R"(^\d\d:\d\d:\d\d  started$)");
    QVERIFY2(started.match(lines[0]).hasMatch(), qPrintable(lines[0]));
    QCOMPARE(lines[2], QString(10, ' ') + "because");
}

void TstLogPage::keepsLastLines()
{
    for (int i = 0; i <= ui::LogPage::maxLines; ++i) {
        m_tab->append(QString::number(i));
    }
    QCOMPARE(m_text->blockCount(), ui::LogPage::maxLines);
    QVERIFY(m_text->toPlainText().section('\n', 0, 0).endsWith("  1"));
}

void TstLogPage::followsEndOnly()
{
    QScrollBar* bar = m_text->verticalScrollBar();
    for (int i = 0; i < 100; ++i) {
        m_tab->append("line");
    }
    QCOMPARE(bar->value(), bar->maximum());
    bar->setValue(10);
    m_tab->append("one more");
    QCOMPARE(bar->value(), 10);
}

void TstLogPage::copiesSelectionOrAll()
{
    m_tab->append("started");
    QTest::mouseClick(button("copyLogButton"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), m_text->toPlainText());
    QVERIFY(m_text->find("start", QTextDocument::FindBackward));
    QTest::mouseClick(button("copyLogButton"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), "start");
}

void TstLogPage::clears()
{
    m_tab->append("started");
    QVERIFY(button("clearLogButton")->isEnabled());
    QTest::mouseClick(button("clearLogButton"), Qt::LeftButton);
    QVERIFY(m_text->toPlainText().isEmpty());
    QVERIFY(!button("clearLogButton")->isEnabled());
}

void TstLogPage::cannotBeTypedInto()
{
    m_tab->append("started");
    const QString before = m_text->toPlainText();
    QTest::keyClicks(m_text, "abc");
    QCOMPARE(m_text->toPlainText(), before);
}

QTEST_MAIN(TstLogPage)
#include "tst_logpage.moc"
