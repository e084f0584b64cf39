#include "core/base/language.h"
#include "core/base/tr.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

namespace
{

/// A text of the program, and one of Qt's.
QStringList texts()
{
    return {
        core::Tr::tr("Convolutional network"),
        QCoreApplication::translate("QPlatformTheme", "Cancel")};
}

} // namespace

class TstLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { core::useLanguage("en"); }

    void textsAndNumbersAreInIt_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("found");
        QTest::addColumn<QString>("inUse");
        QTest::addColumn<QString>("locale");
        const QStringList english{"Convolutional network", "Cancel"};
        QTest::newRow("English") << "en" << english << "en"
                                 << "en_US";
        QTest::newRow("Chinese") << "zh_CN" << QStringList{"卷积网络", "取消"} << "zh_CN"
                                 << "zh_CN";
        // The tests' surroundings are those of no language.
        QTest::newRow("the user's") << "" << english << "en"
                                    << "C";
        QTest::newRow("one that is not there") << "tlh" << english << "en"
                                               << "C";
    }

    void textsAndNumbersAreInIt()
    {
        QFETCH(QString, id);
        QFETCH(QString, inUse);
        core::useLanguage(id);
        QTEST(texts(), "found");
        QCOMPARE(core::languageInUse(), inUse);
        QTEST(QLocale().name(), "locale");
    }

    void theLastOneCounts()
    {
        core::useLanguage("zh_CN");
        core::useLanguage("en");
        QCOMPARE(texts(), (QStringList{"Convolutional network", "Cancel"}));
        QCOMPARE(core::languageInUse(), QString("en"));
    }

    void eachIsNamedInItself()
    {
        QCOMPARE(core::languages().first().name, QString("English"));
        for (const core::Language& language : core::languages()) {
            core::useLanguage(language.id);
            QCOMPARE(core::languageInUse(), language.id);
        }
    }
};

QTEST_GUILESS_MAIN(TstLanguage)
#include "tst_language.moc"
