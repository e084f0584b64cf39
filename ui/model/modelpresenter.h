#pragma once

#include "core/workbench/workbench.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QMenu;

namespace ui
{

class ModelDialog;
class Notifier;

/// Opens and saves models as the user asks, tells what the present one is, and remembers which
/// files were used last. Lives on the GUI thread. Object names: modelFactsAction, openModelAction,
/// recentMenu, shippedMenu and in it shipped-<id>, understandAction, saveAction, saveAsAction.
class ModelPresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxRecentFiles = 8;

    /// Both outlive the presenter.
    ModelPresenter(core::Workbench& workbench, Notifier& notifier, QObject* parent = nullptr);

    /// For the File menu.
    QList<QAction*> actions() const;

    void open(const QString& path);
    /// Uses the shipped model, and where `withLast` says so, as soon as it is read, the one that
    /// was in use when the program ended: a file's or a kept run's, if it is still there.
    void begin(bool withLast);
    /// To the model's own file, or to one that is asked for. `afterwards` is called once the model
    /// is saved, and not at all otherwise.
    void save(const std::function<void()>& afterwards = {});

private:
    void createActions();
    void refreshActions();
    void createShippedMenu();
    void showRecent();
    void showFacts();
    void refreshFacts();
    void rememberModel();
    void askOpen();
    void askHowToUnderstand();
    void openAs(const QString& path, const core::Candidate& candidate);
    core::DatasetSupply datasetToTryOn() const;
    core::Assumptions withEarlierTrial(const core::ForeignFile& file);
    void saveAs(const std::function<void()>& afterwards = {});
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
    core::ForeignFile m_tried;     ///< the newest one that all candidates were tried for
    QPointer<ModelDialog> m_facts; ///< while it is open
    QAction* m_showFacts = nullptr;
    QAction* m_open = nullptr;
    QMenu* m_recent = nullptr;
    QMenu* m_shipped = nullptr;
    QAction* m_understand = nullptr;
    QAction* m_save = nullptr;
    QAction* m_saveAs = nullptr;
};

} // namespace ui
