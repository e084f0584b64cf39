#include "app/command.h"
#include "app/commandline.h"
#include "app/interruptwatcher.h"
#include "app/surroundings.h"
#include "core/base/language.h"
#include "core/base/torchruntime.h"
#include "core/base/versions.h"
#include "ui/shell/appearancemenu.h"
#include "ui/shell/application.h"
#include "ui/shell/languagemenu.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/themedicon.h"

#include <QFileInfo>

#include <cstdlib>
#include <optional>

namespace
{

void nameApplication()
{
    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    QCoreApplication::setApplicationVersion(core::programVersion());
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Why there is no window, in the user's language; nothing if there can be one. `file` is a model
/// or empty.
std::optional<int> refuseWindow(int& argc, char* argv[], const QString& file)
{
    const QCoreApplication application(argc, argv); // translators need one, a window another
    core::useLanguage();
    if (!file.isEmpty() && !QFileInfo::exists(file)) {
        return app::wrongUsage(
            QObject::tr("`%1` is neither a command nor a file; see digitlab --help").arg(file));
    }
    if (!hasDisplay()) {
        return app::fail(QObject::tr("There is no display for the window; digitlab --help tells "
                                     "what works in a terminal"));
    }
    if (const auto settled = app::settleUserFolders(); !settled) {
        return app::fail(settled.error().message);
    }
    return {};
}

/// `file` is a model or empty.
int runWindow(int& argc, char* argv[], const QString& file)
{
    if (const std::optional<int> code = refuseWindow(argc, argv, file)) {
        return *code;
    }
    const ui::Application application(argc, argv);
    QApplication::setWindowIcon(ui::themedIcon("digitlab"));
    QGuiApplication::setDesktopFileName("digitlab");
    ui::applySavedLanguage();
    ui::applySavedAppearance();
    core::Workbench workbench;
    ui::MainWindow window(workbench);
    const app::InterruptWatcher interrupts;
    QObject::connect(
        &interrupts, &app::InterruptWatcher::interrupted, &window, &ui::MainWindow::keepAndClose);
    QObject::connect(&application, &ui::Application::failed, &window, &ui::MainWindow::tellFailure);
    // The first paint needs neither model nor dataset.
    QObject::connect(
        &window, &ui::MainWindow::firstPainted, &window, [&window, file] { window.load(file); });
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    app::prepareProcess();
    app::InterruptWatcher::hold();
    nameApplication();
    if (const auto enough = app::checkAddressSpace(); !enough) {
        app::fail(enough.error().message);
        std::_Exit(EXIT_FAILURE); // OpenBLAS would wait at the end for threads without memory
    }
    // One thread for whatever this thread computes: a single digit is too small to share out, and a
    // pool that spins would take the training thread's core.
    core::setTorchThreads(1);
    const core::Result<QStringList> arguments = app::argumentList(argc, argv);
    if (!arguments) {
        return app::wrongUsage(arguments.error().message);
    }
    if (app::isCommandLine(*arguments)) {
        const QCoreApplication application(argc, argv);
        // What is read by programs is the same everywhere.
        const bool isForPrograms = arguments->contains("--json");
        core::useLanguage(isForPrograms ? core::languages().first().id : QString());
        return app::runCommandLine(*arguments);
    }
    return runWindow(argc, argv, arguments->value(1));
}
