#include "core/modelfile/modelfile.h"
#include "tests/support/program.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

/// The program where the process may have only so much memory (`ulimit -v`): what cannot be done
/// says so in one line, and nothing crashes, hangs or is lost.
class TstMemoryLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
        QVERIFY(core::writeModel(path("four"), support::constantModel(4)));
        QCOMPARE(m_program.run({"export", "--to", "pytorch", "-o", path("four.pth")}).code, 0);
        findEnough();
    }

    void littleIsEnoughOrSaid_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("layers");
        QTest::newRow("train") << "train --epochs 1 --threads 2 --dataset toy -o trained --layers"
                               << "flatten, linear 16, relu, linear 10";
        QTest::newRow("train convolutional")
            << "train --epochs 1 --threads 2 --dataset toy -o trained --layers"
            << "conv 8x3, relu, flatten, linear 10";
        for (const char* command :
             {"evaluate --model four --dataset toy", "export --model four --to onnx -o net.onnx",
              "import four.pth -o again.safetensors",
              "robustness --model four --dataset toy --deformation noise"}) {
            QTest::newRow(command) << command << QString();
        }
    }

    void littleIsEnoughOrSaid()
    {
        QFETCH(QString, command);
        QFETCH(QString, layers);
        for (const int more : {0, 30, 100, 200}) {
            const auto result = run(m_enough + more, command, layers);
            const QString seen = QStringLiteral("%1 MB: code %2, %3")
                                     .arg(m_enough + more)
                                     .arg(result.code)
                                     .arg(result.errors);
            if (result.code != 0) {
                QVERIFY2(result.code == 1, qPrintable(seen));
                QVERIFY2(result.errors.contains("memory"), qPrintable(seen));
                QVERIFY2(result.errors.count('\n') == 1, qPrintable(seen));
            }
        }
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    /// Where the program runs, but has too little to begin, it says how much is missing.
    void findEnough()
    {
        // Before the first line of the program, the libraries take some.
        int least = 300;
        while (least < 4000 && run(least, "--version").code > 1) {
            least += 20;
        }
        const auto result = run(least, "evaluate --model four --dataset toy");
        QCOMPARE(result.code, 1);
        const QRegularExpression message(
            "^digitlab: There is not enough memory to start: the process may have (\\d+) MB more "
            "\\(ulimit -v\\), and DigitLab needs (\\d+) MB\n$");
        const auto match = message.match(result.errors);
        QVERIFY2(match.hasMatch(), qPrintable(result.errors));
        m_enough = least + match.captured(2).toInt() - match.captured(1).toInt();
    }

    /// The last argument, if there is one, may hold spaces.
    support::Program::Result
    run(int megabytes, const QString& command, const QString& last = {}) const
    {
        QStringList arguments = command.split(' ');
        if (!last.isEmpty()) {
            arguments.append(last);
        }
        return m_program.runInShell(
            QStringLiteral("ulimit -v %1; ").arg(megabytes * 1024), arguments, "");
    }

    QTemporaryDir m_folder;
    support::Program m_program{m_folder.path()};
    int m_enough = 0; ///< megabytes, about, with which the program works
};

QTEST_GUILESS_MAIN(TstMemoryLimits)
#include "tst_memorylimits.moc"
