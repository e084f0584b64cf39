// How long the Dataset page takes with 70,000 images: laying out, filtering, resizing, scrolling.
// bench_dataset [FOLDER] takes a dataset's folder, else images made here; run it offscreen or
// shown.
#include "ui/dataset/datasetpage.h"
#include "ui/widgets/thumbnailview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace
{

core::LabelledImages madeImages(qsizetype size)
{
    core::LabelledImages images;
    images.pixels.resize(size * core::digitImagePixels);
    images.labels.resize(size);
    for (qsizetype i = 0; i < images.pixels.size(); ++i) {
        images.pixels[i] = static_cast<char>(i * 31 >> 3);
    }
    for (qsizetype i = 0; i < size; ++i) {
        images.labels[i] = static_cast<char>(i * 7 % core::digitCount);
    }
    return images;
}

core::DatasetPointer dataset(const QStringList& arguments)
{
    if (arguments.size() > 1) {
        const auto loaded = core::loadDataset(arguments[1]);
        if (!loaded) {
            qFatal("%s", qPrintable(loaded.error().message));
        }
        return *loaded;
    }
    auto made = std::make_shared<core::Dataset>();
    made->train = madeImages(60000);
    made->test = madeImages(10000);
    return made;
}

void measure(const char* what, int times, const std::function<void(int)>& work)
{
    QList<double> milliseconds;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        milliseconds.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf(
        "%-44s median %7.2f ms   p99 %7.2f ms   max %7.2f ms\n", what, milliseconds[times / 2],
        milliseconds[times * 99 / 100], milliseconds.last());
}

/// Does what the event loop would do next: lay out, then paint what is out of date.
void paintNow(QWidget& window)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCoreApplication::sendPostedEvents(&window, QEvent::UpdateRequest);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const core::DatasetPointer images = dataset(QApplication::arguments());
    ui::DatasetPage tab;
    tab.resize(1200, 500);
    tab.show();
    if (!QTest::qWaitForWindowExposed(&tab)) {
        qFatal("the window does not appear");
    }
    auto* view = tab.findChild<ui::ThumbnailView*>();
    measure("show 70,000 images", 20, [&](int) {
        tab.setDataset(images);
        view->doItemsLayout();
        paintNow(tab);
    });
    measure("layout of 70,000 images alone", 50, [&](int) { view->doItemsLayout(); });
    measure("filter change and paint", 60, [&](int i) {
        const QString name = i % 2 ? "All" : QString::number(i / 2 % 10);
        tab.findChild<QToolButton*>("digitButton" + name)->click();
        view->doItemsLayout();
        paintNow(tab);
    });
    measure("resize, layout and paint", 50, [&](int i) {
        tab.resize(1200 - i * 10, 500);
        view->doItemsLayout();
        paintNow(tab);
    });
    tab.resize(1200, 500);
    paintNow(tab);
    QScrollBar* bar = view->verticalScrollBar();
    measure("paint of the whole view", 200, [&](int) { view->viewport()->repaint(); });
    measure("scroll one step and paint", 500, [&](int i) {
        bar->setValue(i * bar->singleStep());
        paintNow(tab);
    });
    measure("scroll one page and paint", 200, [&](int i) {
        bar->setValue(i * bar->pageStep());
        paintNow(tab);
    });
    return 0;
}
