#include "ui/widgets/thumbnailmodel.h"

namespace ui
{

void ThumbnailModel::setDataset(const core::DatasetPointer& dataset)
{
    m_dataset = dataset;
    update();
}

void ThumbnailModel::setFilter(const ThumbnailFilter& filter)
{
    m_filter = filter;
    update();
}

QByteArrayView ThumbnailModel::pixels(int row) const
{
    const Place at = place(row);
    return at.images.image(at.index);
}

core::DigitImage ThumbnailModel::image(int row) const
{
    const Place at = place(row);
    return at.images.digitImage(at.index);
}

int ThumbnailModel::label(int row) const
{
    const Place at = place(row);
    return at.images.label(at.index);
}

QString ThumbnailModel::caption(int row) const
{
    const Place at = place(row);
    const QString text = at.isTrain ? tr("train #%1, label %2") : tr("test #%1, label %2");
    return text.arg(at.index).arg(at.images.label(at.index));
}

int ThumbnailModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return QString::number(label(index.row()));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return caption(index.row());
    default:
        return {};
    }
}

ThumbnailModel::Place ThumbnailModel::place(int row) const
{
    const qsizetype index = m_rows[row];
    const qsizetype trainSize = m_dataset->train.size();
    if (index < trainSize) {
        return {m_dataset->train, index, true};
    }
    return {m_dataset->test, index - trainSize, false};
}

void ThumbnailModel::collect(const core::LabelledImages& images, int offset)
{
    for (int i = 0; i < images.size(); ++i) {
        if (!m_filter.digit || images.label(i) == *m_filter.digit) {
            m_rows.append(offset + i);
        }
    }
}

void ThumbnailModel::update()
{
    beginResetModel();
    m_rows.clear();
    if (m_dataset && m_filter.part != ThumbnailFilter::Part::Test) {
        collect(m_dataset->train, 0);
    }
    if (m_dataset && m_filter.part != ThumbnailFilter::Part::Train) {
        collect(m_dataset->test, static_cast<int>(m_dataset->train.size()));
    }
    endResetModel();
}

} // namespace ui
