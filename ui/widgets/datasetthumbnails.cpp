#include "ui/widgets/datasetthumbnails.h"

#include "ui/widgets/classtext.h"

namespace ui
{

void DatasetThumbnails::setDataset(const core::DatasetPointer& dataset)
{
    m_dataset = dataset;
    update();
}

void DatasetThumbnails::setFilter(const ThumbnailFilter& filter)
{
    m_filter = filter;
    update();
}

QByteArrayView DatasetThumbnails::pixels(int row) const
{
    const Place at = place(row);
    return at.images.image(at.index);
}

core::DigitImage DatasetThumbnails::image(int row) const
{
    const Place at = place(row);
    return at.images.digitImage(at.index);
}

int DatasetThumbnails::label(int row) const
{
    const Place at = place(row);
    return at.images.label(at.index);
}

QString DatasetThumbnails::caption(int row) const
{
    const Place at = place(row);
    const QString text = at.isTrain ? tr("train #%1, label %2") : tr("test #%1, label %2");
    return text.arg(QString::number(at.index), m_dataset->classes.name(at.images.label(at.index)));
}

QString DatasetThumbnails::widestText() const
{
    return longestName(m_dataset ? m_dataset->classes : core::Classes());
}

int DatasetThumbnails::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

DatasetThumbnails::Place DatasetThumbnails::place(int row) const
{
    const qsizetype index = m_rows[row];
    const qsizetype trainSize = m_dataset->train.size();
    if (index < trainSize) {
        return {m_dataset->train, index, true};
    }
    return {m_dataset->test, index - trainSize, false};
}

void DatasetThumbnails::collect(const core::LabelledImages& images, int offset)
{
    for (int i = 0; i < images.size(); ++i) {
        if (!m_filter.label || images.label(i) == *m_filter.label) {
            m_rows.append(offset + i);
        }
    }
}

void DatasetThumbnails::update()
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
