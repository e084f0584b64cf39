#include "core/prediction/calibration.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core
{

namespace
{

/// The sum of the cross entropies, computed in doubles: near its minimum it changes by less than
/// the floats of crossEntropy() can show.
double lossAt(std::span<const LabelledOutputs> samples, double temperature)
{
    double sum = 0;
    for (const LabelledOutputs& sample : samples) {
        const double highest = *std::max_element(sample.outputs.begin(), sample.outputs.end());
        double exponentials = 0;
        for (const float output : sample.outputs) {
            exponentials += std::exp((output - highest) / temperature);
        }
        const double own = sample.outputs[static_cast<std::size_t>(sample.label)];
        sum += std::log(exponentials) - (own - highest) / temperature;
    }
    return sum;
}

} // namespace

void CalibrationBins::add(double confidence, bool isCorrect)
{
    const auto index = static_cast<std::size_t>(confidence * static_cast<double>(m_bins.size()));
    Bin& bin = m_bins[std::min(index, m_bins.size() - 1)];
    ++bin.count;
    bin.correct += isCorrect ? 1 : 0;
    bin.confidence += confidence;
}

void CalibrationBins::add(const CalibrationBins& other)
{
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        m_bins[i].count += other.m_bins[i].count;
        m_bins[i].correct += other.m_bins[i].correct;
        m_bins[i].confidence += other.m_bins[i].confidence;
    }
}

double CalibrationBins::error() const
{
    qint64 count = 0;
    double difference = 0;
    for (const Bin& bin : m_bins) {
        count += bin.count;
        difference += std::abs(bin.confidence - static_cast<double>(bin.correct));
    }
    return count == 0 ? 0 : difference / static_cast<double>(count);
}

double fitTemperature(std::span<const LabelledOutputs> samples)
{
    if (samples.empty()) {
        return 1;
    }
    // Golden section search over the logarithm: the cross entropy has one minimum there.
    const double ratio = (std::sqrt(5.0) - 1) / 2;
    double low = std::log(0.1);
    double high = std::log(10.0);
    while (high - low > 1e-4) {
        const double left = high - ratio * (high - low);
        const double right = low + ratio * (high - low);
        if (lossAt(samples, std::exp(left)) < lossAt(samples, std::exp(right))) {
            high = right;
        } else {
            low = left;
        }
    }
    return std::exp((low + high) / 2);
}

double rocArea(std::span<const float> positives, std::span<const float> negatives)
{
    std::vector<float> sorted(negatives.begin(), negatives.end());
    std::sort(sorted.begin(), sorted.end());
    double sum = 0;
    for (const float score : positives) {
        const auto [lower, upper] = std::equal_range(sorted.begin(), sorted.end(), score);
        sum += static_cast<double>(lower - sorted.begin()) + static_cast<double>(upper - lower) / 2;
    }
    return sum / (static_cast<double>(positives.size()) * static_cast<double>(negatives.size()));
}

} // namespace core
