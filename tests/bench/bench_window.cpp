#include "core/base/torchruntime.h"
#include "core/data/datasetstore.h"
#include "core/training/presets.h"
#include "core/training/trainer.h"
#include "ui/dataset/datasetpage.h"
#include "ui/draw/inkcanvas.h"
#include "ui/insight/networkpage.h"
#include "ui/run/trainbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/placepane.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPlainTextEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

namespace
{

constexpr int repeats = 3;

/// The arguments are the number of threads, the preset and the number of epochs.
core::TrainingSettings benchSettings()
{
    const QStringList arguments = QCoreApplication::arguments();
    const core::Preset* preset = core::preset(arguments.value(2, "repaired"));
    if (preset == nullptr) {
        qFatal("no preset has the name %s", qPrintable(arguments[2]));
    }
    core::TrainingSettings settings = preset->settings;
    settings.threads = arguments.value(1).toInt();
    settings.epochs = arguments.value(3, "3").toInt();
    return settings;
}

/// Ticks every millisecond; the time between two ticks is the time between two turns of the event
/// loop, or more.
class GapMeter : public QObject
{
public:
    GapMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, &GapMeter::take);
        m_sinceStart.start();
        m_clock.start();
        m_timer.start();
    }

    void print()
    {
        const auto longest = std::max_element(m_gaps.begin(), m_gaps.end());
        const double longestAt = m_times[longest - m_gaps.begin()];
        std::sort(m_gaps.begin(), m_gaps.end());
        const auto at = [this](double share) {
            return m_gaps[static_cast<qsizetype>(share * static_cast<double>(m_gaps.size() - 1))];
        };
        std::printf(
            "gap between two turns of the event loop: median %.2f ms, p99 %.2f ms, p99.9 %.2f ms, "
            "max %.2f ms (%.0f ms after the start; %lld gaps)\n",
            at(0.5), at(0.99), at(0.999), m_gaps.last(), longestAt,
            static_cast<long long>(m_gaps.size()));
    }

private:
    void take()
    {
        m_gaps.append(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
        m_times.append(static_cast<double>(m_sinceStart.elapsed()));
        m_clock.start();
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceStart;
    QList<double> m_gaps;  ///< ms
    QList<double> m_times; ///< when each ended, ms
};

double trainWithoutWindow(const core::DatasetPointer& dataset)
{
    core::Trainer trainer;
    QEventLoop loop;
    double seconds = 0;
    const auto end = [&](const core::RunResult& result) {
        seconds = result.seconds;
        loop.quit();
    };
    QObject::connect(&trainer, &core::Trainer::finished, &loop, end);
    trainer.start(dataset, benchSettings());
    loop.exec();
    return seconds;
}

/// Moves the mouse round and round on the canvas, 125 times a second, like an ordinary mouse. Every
/// third stroke begins a new drawing.
class Scribbler : public QObject
{
public:
    explicit Scribbler(ui::InkCanvas* canvas)
        : m_canvas(canvas)
    {
        connect(&m_timer, &QTimer::timeout, this, &Scribbler::move);
        m_timer.start(8);
    }

private:
    void move()
    {
        const double angle = 0.1 * m_step;
        const double radius = 0.35 * m_canvas->width();
        const QPoint point =
            m_canvas->rect().center() +
            QPointF(radius * std::cos(angle), radius * std::sin(1.3 * angle)).toPoint();
        if (m_step % 300 == 0) {
            m_canvas->clear();
        }
        if (m_step % 100 == 0) {
            QTest::mousePress(m_canvas, Qt::LeftButton, {}, point);
        } else if (m_step % 100 == 99) {
            QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, point);
        } else {
            QTest::mouseMove(m_canvas, point);
        }
        ++m_step;
    }

    ui::InkCanvas* m_canvas;
    QTimer m_timer;
    int m_step = 0;
};

/// Trains in the window, with that page in sight, while a digit is drawn; the seconds are those of
/// the same run.
template <typename Page> double trainBeside(ui::MainWindow& window, core::Workbench& workbench)
{
    window.findChild<ui::PlacePane*>()->show(window.findChild<Page*>());
    auto* bar = window.findChild<ui::TrainBar*>("trainBar");
    auto* log = window.findChild<QPlainTextEdit*>("logText");
    workbench.settings().set(benchSettings());
    log->clear();
    QEventLoop loop;
    QElapsedTimer clock;
    double seconds = 0;
    const auto checkEnd = [&] {
        if (log->toPlainText().contains("Completed")) {
            seconds = static_cast<double>(clock.elapsed()) / 1000;
            loop.quit();
        }
    };
    QObject::connect(log, &QPlainTextEdit::textChanged, &loop, checkEnd);
    const Scribbler scribbler(window.findChild<ui::InkCanvas*>());
    GapMeter gaps;
    clock.start();
    bar->trainAction()->trigger();
    loop.exec();
    gaps.print();
    return seconds;
}

/// A state_dict of 30 million float64 weights, as Python's torch writes it; false without Python.
bool writeLargeState(const QString& path)
{
    const QString script = QStringLiteral(
        "import torch, sys\n"
        "units = [784, 4096, 4096, 2400, 10]\n"
        "state = {}\n"
        "for i in range(4):\n"
        "    shape = (units[i + 1], units[i])\n"
        "    state[f'fc{i + 1}.weight'] = torch.rand(shape, dtype=torch.float64) * 0.02 - 0.01\n"
        "    state[f'fc{i + 1}.bias'] = torch.zeros(units[i + 1], dtype=torch.float64)\n"
        "torch.save(state, sys.argv[1])\n");
    // Debian's modules belong to the first.
    return QProcess::execute("/usr/bin/python3", {"-c", script, path}) == 0 ||
           QProcess::execute("python3", {"-c", script, path}) == 0;
}

/// Measures the gaps from `begin` until the model's file is done with.
void measureFile(const char* what, core::Workbench& workbench, const std::function<void()>& begin)
{
    QEventLoop loop;
    const core::Activity* activity = &workbench.activity();
    const auto checkEnd = [&] {
        if (activity->isIdle()) {
            QTimer::singleShot(0, &loop, &QEventLoop::quit); // what the end brings counts too
        }
    };
    QObject::connect(activity, &core::Activity::changed, &loop, checkEnd);
    GapMeter gaps;
    QElapsedTimer clock;
    clock.start();
    begin();
    do {
        loop.exec(); // a model that is not saved is kept before another is opened
    } while (!activity->isIdle());
    std::printf("%s: %lld ms, ", what, static_cast<long long>(clock.elapsed()));
    gaps.print();
}

/// Opening, saving and exporting a model of 30 million weights, with a digit on the canvas.
void measureModelFiles(ui::MainWindow& window, core::Workbench& workbench)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("large.pth");
    if (!writeLargeState(path)) {
        std::printf("no large model: python3 with torch is not there\n");
        return;
    }
    auto* canvas = window.findChild<QWidget*>("inkCanvas");
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->rect().center());
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->rect().center() + QPoint(0, 60));
    core::CurrentModel& model = workbench.model();
    for (int repeat = 0; repeat < repeats; ++repeat) {
        measureFile("open", workbench, [&] { model.open(path); });
        measureFile("save", workbench, [&] { model.save(folder.filePath("large.safetensors")); });
        measureFile("export", workbench, [&] {
            model.exportTo(core::ExportFormat::Pytorch, folder.filePath("out.pt"), nullptr);
        });
    }
}

} // namespace

/// How smooth the window stays while it trains on MNIST with a digit being drawn, and how much that
/// slows the training down: without the window, with it, and with the page Network in sight by
/// turns; then how smooth it stays while a large model is opened, saved and exported.
///
///     bench_window [THREADS [PRESET [EPOCHS]]]
///
/// Without arguments, or with 0 threads, they are chosen as always; 3 epochs of `repaired`.
int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    const auto dataset = core::DatasetStore().load("mnist");
    if (!dataset) {
        std::fprintf(stderr, "%s\n", qPrintable(dataset.error().message));
        return 1;
    }
    const QString folder = core::DatasetStore().folder("mnist");
    QStandardPaths::setTestModeEnabled(true); // the runs' models are nobody's
    QApplication::setOrganizationName("DigitLabBench");
    core::setTorchThreads(1);
    core::Workbench workbench;
    ui::MainWindow window(workbench);
    // The first paint of all, some 50 ms, is no part of a run.
    bool isPainted = false;
    QObject::connect(&window, &ui::MainWindow::firstPainted, [&isPainted] { isPainted = true; });
    window.show();
    if (!QTest::qWaitFor([&isPainted] { return isPainted; })) {
        return 1;
    }
    window.load({}, folder);
    const auto* bar = window.findChild<ui::TrainBar*>("trainBar");
    if (!QTest::qWaitFor([bar] { return bar->trainAction()->isEnabled(); }, 10'000)) {
        return 1;
    }
    for (int repeat = 0; repeat < repeats; ++repeat) {
        window.hide();
        const double alone = trainWithoutWindow(*dataset);
        window.show();
        const double beside = trainBeside<ui::DatasetPage>(window, workbench);
        const double withNetwork = trainBeside<ui::NetworkPage>(window, workbench);
        std::printf(
            "%d epochs: %.2f s without the window, %.2f s beside it, ratio %.3f; %.2f s with the "
            "page Network in sight, ratio to that %.3f\n",
            benchSettings().epochs, alone, beside, beside / alone, withNetwork,
            withNetwork / beside);
    }
    measureModelFiles(window, workbench);
    return 0;
}
