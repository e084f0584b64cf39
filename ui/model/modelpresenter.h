#pragma once

#include "core/workbench/workbench.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace ui
{

class Notifier;

/// Opens and saves models as the user asks, and remembers which files were used last. Lives on the
/// GUI thread.
class ModelPresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxRecentFiles = 8;

    /// Both outlive the presenter.
    ModelPresenter(core::Workbench& workbench, Notifier& notifier, QObject* parent = nullptr);

    /// Asks for a file, then opens it.
    void askOpen();
    void open(const QString& path);
    /// To the model's own file, or to one that is asked for. `afterwards` is called once the model
    /// is saved, and not at all otherwise.
    void save(const std::function<void()>& afterwards = {});
    void saveAs(const std::function<void()>& afterwards = {});

    QStringList recentFiles() const;

Q_SIGNALS:
    void recentFilesChanged(const QStringList& paths);

private:
    void saveTo(const QString& path, const std::function<void()>& afterwards);
    void onOpened(const QString& path);
    void onSaved(const QString& path);
    void onKept(const QString& path);
    void onFailed(const QString& message);
    void remember(const QString& path);

    core::Workbench& m_workbench;
    core::CurrentModel& m_model;
    Notifier& m_notifier;
    std::function<void()> m_afterSaving;
};

} // namespace ui
