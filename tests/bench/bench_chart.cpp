#include "ui/run/trainingchart.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

// How long one update of the chart and a full repaint take, at the end of a long run with another
// long run behind it: QT_QPA_PLATFORM=offscreen bench/bench_chart [frames]

namespace
{

constexpr int epochs = 100;
constexpr int progressesPerEpoch = 22;

/// A curve that rises like a real one and is as rough.
core::Score scoreAt(double epoch, int step)
{
    const double noise = 0.01 * std::sin(step * 12.9898) / std::sqrt(1 + epoch);
    return {
        2.2 * std::exp(-1.5 * epoch) + 0.1 / (1 + epoch) + noise * 2 + 0.02,
        0.98 - 0.88 * std::exp(-2 * epoch) + noise};
}

core::TrainingProgress progressAt(int epoch, int step)
{
    core::TrainingProgress progress;
    progress.epoch = epoch;
    progress.epochs = epochs;
    progress.samplesPerEpoch = progressesPerEpoch;
    progress.samplesDone = step;
    progress.train = scoreAt(epoch - 1 + double(step) / progressesPerEpoch, epoch * 31 + step);
    return progress;
}

core::EpochResult resultAt(int epoch)
{
    core::EpochResult result;
    result.epoch = epoch;
    result.test = scoreAt(epoch, epoch * 7);
    return result;
}

void run(ui::TrainingChart& chart)
{
    core::TrainingSettings settings;
    settings.epochs = epochs;
    chart.beginRun(settings);
    chart.addEpoch(resultAt(0));
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        for (int step = 1; step <= progressesPerEpoch; ++step) {
            chart.addProgress(progressAt(epoch, step));
        }
        chart.addEpoch(resultAt(epoch));
    }
    chart.endRun();
}

void print(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf(
        "%-24s median %6.2f ms   p99 %6.2f ms   max %6.2f ms\n", what, at(0.5), at(0.99), at(1));
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const int frames = argc > 1 ? std::max(1, std::atoi(argv[1])) : 300;
    ui::TrainingChart chart;
    chart.resize(900, 420);
    chart.show();
    run(chart);
    run(chart);
    QPixmap frame(chart.size());
    chart.render(&frame);

    std::vector<double> updates;
    std::vector<double> repaints;
    std::vector<double> both;
    std::vector<double> processor; // both, without what other programs took meanwhile
    for (int i = 0; i < frames; ++i) {
        const std::clock_t clock = std::clock();
        QElapsedTimer timer;
        timer.start();
        chart.addProgress(progressAt(epochs, progressesPerEpoch));
        chart.endRun(); // brings the series up to date now, as the timer does once a frame
        updates.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        chart.render(&frame);
        both.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        repaints.push_back(both.back() - updates.back());
        processor.push_back(static_cast<double>(std::clock() - clock) * 1e3 / CLOCKS_PER_SEC);
    }
    std::printf(
        "2 runs of %d epochs, %d points each, 900x420, %d frames\n", epochs,
        epochs * progressesPerEpoch, frames);
    print("update of the series", updates);
    print("full repaint", repaints);
    print("update and repaint", both);
    print("the same, processor time", processor);
    return 0;
}
