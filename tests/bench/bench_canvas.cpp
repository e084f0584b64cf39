#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/drawpresenter.h"
#include "ui/draw/inkcanvas.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

// How long it takes from a pen event to the bars' new values, and what the parts cost, with the
// tutorial's network: QT_QPA_PLATFORM=offscreen bench/bench_canvas [ink.jsonl]

namespace
{

constexpr int scribbleMoves = 2000;
constexpr int digitMoves = 60;

QPointF scribblePoint(const QWidget& canvas, int step)
{
    const QPointF middle = QRectF(canvas.rect()).center();
    const double radius = 0.42 * std::min(canvas.width(), canvas.height());
    return middle + radius * QPointF(std::sin(step * 0.05), std::cos(step * 0.0371));
}

core::PredictorPointer tutorialPredictor()
{
    std::mt19937 random(1);
    std::uniform_real_distribution<float> weight(-0.05F, 0.05F);
    core::Model model;
    model.parameters.resize(static_cast<size_t>(model.network.parameterCount()));
    std::generate(model.parameters.begin(), model.parameters.end(), [&] { return weight(random); });
    return *core::Predictor::create(std::move(model));
}

void report(const char* what, std::vector<double> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto share = [&](double part) {
        return milliseconds[static_cast<size_t>(
            part * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf(
        "%-44s median %.3f ms   p99 %.3f ms   max %.3f ms   (%zu)\n", what, share(0.5), share(0.99),
        share(1), milliseconds.size());
}

void send(QWidget& canvas, QEvent::Type type, QPointF position, Qt::MouseButton button)
{
    QMouseEvent event(
        type, position, canvas.mapToGlobal(position), button,
        type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &event);
}

/// One stroke; between two moves the canvas is painted, as it would be on a screen.
void measureStroke(ui::DrawPanel& panel, const char* what, int moves)
{
    ui::InkCanvas& canvas = *panel.canvas();
    canvas.clear();
    std::vector<double> predicting;
    std::vector<double> painting;
    QElapsedTimer timer;
    send(canvas, QEvent::MouseButtonPress, scribblePoint(canvas, 0), Qt::LeftButton);
    for (int step = 1; step <= moves; ++step) {
        const QPointF point = scribblePoint(canvas, step);
        timer.start();
        send(canvas, QEvent::MouseMove, point, Qt::NoButton);
        predicting.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        timer.start();
        QCoreApplication::sendPostedEvents();
        painting.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    send(canvas, QEvent::MouseButtonRelease, scribblePoint(canvas, moves), Qt::LeftButton);
    std::printf("%s, one stroke of %d moves\n", what, moves);
    report("  pen event to the bars' new values", predicting);
    report("  painting what changed", painting);
}

void measureRasterizer(const char* what, const QList<core::Ink>& inks)
{
    std::vector<double> times;
    QElapsedTimer timer;
    for (const core::Ink& ink : inks) {
        timer.start();
        const auto image = core::rasterizeInk(ink);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (!image) {
            std::printf("empty ink\n");
        }
    }
    report(what, times);
}

core::Ink scribble(const QWidget& canvas, int moves)
{
    core::Stroke stroke;
    for (int step = 0; step < moves; ++step) {
        stroke << scribblePoint(canvas, step);
    }
    return {{stroke}, std::nullopt, {}};
}

void measureInkFile(const QString& path)
{
    QElapsedTimer timer;
    timer.start();
    const auto inks = core::readInkFile(path);
    if (!inks) {
        std::printf("%s\n", qPrintable(inks.error().message));
        return;
    }
    std::printf("reading %lld inks: %lld ms\n", qlonglong(inks->size()), timer.elapsed());
    measureRasterizer("rasterizeInk, the file's inks", *inks);
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    core::Workbench workbench;
    workbench.model().update(tutorialPredictor());
    ui::StandardDialogs dialogs;
    ui::DrawPanel panel;
    ui::Notifier notifier(dialogs, &panel);
    const ui::DrawPresenter presenter(workbench, &panel, notifier);
    panel.resize(420, 600);
    panel.show();
    if (!QTest::qWaitForWindowExposed(&panel)) {
        return 1;
    }
    measureStroke(panel, "warm-up", digitMoves);
    measureStroke(panel, "a digit", digitMoves);
    measureStroke(panel, "a scribble", scribbleMoves);
    const QList<core::Ink> digits(1000, scribble(*panel.canvas(), digitMoves));
    const QList<core::Ink> scribbles(100, scribble(*panel.canvas(), scribbleMoves));
    measureRasterizer("rasterizeInk, 60 points", digits);
    measureRasterizer("rasterizeInk, 2,000 points", scribbles);
    if (argc > 1) {
        measureInkFile(QString::fromLocal8Bit(argv[1]));
    }
    return 0;
}
