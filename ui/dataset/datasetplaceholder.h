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
/// Object names: stateTitle, stateText, stateNote, fetchProgress, fetchButton, retryButton,
/// chooseFolderButton, cancelFetchButton.
class DatasetPlaceholder : public QWidget
{
    Q_OBJECT

public:
    explicit DatasetPlaceholder(QWidget* parent = nullptr);

    /// What to do when there is no dataset; `why` may be empty.
    void showMissing(const QString& why);
    void showFetching(const core::FetchProgress& progress);
    void showLoading();
    /// A fetch or a load that failed, and the way to try again.
    void showError(const QString& message);

Q_SIGNALS:
    /// It has something to say and wants to be seen.
    void changed();
    void fetchRequested();
    void cancelRequested();
    void folderRequested();

private:
    QWidget* createColumn();
    QLabel* addLabel(const char* name);
    void show(const QString& title, const QString& text, const QString& note);
    void showButtons(const QList<QPushButton*>& buttons);

    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_note;
    QProgressBar* m_progress;
    QPushButton* m_fetch;
    QPushButton* m_retry;
    QPushButton* m_folder;
    QPushButton* m_cancel;
};

} // namespace ui
