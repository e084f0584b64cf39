#pragma once

#include "core/ink/ink.h"
#include "ui/widgets/datasetthumbnails.h"

namespace ui
{

/// The thumbnails of the user's own drawings, in their order.
class MyDigitsModel : public DatasetThumbnails
{
    Q_OBJECT

public:
    using DatasetThumbnails::DatasetThumbnails;

    /// Drawings with label and ink.
    void setDrawings(const QList<core::Ink>& drawings);

    /// `drawing 3, a 7`; numbers start at 1.
    QString caption(int row) const override;
};

} // namespace ui
