#include "ui/widgets/thumbnailmodel.h"

namespace ui
{

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return caption(index.row());
    default:
        return {};
    }
}

} // namespace ui
