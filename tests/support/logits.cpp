#include "tests/support/logits.h"

#include "core/data/datasetstore.h"
#include "core/network/network.h"

#include <QFile>

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace support
{

std::vector<float> logitsOf(const core::Model& model, const QByteArray& images)
{
    const torch::NoGradGuard guard;
    const auto count = images.size() / (core::digitImagePixels * qsizetype(sizeof(float)));
    const torch::Tensor input =
        torch::from_blob(const_cast<char*>(images.constData()), {count, core::digitImagePixels});
    const torch::Tensor outputs = core::Network(model).outputs(input).contiguous();
    const auto* first = outputs.data_ptr<float>();
    return {first, first + outputs.numel()};
}

std::vector<float> floatsOf(const QString& path)
{
    QFile file(path);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    std::vector<float> values(bytes.size() / qsizetype(sizeof(float)));
    std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(float));
    return values;
}

QByteArray mnistImages(qsizetype count)
{
    QByteArray images;
    const auto dataset = core::DatasetStore().load("mnist");
    for (qsizetype i = 0; dataset && i < count; ++i) {
        const core::DigitImage image = (*dataset)->test.digitImage(i);
        images.append(reinterpret_cast<const char*>(image.data()), sizeof(image));
    }
    return images;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (a.size() != b.size()) {
        return infinite;
    }
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(double(a[i]) - double(b[i]));
        if (!std::isfinite(difference)) {
            return infinite;
        }
        largest = std::max(largest, difference);
    }
    return largest;
}

} // namespace support
