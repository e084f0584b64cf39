#include "ui/run/augmentationpresenter.h"

#include "ui/run/augmentationpage.h"

namespace ui
{

AugmentationPresenter::AugmentationPresenter(
    core::Workbench& workbench, AugmentationPage* page, QObject* parent)
    : QObject(parent)
{
    const core::CurrentDataset* dataset = &workbench.dataset();
    connect(dataset, &core::CurrentDataset::changed, page, &AugmentationPage::setDataset);
    const core::CurrentDrawing* drawing = &workbench.drawing();
    connect(drawing, &core::CurrentDrawing::changed, page, [drawing, page] {
        page->setDrawing(drawing->image());
    });
    const core::Activity* activity = &workbench.activity();
    connect(activity, &core::Activity::changed, page, [activity, page] {
        page->setEditable(!activity->is(core::Doing::Training));
    });
}

} // namespace ui
