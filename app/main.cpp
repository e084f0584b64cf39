#include "app/commandline.h"
#include "app/console.h"
#include "core/base/torchruntime.h"
#include "ui/shell/appearancemenu.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/themedicon.h"

#include <QApplication>
#include <QFileInfo>

namespace
{

QStringList argumentList(int argc, char* argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    return arguments;
}

void nameApplication()
{
    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    QCoreApplication::setApplicationVersion(DIGITLAB_VERSION);
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int runWindow(int& argc, char* argv[])
{
    const QApplication application(argc, argv);
    QApplication::setWindowIcon(ui::themedIcon("digitlab"));
    QGuiApplication::setDesktopFileName("digitlab");
    ui::applySavedAppearance();
    core::Workbench workbench;
    ui::MainWindow window(workbench);
    // The first paint needs neither model nor dataset.
    QObject::connect(&window, &ui::MainWindow::firstPainted, &window, [&window] {
        window.load(QCoreApplication::arguments().value(1));
    });
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    nameApplication();
    // One thread for whatever this thread computes: a single digit is too small to share out, and a
    // pool that spins would take the training thread's core.
    core::setTorchThreads(1);
    const QStringList arguments = argumentList(argc, argv);
    if (app::isCommandLine(arguments)) {
        const QCoreApplication application(argc, argv);
        return app::runCommandLine(arguments);
    }
    const QString file = arguments.value(1);
    if (!file.isEmpty() && !QFileInfo::exists(file)) {
        app::printError(
            QObject::tr("`%1` is neither a command nor a file; see digitlab --help").arg(file));
        return app::WrongUsage;
    }
    if (!hasDisplay()) {
        app::printError(
            QObject::tr("There is no display for the window; digitlab --help tells what "
                        "works in a terminal"));
        return app::Failed;
    }
    return runWindow(argc, argv);
}
