#include "core/base/versions.h"

#include <QRegularExpression>
#include <QTest>

class TstVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsANameAndAVersion()
    {
        static const QRegularExpression form(R"(^(\w+) \d+\.\d+\.\d+[^ ]*$)");
        QStringList names;
        for (const QString& line : core::versionLines()) {
            const auto match = form.match(line);
            QVERIFY2(match.hasMatch(), qPrintable(line));
            names << match.captured(1);
        }
        const QStringList all{"DigitLab", "LibTorch", "Qt", "oneDNN"};
        QCOMPARE(names, all.mid(0, names.size()));
        QVERIFY(names.size() >= 3); // a LibTorch may be without oneDNN
    }

    void digitLabAndQtAreThoseThatRun()
    {
        QCOMPARE(core::versionLines().at(0), "DigitLab " + core::programVersion());
        QCOMPARE(core::versionLines().at(2), QString("Qt ") + qVersion());
    }
};

QTEST_GUILESS_MAIN(TstVersions)
#include "tst_versions.moc"
