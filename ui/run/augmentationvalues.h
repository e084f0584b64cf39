#pragma once

#include "core/training/trainingtypes.h"

#include <QList>
#include <QString>

namespace ui
{

/// One number among the settings of augmented training, and how a slider shows it.
struct AugmentationValue {
    const char* name; ///< what the slider's object name begins with
    QString caption;
    QString toolTip;
    QString format; ///< the number with its unit
    double highest; ///< the lowest is 0
    double stepsPerUnit;
    double shownPerUnit; ///< 100 for a share in percent
    double& (*of)(core::TrainingSettings&);

    /// Of the slider, from 0 to the highest value.
    int steps() const;
    /// The slider's nearest step.
    int position(core::TrainingSettings settings) const;
    void set(core::TrainingSettings& settings, int position) const;
    QString text(core::TrainingSettings settings) const;
    /// As wide as the text of any step.
    QString widestText() const;
};

/// How far images are deformed.
const QList<AugmentationValue>& deformationValues();
/// Label smoothing and the shares of synthetic images.
const QList<AugmentationValue>& learningValues();

} // namespace ui
