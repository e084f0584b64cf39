#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <utility>

namespace
{

struct Include {
    QString file; ///< from the project's root
    QString target;
};

/// What the files of a folder may include of the project's own, as a pattern.
struct Rule {
    const char* folder;
    const char* allowed;
};

/// The arrows of the house: app -> ui -> core, and inside core
/// workbench -> runs, insight -> modelfile, training -> prediction -> network, data, ink -> base.
constexpr Rule rules[] = {
    {"app", "(app|ui|core)/"},
    {"core/base", "core/base/"},
    {"core/data", "core/(data/|ink/digitimage|base/)"},
    {"core/ink", "core/(ink|base)/"},
    {"core/insight", "core/(insight|modelfile|training|prediction|network|data|ink|base)/"},
    {"core/modelfile", "core/(modelfile|prediction|network|data|ink|base)/"},
    {"core/network", "core/(network/|ink/digitimage|base/)"},
    {"core/prediction", "core/(prediction|network|data|ink|base)/"},
    {"core/runs", "core/(runs|modelfile|training|prediction|network|data|ink|base)/"},
    {"core/training", "core/(training|prediction|network|data|ink|base)/"},
    {"core/workbench", "core/"},
    {"ui/shell", "(ui|core)/"},
    {"ui/widgets", "(ui/widgets|core)/"},
};

/// Each other folder of ui is a feature. Features do not know of each other.
QString allowedBy(const QString& folder)
{
    for (const Rule& rule : rules) {
        if (folder == rule.folder) {
            return rule.allowed;
        }
    }
    return folder.startsWith("ui/") ? QString("(%1|ui/widgets|core)/").arg(folder) : QString();
}

/// Who may work in the background, by file without ending. All others use core::Job.
const QSet<QString> backgroundWorkers{
    "core/base/job",              // the one way for all that is asked for and answered
    "core/base/crew",             // the helpers that share one step of a training
    "core/runs/runwriter",        // waits for the newest state as long as a run lives
    "core/training/teacher",      // a thread for each teaching
    "core/training/trainer",      // a thread for each run
    "core/training/threadchoice", // begins no thread: asks QThread for the number of cores
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

QStringList allSources()
{
    return sourcesBelow("app") + sourcesBelow("ui") + sourcesBelow("core");
}

QString textOf(const QString& name)
{
    QFile file(QStringLiteral(DIGITLAB_SOURCE_DIR "/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(name));
    }
    return QString::fromUtf8(file.readAll());
}

/// Without comments and string literals.
QString codeOf(const QString& name)
{
    static const QRegularExpression noCode(
        R"("(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/)",
        QRegularExpression::DotMatchesEverythingOption);
    return textOf(name).remove(noCode);
}

QList<Include> includesOf(const QStringList& files)
{
    static const QRegularExpression pattern(
        "^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]", QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const QString& name : files) {
        auto matches = pattern.globalMatch(textOf(name));
        while (matches.hasNext()) {
            includes.append({name, matches.next().captured(1)});
        }
    }
    return includes;
}

bool isOurs(const QString& include)
{
    static const QRegularExpression own("^(app|ui|core|tests)/");
    return own.match(include).hasMatch();
}

/// `app`, `ui/run`, `core/base`: of a file or of what is included.
QString folderOf(const QString& file)
{
    return file.section('/', 0, file.startsWith("app/") ? 0 : 1);
}

/// Headers that only core's own sources may include.
bool isPrivateHeader(const QString& file)
{
    return file.endsWith("_p.h") || file == "core/network/network.h";
}

bool isTorch(const QString& include)
{
    return include.startsWith("torch/") || include.startsWith("ATen/") ||
           include.startsWith("c10/") || include.startsWith("caffe2/");
}

} // namespace

class TstArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void torchStaysInsideCore()
    {
        const QStringList files = allSources();
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
        QStringList folders;
        for (const QString& file : allSources()) {
            folders.append(folderOf(file));
        }
        folders.removeDuplicates();
        folders.sort();
        for (const char* known : {"app", "core/base", "core/workbench", "ui/run", "ui/shell"}) {
            QVERIFY2(folders.contains(known), known);
        }
        for (const QString& folder : std::as_const(folders)) {
            QTest::addRow("%s", qPrintable(folder)) << folder;
        }
    }

    void foldersIncludeOnlyWhatLiesBelowThem()
    {
        QFETCH(QString, folder);
        const QString allowed = allowedBy(folder);
        QVERIFY2(!allowed.isEmpty(), qPrintable(folder + " has no rule yet: add one above"));
        const QRegularExpression permitted("^" + allowed);
        for (const Include& each : includesOf(sourcesBelow(folder))) {
            QVERIFY2(
                !isOurs(each.target) || permitted.match(each.target).hasMatch(),
                qPrintable(each.file + " includes " + each.target));
        }
    }

    void noTwoFoldersIncludeEachOther()
    {
        QMap<std::pair<QString, QString>, QString> arrows; ///< and a file that draws it
        for (const Include& each : includesOf(allSources())) {
            if (isOurs(each.target) && folderOf(each.file) != folderOf(each.target)) {
                arrows.insert({folderOf(each.file), folderOf(each.target)}, each.file);
            }
        }
        QVERIFY(arrows.size() > 20);
        for (auto arrow = arrows.cbegin(); arrow != arrows.cend(); ++arrow) {
            const auto& [from, to] = arrow.key();
            const QString back = arrows.value({to, from});
            QVERIFY2(
                back.isEmpty(), qPrintable(QString("%1 and %2 include each other, in %3 and %4")
                                               .arg(from, to, arrow.value(), back)));
        }
    }

    /// A second way to work in the background would be one more to join, to cancel and to test.
    void onlyAFewWorkInTheBackground()
    {
        static const QRegularExpression threads(
            R"(\bQtConcurrent|\bQFuture|\bQPromise\b|\bQRunnable\b|\bQThread|\.then\s*\(|)"
            R"(\bstd::(jthread|thread|async)\b|<future>)");
        static const QRegularExpression ending("(_p)?\\.(h|cpp)$");
        QSet<QString> found;
        for (const QString& file : allSources()) {
            const QString stem = QString(file).remove(ending);
            const auto use = threads.match(codeOf(file));
            if (use.hasMatch()) {
                found.insert(stem);
                QVERIFY2(
                    backgroundWorkers.contains(stem),
                    qPrintable(file + " uses " + use.captured() + ", where core::Job would do"));
            }
        }
        QCOMPARE(found, backgroundWorkers); // none is named in vain
    }

    void coreHasNoWidgetsAndNoSettings()
    {
        const QRegularExpression widgets("^(Qt(Widgets|Charts)/|Q(Widget|Application|MessageBox|"
                                         "FileDialog|Chart|Settings|Dialog|Action)$)");
        for (const Include& each : includesOf(sourcesBelow("core"))) {
            QVERIFY2(
                !widgets.match(each.target).hasMatch(),
                qPrintable(each.file + " includes " + each.target));
        }
    }
};

QTEST_GUILESS_MAIN(TstArchitecture)
#include "tst_architecture.moc"
