#include "core/base/language.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "ui/shell/choicemenu.h"
#include "ui/shell/languagemenu.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/tr.h"

#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QTest>

using support::ScriptedDialogs;

namespace
{

QStringList checkedIn(const QMenu& menu)
{
    QStringList names;
    for (const QAction* action : menu.actions()) {
        if (action->isChecked()) {
            names.append(action->objectName());
        }
    }
    return names;
}

} // namespace

class TstLanguageMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_languagemenu"); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_notifier = std::make_unique<ui::Notifier>(m_dialogs, m_window.get());
    }

    void cleanup()
    {
        m_notifier.reset();
        m_window.reset();
        core::useLanguage("en");
        support::clearTestUser();
    }

    void oneChoiceIsChecked_data()
    {
        QTest::addColumn<QString>("saved");
        QTest::addColumn<QString>("checked");
        QTest::newRow("never chosen") << ""
                                      << "systemLanguageAction";
        QTest::newRow("the first") << "systemLanguage"
                                   << "systemLanguageAction";
        QTest::newRow("another") << "zh_CN"
                                 << "zh_CNAction";
        QTest::newRow("one that is gone") << "tlh"
                                          << "systemLanguageAction";
    }

    void oneChoiceIsChecked()
    {
        QFETCH(QString, saved);
        QFETCH(QString, checked);
        QSettings().setValue("language", saved);
        const QMenu* menu = ui::makeLanguageMenu(*m_notifier);
        QCOMPARE(checkedIn(*menu), QStringList{checked});
    }

    void aChoiceHoldsFromTheNextStartOn()
    {
        QStringList told;
        connect(m_notifier.get(), &ui::Notifier::statusShown, this, [&](const QString& text) {
            told.append(text);
        });
        const QMenu* menu = ui::makeLanguageMenu(*m_notifier);
        menu->findChild<QAction*>("zh_CNAction")->trigger();
        QCOMPARE(checkedIn(*menu), QStringList{"zh_CNAction"});
        QCOMPARE(told.size(), 1);
        QCOMPARE(core::languageInUse(), QString("en"));
        ui::applySavedLanguage();
        QCOMPARE(core::languageInUse(), QString("zh_CN"));
        QCOMPARE(ui::Tr::tr("&Light"), QString("浅色(&L)"));
    }

    void whatIsChosenIsHandedOn()
    {
        QStringList used;
        const QMenu* menu = ui::makeChoiceMenu(
            "Size", "size", {{"small", "Small"}, {"large", "Large"}},
            [&](const QString& id) { used.append(id); }, m_window.get());
        QCOMPARE(used, QStringList());
        menu->findChild<QAction*>("largeAction")->trigger();
        QCOMPARE(used, QStringList{"large"});
        QCOMPARE(QSettings().value("size").toString(), QString("large"));
    }

private:
    ScriptedDialogs::Script m_script;
    ScriptedDialogs m_dialogs{m_script};
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ui::Notifier> m_notifier;
};

QTEST_MAIN(TstLanguageMenu)
#include "tst_languagemenu.moc"
