#include "ui/teach/mydigitsmodel.h"

#include "core/ink/inkrasterizer.h"

namespace ui
{

void MyDigitsModel::setDrawings(const QList<core::Ink>& drawings)
{
    auto images = std::make_shared<core::Dataset>();
    for (const core::Ink& ink : drawings) {
        images->train.append(*core::rasterizeInk(ink), *ink.label);
    }
    setDataset(images);
}

QString MyDigitsModel::caption(int row) const
{
    return tr("drawing %1, a %2").arg(row + 1).arg(label(row));
}

} // namespace ui
