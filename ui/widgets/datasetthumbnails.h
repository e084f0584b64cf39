#pragma once

#include "core/data/dataset.h"
#include "ui/widgets/thumbnailmodel.h"

#include <QList>

#include <optional>

namespace ui
{

/// Which images of a dataset are looked at.
struct ThumbnailFilter {
    enum class Part { Both, Train, Test };

    std::optional<int> label; ///< any when empty
    Part part = Part::Both;
};

/// The images of a dataset that pass a filter, train part first, in the dataset's order. Holds one
/// int for each: filtering 70,000 images takes a fraction of a millisecond.
class DatasetThumbnails : public ThumbnailModel
{
    Q_OBJECT

public:
    using ThumbnailModel::ThumbnailModel;

    /// May be null: no image then.
    void setDataset(const core::DatasetPointer& dataset);
    void setFilter(const ThumbnailFilter& filter);

    const core::DatasetPointer& dataset() const { return m_dataset; }

    QByteArrayView pixels(int row) const override;
    core::DigitImage image(int row) const;
    int label(int row) const;
    /// The name of the image's class.
    QString text(int row) const override { return m_dataset->classes.name(label(row)); }
    QString widestText() const override;
    /// `train #12345, label 7`; numbers start at 0.
    QString caption(int row) const override;

    int rowCount(const QModelIndex& parent = {}) const override;

private:
    struct Place {
        const core::LabelledImages& images;
        qsizetype index;
        bool isTrain;
    };

    Place place(int row) const;
    void collect(const core::LabelledImages& images, int offset);
    void update();

    core::DatasetPointer m_dataset;
    ThumbnailFilter m_filter;
    QList<int> m_rows; ///< index in the train part, or beyond it in the test part
};

} // namespace ui
