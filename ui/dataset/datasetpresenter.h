#pragma once

#include "ui/dataset/datasetsession.h"

#include <QObject>

class QWidget;

namespace ui
{

class DatasetPage;
class Dialogs;
class LogPage;

/// Where a dataset is shown and asked for; all outlive the presenter.
struct DatasetViews {
    DatasetPage* tab;
    LogPage* log;
    Dialogs* dialogs;
    QWidget* window; ///< parent of every question
};

/// Loads and fetches datasets as the user asks, and shows in the views how that goes. A dataset
/// that is there stays in sight whatever fails. Lives on the GUI thread, owned by the main window.
class DatasetPresenter : public QObject
{
    Q_OBJECT

public:
    explicit DatasetPresenter(const DatasetViews& views, QObject* parent = nullptr);

    /// Loads by name or from a folder; for an empty text what was loaded last, at first MNIST.
    void load(const QString& nameOrFolder);
    void fetch() { m_session.fetch(); }
    void askFolder();

Q_SIGNALS:
    void loaded(const core::DatasetPointer& dataset);
    void loadFailed();
    /// A load failed, and there is no dataset yet.
    void missing();

private:
    void onLoaded(const core::DatasetPointer& dataset);
    void onLoadFailed(const QString& message);
    void onFetchFailed(const QString& message);
    void onFetchCancelled();
    /// Puts the dataset that is there back in sight; false when there is none.
    bool showPresent();
    /// Logs the message, and shows it beside the dataset that is there; false when there is none.
    bool reportBesidePresent(const QString& message);

    DatasetViews m_views;
    DatasetSession m_session;
};

} // namespace ui
