#pragma once

namespace ui
{

/// How the chart of a run shows it.
struct ChartChoices {
    enum class Accuracy {
        Whole,   ///< 0 to 100 %
        Close,   ///< from where the best error is well seen to 100 %
        LogError ///< 100 % less the accuracy, on a logarithmic axis
    };
    enum class Smoothing { Off, Light, Strong };

    Accuracy accuracy = Accuracy::Whole;
    bool isLossLog = false;
    Smoothing smoothing = Smoothing::Off; ///< of the train loss

    bool isError() const { return accuracy == Accuracy::LogError; }
    bool operator==(const ChartChoices&) const = default;
};

} // namespace ui
