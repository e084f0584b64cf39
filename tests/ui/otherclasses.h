#pragma once

#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

namespace support
{

/// Those of Fashion-MNIST: no handwriting.
inline core::Classes clothes()
{
    return *core::Classes::create(
        {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
         "Ankle boot"});
}

/// Two, of any kind.
inline core::Classes catAndDog()
{
    return *core::Classes::create({"cat", "dog"});
}

/// As many as there may be.
inline core::Classes sixtyTwo()
{
    QStringList names;
    for (char c = '0'; c <= 'z'; ++c) {
        if (QChar(c).isLetterOrNumber()) {
            names.append(QString(c));
        }
    }
    return *core::Classes::create(names);
}

inline core::Model named(core::Model model, const core::Classes& classes)
{
    if (!classes.areNumbers()) { // which have no names
        model.passport[core::passport::classes] = core::classesText(classes);
    }
    return model;
}

/// A model that tells these classes apart, by random weights.
inline core::PredictorPointer randomModelOf(const core::Classes& classes)
{
    return predictorOf(named(
        randomModel(core::Architecture::perceptron({16}).withClasses(classes.size())), classes));
}

/// A model of these classes that reads every image as this one.
inline core::PredictorPointer constantModelOf(const core::Classes& classes, int label)
{
    const auto network = core::Architecture::perceptron({16}).withClasses(classes.size());
    core::Model model{network, std::vector<float>(network.parameterCount(), 0.0F), {}};
    model.parameters[model.parameters.size() - std::size_t(classes.size() - label)] = 5.0F;
    return predictorOf(named(model, classes));
}

} // namespace support
