#include "core/training/evaluation.h"

#include "core/base/torchruntime.h"
#include "core/training/evaluation_p.h"

#include <QCoreApplication>

#include <ATen/ops/argmax.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Evaluation)
};

/// Rows of one forward pass: large enough for full speed, small enough to stop soon.
constexpr int64_t evaluationBatch = 500;

QList<int> digitsThatAreTrue(const at::Tensor& flags)
{
    QList<int> digits;
    for (int digit = 0; digit < digitCount; ++digit) {
        if (flags[digit].item<bool>()) {
            digits.append(digit);
        }
    }
    return digits;
}

void count(Evaluation& evaluation, const at::Tensor& predictions, const at::Tensor& labels)
{
    const int64_t* predicted = predictions.data_ptr<int64_t>();
    const int64_t* expected = labels.data_ptr<int64_t>();
    for (int64_t i = 0; i < labels.size(0); ++i) {
        evaluation.add(static_cast<int>(expected[i]), static_cast<int>(predicted[i]));
    }
}

} // namespace

void Evaluation::add(int label, int prediction)
{
    ++samples;
    correct += label == prediction ? 1 : 0;
    ++confusion[label][prediction];
    score.accuracy = static_cast<double>(correct) / static_cast<double>(samples);
}

at::Tensor borrowedPixels(const LabelledImages& images)
{
    // from_blob wants a mutable pointer; nothing writes through it.
    auto* bytes = const_cast<char*>(images.pixels.constData());
    return at::from_blob(bytes, {images.size(), digitImagePixels}, at::kByte);
}

at::Tensor labelTensor(const LabelledImages& images)
{
    auto* bytes = const_cast<char*>(images.labels.constData());
    return at::from_blob(bytes, {images.size()}, at::kByte).to(at::kLong);
}

at::Tensor scaledPixels(const at::Tensor& bytes)
{
    return bytes.to(at::kFloat).mul_(1.0F / 255);
}

std::optional<Evaluation>
evaluateNetwork(const Network& network, const LabelledImages& images, const std::stop_token& stop)
{
    const c10::InferenceMode inference;
    const at::Tensor pixels = borrowedPixels(images);
    const at::Tensor labels = labelTensor(images);
    const int64_t size = images.size();
    Evaluation evaluation;
    at::Tensor alwaysZero = at::ones({digitCount}, at::kBool);
    for (int64_t first = 0; first < size; first += evaluationBatch) {
        if (stop.stop_requested()) {
            return std::nullopt;
        }
        const int64_t rows = std::min(evaluationBatch, size - first);
        const at::Tensor input = scaledPixels(pixels.narrow(0, first, rows));
        const at::Tensor batchLabels = labels.narrow(0, first, rows);
        const at::Tensor outputs = network.outputs(input);
        alwaysZero.logical_and_((outputs == 0).all(0));
        const double loss = network.loss(network.headed(outputs), batchLabels).item<double>();
        evaluation.score.loss += loss * static_cast<double>(rows) / static_cast<double>(size);
        count(evaluation, at::argmax(outputs, 1), batchLabels);
    }
    evaluation.deadOutputs = size > 0 ? digitsThatAreTrue(alwaysZero) : QList<int>{};
    return evaluation;
}

Result<Evaluation> evaluate(const Predictor& predictor, const LabelledImages& images)
{
    return guarded([&] {
        return evaluateNetwork(Network(predictor.model()), images, std::stop_token()).value();
    });
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
