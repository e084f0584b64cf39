#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class AugmentationPage;

/// Gives the augmentation page the drawing and the dataset to deform. Lives on the GUI thread.
class AugmentationPresenter : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the presenter.
    AugmentationPresenter(
        core::Workbench& workbench, AugmentationPage* page, QObject* parent = nullptr);
};

} // namespace ui
