#include "core/ink/inkrasterizer.h"
#include "core/ink/picturerasterizer.h"

#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using core::DigitImage;
using core::digitImageSide;
using core::Ink;
using core::Stroke;

namespace
{

/// A hook like a 7 with a foot: not symmetric, so that every centring shows.
const QList<Stroke> hook{{{0, 0}, {30, 2}, {60, 0}, {50, 40}, {35, 70}, {30, 100}}};

Ink inkOf(const QList<Stroke>& strokes)
{
    return {strokes, std::nullopt, {}};
}

struct Measure {
    QRect box; ///< of pixels of at least a tenth
    QPointF mass;
    float fullest = 0;
};

Measure measure(const DigitImage& image)
{
    Measure result;
    double sum = 0;
    for (int i = 0; i < core::digitImagePixels; ++i) {
        const int x = i % digitImageSide;
        const int y = i / digitImageSide;
        if (image[i] >= 0.1F) {
            result.box |= QRect(x, y, 1, 1);
        }
        sum += image[i];
        result.mass += image[i] * QPointF(x + 0.5, y + 0.5);
        result.fullest = std::max(result.fullest, image[i]);
    }
    result.mass /= sum;
    return result;
}

float largestDifference(const DigitImage& a, const DigitImage& b)
{
    float largest = 0;
    for (int i = 0; i < core::digitImagePixels; ++i) {
        largest = std::max(largest, std::abs(a[i] - b[i]));
    }
    return largest;
}

float meanDifference(const DigitImage& a, const DigitImage& b)
{
    float sum = 0;
    for (int i = 0; i < core::digitImagePixels; ++i) {
        sum += std::abs(a[i] - b[i]);
    }
    return sum / core::digitImagePixels;
}

bool isCentred(const DigitImage& image)
{
    const QPointF off = measure(image).mass - QPointF(core::digitMassCentre, core::digitMassCentre);
    return std::hypot(off.x(), off.y()) < 0.1;
}

/// The hook drawn on paper, off the middle.
QImage drawnPicture(QColor paper, QColor ink, QSize size = {200, 150}, qreal penWidth = 10)
{
    QImage picture(size, QImage::Format_ARGB32);
    picture.fill(paper);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size.height() / 150.0, size.height() / 150.0);
    painter.translate(110, 30);
    painter.strokePath(
        core::strokePath(hook.first()),
        QPen(ink, penWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    return picture;
}

QImage withNoise(QImage picture, int strength)
{
    std::mt19937 random(7);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const int noise = static_cast<int>(random() % (2 * strength)) - strength;
            const int grey = std::clamp(qGray(picture.pixel(x, y)) + noise, 0, 255);
            picture.setPixel(x, y, qRgb(grey, grey, grey));
        }
    }
    return picture;
}

} // namespace

class TstInkRasterizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyInkIsNothing();
    void longerSideIsTwentyPixels_data();
    void longerSideIsTwentyPixels();
    void placeAndSizeOfTheDrawingDoNotMatter();
    void dotIsADotInTheMiddle();
    void samePictureAsPainter();
    void damagedPointsAreLeftOut_data();
    void damagedPointsAreLeftOut();
    void longScribbleWorks();

    void pictureLooksLikeInk_data();
    void pictureLooksLikeInk();
    void pictureWithoutInkIsNothing_data();
    void pictureWithoutInkIsNothing();
    void digitImageStaysAsItIs();
    void dirtIsLeftOut();

    void greyPictureRoundTrip();
};

void TstInkRasterizer::emptyInkIsNothing()
{
    QVERIFY(!core::rasterizeInk({}));
    QVERIFY(!core::rasterizeInk(inkOf({{}, {}})));
}

void TstInkRasterizer::longerSideIsTwentyPixels_data()
{
    QTest::addColumn<QList<Stroke>>("strokes");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("hook") << hook << 0 << 20;
    QTest::newRow("upright line") << QList<Stroke>{{{5, 0}, {5, 80}}} << 0 << 20;
    QTest::newRow("level line") << QList<Stroke>{{{0, 5}, {4, 5}, {9, 5}}} << 20 << 0;
    QTest::newRow("slanted line") << QList<Stroke>{{{0, 0}, {9, 9}}} << 20 << 20;
    QTest::newRow("two dots") << QList<Stroke>{{{0, 0}}, {{0, 1}}} << 0 << 20;
    QTest::newRow("corners that the curve cuts")
        << QList<Stroke>{{{0, 0}, {10, 50}, {20, 0}}} << 0 << 20;
    QTest::newRow("L, heavy at one side")
        << QList<Stroke>{{{0, 0}, {0, 1}, {0, 99}, {0, 100}}, {{0, 100}, {60, 100}}} << 0 << 20;
}

void TstInkRasterizer::longerSideIsTwentyPixels()
{
    QFETCH(QList<Stroke>, strokes);
    QFETCH(int, width);
    QFETCH(int, height);
    const auto image = core::rasterizeInk(inkOf(strokes));
    QVERIFY(image);
    const Measure found = measure(*image);
    // Between pixels, a side of 20 touches 21.
    const auto fits = [](int wanted, int side) {
        return wanted == 0 || side == wanted || side == wanted + 1;
    };
    QVERIFY2(fits(width, found.box.width()), QByteArray::number(found.box.width()));
    QVERIFY2(fits(height, found.box.height()), QByteArray::number(found.box.height()));
    QVERIFY(found.box.width() <= 21 && found.box.height() <= 21);
    QVERIFY(found.fullest > 0.95F);
    QVERIFY(isCentred(*image));
}

void TstInkRasterizer::placeAndSizeOfTheDrawingDoNotMatter()
{
    const auto image = core::rasterizeInk(inkOf(hook));
    for (const qreal scale : {0.001, 3.7, 1e5}) {
        QList<Stroke> moved = hook;
        for (QPointF& point : moved.first()) {
            point = point * scale + QPointF(-333, 4321) * scale;
        }
        QVERIFY(largestDifference(*image, *core::rasterizeInk(inkOf(moved))) < 0.01F);
    }
}

void TstInkRasterizer::dotIsADotInTheMiddle()
{
    for (const Stroke& dot : {Stroke{{250, 3}}, Stroke{{1e6, 2}, {1e6, 2}}}) {
        const auto image = core::rasterizeInk(inkOf({dot}));
        QVERIFY(image);
        QVERIFY(measure(*image).box.width() <= 3);
        QVERIFY(measure(*image).fullest > 0.95F);
        QVERIFY(isCentred(*image));
    }
}

/// The round antialiased pen of the contract, against Qt's painter at the same place.
void TstInkRasterizer::samePictureAsPainter()
{
    const Stroke line{{3, 4}, {9, 17}};
    const auto image = core::rasterizeInk(inkOf({line}));
    QImage painted(digitImageSide, digitImageSide, QImage::Format_Grayscale8);
    painted.fill(Qt::black);
    QPainter painter(&painted);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(core::digitMassCentre, core::digitMassCentre);
    const qreal scale = (core::digitSide - core::digitPenWidth) / 13;
    painter.setPen(QPen(Qt::white, core::digitPenWidth, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-3, -6.5) * scale, QPointF(3, 6.5) * scale);
    painter.end();
    for (int i = 0; i < core::digitImagePixels; ++i) {
        const int grey = qGray(painted.pixel(i % digitImageSide, i / digitImageSide));
        QVERIFY(std::abs((*image)[i] - static_cast<float>(grey) / 255) < 0.12F);
    }
}

void TstInkRasterizer::damagedPointsAreLeftOut_data()
{
    QTest::addColumn<QPointF>("point");
    const qreal infinity = std::numeric_limits<qreal>::infinity();
    QTest::newRow("NaN") << QPointF(std::nan(""), 5);
    QTest::newRow("infinite") << QPointF(3, -infinity);
    QTest::newRow("huge") << QPointF(1e300, 1e300);
    QTest::newRow("beyond the bound") << QPointF(0, 1.1 * core::maxInkCoordinate);
}

void TstInkRasterizer::damagedPointsAreLeftOut()
{
    QFETCH(QPointF, point);
    QVERIFY(!core::rasterizeInk(inkOf({{point}})));
    QList<Stroke> damaged = hook;
    damaged.first().insert(3, point);
    damaged << Stroke{point, point};
    QCOMPARE(*core::rasterizeInk(inkOf(damaged)), *core::rasterizeInk(inkOf(hook)));
}

void TstInkRasterizer::longScribbleWorks()
{
    Stroke scribble;
    for (int i = 0; i < 20'000; ++i) {
        scribble << QPointF(100 * std::sin(i * 0.05), 100 * std::cos(i * 0.0371));
    }
    const auto image = core::rasterizeInk(inkOf({scribble}));
    QVERIFY(image);
    QVERIFY(isCentred(*image));
}

void TstInkRasterizer::pictureLooksLikeInk_data()
{
    QTest::addColumn<QImage>("picture");
    const QImage plain = drawnPicture(Qt::white, Qt::black);
    QTest::newRow("dark on light") << plain;
    QTest::newRow("light on dark") << drawnPicture(Qt::black, Qt::white);
    QTest::newRow("blue on yellow") << drawnPicture(Qt::yellow, Qt::darkBlue);
    QTest::newRow("pale pencil") << drawnPicture(QColor(235, 235, 235), QColor(195, 195, 195));
    QTest::newRow("dark ink, transparent paper") << drawnPicture(Qt::transparent, Qt::black);
    QTest::newRow("light ink, transparent paper") << drawnPicture(Qt::transparent, Qt::white);
    QTest::newRow("noise") << withNoise(plain, 40);
    QTest::newRow("noise, light on dark") << withNoise(drawnPicture(Qt::black, Qt::white), 40);
    QTest::newRow("huge") << drawnPicture(Qt::white, Qt::black, {4000, 3000});
    QTest::newRow("small") << drawnPicture(Qt::white, Qt::black, {64, 48});
    QTest::newRow("grey format") << plain.convertToFormat(QImage::Format_Grayscale8);
    QTest::newRow("one bit") << plain.convertToFormat(QImage::Format_Mono);
    QImage card(plain.size() + QSize(40, 40), QImage::Format_ARGB32);
    card.fill(Qt::transparent);
    QPainter(&card).drawImage(20, 20, plain);
    QTest::newRow("card with transparent margin") << card;
}

void TstInkRasterizer::pictureLooksLikeInk()
{
    QFETCH(QImage, picture);
    const auto image = core::rasterizePicture(picture);
    QVERIFY(image);
    const Measure found = measure(*image);
    QVERIFY(found.box.height() >= 19 && found.box.height() <= 22);
    QCOMPARE(found.fullest, 1.0F);
    QVERIFY(isCentred(*image));
    QVERIFY(meanDifference(*image, *core::rasterizeInk(inkOf(hook))) < 0.025F);
}

void TstInkRasterizer::pictureWithoutInkIsNothing_data()
{
    QTest::addColumn<QImage>("picture");
    QImage white(50, 40, QImage::Format_RGB32);
    white.fill(Qt::white);
    QImage clear(50, 40, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    QTest::newRow("null") << QImage();
    QTest::newRow("white") << white;
    QTest::newRow("transparent") << clear;
    QTest::newRow("one pixel") << white.copy(0, 0, 1, 1);
    QTest::newRow("too little contrast")
        << drawnPicture(QColor(200, 200, 200), QColor(190, 190, 190));
    QTest::newRow("noise only") << withNoise(white, 20);
    // The pale stain is paper, but has more mass than each dot, which is then dirt beside it.
    QImage stained = white.scaled(300, 300);
    QPainter painter(&stained);
    painter.fillRect(50, 50, 200, 200, QColor(225, 225, 225));
    for (int i = 0; i < 10; ++i) {
        painter.fillRect(20 + 25 * i, 20, 8, 8, Qt::black);
    }
    painter.end();
    QTest::newRow("dots beside a pale stain") << stained;
}

void TstInkRasterizer::pictureWithoutInkIsNothing()
{
    QFETCH(QImage, picture);
    QVERIFY(!core::rasterizePicture(picture));
}

void TstInkRasterizer::digitImageStaysAsItIs()
{
    const DigitImage digit = *core::rasterizeInk(inkOf(hook));
    QImage picture = core::toQImage(digit);
    QVERIFY(meanDifference(*core::rasterizePicture(picture), digit) < 0.002F);
    picture.invertPixels();
    QVERIFY(meanDifference(*core::rasterizePicture(picture), digit) < 0.002F);
}

void TstInkRasterizer::dirtIsLeftOut()
{
    QImage picture = drawnPicture(Qt::white, Qt::black);
    picture.setPixel(2, 140, qRgb(0, 0, 0));
    picture.setPixel(198, 3, qRgb(0, 0, 0));
    const auto clean = core::rasterizePicture(drawnPicture(Qt::white, Qt::black));
    QVERIFY(largestDifference(*core::rasterizePicture(picture), *clean) < 0.01F);
}

void TstInkRasterizer::greyPictureRoundTrip()
{
    DigitImage digit{};
    digit[5] = 1;
    digit[30] = 0.5F;
    const QImage picture = core::toQImage(digit);
    QCOMPARE(picture.size(), QSize(28, 28));
    QCOMPARE(qGray(picture.pixel(5, 0)), 255);
    QCOMPARE(qGray(picture.pixel(2, 1)), 128);
    QCOMPARE(qGray(picture.pixel(9, 9)), 0);
}

QTEST_GUILESS_MAIN(TstInkRasterizer)
#include "tst_inkrasterizer.moc"
