#include "ui/widgets/dialogs.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/tr.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace ui
{

namespace
{

QString folderKey(const FileRequest& request)
{
    return "folders/" + request.kind;
}

QString lastFolder(const FileRequest& request)
{
    const QString folder = QSettings().value(folderKey(request)).toString();
    if (!folder.isEmpty() && QFileInfo(folder).isDir()) {
        return folder;
    }
    const bool hasFirst = !request.firstFolder.isEmpty() && QDir().mkpath(request.firstFolder);
    return hasFirst ? request.firstFolder : QDir::homePath();
}

QFileDialog* fileDialog(QWidget* parent, const FileRequest& request, const char* objectName)
{
    auto* dialog = new QFileDialog(parent, request.title, lastFolder(request));
    setNames(dialog, objectName, request.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!request.nameFilters.isEmpty()) {
        dialog->setNameFilters(request.nameFilters);
    }
    return dialog;
}

/// Shows the dialog; its answer is remembered and handed on while the parent lives.
void openFor(
    QWidget* parent, QFileDialog* dialog, const FileRequest& request,
    const Dialogs::PathCallback& chosen)
{
    const auto answer = [request, chosen](const QString& path) {
        QSettings().setValue(folderKey(request), QFileInfo(path).absolutePath());
        chosen(path);
    };
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, answer);
    dialog->open();
}

QMessageBox* messageBox(
    QWidget* parent, QMessageBox::Icon icon, const QString& title, const QString& text,
    const char* objectName)
{
    auto* box = new QMessageBox(parent);
    setNames(box, objectName, title);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(icon);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::PlainText);
    box->setText(text);
    return box;
}

/// Asks before a file is replaced. QFileDialog's own question would run a nested event loop.
void confirmOverwrite(
    QWidget* parent, const QString& path, const std::function<void(bool confirmed)>& answered)
{
    const QFileInfo file(path);
    auto* box = messageBox(
        parent, QMessageBox::Question, Tr::tr("Replace file"),
        Tr::tr("“%1” exists already. Replace it?").arg(file.fileName()), "overwriteDialog");
    box->setInformativeText(Tr::tr("It lies in %1; what it holds now will be lost.")
                                .arg(QDir::toNativeSeparators(file.absolutePath())));
    auto* replace = box->addButton(Tr::tr("&Replace"), QMessageBox::DestructiveRole);
    replace->setObjectName("replaceButton");
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(box, &QMessageBox::finished, parent, [box, replace, answered] {
        answered(box->clickedButton() == replace);
    });
    box->open();
}

void saveFile(QWidget* parent, FileRequest request, const Dialogs::PathCallback& chosen)
{
    QFileDialog* dialog = fileDialog(parent, request, "saveFileDialog");
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(request.defaultSuffix);
    dialog->selectFile(request.suggestedFileName);
    const auto confirmed = [parent, request, chosen](const QString& path) mutable {
        if (!QFileInfo::exists(path)) {
            chosen(path);
            return;
        }
        request.suggestedFileName = QFileInfo(path).fileName();
        confirmOverwrite(parent, path, [=](bool yes) {
            yes ? chosen(path) : saveFile(parent, request, chosen);
        });
    };
    openFor(parent, dialog, request, confirmed);
}

UnsavedChoice unsavedChoice(int button)
{
    switch (button) {
    case QMessageBox::Save:
        return UnsavedChoice::Save;
    case QMessageBox::Discard:
        return UnsavedChoice::Discard;
    default:
        return UnsavedChoice::Cancel;
    }
}

} // namespace

void StandardDialogs::askOpenFile(
    QWidget* parent, const FileRequest& request, const PathCallback& chosen)
{
    QFileDialog* dialog = fileDialog(parent, request, "openFileDialog");
    dialog->setFileMode(QFileDialog::ExistingFile);
    openFor(parent, dialog, request, chosen);
}

void StandardDialogs::askSaveFile(
    QWidget* parent, const FileRequest& request, const PathCallback& chosen)
{
    saveFile(parent, request, chosen);
}

void StandardDialogs::askFolder(
    QWidget* parent, const FileRequest& request, const PathCallback& chosen)
{
    QFileDialog* dialog = fileDialog(parent, request, "folderDialog");
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFor(parent, dialog, request, chosen);
}

void StandardDialogs::askUnsavedChanges(
    QWidget* parent, const QString& modelName, const QString& otherwise,
    const UnsavedCallback& chosen)
{
    QMessageBox* box = messageBox(
        parent, QMessageBox::Question, Tr::tr("Unsaved model"),
        Tr::tr("Save the model “%1”?").arg(modelName), "unsavedDialog");
    box->setInformativeText(otherwise);
    box->setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Save);
    QObject::connect(box, &QMessageBox::finished, parent, [chosen](int button) {
        chosen(unsavedChoice(button));
    });
    box->open();
}

void StandardDialogs::showError(QWidget* parent, const QString& title, const QString& message)
{
    const QString text = message.section('\n', 0, 0);
    auto* box = messageBox(parent, QMessageBox::Warning, title, text, "errorDialog");
    box->setDetailedText(message.section('\n', 1));
    box->open();
}

} // namespace ui
