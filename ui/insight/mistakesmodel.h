#pragma once

#include "core/data/dataset.h"
#include "core/insight/mistakes.h"
#include "ui/widgets/thumbnailmodel.h"

namespace ui
{

/// Thumbnails of images with what they show and what they are read as.
class MistakesModel : public ThumbnailModel
{
    Q_OBJECT

public:
    using ThumbnailModel::ThumbnailModel;

    /// The images of the test part that are listed, in that order. `readings` has one for each
    /// image; `before` those of the model before, or none.
    void
    set(const core::DatasetPointer& images, const QList<core::LabelledReading>& readings,
        const QList<core::LabelledReading>& before, const QList<qsizetype>& listed);

    core::DigitImage image(int row) const;
    QString csv() const;

    QByteArrayView pixels(int row) const override;
    /// `7 → 1, 83 %`
    QString text(int row) const override;
    /// `mnist #247 is a 7, read as 1, 83.2 %; read right by the model before`
    QString caption(int row) const override;
    /// The name of the class that it is labelled with.
    QString label(int row) const;
    /// Newly broken ones.
    bool isMarked(int row) const override;
    QString widestText() const override;

    int rowCount(const QModelIndex& parent = {}) const override;

private:
    core::DatasetPointer m_images;
    QList<core::LabelledReading> m_readings;
    QList<core::LabelledReading> m_before;
    QList<qsizetype> m_listed;
};

} // namespace ui
