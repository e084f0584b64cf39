#include "core/data/datasetstore.h"
#include "tests/support/desktop.h"
#include "tests/support/program.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using support::Desktop;
using support::Program;

namespace
{

constexpr int patienceMs = 60'000;
const QSize windowSize(1280, 860); // the program's own at its first start

/// Reads the program's log until a line holds the text; false when it never comes.
bool waitForLog(QProcess& process, const QByteArray& text)
{
    QByteArray log;
    while (!log.contains(text)) {
        if (!process.waitForReadyRead(patienceMs)) {
            qWarning("the log never said %s: %s", text.constData(), log.constData());
            return false;
        }
        log += process.readAll();
    }
    return true;
}

} // namespace

/// The real program, a real X server, the real data: from the first click to the saved model.
class TstWindow : public QObject
{
    Q_OBJECT

public:
    explicit TstWindow(const Desktop& desktop)
        : m_desktop(desktop)
    {
    }

private Q_SLOTS:
    void trainDrawSaveCloseEvaluate()
    {
        QTemporaryDir folder;
        const Program program(folder.path());
        linkMnist(folder.path());
        findPlaces();

        QProcess process;
        QProcessEnvironment environment = program.environment();
        environment.insert("QT_LOGGING_RULES", "digitlab.*.info=true");
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(Program::path(), QStringList());
        QVERIFY(waitForLog(process, "digitlab.window: ready"));
        const int window = m_desktop.waitForWindow("DigitLab");
        QVERIFY(window != 0);
        m_desktop.focus(window);

        m_desktop.click(window, m_trainButton);
        QVERIFY(waitForLog(process, "digitlab.run: epoch 1"));
        m_desktop.drag(window, drawingOfAOne());
        QVERIFY(waitForLog(process, "digitlab.window: read as 1"));

        m_desktop.key("F7"); // Stop
        QVERIFY(waitForLog(process, "digitlab.run: stopped"));
        m_desktop.key("ctrl+s");
        m_desktop.focus(m_desktop.waitForWindow("Save the model"));
        const QString model = folder.filePath("mine.safetensors");
        m_desktop.key("ctrl+a");
        m_desktop.type(model);
        m_desktop.key("Return");
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(model), patienceMs);
        m_desktop.focus(window);
        m_desktop.key("ctrl+q");
        QVERIFY(process.waitForFinished(patienceMs));
        QCOMPARE(process.exitCode(), 0);

        const Program::Result result = program.run({"evaluate", "--model", model, "--json"});
        QVERIFY2(result.code == 0, qPrintable(result.errors));
        QCOMPARE(result.objects().first()["samples"].toInt(), 10'000);
        QVERIFY(result.objects().first()["accuracy"].toDouble() > 0.9);
    }

private:
    /// Lets the program's own data folder hold the MNIST of the user's.
    static void linkMnist(const QString& folder)
    {
        const QString datasets = folder + "/data/digitlab/datasets";
        QVERIFY(QDir().mkpath(datasets));
        QVERIFY(QFile::link(core::DatasetStore().folder("mnist"), datasets + "/mnist"));
    }

    /// Looks up where the widgets lie in a twin of the program's window.
    void findPlaces()
    {
        core::Workbench workbench;
        ui::MainWindow twin(workbench);
        twin.resize(windowSize);
        twin.show();
        QVERIFY(QTest::qWaitForWindowExposed(&twin));
        const auto place = [&twin](const QString& name) {
            const auto* widget = twin.findChild<QWidget*>(name);
            return widget ? QRect(widget->mapTo(&twin, QPoint()), widget->size()) : QRect();
        };
        m_trainButton = place("trainButton").center();
        m_canvas = place("inkCanvas");
        QVERIFY(!m_canvas.isEmpty());
    }

    QList<QPoint> drawingOfAOne() const
    {
        QList<QPoint> points;
        const QPoint middle = m_canvas.center();
        for (int y = -m_canvas.height() / 4; y <= m_canvas.height() / 4; y += 8) {
            points.append(middle + QPoint(0, y));
        }
        return points;
    }

    const Desktop& m_desktop;
    QPoint m_trainButton;
    QRect m_canvas;
};

int main(int argc, char* argv[])
{
    const Desktop desktop;
    if (desktop.name().isEmpty()) {
        qFatal("Xvfb did not start");
    }
    qputenv("DISPLAY", desktop.name().toLatin1());
    qputenv("QT_QPA_PLATFORM", "xcb");
    QApplication application(argc, argv);
    TstWindow test(desktop);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window.moc"
