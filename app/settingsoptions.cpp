#include "app/settingsoptions.h"

#include "app/tr.h"
#include "core/base/exacttext.h"
#include "core/network/layertext.h"
#include "core/training/presets.h"

#include <type_traits>

namespace app
{

namespace
{

QString presetIds()
{
    QStringList ids;
    for (const core::Preset& each : core::presets()) {
        ids.append(each.id);
    }
    return ids.join(QStringLiteral(", "));
}

/// Reads number options and remembers the first that is no number.
class NumberReader
{
public:
    explicit NumberReader(const QCommandLineParser& parser)
        : m_parser(parser)
    {
    }

    template <typename Number> void read(const QString& option, Number& target)
    {
        if (!m_parser.isSet(option)) {
            return;
        }
        const QString text = m_parser.value(option);
        bool isNumber = false;
        if constexpr (std::is_same_v<Number, int>) {
            target = text.toInt(&isNumber);
        } else if constexpr (std::is_same_v<Number, quint32>) {
            target = text.toUInt(&isNumber);
        } else {
            target = text.toDouble(&isNumber);
        }
        if (!isNumber && m_error.isEmpty()) {
            m_error = Tr::tr("--%1 needs a number in its range, not `%2`").arg(option, text);
        }
    }

    const QString& error() const { return m_error; }

private:
    const QCommandLineParser& m_parser;
    QString m_error;
};

/// Replaces the value by what the option's text says, if it is set.
template <typename Value>
core::Result<core::Done> readText(
    const QCommandLineParser& parser, const QString& option, Value& target,
    core::Result<Value> (*fromText)(const QString&))
{
    if (!parser.isSet(option)) {
        return core::Done{};
    }
    const core::Result<Value> value = fromText(parser.value(option));
    if (!value) {
        return value.error();
    }
    target = *value;
    return core::Done{};
}

core::Result<core::Architecture> perceptronFromText(const QString& text)
{
    const core::Result<QList<int>> hidden = core::hiddenFromText(text);
    if (!hidden) {
        return hidden.error();
    }
    return core::Architecture::perceptron(*hidden);
}

} // namespace

void addSettingsOptions(QCommandLineParser& parser)
{
    using Settings = core::TrainingSettings;
    const QString number = Tr::tr("number");
    const Settings defaults = core::defaultPreset().settings;
    parser.addOptions({
        {"preset", Tr::tr("The settings to start from: %1.").arg(presetIds()), Tr::tr("name"),
         defaults.preset},
        {"like",
         Tr::tr("A model file: starts from the settings that its passport names instead of a "
                "preset's."),
         Tr::tr("file")},
        {"hidden", Tr::tr("Units of the hidden layers, such as 256-128-64."), Tr::tr("units")},
        {"layers",
         Tr::tr("The layers of another network, such as \"conv 32x5, relu, maxpool 2, linear 10\": "
                "%1.")
             .arg(core::layerFormsText()),
         Tr::tr("list")},
        {"epochs", Tr::tr("How often all images are learned, 1 to %1.").arg(Settings::maxEpochs),
         number},
        {"batch-size", Tr::tr("Images a step, 1 to %1.").arg(Settings::maxBatchSize), number},
        {"learning-rate",
         Tr::tr("Adam's step size, %1 to %2.")
             .arg(
                 core::plainText(Settings::minLearningRate),
                 core::plainText(Settings::maxLearningRate)),
         number},
        {"schedule",
         Tr::tr("How the learning rate goes on: constant, or cosine (down to 0 at the end)."),
         Tr::tr("name")},
        {"label-smoothing",
         Tr::tr("Share of each target that all digits have in common, 0 to %1.")
             .arg(Settings::maxLabelSmoothing),
         number},
        {"augmentation",
         Tr::tr("How far images are deformed: none, or some of rotation (degrees), scale, shear, "
                "shift (pixels), elastic (pixels) and thickness, such as "
                "rotation=12,scale=0.12."),
         Tr::tr("list")},
        {"styled",
         Tr::tr(
             "Share of the images that are synthetic digits in styles that MNIST lacks, 0 to %1.")
             .arg(Settings::maxSyntheticShare),
         number},
        {"no-digit",
         Tr::tr("Share of the images that are synthetic ink that is no digit, 0 to %1.")
             .arg(Settings::maxSyntheticShare),
         number},
        {"averaged",
         Tr::tr(
             "Share of the epochs, the last ones, whose weights are averaged: the model is their "
             "mean, 0 to %1.")
             .arg(Settings::maxAveragedShare),
         number},
        {"held-out",
         Tr::tr("Training images kept back to calibrate the confidence with, 0 to %1.")
             .arg(Settings::maxHeldOut),
         number},
        {"seed", Tr::tr("Of the first weights and of every shuffle, 0 to 4294967295."), number},
        {"threads",
         Tr::tr("Threads to train with, 1 to %1; chosen automatically without it, or with 0.")
             .arg(Settings::maxThreads),
         number},
    });
}

core::Result<core::TrainingSettings> presetSettings(const QCommandLineParser& parser)
{
    const core::Preset* preset = core::preset(parser.value("preset"));
    if (!preset) {
        return core::Error{Tr::tr("--preset must be one of %1, not `%2`")
                               .arg(presetIds(), parser.value("preset"))};
    }
    return preset->settings;
}

core::Result<core::TrainingSettings>
readSettings(const QCommandLineParser& parser, core::TrainingSettings settings)
{
    NumberReader numbers(parser);
    numbers.read("epochs", settings.epochs);
    numbers.read("batch-size", settings.batchSize);
    numbers.read("learning-rate", settings.learningRate);
    numbers.read("label-smoothing", settings.labelSmoothing);
    numbers.read("styled", settings.styledShare);
    numbers.read("no-digit", settings.noDigitShare);
    numbers.read("averaged", settings.averagedShare);
    numbers.read("held-out", settings.heldOut);
    numbers.read("seed", settings.seed);
    numbers.read("threads", settings.threads);
    if (!numbers.error().isEmpty()) {
        return core::Error{numbers.error()};
    }
    if (parser.isSet("hidden") && parser.isSet("layers")) {
        return core::Error{Tr::tr("--hidden and --layers cannot be used together")};
    }
    const core::Head head = settings.network.head;
    for (const core::Result<core::Done>& read :
         {readText(parser, "hidden", settings.network, perceptronFromText),
          readText(parser, "layers", settings.network, core::architectureFromLayersText),
          readText(parser, "schedule", settings.schedule, core::scheduleFromName),
          readText(parser, "augmentation", settings.augmentation, core::augmentationFromText)}) {
        if (!read) {
            return read.error();
        }
    }
    settings.network.head = head;
    const core::Result<core::Done> valid = settings.validate();
    if (!valid) {
        return valid.error();
    }
    return settings;
}

} // namespace app
