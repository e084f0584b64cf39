#include "ui/widgets/thumbnailview.h"

#include "ui/widgets/thumbnaildelegate.h"
#include "ui/widgets/thumbnailmodel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui
{

ThumbnailView::ThumbnailView(const ThumbnailModel& model, QWidget* parent)
    : QListView(parent)
    , m_delegate(new ThumbnailDelegate(model, this))
{
    // Wrapped ListMode with one size lays 70,000 items out in a few milliseconds; IconMode keeps a
    // spatial tree and takes many times that.
    setViewMode(QListView::ListMode);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setUniformItemSizes(true);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setItemDelegate(m_delegate);
    connect(this, &QListView::clicked, this, &ThumbnailView::chosen);
    connect(&model, &ThumbnailModel::modelReset, this, &ThumbnailView::fitColumns);
}

void ThumbnailView::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex());
        return;
    }
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (m_choosesOnMove && currentIndex() != before && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex());
    }
}

void ThumbnailView::resizeEvent(QResizeEvent* event)
{
    fitColumns();
    QListView::resizeEvent(event);
}

void ThumbnailView::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitColumns();
    }
}

void ThumbnailView::fitColumns()
{
    const QSize least = m_delegate->leastCellSize(fontMetrics());
    const int width = viewport()->width() - 1; // QListView wraps what fits exactly
    const int columns = std::max(1, width / least.width());
    const QSize cell(std::max(least.width(), width / columns), least.height());
    if (cell == gridSize()) {
        return;
    }
    m_delegate->setCellSize(cell);
    setGridSize(cell);
    verticalScrollBar()->setSingleStep(cell.height() / 3);
}

} // namespace ui
