#include "core/base/torchruntime.h"
#include "core/insight/imagemap.h"
#include "core/insight/trustworthiness.h"
#include "core/insight/tsne.h"
#include "core/network/layertext.h"
#include "tests/bench/figures.h"
#include "tests/bench/mnist.h"
#include "tests/bench/perceptron.h"
#include "ui/insight/mapview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <cstdio>
#include <functional>
#include <optional>

// What the page Map costs on MNIST's test part, and how far its maps are to be trusted.
// QT_QPA_PLATFORM=offscreen bench/bench_map

namespace
{

/// The value, or the end of the program.
template <typename Value> Value must(core::Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().message));
        std::exit(1);
    }
    return *std::move(result);
}

void measure(const char* name, int repeats, const std::function<void()>& work)
{
    bench::Figures figures;
    for (int i = 0; i < repeats; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        figures.add(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    figures.print(name, "ms");
}

ui::MapPoints pointsOf(const std::vector<QPointF>& places, const core::LabelledImages& images)
{
    std::vector<ui::MapPoint> points;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto image = static_cast<qsizetype>(i);
        // Every twentieth misread: more than of any network that has learned something.
        const int label = images.label(image);
        points.push_back({places[i], image, label, i % 20 == 0 ? (label + 1) % 10 : label});
    }
    return std::make_shared<const std::vector<ui::MapPoint>>(std::move(points));
}

void measureView(const core::ImageMap& map, QSize size)
{
    ui::MapView view;
    view.setPoints(pointsOf(map.places, map.layer.images()));
    view.resize(size);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view)) {
        std::exit(1);
    }
    std::printf(" %zu points, %d x %d\n", map.places.size(), size.width(), size.height());
    int turn = 0;
    measure("laid out and painted anew", 200, [&] {
        QTest::keyClick(&view, ++turn % 2 == 0 ? Qt::Key_Minus : Qt::Key_Plus);
        view.repaint();
    });
    measure("the mark moved", 200, [&] {
        view.setMark(map.places[static_cast<std::size_t>(++turn)]);
        view.repaint();
    });
    measure("another point under the mouse", 200, [&] {
        QTest::mouseMove(&view, view.positionOf(++turn).toPoint());
        view.repaint();
    });
}

void measureModel(const core::Predictor& predictor, const core::LabelledImages& images)
{
    std::printf("%s\n", qPrintable(core::layersText(predictor.model().network)));
    const auto map = must(core::mapOf(predictor, images, {}));
    measure(
        "last layer of all images", 7, [&] { must(core::LastLayer::compute(predictor, images)); });
    measure("PCA of all images", 7, [&] { must(core::principalComponents(map.rows())); });
    measure("both, and turned to the last", 7, [&] {
        must(core::mapOf(predictor, images, map.places));
    });
    std::optional<core::NeighbourMap> part;
    measure("t-SNE", 3, [&] { part = must(core::neighbourMapOf(map)); });
    int image = 0;
    measure("a drawing's place, PCA", 200, [&] {
        must(core::placeOf(map, images.digitImage(++image)));
    });
    measure("a drawing's place, t-SNE", 200, [&] {
        must(core::placeOf(map, *part, images.digitImage(++image)));
    });
    measure("trustworthiness at 1,000 points", 3, [&] {
        must(core::trustworthiness(map.rows(), map.places, 12, 1000));
    });
    std::vector<QPointF> places;
    for (const qsizetype index : part->images) {
        places.push_back(map.places[static_cast<std::size_t>(index)]);
    }
    std::printf(
        "  trustworthiness (k = 12): PCA %.4f (at 1,000 points %.4f), of t-SNE's %zu images %.4f; "
        "t-SNE %.4f\n",
        must(core::trustworthiness(map.rows(), map.places)),
        must(core::trustworthiness(map.rows(), map.places, 12, 1000)), places.size(),
        must(core::trustworthiness(part->rows(), places)),
        must(core::trustworthiness(part->rows(), part->places)));
    const auto affinities = must(core::tsneAffinities(part->rows(), 30));
    std::printf("  t-SNE's cost: %.4f nats\n", core::tsneCost(affinities, part->places));
    measureView(map, {700, 500});
    measureView(map, {1400, 900});
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName("digitlab");
    core::setTorchThreads(1);
    const core::DatasetPointer dataset = bench::mnist();
    measureModel(*bench::shippedPerceptron(), dataset->test);
    return 0;
}
