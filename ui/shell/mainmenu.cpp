#include "ui/shell/mainmenu.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace ui
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::MainMenu)
};

} // namespace

QAction* addMenuAction(
    QMenu* menu, const QString& name, const QString& icon, const QString& text,
    const QString& toolTip, const QKeySequence& shortcut)
{
    auto* action = new QAction(text, menu);
    action->setObjectName(name);
    if (!icon.isEmpty()) {
        action->setIcon(themedIcon(icon));
    }
    action->setShortcut(shortcut);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, keys));
    action->setStatusTip(toolTip);
    menu->addAction(action);
    return action;
}

MainMenu::MainMenu(QMenuBar* bar)
    : fileMenu(bar->addMenu(Tr::tr("&File")))
    , editMenu(bar->addMenu(Tr::tr("&Edit")))
    , trainMenu(bar->addMenu(Tr::tr("&Train")))
    , viewMenu(bar->addMenu(Tr::tr("&View")))
    , helpMenu(bar->addMenu(Tr::tr("&Help")))
{
    for (QMenu* menu : {fileMenu, editMenu, trainMenu, viewMenu, helpMenu}) {
        menu->setToolTipsVisible(true);
    }
    fillFileMenu();
    fillOtherMenus();
}

void MainMenu::fillFileMenu()
{
    openModel = addMenuAction(
        fileMenu, "openModelAction", "open", Tr::tr("&Open model…"),
        Tr::tr("Open a model file to predict with"), QKeySequence::Open);
    recentMenu = fileMenu->addMenu(Tr::tr("Open &recent"));
    recentMenu->setObjectName("recentMenu");
    save = addMenuAction(
        fileMenu, "saveAction", "save", Tr::tr("&Save model"), Tr::tr("Save the model"),
        QKeySequence::Save);
    saveAs = addMenuAction(
        fileMenu, "saveAsAction", {}, Tr::tr("Save model &as…"),
        Tr::tr("Save the model to another file"), Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    fileMenu->addSeparator();
    openPicture = addMenuAction(
        fileMenu, "openPictureAction", "picture", Tr::tr("Open &picture…"),
        Tr::tr("Open a picture of one digit as input"), Qt::CTRL | Qt::Key_I);
    openInk = addMenuAction(
        fileMenu, "openInkAction", {}, Tr::tr("Open &ink…"), Tr::tr("Open saved drawings"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    saveInk = addMenuAction(
        fileMenu, "saveInkAction", {}, Tr::tr("Save in&k…"), Tr::tr("Save the drawing as strokes"),
        Qt::CTRL | Qt::Key_K);
    fileMenu->addSeparator();
    exportMenu = fileMenu->addMenu(themedIcon("export"), Tr::tr("&Export"));
    exportMenu->setObjectName("exportMenu");
    exportMenu->setToolTipsVisible(true);
    exportPng = addMenuAction(
        exportMenu, "exportPngAction", {}, Tr::tr("Chart as &picture…"),
        Tr::tr("Export the chart as a PNG file"), Qt::CTRL | Qt::Key_E);
    exportCsv = addMenuAction(
        exportMenu, "exportCsvAction", {}, Tr::tr("Chart as ta&ble…"),
        Tr::tr("Export the run's values as a CSV file"), Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    fileMenu->addSeparator();
    quit = addMenuAction(
        fileMenu, "quitAction", {}, Tr::tr("&Quit"), Tr::tr("Close DigitLab"),
        Qt::CTRL | Qt::Key_Q);
}

void MainMenu::fillOtherMenus()
{
    paste = addMenuAction(
        editMenu, "pasteAction", "paste", Tr::tr("&Paste picture"),
        Tr::tr("Use the clipboard's picture as input"), QKeySequence::Paste);
    fetch = addMenuAction(
        trainMenu, "fetchAction", "download", Tr::tr("&Fetch MNIST"),
        Tr::tr("Fetch the MNIST dataset and train on it"));
    chooseFolder = addMenuAction(
        trainMenu, "chooseFolderAction", "dataset", Tr::tr("Choose &dataset folder…"),
        Tr::tr("Train on the IDX files of a folder"), Qt::CTRL | Qt::Key_D);
    about = addMenuAction(
        helpMenu, "aboutAction", "info", Tr::tr("&About DigitLab"), Tr::tr("What this program is"));
    about->setMenuRole(QAction::AboutRole);
    aboutQt = addMenuAction(
        helpMenu, "aboutQtAction", {}, Tr::tr("About &Qt"), Tr::tr("The toolkit of this window"));
    aboutQt->setMenuRole(QAction::AboutQtRole);
}

void MainMenu::showRecentFiles(
    const QStringList& paths, const std::function<void(const QString& path)>& open)
{
    recentMenu->clear();
    recentMenu->setEnabled(!paths.isEmpty());
    for (const QString& path : paths) {
        QAction* action = recentMenu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        QObject::connect(action, &QAction::triggered, recentMenu, [open, path] { open(path); });
    }
}

} // namespace ui
