#include "ui/insight/neighboursmodel.h"

#include "ui/widgets/classtext.h"

#include <QLocale>

namespace ui
{

void NeighboursModel::set(
    const core::DatasetPointer& dataset, const std::vector<core::Neighbour>& neighbours)
{
    beginResetModel();
    m_dataset = dataset;
    m_neighbours = neighbours;
    endResetModel();
}

core::DigitImage NeighboursModel::image(int row) const
{
    return m_dataset->train.digitImage(at(row).index);
}

QByteArrayView NeighboursModel::pixels(int row) const
{
    return m_dataset->train.image(at(row).index);
}

QString NeighboursModel::text(int row) const
{
    return QStringLiteral("%1, %2").arg(
        m_dataset->classes.name(at(row).label), QLocale().toString(at(row).distance, 'f', 1));
}

QString NeighboursModel::caption(int row) const
{
    const QLocale locale;
    return tr("train #%1, label %2, distance %3")
        .arg(
            locale.toString(at(row).index), m_dataset->classes.name(at(row).label),
            locale.toString(at(row).distance, 'f', 2));
}

QString NeighboursModel::label(int row) const
{
    return m_dataset->classes.name(at(row).label);
}

QString NeighboursModel::widestText() const
{
    return longestName(m_dataset ? m_dataset->classes : core::Classes()) + QStringLiteral(", 00.0");
}

int NeighboursModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_neighbours.size());
}

} // namespace ui
