#include "core/training/evaluation.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/network/head.h"
#include "core/prediction/batches.h"
#include "core/training/evaluation_p.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

/// What was found on some of the images.
struct Findings {
    Evaluation counts; ///< without its loss and its dead outputs
    Calibration calibration;
    double lossSum = 0;
    std::vector<bool> sometimesActive; ///< of each class

    void add(Head head, std::span<const float> outputs, int label)
    {
        counts.add(label, softmax(outputs, calibration.temperature), calibration);
        lossSum += crossEntropy(head, outputs, {label});
        sometimesActive.resize(outputs.size());
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            sometimesActive[i] = sometimesActive[i] || outputs[i] != 0;
        }
    }

    void add(const Findings& other)
    {
        counts.add(other.counts);
        lossSum += other.lossSum;
        sometimesActive.resize(std::max(sometimesActive.size(), other.sometimesActive.size()));
        for (std::size_t i = 0; i < other.sometimesActive.size(); ++i) {
            sometimesActive[i] = sometimesActive[i] || other.sometimesActive[i];
        }
    }

    Evaluation conclude() const
    {
        Evaluation evaluation = counts;
        for (std::size_t i = 0; i < sometimesActive.size(); ++i) {
            if (!sometimesActive[i]) {
                evaluation.deadOutputs.append(static_cast<int>(i));
            }
        }
        const auto size = static_cast<double>(std::max<qint64>(counts.samples, 1));
        evaluation.score.loss = lossSum / size;
        return evaluation;
    }
};

double shareOf(qint64 part, qint64 all)
{
    return static_cast<double>(part) / static_cast<double>(std::max<qint64>(all, 1));
}

/// Calls `take(outputs, label)` for each image from `first` to before `end`. Returns false if stop
/// was requested before the last batch.
template <typename Take>
bool forEachImage(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images, qsizetype first, qsizetype end, const std::stop_token& stop,
    const Take& take)
{
    const auto takeBatch = [&](const ForwardPass& pass, qsizetype from, qsizetype rows) {
        for (qsizetype row = 0; row < rows; ++row) {
            take(pass.outputs().values(row), images.label(from + row));
        }
    };
    return forEachBatch(architecture, parameters, images, first, end, stop, takeBatch);
}

} // namespace

Confusion emptyConfusion(int classes)
{
    const auto size = static_cast<std::size_t>(classes);
    return Confusion(size, std::vector<qint64>(size));
}

void Evaluation::add(
    int label, const Probabilities& probabilities, const Calibration& itsCalibration)
{
    if (confusion.empty()) {
        confusion = emptyConfusion(static_cast<int>(probabilities.size()));
    }
    const int prediction = mostProbable(probabilities);
    const float confidence = probabilities[static_cast<std::size_t>(prediction)];
    calibration.add(confidence, label == prediction);
    rejected += itsCalibration.acceptsDigit(confidence) ? 0 : 1;
    ++samples;
    correct += label == prediction ? 1 : 0;
    ++confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(prediction)];
    score.accuracy = shareOf(correct, samples);
}

void Evaluation::add(const Evaluation& other)
{
    samples += other.samples;
    correct += other.correct;
    calibration.add(other.calibration);
    rejected += other.rejected;
    if (confusion.empty()) {
        confusion = emptyConfusion(static_cast<int>(other.confusion.size()));
    }
    for (std::size_t label = 0; label < other.confusion.size(); ++label) {
        for (std::size_t prediction = 0; prediction < other.confusion.size(); ++prediction) {
            confusion[label][prediction] += other.confusion[label][prediction];
        }
    }
    score.accuracy = shareOf(correct, samples);
}

double ClassScore::recall() const
{
    return shareOf(right, images);
}

double ClassScore::precision() const
{
    return shareOf(right, readAs);
}

double ClassScore::accuracy() const
{
    return shareOf(rightlyAnswered(), all);
}

std::vector<ClassScore> classScores(const Confusion& confusion)
{
    std::vector<ClassScore> scores(confusion.size());
    qint64 all = 0;
    for (std::size_t label = 0; label < confusion.size(); ++label) {
        scores[label].label = static_cast<int>(label);
        scores[label].right = confusion[label][label];
        for (std::size_t prediction = 0; prediction < confusion.size(); ++prediction) {
            const qint64 count = confusion[label][prediction];
            scores[label].images += count;
            scores[prediction].readAs += count;
            all += count;
        }
    }
    for (ClassScore& score : scores) {
        score.all = all;
    }
    return scores;
}

std::optional<Evaluation> evaluateNetwork(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images, Crew& crew, const std::stop_token& stop,
    const Calibration& calibration)
{
    std::vector<Findings> parts(static_cast<std::size_t>(crew.size()));
    crew.run([&](int part) {
        const qsizetype first = images.size() * part / crew.size();
        const qsizetype end = images.size() * (part + 1) / crew.size();
        Findings& findings = parts[static_cast<std::size_t>(part)];
        findings.calibration = calibration;
        const auto take = [&](std::span<const float> outputs, int label) {
            findings.add(architecture.head, outputs, label);
        };
        forEachImage(architecture, parameters, images, first, end, stop, take);
    });
    if (stop.stop_requested()) {
        return std::nullopt;
    }
    Findings all;
    for (const Findings& part : parts) {
        all.add(part);
    }
    return all.conclude();
}

std::vector<LabelledOutputs> outputsOf(
    const Architecture& architecture, std::span<const float> parameters,
    const LabelledImages& images)
{
    std::vector<LabelledOutputs> all;
    const auto take = [&](std::span<const float> outputs, int label) {
        all.push_back({{outputs.begin(), outputs.end()}, label});
    };
    forEachImage(architecture, parameters, images, 0, images.size(), {}, take);
    return all;
}

Result<Evaluation>
evaluate(const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop)
{
    if (const auto known = checkLabels(images, predictor.model().network); !known) {
        return known.error();
    }
    return guarded([&]() -> Result<Evaluation> {
        const Model& model = predictor.model();
        Crew crew(1);
        const std::optional<Evaluation> evaluation = evaluateNetwork(
            model.network, model.parameters, images, crew, stop, predictor.calibration());
        if (!evaluation) {
            return Error{Tr::tr("The evaluation was stopped")};
        }
        return *evaluation;
    });
}

double LabelledReading::loss() const
{
    constexpr float least = 1e-30F; // the logarithm of 0 has no value
    return -std::log(static_cast<double>(std::max(labelProbability(), least)));
}

Result<QList<LabelledReading>>
readImages(const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop)
{
    if (const auto known = checkLabels(images, predictor.model().network); !known) {
        return known.error();
    }
    return guarded([&]() -> Result<QList<LabelledReading>> {
        const Model& model = predictor.model();
        const Calibration& calibration = predictor.calibration();
        QList<LabelledReading> readings;
        readings.reserve(images.size());
        const auto take = [&](std::span<const float> outputs, int label) {
            readings.append(
                {label, readingOf(softmax(outputs, calibration.temperature), calibration)});
        };
        if (!forEachImage(model.network, model.parameters, images, 0, images.size(), stop, take)) {
            return Error{Tr::tr("The evaluation was stopped")};
        }
        return readings;
    });
}

Confusion confusionOf(const QList<LabelledReading>& readings)
{
    Confusion confusion;
    for (const LabelledReading& each : readings) {
        if (confusion.empty()) {
            confusion = emptyConfusion(static_cast<int>(each.reading.probabilities.size()));
        }
        ++confusion[static_cast<std::size_t>(each.label)]
                   [static_cast<std::size_t>(each.reading.mostLike)];
    }
    return confusion;
}

QString deadOutputsText(const QList<int>& labels, const Classes& classes)
{
    QStringList names;
    for (const int label : labels) {
        names.append(classes.name(label));
    }
    const QString lost = classes.areDigits() ? Tr::tr("Lost digits") : Tr::tr("Lost classes");
    return Tr::tr(
               "%2: %1. The ReLU after the last layer gives 0 for them on every test "
               "image, so that they can never be predicted; and where a ReLU gives 0 no gradient "
               "flows, so that further training does not bring them back. Preset `repaired` "
               "leaves that ReLU out.")
        .arg(names.join(QStringLiteral(", ")), lost);
}

} // namespace core
