#include "core/ink/ink.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using core::Ink;
using core::Stroke;

class TstInk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyWithoutPoints();
    void pathOfNothingIsEmpty();
    void pathGoesFromFirstToLastPoint();
    void pathIsSmooth();
    void dotIsDrawn_data();
    void dotIsDrawn();
};

void TstInk::isEmptyWithoutPoints()
{
    QVERIFY(Ink().isEmpty());
    QVERIFY((Ink{{Stroke{}, Stroke{}}, 3, "me"}.isEmpty()));
    QVERIFY((!Ink{{Stroke{}, Stroke{{1, 2}}}, {}, {}}.isEmpty()));
}

void TstInk::pathOfNothingIsEmpty()
{
    QVERIFY(core::strokePath({}).isEmpty());
}

void TstInk::pathGoesFromFirstToLastPoint()
{
    const QPainterPath path = core::strokePath({{0, 0}, {10, 0}, {10, 10}, {3, 7}});
    QCOMPARE(path.pointAtPercent(0), QPointF(0, 0));
    QCOMPARE(path.currentPosition(), QPointF(3, 7));
}

void TstInk::pathIsSmooth()
{
    // The corner of the points at (10, 0) is rounded: the curve passes inside it.
    const QPainterPath path = core::strokePath({{0, 0}, {10, 0}, {10, 10}});
    const QRectF bounds = path.boundingRect();
    QCOMPARE(bounds.bottomRight(), QPointF(10, 10));
    for (int i = 0; i <= 100; ++i) {
        const QPointF way = path.pointAtPercent(i / 100.0) - QPointF(10, 0);
        QVERIFY(std::hypot(way.x(), way.y()) > 1);
    }
}

void TstInk::dotIsDrawn_data()
{
    QTest::addColumn<Stroke>("stroke");
    QTest::newRow("one point") << Stroke{{14, 14}};
    QTest::newRow("the same point again and again") << Stroke{{14, 14}, {14, 14}, {14, 14}};
}

void TstInk::dotIsDrawn()
{
    QFETCH(Stroke, stroke);
    QImage image(28, 28, QImage::Format_Grayscale8);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(core::strokePath(stroke), QPen(Qt::white, 6, Qt::SolidLine, Qt::RoundCap));
    painter.end();
    QCOMPARE(qGray(image.pixel(13, 13)), 255);
    QCOMPARE(qGray(image.pixel(15, 15)), 255);
    QCOMPARE(qGray(image.pixel(20, 14)), 0);
}

QTEST_GUILESS_MAIN(TstInk)
#include "tst_ink.moc"
