#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace
{

struct Include {
    QString file; ///< from the project's root
    QString target;
};

QStringList sourcesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator entries(
        QStringLiteral(DIGITLAB_SOURCE_DIR "/") + folder, {"*.h", "*.cpp"}, QDir::Files,
        QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        files.append(entries.next().mid(int(sizeof(DIGITLAB_SOURCE_DIR))));
    }
    return files;
}

QList<Include> includesOf(const QStringList& files)
{
    static const QRegularExpression pattern(
        "^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]", QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const QString& name : files) {
        QFile file(QStringLiteral(DIGITLAB_SOURCE_DIR "/") + name);
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("cannot read %s", qPrintable(name));
        }
        auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            includes.append({name, matches.next().captured(1)});
        }
    }
    return includes;
}

/// Headers that only core's own sources may include.
bool isPrivateHeader(const QString& file)
{
    return file.endsWith("_p.h") || file == "core/network/network.h";
}

bool isTorch(const QString& include)
{
    return include.startsWith("torch/") || include.startsWith("ATen/") ||
           include.startsWith("c10/");
}

} // namespace

/// The arrows of the house: app -> ui -> core, and inside core
/// runs -> modelfile, training -> prediction -> network, data, ink -> base.
class TstArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void torchStaysInsideCore()
    {
        const QStringList files = sourcesBelow("app") + sourcesBelow("ui") + sourcesBelow("core");
        QVERIFY(files.size() > 50);
        for (const Include& each : includesOf(files)) {
            const bool mayUseTorch = each.file.startsWith("core/") &&
                                     (each.file.endsWith(".cpp") || isPrivateHeader(each.file));
            QVERIFY2(
                mayUseTorch || (!isTorch(each.target) && !isPrivateHeader(each.target)),
                qPrintable(each.file + " includes " + each.target));
        }
    }

    void foldersIncludeOnlyWhatLiesBelowThem_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char* folder, const QString& allowed) {
            QTest::newRow(folder) << QString(folder) << allowed;
        };
        row("ui", "ui|core");
        row("core", "core");
        row("core/base", "core/base");
        row("core/data", "core/(data|ink/digitimage|base)");
        row("core/ink", "core/(ink|base)");
        row("core/network", "core/(network|ink/digitimage|base)");
        row("core/prediction", "core/(prediction|network|data|ink|base)");
        row("core/modelfile", "core/(modelfile|prediction|network|data|ink|base)");
        row("core/runs", "core/(runs|modelfile|training|prediction|network|data|ink|base)");
        row("core/training", "core/(training|prediction|network|data|ink|base)");
    }

    void foldersIncludeOnlyWhatLiesBelowThem()
    {
        QFETCH(QString, folder);
        QFETCH(QString, allowed);
        const QRegularExpression own("^(app|ui|core|tests)/");
        const QRegularExpression permitted("^(" + allowed + ")");
        const QList<Include> includes = includesOf(sourcesBelow(folder));
        QVERIFY(!includes.isEmpty());
        for (const Include& each : includes) {
            QVERIFY2(
                !own.match(each.target).hasMatch() || permitted.match(each.target).hasMatch(),
                qPrintable(each.file + " includes " + each.target));
        }
    }

    void coreHasNoWidgets()
    {
        const QRegularExpression widgets("^(Qt(Widgets|Charts)/|Q(Widget|Application|MessageBox|"
                                         "FileDialog|Chart|Settings)$)");
        for (const Include& each : includesOf(sourcesBelow("core"))) {
            QVERIFY2(
                !widgets.match(each.target).hasMatch(),
                qPrintable(each.file + " includes " + each.target));
        }
    }
};

QTEST_GUILESS_MAIN(TstArchitecture)
#include "tst_architecture.moc"
