#pragma once

#include "core/data/dataset.h"
#include "core/insight/neighbours.h"
#include "ui/widgets/thumbnailmodel.h"

#include <vector>

namespace ui
{

/// Thumbnails of the training images that lie nearest to a drawing, the nearest first.
class NeighboursModel : public ThumbnailModel
{
    Q_OBJECT

public:
    using ThumbnailModel::ThumbnailModel;

    void set(const core::DatasetPointer& dataset, const std::vector<core::Neighbour>& neighbours);

    core::DigitImage image(int row) const;
    QByteArrayView pixels(int row) const override;
    /// Label and distance: `7, 3.2`
    QString text(int row) const override;
    /// `train #1,234, label 7, distance 3.21`
    QString caption(int row) const override;
    /// The name of the class that it is labelled with.
    QString label(int row) const;
    QString widestText() const override;

    int rowCount(const QModelIndex& parent = {}) const override;

private:
    const core::Neighbour& at(int row) const { return m_neighbours[static_cast<std::size_t>(row)]; }

    core::DatasetPointer m_dataset;
    std::vector<core::Neighbour> m_neighbours;
};

} // namespace ui
