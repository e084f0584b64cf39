#pragma once

#include <QListView>

namespace ui
{

class ThumbnailDelegate;
class ThumbnailModel;

/// Thumbnails in rows that fill the width evenly. The model must outlive the view.
class ThumbnailView : public QListView
{
    Q_OBJECT

public:
    explicit ThumbnailView(const ThumbnailModel& model, QWidget* parent = nullptr);

    /// Keys that move to another thumbnail choose it at once.
    void chooseOnMove() { m_choosesOnMove = true; }

Q_SIGNALS:
    /// A click on a thumbnail, or Enter on the current one; see chooseOnMove().
    void chosen(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitColumns();

    ThumbnailDelegate* m_delegate;
    bool m_choosesOnMove = false;
};

} // namespace ui
