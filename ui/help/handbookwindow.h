#pragma once

#include <QUrl>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace ui
{

/// The handbook of docs/handbook in a window of its own: its chapters at the left, one of them at
/// the right, with a way back and forward and a search through all of them. Belongs to the window
/// that it is opened from, beside which it stays open. Object names: handbookWindow,
/// handbookChapters, handbookText, handbookSearch, backAction, forwardAction.
class HandbookWindow : public QWidget
{
    Q_OBJECT

public:
    explicit HandbookWindow(QWidget* parent);

private:
    void createWays();
    void createChapters();
    void createSearch();
    void follow(const QUrl& page);
    void layOutTables();
    void showHeading(const QString& anchor);
    void filterChapters(const QString& text);
    void findNext();
    int nextChapterWithHit() const;

    QListWidget* m_chapters;
    QTextBrowser* m_text;
    QLineEdit* m_search;
};

} // namespace ui
