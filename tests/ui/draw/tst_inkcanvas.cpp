#include "core/ink/inkrasterizer.h"
#include "ui/draw/inkcanvas.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>
#include <QUrl>

#include <cmath>
#include <memory>

using ui::InkCanvas;

namespace
{

core::DigitImage someDigit()
{
    core::DigitImage digit{};
    digit[400] = 1;
    return digit;
}

QImage somePicture(QColor colour)
{
    QImage picture(40, 20, QImage::Format_RGB32);
    picture.fill(colour);
    return picture;
}

void sendTablet(InkCanvas& canvas, QEvent::Type type, QPointF position, Qt::MouseButtons buttons)
{
    QTabletEvent event(
        type, QPointingDevice::primaryPointingDevice(), position, canvas.mapToGlobal(position), 0.5,
        0, 0, 0, 0, 0, Qt::NoModifier, Qt::LeftButton, buttons);
    QCoreApplication::sendEvent(&canvas, &event);
}

bool isInk(const QImage& grab, QPoint place)
{
    return qGray(grab.pixel(place)) < 128;
}

} // namespace

class TstInkCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsEmpty();
    void mouseDrawsStrokes();
    void everyPenMoveIsReported();
    void otherButtonsDoNotDraw();
    void tabletDraws();
    void penStaysOnTheSheet();
    void undoAndRedo();
    void aPictureThatComesWhileThePenIsDownLosesNoStroke();
    void clearByKey_data();
    void clearByKey();
    void clearWhileDrawing();
    void inkGrowsWithTheWidget();
    void paintsWhatWasDrawn();
    void longStrokePaintsTheSameWhileDrawn();
    void foreignInkIsFitted_data();
    void foreignInkIsFitted();
    void pictureGivesItsOwnDigit();
    void drawingReplacesAPicture();
    void maskIsDrawnAsInk();
    void dropsAreReported();

private:
    void draw(const QList<QPoint>& points, bool release = true);
    QImage grab() { return m_canvas->grab().toImage(); }

    std::unique_ptr<InkCanvas> m_canvas;
};

void TstInkCanvas::init()
{
    m_canvas = std::make_unique<InkCanvas>();
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    m_canvas->setPalette(palette);
    m_canvas->resize(282, 282); // 280 and the margin: one unit is a pixel
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void TstInkCanvas::draw(const QList<QPoint>& points, bool release)
{
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, points.first());
    for (const QPoint point : points) {
        QTest::mouseMove(m_canvas.get(), point);
    }
    if (release) {
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, points.last());
    }
}

void TstInkCanvas::startsEmpty()
{
    QVERIFY(m_canvas->isEmpty());
    QVERIFY(m_canvas->ink().isEmpty());
    QVERIFY(!m_canvas->digitImage());
    QVERIFY(!m_canvas->undoStack()->canUndo());
}

void TstInkCanvas::mouseDrawsStrokes()
{
    draw({{51, 41}, {101, 41}, {101, 91}});
    draw({{11, 11}});
    const core::Ink ink = m_canvas->ink();
    QCOMPARE(ink.strokes.size(), 2);
    QCOMPARE(ink.strokes[0], (core::Stroke{{50, 40}, {100, 40}, {100, 90}}));
    QCOMPARE(ink.strokes[1], (core::Stroke{{10, 10}}));
    QCOMPARE(*m_canvas->digitImage(), *core::rasterizeInk(ink));
}

void TstInkCanvas::everyPenMoveIsReported()
{
    QSignalSpy changed(m_canvas.get(), &InkCanvas::inkChanged);
    draw({{50, 50}, {60, 60}, {70, 70}}, false);
    QCOMPARE(changed.count(), 3); // press, two moves
    QCOMPARE(m_canvas->ink().strokes.first().size(), 3);
    QVERIFY(!m_canvas->isEmpty());
    QTest::mouseMove(m_canvas.get(), {70, 70});
    QCOMPARE(changed.count(), 3); // nothing new
}

void TstInkCanvas::otherButtonsDoNotDraw()
{
    QTest::mousePress(m_canvas.get(), Qt::RightButton, {}, {50, 50});
    QTest::mouseMove(m_canvas.get(), {90, 90});
    QTest::mouseRelease(m_canvas.get(), Qt::RightButton, {}, {90, 90});
    QVERIFY(m_canvas->isEmpty());
}

void TstInkCanvas::tabletDraws()
{
    sendTablet(*m_canvas, QEvent::TabletPress, {21.5, 31}, Qt::LeftButton);
    sendTablet(*m_canvas, QEvent::TabletMove, {41.25, 31}, Qt::LeftButton);
    sendTablet(*m_canvas, QEvent::TabletRelease, {41.25, 31}, Qt::NoButton);
    QCOMPARE(m_canvas->ink().strokes, (QList<core::Stroke>{{{20.5, 30}, {40.25, 30}}}));
    sendTablet(*m_canvas, QEvent::TabletMove, {99, 99}, Qt::NoButton); // hovers
    QCOMPARE(m_canvas->ink().strokes.size(), 1);
}

void TstInkCanvas::penStaysOnTheSheet()
{
    draw({{100, 100}, {1000, -50}});
    QCOMPARE(m_canvas->ink().strokes.first().last(), QPointF(InkCanvas::side, 0));
}

void TstInkCanvas::aPictureThatComesWhileThePenIsDownLosesNoStroke()
{
    draw({{50, 50}, {60, 60}});
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {70, 50});
    QTest::mouseMove(m_canvas.get(), {80, 60});
    const core::Ink both = m_canvas->ink();
    QCOMPARE(both.strokes.size(), 2);
    m_canvas->showPicture(somePicture(Qt::white), someDigit());
    QTest::mouseMove(m_canvas.get(), {90, 70});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {90, 70});
    QVERIFY(m_canvas->ink().isEmpty());
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->ink(), both);
}

void TstInkCanvas::undoAndRedo()
{
    draw({{50, 50}, {60, 60}});
    draw({{70, 50}, {80, 60}});
    const core::Ink both = m_canvas->ink();
    m_canvas->undoStack()->undo();
    QCOMPARE(m_canvas->ink().strokes, both.strokes.first(1));
    m_canvas->undoStack()->undo();
    QVERIFY(m_canvas->isEmpty());
    m_canvas->undoStack()->redo();
    m_canvas->undoStack()->redo();
    QCOMPARE(m_canvas->ink(), both);
}

void TstInkCanvas::clearByKey_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Delete") << Qt::Key_Delete;
    QTest::newRow("Backspace") << Qt::Key_Backspace;
}

void TstInkCanvas::clearByKey()
{
    QFETCH(Qt::Key, key);
    draw({{50, 50}, {60, 60}});
    QTest::keyClick(m_canvas.get(), key);
    QVERIFY(m_canvas->isEmpty());
    QTest::keyClick(m_canvas.get(), key);
    QCOMPARE(m_canvas->undoStack()->count(), 2); // nothing to clear is no step
    m_canvas->undoStack()->undo();
    QVERIFY(!m_canvas->isEmpty());
}

void TstInkCanvas::clearWhileDrawing()
{
    draw({{50, 50}, {60, 60}}, false);
    m_canvas->clear();
    QVERIFY(m_canvas->isEmpty());
    QTest::mouseMove(m_canvas.get(), {90, 90});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {90, 90});
    QVERIFY(m_canvas->isEmpty());
}

void TstInkCanvas::inkGrowsWithTheWidget()
{
    draw({{141, 141}});
    m_canvas->resize(562, 602); // the sheet is square, at the top, twice as large
    draw({{281, 281}});
    QCOMPARE(m_canvas->ink().strokes[1], m_canvas->ink().strokes[0]);
    QVERIFY(isInk(grab(), {281, 281 + 2 * InkCanvas::defaultPenWidth / 2 - 2}));
}

void TstInkCanvas::paintsWhatWasDrawn()
{
    draw({{102, 52}, {102, 102}, {102, 152}});
    QVERIFY(isInk(grab(), {102, 100}));
    QVERIFY(isInk(grab(), {110, 100}));
    QVERIFY(!isInk(grab(), {114, 100}));
    m_canvas->setPenWidth(30);
    QVERIFY(isInk(grab(), {114, 100}));
    m_canvas->undoStack()->undo();
    QVERIFY(!isInk(grab(), {102, 100}));
}

/// The stroke under way is painted in parts, only where something changed.
void TstInkCanvas::longStrokePaintsTheSameWhileDrawn()
{
    QList<QPoint> points;
    for (int i = 0; i < 150; ++i) {
        points << QPoint(40 + i + i % 7, 140 + 90 * std::sin(i / 9.0));
    }
    draw(points, false);
    QImage parts(m_canvas->size(), QImage::Format_RGB32);
    for (int y = 0; y < parts.height(); y += 71) {
        m_canvas->render(&parts, {0, y}, QRect(0, y, parts.width(), 71));
    }
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, points.last());
    QImage whole(m_canvas->size(), QImage::Format_RGB32);
    m_canvas->render(&whole);
    int different = 0;
    for (int y = 0; y < whole.height(); ++y) {
        for (int x = 0; x < whole.width(); ++x) {
            different += std::abs(qGray(whole.pixel(x, y)) - qGray(parts.pixel(x, y))) > 16;
        }
    }
    QCOMPARE(different, 0);
}

void TstInkCanvas::foreignInkIsFitted_data()
{
    QTest::addColumn<core::Stroke>("stroke");
    QTest::addColumn<bool>("asItIs");
    QTest::newRow("on the sheet") << core::Stroke{{10, 10}, {20, 200}} << true;
    QTest::newRow("beside it") << core::Stroke{{-500, -10}, {-480, 200}} << false;
    QTest::newRow("huge") << core::Stroke{{0, 0}, {1e6, 1e6}} << false;
    QTest::newRow("in units of 1") << core::Stroke{{0.1, 0.2}, {0.9, 0.1}} << false;
    QTest::newRow("a dot") << core::Stroke{{1e6, 5}} << false;
}

void TstInkCanvas::foreignInkIsFitted()
{
    QFETCH(core::Stroke, stroke);
    QFETCH(bool, asItIs);
    const core::Ink ink{{stroke}, 4, "me"};
    m_canvas->setInk(ink, "some file");
    const core::Ink shown = m_canvas->ink();
    QCOMPARE(shown.label, ink.label);
    QCOMPARE(shown.writer, ink.writer);
    QCOMPARE(shown == ink, asItIs);
    const QRectF bounds = QPolygonF(shown.strokes.first()).boundingRect();
    QVERIFY(QRectF(0, 0, InkCanvas::side, InkCanvas::side).contains(bounds.center()));
    QCOMPARE(m_canvas->caption(), QString("some file"));
    m_canvas->undoStack()->undo();
    QVERIFY(m_canvas->isEmpty());
}

void TstInkCanvas::pictureGivesItsOwnDigit()
{
    m_canvas->showPicture(somePicture(Qt::red), someDigit(), "red.png");
    QVERIFY(!m_canvas->isEmpty());
    QVERIFY(m_canvas->ink().isEmpty());
    QCOMPARE(*m_canvas->digitImage(), someDigit());
    QCOMPARE(m_canvas->caption(), QString("red.png"));
    QCOMPARE(grab().pixelColor(142, 142), QColor(Qt::red));
    m_canvas->setPenWidth(10);
    QCOMPARE(grab().pixelColor(142, 142), QColor(Qt::red));
}

void TstInkCanvas::drawingReplacesAPicture()
{
    m_canvas->showPicture(somePicture(Qt::red), someDigit(), "red.png");
    draw({{50, 142}, {60, 142}}, false);
    QCOMPARE(grab().pixelColor(142, 142), QColor(Qt::white));
    QVERIFY(*m_canvas->digitImage() != someDigit());
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {60, 142});
    QCOMPARE(m_canvas->ink().strokes.size(), 1);
    QVERIFY(m_canvas->caption().isEmpty());
    m_canvas->undoStack()->undo();
    QCOMPARE(*m_canvas->digitImage(), someDigit());
    QCOMPARE(grab().pixelColor(142, 142), QColor(Qt::red));
}

void TstInkCanvas::maskIsDrawnAsInk()
{
    QImage mask(28, 28, QImage::Format_Alpha8);
    mask.fill(0);
    mask.scanLine(14)[14] = 255;
    m_canvas->showPicture(mask, someDigit());
    QVERIFY(isInk(grab(), {147, 147}));
    QVERIFY(!isInk(grab(), {120, 147}));
}

void TstInkCanvas::dropsAreReported()
{
    QSignalSpy files(m_canvas.get(), &InkCanvas::filesDropped);
    QSignalSpy images(m_canvas.get(), &InkCanvas::imageDropped);
    const auto drop = [this](const QMimeData& data) {
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_canvas.get(), &enter);
        QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_canvas.get(), &event);
        return enter.isAccepted();
    };
    QMimeData picture;
    picture.setImageData(somePicture(Qt::blue));
    QVERIFY(drop(picture));
    QCOMPARE(images.count(), 1);
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile("/some/a.png"), QUrl("https://example.org/b.png")});
    QVERIFY(drop(file));
    QCOMPARE(files.takeFirst().first().toStringList(), QStringList{"/some/a.png"});
    QMimeData text;
    text.setText("no picture");
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_canvas.get(), &enter);
    QVERIFY(!enter.isAccepted());
}

QTEST_MAIN(TstInkCanvas)
#include "tst_inkcanvas.moc"
