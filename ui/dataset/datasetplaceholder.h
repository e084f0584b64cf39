#pragma once

#include "core/data/datasetfetcher.h"

#include <QList>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui
{

/// What the Dataset page shows while there are no images: what is the matter and what to do.
/// Object names: stateTitle, stateText, stateNote, fetchProgress, fetchButton for MNIST and
/// fetch-<name> for each other dataset that is published, retryButton, chooseFolderButton,
/// cancelFetchButton.
class DatasetPlaceholder : public QWidget
{
    Q_OBJECT

public:
    explicit DatasetPlaceholder(QWidget* parent = nullptr);

    /// What to do when there is no dataset; `why` may be empty.
    void showMissing(const QString& why);
    /// What showFetching() and showError() are of, MNIST at first.
    void setSource(const core::DatasetSource& source);
    void showFetching(const core::FetchProgress& progress);
    void showLoading();
    /// A fetch or a load that failed, and the way to try again.
    void showError(const QString& message);

Q_SIGNALS:
    /// It has something to say and wants to be seen.
    void changed();
    /// Of a dataset, by the name of its source.
    void fetchRequested(const QString& name);
    void cancelRequested();
    void folderRequested();

private:
    QWidget* createColumn();
    QLabel* addLabel(const char* name);
    void show(const QString& title, const QString& text, const QString& note);
    void createFetchButtons();
    void showButtons(const QList<QPushButton*>& buttons);

    core::DatasetSource m_source;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_note;
    QProgressBar* m_progress;
    QList<QPushButton*> m_fetch; ///< one for each source
    QPushButton* m_retry;
    QPushButton* m_folder;
    QPushButton* m_cancel;
};

} // namespace ui
