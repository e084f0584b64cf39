#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace ui
{

/// Which file to ask for.
struct FileRequest {
    QString kind; ///< `model`, `ink`, ...: each kind remembers its last folder
    QString title;
    QStringList nameFilters;   ///< `Models (*.safetensors)`; the first is taken
    QString defaultSuffix;     ///< `safetensors`, for a name typed without one; only to save
    QString suggestedFileName; ///< without folder; only to save
    QString firstFolder;       ///< where a kind without a last folder begins; made when missing
};

enum class UnsavedChoice { Save, Discard, Cancel };

/// The questions that the window asks its user. Every call returns at once; the answer comes
/// through the callback, at most once, and never after the parent's end. Tests put their own
/// answers here.
class Dialogs
{
public:
    using PathCallback = std::function<void(const QString& path)>;
    using UnsavedCallback = std::function<void(UnsavedChoice choice)>;

    virtual ~Dialogs() = default;

    /// No callback when the user cancels. The parent must not be null, here and below.
    virtual void
    askOpenFile(QWidget* parent, const FileRequest& request, const PathCallback& chosen) = 0;
    /// The suffix is added and a file that exists is only chosen after a second question.
    virtual void
    askSaveFile(QWidget* parent, const FileRequest& request, const PathCallback& chosen) = 0;
    virtual void
    askFolder(QWidget* parent, const FileRequest& request, const PathCallback& chosen) = 0;
    /// Always answers; closing the question cancels. `otherwise` says what becomes of the model if
    /// it is not saved.
    virtual void askUnsavedChanges(
        QWidget* parent, const QString& modelName, const QString& otherwise,
        const UnsavedCallback& chosen) = 0;
    /// What follows the message's first line is detail, for those who ask for it.
    virtual void showError(QWidget* parent, const QString& title, const QString& message) = 0;
};

/// The dialogs of the desktop. Folders are remembered in QSettings under `folders/<kind>`.
/// Object names: openFileDialog, saveFileDialog, folderDialog, overwriteDialog, unsavedDialog,
/// errorDialog.
class StandardDialogs : public Dialogs
{
public:
    void
    askOpenFile(QWidget* parent, const FileRequest& request, const PathCallback& chosen) override;
    void
    askSaveFile(QWidget* parent, const FileRequest& request, const PathCallback& chosen) override;
    void
    askFolder(QWidget* parent, const FileRequest& request, const PathCallback& chosen) override;
    void askUnsavedChanges(
        QWidget* parent, const QString& modelName, const QString& otherwise,
        const UnsavedCallback& chosen) override;
    void showError(QWidget* parent, const QString& title, const QString& message) override;
};

} // namespace ui
