#pragma once

#include <QImage>
#include <QStyledItemDelegate>

namespace ui
{

class ThumbnailModel;

/// Draws one thumbnail: the image, in a frame if it is marked, and its text below. Every image
/// pixel becomes a square of whole screen pixels, so that it is sharp at any pixel ratio. The model
/// must outlive the delegate.
class ThumbnailDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ThumbnailDelegate(const ThumbnailModel& model, QObject* parent = nullptr);

    /// The least room for a thumbnail with its margins.
    QSize leastCellSize(const QFontMetrics& metrics) const;
    /// The room that each thumbnail takes; the view must be laid out anew.
    void setCellSize(QSize size) { m_cellSize = size; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ThumbnailModel& m_model;
    QSize m_cellSize;
};

} // namespace ui
