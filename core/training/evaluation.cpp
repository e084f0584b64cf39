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
    std::array<bool, digitCount> sometimesActive{};

    void add(Head head, const float* outputs, int label)
    {
        counts.add(label, softmax(outputs, calibration.temperature), calibration);
        lossSum += crossEntropy(head, outputs, {label});
        for (std::size_t digit = 0; digit < digitCount; ++digit) {
            sometimesActive[digit] |= outputs[digit] != 0;
        }
    }

    void add(const Findings& other)
    {
        counts.add(other.counts);
        lossSum += other.lossSum;
        for (std::size_t digit = 0; digit < digitCount; ++digit) {
            sometimesActive[digit] |= other.sometimesActive[digit];
        }
    }

    Evaluation conclude() const
    {
        Evaluation evaluation = counts;
        for (int digit = 0; digit < digitCount && counts.samples > 0; ++digit) {
            if (!sometimesActive[static_cast<std::size_t>(digit)]) {
                evaluation.deadOutputs.append(digit);
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
            take(pass.outputs().row(row), images.label(from + row));
        }
    };
    return forEachBatch(architecture, parameters, images, first, end, stop, takeBatch);
}

} // namespace

void Evaluation::add(
    int label, const Probabilities& probabilities, const Calibration& itsCalibration)
{
    const int prediction = mostProbable(probabilities);
    const float confidence = probabilities[static_cast<std::size_t>(prediction)];
    calibration.add(confidence, label == prediction);
    rejected += itsCalibration.acceptsDigit(confidence) ? 0 : 1;
    ++samples;
    correct += label == prediction ? 1 : 0;
    ++confusion[label][prediction];
    score.accuracy = shareOf(correct, samples);
}

void Evaluation::add(const Evaluation& other)
{
    samples += other.samples;
    correct += other.correct;
    calibration.add(other.calibration);
    rejected += other.rejected;
    for (std::size_t label = 0; label < digitCount; ++label) {
        for (std::size_t prediction = 0; prediction < digitCount; ++prediction) {
            confusion[label][prediction] += other.confusion[label][prediction];
        }
    }
    score.accuracy = shareOf(correct, samples);
}

double DigitScore::recall() const
{
    return shareOf(right, images);
}

double DigitScore::precision() const
{
    return shareOf(right, readAs);
}

double DigitScore::accuracy() const
{
    return shareOf(rightlyAnswered(), all);
}

std::array<DigitScore, digitCount> digitScores(const Confusion& confusion)
{
    std::array<DigitScore, digitCount> scores;
    qint64 all = 0;
    for (std::size_t label = 0; label < digitCount; ++label) {
        scores[label].digit = static_cast<int>(label);
        scores[label].right = confusion[label][label];
        for (std::size_t prediction = 0; prediction < digitCount; ++prediction) {
            const qint64 count = confusion[label][prediction];
            scores[label].images += count;
            scores[prediction].readAs += count;
            all += count;
        }
    }
    for (DigitScore& score : scores) {
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
        const auto take = [&](const float* outputs, int label) {
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
    const auto take = [&](const float* outputs, int label) {
        LabelledOutputs& newest = all.emplace_back();
        std::copy_n(outputs, digitCount, newest.outputs.begin());
        newest.label = label;
    };
    forEachImage(architecture, parameters, images, 0, images.size(), {}, take);
    return all;
}

Result<Evaluation>
evaluate(const Predictor& predictor, const LabelledImages& images, const std::stop_token& stop)
{
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
    return guarded([&]() -> Result<QList<LabelledReading>> {
        const Model& model = predictor.model();
        const Calibration& calibration = predictor.calibration();
        QList<LabelledReading> readings;
        readings.reserve(images.size());
        const auto take = [&](const float* outputs, int label) {
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
    Confusion confusion{};
    for (const LabelledReading& each : readings) {
        ++confusion[static_cast<std::size_t>(each.label)]
                   [static_cast<std::size_t>(each.reading.mostLike)];
    }
    return confusion;
}

QString deadOutputsText(const QList<int>& digits)
{
    QStringList names;
    for (const int digit : digits) {
        names.append(QString::number(digit));
    }
    return Tr::tr(
               "Lost digits: %1. The ReLU after the last layer gives 0 for them on every test "
               "image, so that they can never be predicted; and where a ReLU gives 0 no gradient "
               "flows, so that further training does not bring them back. Preset `repaired` "
               "leaves that ReLU out.")
        .arg(names.join(QStringLiteral(", ")));
}

} // namespace core
