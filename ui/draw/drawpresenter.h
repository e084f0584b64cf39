#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

class QImage;

namespace ui
{

class DrawPanel;
class Notifier;

/// Connects the drawing panel with the current drawing: tells it what is drawn, shows what it is
/// read as, opens and saves drawings, and keeps those that the user corrects. Lives on the GUI
/// thread.
class DrawPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    DrawPresenter(
        core::Workbench& workbench, DrawPanel* panel, Notifier& notifier,
        QObject* parent = nullptr);

    /// Whatever fails, the drawing stays.
    void openPicture(const QString& path);
    void openInk(const QString& path);
    void saveInk(const QString& path);
    /// A picture, or a file, from the clipboard.
    void paste();

    /// Ask for a file first.
    void askPicture();
    void askInk();
    void askSaveInk();

Q_SIGNALS:
    /// Files that were dropped on the canvas or pasted.
    void filesGiven(const QStringList& paths);

private:
    void connectPanel();
    void showReading();
    void showPicture(const QImage& picture, const QString& caption);
    void keep(int digit);

    core::Workbench& m_workbench;
    DrawPanel* m_panel;
    Notifier& m_notifier;
};

} // namespace ui
