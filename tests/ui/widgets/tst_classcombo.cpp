#include "tests/ui/otherclasses.h"
#include "ui/widgets/classcombo.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>

class TstClassCombo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_combo.reset(ui::makeClassCombo("box", "Class", "any digit"));
        m_combo->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_combo.get()));
    }

    void beginsWithTheDigits()
    {
        QCOMPARE(m_combo->count(), 11);
        QCOMPARE(m_combo->currentText(), QString("any digit"));
        QCOMPARE(ui::classOf(m_combo.get()), std::nullopt);
        QTest::keyClick(m_combo.get(), Qt::Key_7);
        QCOMPARE(ui::classOf(m_combo.get()), std::optional(7));
        QVERIFY(!m_combo->isEditable());
    }

    void whatIsPickedStaysWithTheSameClasses()
    {
        ui::setClasses(m_combo.get(), support::clothes(), "any class");
        ui::setClass(m_combo.get(), 4);
        QCOMPARE(m_combo->currentText(), QString("Coat"));
        ui::setClasses(m_combo.get(), support::clothes(), "any class");
        QCOMPARE(ui::classOf(m_combo.get()), std::optional(4));
        QVERIFY(!m_combo->isEditable()); // ten are seen at a glance
        const QSignalSpy changes(m_combo.get(), &QComboBox::currentIndexChanged);
        ui::setClasses(m_combo.get(), support::catAndDog(), "any class");
        QCOMPARE(ui::classOf(m_combo.get()), std::nullopt);
        QCOMPARE(m_combo->count(), 3);
        QCOMPARE(changes.size(), 0);
    }

    void aSearchPicksAClass_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("label"); // -1: none
        QTest::newRow("all of a name") << "dress 13" << 13;
        QTest::newRow("a part, also of the text for none") << "oat" << 4;
        QTest::newRow("a part in other letters") << "SNEAK" << 7;
        QTest::newRow("the only part") << "3" << 3;
        QTest::newRow("nothing") << "" << -1;
        QTest::newRow("what none has") << "xyz" << 5;
    }

    void aSearchPicksAClass()
    {
        QFETCH(QString, typed);
        QFETCH(int, label);
        ui::setClasses(m_combo.get(), manyClothes(), "any class, and oats");
        ui::setClass(m_combo.get(), 5);
        QVERIFY(m_combo->isEditable());
        QSignalSpy activated(m_combo.get(), &QComboBox::activated);
        m_combo->setFocus();
        m_combo->lineEdit()->selectAll();
        typed.isEmpty() ? QTest::keyClick(m_combo.get(), Qt::Key_Delete)
                        : QTest::keyClicks(m_combo.get(), typed);
        QTest::keyClick(m_combo.get(), Qt::Key_Return);
        QCOMPARE(ui::classOf(m_combo.get()), label < 0 ? std::nullopt : std::optional(label));
        QCOMPARE(m_combo->lineEdit()->text(), m_combo->itemText(m_combo->currentIndex()));
        QCOMPARE(activated.size(), label == 5 ? 0 : 1);
        QCOMPARE(m_combo->count(), 21); // nothing was added
    }

    void lettersAreToldApart()
    {
        ui::setClasses(m_combo.get(), support::sixtyTwo(), "any");
        for (const char* const name : {"b", "B", "9"}) {
            m_combo->setFocus();
            m_combo->lineEdit()->selectAll();
            QTest::keyClicks(m_combo.get(), name);
            QTest::keyClick(m_combo.get(), Qt::Key_Return);
            QCOMPARE(m_combo->currentText(), QString(name));
        }
    }

    void thePopupHasWhatContainsTheText()
    {
        ui::setClasses(m_combo.get(), manyClothes(), "any class");
        m_combo->setFocus();
        m_combo->lineEdit()->selectAll();
        QTest::keyClicks(m_combo.get(), "shirt");
        QAbstractItemView* popup = m_combo->completer()->popup();
        QTRY_VERIFY(popup->isVisible());
        QStringList found;
        for (int row = 0; row < popup->model()->rowCount(); ++row) {
            found.append(popup->model()->index(row, 0).data().toString());
        }
        QCOMPARE(found, (QStringList{"T-shirt/top 0", "Shirt 6", "T-shirt/top 10", "Shirt 16"}));
        // The second of them, by the arrow keys.
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QTRY_COMPARE(ui::classOf(m_combo.get()), std::optional(6));
        QVERIFY(!popup->isVisible());
    }

    void aClickSelectsTheTextToBeReplaced()
    {
        ui::setClasses(m_combo.get(), manyClothes(), "any class");
        m_combo->clearFocus();
        QTest::mouseClick(m_combo->lineEdit(), Qt::LeftButton);
        QCOMPARE(m_combo->lineEdit()->selectedText(), QString("any class"));
    }

    void longNamesDoNotMakeItWide()
    {
        ui::setClasses(
            m_combo.get(), *core::Classes::create({QString(40, 'W'), QString(40, 'M')}), "any");
        QVERIFY(m_combo->sizeHint().width() < m_combo->fontMetrics().horizontalAdvance("W") * 20);
        QVERIFY(
            m_combo->view()->minimumWidth() >
            m_combo->fontMetrics().horizontalAdvance(QString(40, 'M')));
    }

private:
    /// Twenty, with numbers behind their names.
    static core::Classes manyClothes()
    {
        QStringList names;
        for (int i = 0; i < 20; ++i) {
            names.append(QString("%1 %2").arg(support::clothes().name(i % 10)).arg(i));
        }
        return *core::Classes::create(names);
    }

    std::unique_ptr<QComboBox> m_combo;
};

QTEST_MAIN(TstClassCombo)
#include "tst_classcombo.moc"
