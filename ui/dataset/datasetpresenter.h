#pragma once

#include "core/workbench/workbench.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace ui
{

class DatasetPage;
class DatasetPlaceholder;
class Notifier;

/// Loads and fetches datasets as the user asks, and shows on the page how that goes. Lives on the
/// GUI thread. Object names: fetchAction, chooseFolderAction, transposeAction, getDatasetMenu, and
/// in it get-<name> for each dataset that is published.
class DatasetPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    DatasetPresenter(
        core::Workbench& workbench, DatasetPage* page, Notifier& notifier,
        QObject* parent = nullptr);

    /// Loads by name or from a folder; for an empty text what was loaded last, at first MNIST.
    void load(const QString& nameOrFolder);

    /// Fetch MNIST, choose a folder, and transpose the images; for the Train menu.
    const QList<QAction*>& actions() const { return m_actions; }
    /// Opens a published dataset, which is fetched first if it is not there; for the File menu.
    QMenu* getMenu() const { return m_getMenu; }

Q_SIGNALS:
    /// A load failed, and there is no dataset yet: the page says what to do.
    void missing();

private:
    void createActions();
    void createGetMenu();
    void get(const QString& name);
    void setFetching(bool isFetching);
    void transpose(bool isTransposed);
    void showOrientation();
    void askFolder();
    void onLoaded(const core::DatasetPointer& dataset);
    void onLoadFailed(const QString& message);
    void onFetchFailed(const QString& message);
    /// Puts the dataset that is there back in sight; false when there is none.
    bool showPresent();

    core::CurrentDataset& m_dataset;
    DatasetPage* m_page;
    DatasetPlaceholder* m_placeholder; ///< the page's
    Notifier& m_notifier;
    bool m_isAsked = false; ///< the user asked for the dataset that is being loaded
    QList<QAction*> m_actions;
    QMenu* m_getMenu = nullptr;
};

} // namespace ui
