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

    void showMissing(const QString& why);
    void showFetching(const core::FetchProgress& progress);
    void showLoading();
    void showError(const QString& message);

Q_SIGNALS:
    void fetchRequested();
    void cancelRequested();
    void folderRequested();

private:
    QWidget* createColumn();
    QLabel* addLabel(const char* name);
    QPushButton* addButton(const char* name, const QString& text);
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
