#include "core/training/presets.h"

#include "core/base/tr.h"
#include "core/ink/digitimage.h"

#include <algorithm>

namespace core
{

namespace
{

Preset makePreset(const QString& id, const QString& title, const QString& description, Head head)
{
    Preset preset{id, title, description, {}};
    preset.settings.preset = id;
    preset.settings.network.head = head;
    return preset;
}

/// The smallest network there is: what it learns can be seen as ten pictures.
Preset softmaxPreset()
{
    Preset preset = makePreset(
        "softmax", Tr::tr("Softmax regression"),
        Tr::tr("No hidden layer: one weight for each pixel and digit. What there was before "
               "networks were deep: 93 %."),
        Head::Logits);
    preset.settings.network.layers = {layer::Flatten{}, layer::Linear{digitCount}};
    return preset;
}

/// Reads 98 % of MNIST's test part after the shortest training that was found.
Preset quickPreset()
{
    Preset preset = makePreset(
        "quick", Tr::tr("Quick"), Tr::tr("98 % of MNIST in about two seconds."), Head::Logits);
    preset.settings.network = Architecture::perceptron({400, 100});
    preset.settings.epochs = 5;
    preset.settings.batchSize = 128;
    preset.settings.learningRate = 0.003;
    preset.settings.schedule = Schedule::Cosine;
    return preset;
}

/// Reads drawings best of the perceptrons.
Preset accuratePreset()
{
    Preset preset = makePreset(
        "accurate", Tr::tr("Accurate"),
        Tr::tr("Deformed images and synthetic ink, for ten minutes: reads what people draw."),
        Head::Logits);
    TrainingSettings& settings = preset.settings;
    settings.network = Architecture::perceptron({1024, 512});
    settings.epochs = 300;
    settings.batchSize = 256;
    settings.learningRate = 0.002;
    settings.schedule = Schedule::Cosine;
    settings.labelSmoothing = 0.03;
    settings.augmentation = {
        .rotation = 12, .scale = 0.15, .shear = 0.2, .shift = 1.5, .elastic = 0.8};
    settings.styledShare = 0.25;
    settings.noDigitShare = 0.05;
    settings.heldOut = 2000;
    return preset;
}

/// Reads images and drawings better than any perceptron here.
Preset convolutionalPreset()
{
    Preset preset = makePreset(
        "convolutional", Tr::tr("Convolutional"),
        Tr::tr("A convolutional network on deformed images and synthetic ink, for fifteen "
               "minutes: reads best."),
        Head::Logits);
    TrainingSettings& settings = preset.settings;
    settings = accuratePreset().settings;
    settings.preset = preset.id;
    settings.network.layers = {layer::Conv{24, 3, 1}, layer::MaxPool{2},
                               layer::BatchNorm{},    layer::Relu{},
                               layer::Conv{48, 3, 1}, layer::BatchNorm{},
                               layer::Relu{},         layer::Conv{48, 3, 1},
                               layer::MaxPool{2},     layer::BatchNorm{},
                               layer::Relu{},         layer::Conv{64, 3, 1},
                               layer::BatchNorm{},    layer::Relu{},
                               layer::Conv{64, 3, 1}, layer::MaxPool{2},
                               layer::BatchNorm{},    layer::Relu{},
                               layer::Flatten{},      layer::Linear{128},
                               layer::Relu{},         layer::Linear{digitCount}};
    settings.epochs = 44;
    settings.batchSize = 128;
    settings.learningRate = 0.003;
    settings.augmentation = {
        .rotation = 10, .scale = 0.12, .shear = 0.15, .shift = 1.5, .elastic = 0.6};
    settings.averagedShare = 0.45;
    return preset;
}

} // namespace

const QList<Preset>& presets()
{
    static const QList<Preset> all{
        makePreset(
            "tutorial", Tr::tr("Tutorial"),
            Tr::tr("The tutorial's network exactly, with a ReLU before the softmax, which can kill "
                   "whole digits."),
            Head::Tutorial),
        makePreset(
            "repaired", Tr::tr("Tutorial, repaired"),
            Tr::tr("The tutorial's network without the ReLU after its last layer."), Head::Logits),
        softmaxPreset(),
        quickPreset(),
        accuratePreset(),
        convolutionalPreset(),
    };
    return all;
}

const Preset& defaultPreset()
{
    return *preset("repaired");
}

const Preset* preset(const QString& id)
{
    const auto found = std::find_if(
        presets().begin(), presets().end(), [&](const Preset& each) { return each.id == id; });
    return found == presets().end() ? nullptr : &*found;
}

} // namespace core
