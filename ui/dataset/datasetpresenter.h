#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class DatasetPage;
class Notifier;

/// Loads and fetches datasets as the user asks, and shows on the page how that goes. Lives on the
/// GUI thread.
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
    void askFolder();

Q_SIGNALS:
    /// A load failed, and there is no dataset yet: the page says what to do.
    void missing();

private:
    void onLoaded(const core::DatasetPointer& dataset);
    void onLoadFailed(const QString& message);
    void onFetchFailed(const QString& message);
    /// Puts the dataset that is there back in sight; false when there is none.
    bool showPresent();

    core::CurrentDataset& m_dataset;
    core::Activity& m_activity;
    DatasetPage* m_page;
    Notifier& m_notifier;
};

} // namespace ui
