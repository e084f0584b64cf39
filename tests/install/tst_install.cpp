#include "core/base/versions.h"
#include "core/ink/inkfile.h"

#include <QDirIterator>
#include <QImage>
#include <QMimeDatabase>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace
{

struct Outcome {
    int code = -1;
    QString output; ///< both streams
};

Outcome run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) {
        return {-1, process.errorString()};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The text between `<name ...>` and `</name>`, and so the first of that name.
QString elementText(const QString& xml, const QString& name)
{
    return QRegularExpression(QStringLiteral("<%1[^>]*>([^<]*)</%1>").arg(name))
        .match(xml)
        .captured(1);
}

} // namespace

#define NEEDS_TOOL(name)                                                                           \
    if (QStandardPaths::findExecutable(name).isEmpty()) {                                          \
        QSKIP("there is no " name " here; scripts/test.sh installs it");                           \
    }

/// What `cmake --install` puts into a folder, judged by the tools of the desktop.
class TstInstall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Outcome installed =
            run(CMAKE_PROGRAM, {"--install", DIGITLAB_BUILD_DIR, "--prefix", m_folder.path()});
        QVERIFY2(installed.code == 0, qPrintable(installed.output));
        // Where QMimeDatabase looks, before anything asks it: here, and for the types of others.
        qputenv("XDG_DATA_DIRS", path("share").toUtf8() + ":/usr/share");
    }

    void theseFilesAndNoOthers()
    {
        QStringList files;
        QDirIterator entries(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            files << QDir(m_folder.path()).relativeFilePath(entries.next());
        }
        files.sort();
        QCOMPARE(
            files,
            (QStringList{
                "bin/digitlab", "share/applications/digitlab.desktop",
                "share/bash-completion/completions/digitlab",
                "share/icons/hicolor/scalable/apps/digitlab.svg", "share/man/man1/digitlab.1",
                "share/metainfo/com.example.digitlab.metainfo.xml",
                "share/mime/packages/digitlab.xml"}));
    }

    /// Its models come from inside.
    void programReadsADigitThere()
    {
        QImage picture(60, 80, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter(&picture).fillRect(25, 10, 8, 60, Qt::black);
        const QTemporaryDir elsewhere;
        QVERIFY(picture.save(elsewhere.filePath("one.png")));
        const Outcome outcome =
            run(path("bin/digitlab"), {"predict", elsewhere.filePath("one.png"), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains("\"digit\":1"), qPrintable(outcome.output));
    }

    void programDoesNotKnowWhereItWasBuilt()
    {
#ifndef QT_NO_DEBUG
        QSKIP("assertions and debug information name the sources");
#endif
        const QByteArray program = contentOf(path("bin/digitlab"));
        QVERIFY(program.size() > 1'000'000);
        QVERIFY(!program.contains(DIGITLAB_SOURCE_DIR));
        // Where the compiler's launcher makes paths relative, too.
        static const QRegularExpression source("/(app|core|ui)/[a-z/_]+\\.(cpp|h)");
        auto paths = source.globalMatch(QString::fromLatin1(program));
        while (paths.hasNext()) {
            const QString path = paths.next().captured();
            QVERIFY2(!QFile::exists(DIGITLAB_SOURCE_DIR + path), qPrintable(path));
        }
    }

    void desktopEntryIsValid()
    {
        NEEDS_TOOL("desktop-file-validate");
        const Outcome outcome =
            run("desktop-file-validate", {path("share/applications/digitlab.desktop")});
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.code, 0);
    }

    void desktopEntryNamesWhatIsInstalled()
    {
        const QSettings entry(path("share/applications/digitlab.desktop"), QSettings::IniFormat);
        const auto value = [&](const char* key) {
            return entry.value(QStringLiteral("Desktop Entry/") + key).toString();
        };
        QCOMPARE(value("Exec"), QString("digitlab %f"));
        QVERIFY(QFile::exists(path("share/icons/hicolor/scalable/apps/%1.svg").arg(value("Icon"))));
        // The window says that it belongs to this entry.
        QVERIFY(contentOf(DIGITLAB_SOURCE_DIR "/app/main.cpp")
                    .contains("setDesktopFileName(\"digitlab\")"));
    }

    /// Both tell the same types, and the package of MIME types says what they are.
    void typesAgree()
    {
        static const QRegularExpression entryTypes("MimeType=(.*);\n");
        static const QRegularExpression metainfoType("<mediatype>(.*)</mediatype>");
        const QString entry = contentOf(path("share/applications/digitlab.desktop"));
        const QStringList types = entryTypes.match(entry).captured(1).split(';');
        QStringList told;
        for (const auto& match : metainfoType.globalMatch(metainfo())) {
            told << match.captured(1);
        }
        QCOMPARE(told, types);
        for (const QString& type : types) {
            QVERIFY2(QMimeDatabase().mimeTypeForName(type).isValid(), qPrintable(type));
        }
    }

    /// AppStream 1.0 warns of one thing more: that there is no home page, and there is none.
    void metainfoIsValid()
    {
        NEEDS_TOOL("appstreamcli");
        const Outcome outcome = run(
            "appstreamcli", {"validate", "--pedantic", "--no-net", "--no-color", metainfoPath()});
        QVERIFY2(outcome.output.contains("Validation"), qPrintable(outcome.output));
        static const QRegularExpression finding("^[EW]: .*$", QRegularExpression::MultilineOption);
        for (const auto& match : finding.globalMatch(outcome.output)) {
            QVERIFY2(
                match.captured().endsWith("url-homepage-missing"), qPrintable(match.captured()));
        }
    }

    void metainfoTellsThisVersion()
    {
        QVERIFY(metainfo().contains(
            QStringLiteral("<release version=\"%1\" date=\"20").arg(core::programVersion())));
        QCOMPARE(elementText(metainfo(), "launchable"), QString("digitlab.desktop"));
    }

    void manPageIsWellFormed()
    {
        NEEDS_TOOL("groff");
        const Outcome outcome =
            run("groff", {"-man", "-ww", "-z", "-Tutf8", path("share/man/man1/digitlab.1")});
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.code, 0);
        QVERIFY(contentOf(path("share/man/man1/digitlab.1"))
                    .contains("\"DigitLab " + core::programVersion().toUtf8() + "\""));
    }

    void filesAreKnown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("type");
        const QByteArray ink = R"({"label": 3, "writer": "me", "strokes": [[[1, 2], [3, 4]]]})";
        const QString inkType = "application/x-digitlab-ink";
        const QString modelType = "application/x-safetensors";
        QTest::newRow("ink by hand") << "mine.jsonl" << ink << inkType;
        QTest::newRow("ink as written") << "mine.jsonl" << writtenInk() << inkType;
        QTest::newRow("by its name") << "mine.ink.jsonl" << QByteArray() << inkType;
        QTest::newRow("model") << "mine.safetensors" << QByteArray() << modelType;
        // What belongs to other programs stays theirs.
        const QByteArray event = R"({"event": "epoch", "epoch": 1})";
        QTest::newRow("other lines") << "log.jsonl" << event << "text/plain";
        QTest::newRow("other JSON") << "ink.json" << ink << "application/json";
    }

    void filesAreKnown()
    {
        NEEDS_TOOL("update-mime-database"); // it comes with the types of others
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, type);
        QCOMPARE(QMimeDatabase().mimeTypeForFileNameAndData(name, content).name(), type);
    }

    void typesAreWellFormed()
    {
        NEEDS_TOOL("update-mime-database");
        const Outcome outcome = run("update-mime-database", {path("share/mime")});
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.code, 0);
        QVERIFY(QFile::exists(path("share/mime/application/x-digitlab-ink.xml")));
    }

    /// As scripts/package.sh makes it, with the libraries' packages as what it depends on.
    void debianPackageLeavesLintianNothingToSay()
    {
#ifndef QT_NO_DEBUG
        QSKIP("packages are made of release builds");
#endif
        const QString settings = QStringLiteral(DIGITLAB_BUILD_DIR "/CPackConfig.cmake");
        if (!QFile::exists(settings)) {
            QSKIP("no Debian package can be made of this build");
        }
        NEEDS_TOOL("dpkg-shlibdeps");
        NEEDS_TOOL("lintian");
        const QTemporaryDir folder;
        const Outcome packed =
            run(CPACK_PROGRAM, {"-G", "DEB", "--config", settings, "-B", folder.path()});
        QVERIFY2(packed.code == 0, qPrintable(packed.output));
        const QStringList packages = QDir(folder.path()).entryList({"digitlab_*.deb"});
        QCOMPARE(packages.size(), 1);
        const QString package = folder.filePath(packages[0]);
        const Outcome judged = run("lintian", {"--allow-root", package});
        QCOMPARE(judged.output, QString());
        QCOMPARE(judged.code, 0);
        const Outcome needs = run("dpkg-deb", {"--field", package, "Depends"});
        for (const char* library : {"libtorch", "libqt6charts6", "libqt6svg6", "libonnx"}) {
            QVERIFY2(needs.output.contains(library), qPrintable(needs.output));
        }
    }

private:
    QString path(const QString& name) const
    {
        return m_folder.filePath(name);
    }
    QString metainfoPath() const
    {
        return path("share/metainfo/com.example.digitlab.metainfo.xml");
    }
    QString metainfo() const
    {
        return contentOf(metainfoPath());
    }

    /// An ink file as the program writes it.
    static QByteArray writtenInk()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("ink");
        const core::Ink ink{{{{1, 2}, {3, 4}}}, 3, "me"};
        return core::writeInkFile(file, {ink}) ? contentOf(file) : QByteArray();
    }

    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstInstall)
#include "tst_install.moc"
