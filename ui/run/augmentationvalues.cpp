#include "ui/run/augmentationvalues.h"

#include "ui/widgets/tr.h"

#include <QLocale>

#include <cmath>

namespace ui
{

namespace
{

using Settings = core::TrainingSettings;
using Bounds = core::AugmentationSettings;

} // namespace

int AugmentationValue::steps() const
{
    return static_cast<int>(std::lround(highest * stepsPerUnit));
}

int AugmentationValue::position(core::TrainingSettings settings) const
{
    return static_cast<int>(std::lround(of(settings) * stepsPerUnit));
}

void AugmentationValue::set(core::TrainingSettings& settings, int position) const
{
    of(settings) = position / stepsPerUnit;
}

QString AugmentationValue::text(core::TrainingSettings settings) const
{
    return format.arg(QLocale().toString(of(settings) * shownPerUnit, 'g', 3));
}

QString AugmentationValue::widestText() const
{
    core::TrainingSettings settings;
    set(settings, steps() - 1);
    return text(settings);
}

const QList<AugmentationValue>& deformationValues()
{
    const QString percent = Tr::tr("%1 %", "share");
    const QString pixels = Tr::tr("%1 px", "pixels");
    static const QList<AugmentationValue> values{
        {"rotation", Tr::tr("Rotation"),
         Tr::tr("How far images are turned at most, in degrees to either side; usual: 12"),
         Tr::tr("%1°", "degrees"), Bounds::maxRotation, 1, 1,
         [](Settings& s) -> double& { return s.augmentation.rotation; }},
        {"scale", Tr::tr("Scale"),
         Tr::tr(
             "How much wider or narrower, taller or lower images become at most, width and height "
             "each for itself; usual: 12 %"),
         percent, Bounds::maxScale, 100, 100,
         [](Settings& s) -> double& { return s.augmentation.scale; }},
        {"shear", Tr::tr("Shear"),
         Tr::tr("How far images lean to either side at most: pixels sideways for each pixel down; "
                "usual: 0.2"),
         QStringLiteral("%1"), Bounds::maxShear, 100, 1,
         [](Settings& s) -> double& { return s.augmentation.shear; }},
        {"shift", Tr::tr("Shift"),
         Tr::tr("How far images move at most in each direction, in pixels; usual: 2"), pixels,
         Bounds::maxShift, 10, 1, [](Settings& s) -> double& { return s.augmentation.shift; }},
        {"elastic", Tr::tr("Elastic"),
         Tr::tr("How far strokes are bent, as if drawn on rubber, in pixels (standard deviation); "
                "usual: 0.9"),
         pixels, Bounds::maxElastic, 10, 1,
         [](Settings& s) -> double& { return s.augmentation.elastic; }},
        {"thickness", Tr::tr("Thickness"),
         Tr::tr(
             "How much thicker or thinner strokes become at most: 100 % is one pixel at each edge; "
             "usual: 0 to 30 %"),
         percent, Bounds::maxThickness, 100, 100,
         [](Settings& s) -> double& { return s.augmentation.thickness; }},
    };
    return values;
}

const QList<AugmentationValue>& learningValues()
{
    const QString percent = Tr::tr("%1 %", "share");
    static const QList<AugmentationValue> values{
        {"smoothing", Tr::tr("Smoothing"),
         Tr::tr("Label smoothing: the share of each target that all digits have in common, which "
                "keeps the network "
                "from being too sure; usual: 5 %"),
         percent, Settings::maxLabelSmoothing, 100, 100,
         [](Settings& s) -> double& { return s.labelSmoothing; }},
        {"styled", Tr::tr("Other styles"),
         Tr::tr("The share of the images that are synthetic digits in styles that MNIST lacks, "
                "such as a 7 with a bar; usual: 10 %"),
         percent, Settings::maxSyntheticShare, 100, 100,
         [](Settings& s) -> double& { return s.styledShare; }},
        {"noDigit", Tr::tr("No digits"),
         Tr::tr(
             "The share of the images that are synthetic ink that is no digit, so that the network "
             "learns to say so; usual: 5 %"),
         percent, Settings::maxSyntheticShare, 100, 100,
         [](Settings& s) -> double& { return s.noDigitShare; }},
    };
    return values;
}

} // namespace ui
