#include "core/data/datasetstore.h"
#include "core/insight/deformation.h"
#include "core/modelfile/modelexport.h"
#include "core/training/presets.h"
#include "tests/support/inprocess.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace
{

/// An option or argument as `--help` tells it.
struct Entry {
    QString name; ///< `-o, --output <file>`
    QString text;
};

struct Help {
    QString usage; ///< after the command's name
    QString summary;
    QStringList examples;
    QList<Entry> entries; ///< options, then arguments
};

QString helpText(const QStringList& command)
{
    return support::runInProcess(command + QStringList{"--help"}).output;
}

/// In the order of `digitlab --help`.
QStringList commandNames()
{
    static const QRegularExpression line(
        "^digitlab (\\w+) +\\S", QRegularExpression::MultilineOption);
    QStringList names;
    for (const auto& match : line.globalMatch(helpText({}))) {
        if (match.captured(1) != "COMMAND") {
            names << match.captured(1);
        }
    }
    return names;
}

/// Lines that go on with a text begin further to the right than the names.
void readEntry(const QString& line, QList<Entry>& entries)
{
    static const QRegularExpression first("^  (\\S.*?)  +(\\S.*)$");
    if (const auto match = first.match(line); match.hasMatch()) {
        entries.append({match.captured(1), match.captured(2)});
    } else if (line.startsWith("   ") && !entries.isEmpty()) {
        entries.last().text += ' ' + line.trimmed();
    }
}

Help readHelp(const QString& command)
{
    const QStringList lines = helpText({command}).split('\n');
    Help help;
    help.usage = lines.at(0).section(QStringLiteral(" %1 ").arg(command), 1);
    help.summary = lines.value(1);
    const qsizetype examples = lines.indexOf("Examples:");
    const qsizetype options = lines.indexOf("Options:");
    for (const QString& line : lines.mid(examples + 1, options - examples - 1)) {
        if (!line.isEmpty()) {
            help.examples << line.trimmed();
        }
    }
    for (const QString& line : lines.mid(options + 1)) {
        readEntry(line, help.entries);
    }
    return help;
}

QString roff(QString text)
{
    return text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
}

/// `-o, --output <file>`: options in bold, values in italics.
QString roffName(const QString& name)
{
    static const QRegularExpression option("(?<!\\S)(-[-\\w]+)");
    static const QRegularExpression value("<(.*)>");
    QString text = name;
    text.replace(value, "\\fI\\1\\fR").replace(option, "\\fB\\1\\fR");
    return text.replace('-', "\\-");
}

QString roffCommand(const QString& name)
{
    const Help help = readHelp(name);
    QString text = QStringLiteral(".SS digitlab %1 %2\n").arg(name, roff(help.usage));
    text += roff(help.summary.left(1).toUpper() + help.summary.mid(1)) + ".\n";
    for (const Entry& entry : help.entries) {
        text += QStringLiteral(".TP\n%1\n%2\n").arg(roffName(entry.name), roff(entry.text));
    }
    text += QStringLiteral(".PP\nExamples:\n.PP\n.nf\n.RS\n");
    for (const QString& example : help.examples) {
        text += roff(example) + '\n';
    }
    return text + QStringLiteral(".RE\n.fi\n");
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The long names of a command's options.
QStringList optionNames(const QString& command)
{
    static const QRegularExpression longName("--[-\\w]+");
    QStringList names;
    for (const Entry& entry : readHelp(command).entries) {
        for (const auto& match : longName.globalMatch(entry.name)) {
            names << match.captured();
        }
    }
    return names;
}

/// What bash offers in place of the last of the words after `digitlab`, sorted.
QStringList completions(const QStringList& words, const QString& dataHome = {})
{
    static const QString script =
        "source \"$1\"; shift; COMP_WORDS=(digitlab \"$@\"); COMP_CWORD=$#; compopt() { :; };"
        "_digitlab; [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"";
    QProcess bash;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_DATA_HOME", dataHome);
    bash.setProcessEnvironment(environment);
    bash.start(
        "bash",
        QStringList{"-c", script, "bash", DIGITLAB_SOURCE_DIR "/resources/completions/digitlab"} +
            words);
    if (!bash.waitForFinished() || bash.exitCode() != 0) {
        return {"bash: " + bash.errorString() + bash.readAllStandardError()};
    }
    const QByteArray errors = bash.readAllStandardError();
    QStringList offered =
        QString::fromUtf8(bash.readAllStandardOutput() + errors).split('\n', Qt::SkipEmptyParts);
    offered.sort();
    return offered;
}

QStringList sorted(QStringList texts)
{
    texts.sort();
    return texts;
}

} // namespace

/// The man page and what bash completes tell the same options as `--help`.
class TstManual : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The man page's part about the commands is made of `--help`: where they differ, the new one
    /// is written beside the test, to be looked at and taken over.
    void manTellsWhatHelpTells()
    {
        QString text;
        for (const QString& name : commandNames()) {
            text += roffCommand(name);
        }
        QVERIFY(text.contains(".SS digitlab train "));
        const QString path = DIGITLAB_SOURCE_DIR "/resources/man/commands.1";
        if (contentOf(path) == text.toUtf8()) {
            return;
        }
        QFile made("commands.1");
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.write(text.toUtf8());
        QFAIL(qPrintable(QString("--help has changed: look at %1 and copy it to %2")
                             .arg(QFileInfo(made).absoluteFilePath(), path)));
    }

    void bashOffersTheCommands()
    {
        QCOMPARE(completions({""}), sorted(commandNames()));
        QCOMPARE(completions({"ex"}), (QStringList{"explain", "export"}));
        QCOMPARE(completions({"-"}), (QStringList{"--help", "--version"}));
    }

    void bashOffersTheOptionsOf_data()
    {
        QTest::addColumn<QString>("command");
        for (const QString& name : commandNames()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void bashOffersTheOptionsOf()
    {
        QFETCH(QString, command);
        QCOMPARE(completions({command, "-"}), sorted(optionNames(command)));
    }

    void bashOffersTheValuesOf_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("values");
        QStringList presets;
        for (const core::Preset& preset : core::presets()) {
            presets << preset.id;
        }
        QStringList deformations;
        for (const core::DeformationTraits& each : core::deformations()) {
            deformations << each.name;
        }
        QStringList formats;
        for (const core::ExportFormatInfo& format : core::exportFormats()) {
            formats << format.name;
        }
        QStringList datasets;
        for (const core::DatasetSource& source : core::DatasetStore::sources()) {
            datasets << source.name;
        }
        QTest::newRow("--preset") << QStringList{"train", "--preset", ""} << presets;
        QTest::newRow("--to") << QStringList{"export", "--to", ""} << formats;
        QTest::newRow("--deformation")
            << QStringList{"robustness", "--deformation", ""} << deformations;
        QTest::newRow("datasets get") << QStringList{"datasets", "get", ""} << datasets;
    }

    void bashOffersTheValuesOf()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, values);
        QVERIFY(!values.isEmpty());
        QCOMPARE(completions(words), sorted(values));
    }

    /// Options that show their values: `--transposed <auto|no|yes>`.
    void bashOffersTheValuesThatHelpShows()
    {
        static const QRegularExpression choice("(--\\w+) <([^>]*\\|[^>]*)>");
        int found = 0;
        for (const QString& command : commandNames()) {
            for (const Entry& entry : readHelp(command).entries) {
                const auto match = choice.match(entry.name);
                if (match.hasMatch() && match.captured(1) != "--dataset") {
                    ++found;
                    QCOMPARE(
                        completions({command, match.captured(1), ""}),
                        sorted(match.captured(2).split('|')));
                }
            }
        }
        QVERIFY(found > 2);
    }

    void bashOffersTheUsersDatasets()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("digitlab/datasets/my letters"));
        QCOMPARE(
            completions({"train", "--dataset", "my l"}, folder.path()), QStringList{"my letters"});
    }

    /// Then bash itself offers names of files.
    void bashOffersNothingForFiles()
    {
        QCOMPARE(completions({"evaluate", "--model", ""}), QStringList());
        QCOMPARE(completions({"predict", ""}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TstManual)
#include "tst_manual.moc"
