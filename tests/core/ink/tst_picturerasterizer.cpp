#include "core/ink/inkrasterizer.h"
#include "core/ink/picturerasterizer.h"

#include <QPainter>
#include <QTest>

using core::DigitImage;

namespace
{

/// A picture of one colour with a rectangle of another.
QImage pictureOf(QSize size, QColor around, const QRect& thing, QColor colour)
{
    QImage picture(size, QImage::Format_ARGB32);
    picture.fill(around);
    QPainter(&picture).fillRect(thing, colour);
    return picture;
}

float at(const DigitImage& image, int x, int y)
{
    return image[static_cast<std::size_t>(y * core::digitImageSide + x)];
}

} // namespace

/// Pictures that show no handwriting; tst_inkrasterizer has those of digits.
class TstPictureRasterizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThingIsLightOnBlack_data()
    {
        QTest::addColumn<QColor>("around");
        QTest::addColumn<QColor>("thing");
        QTest::newRow("dark on light") << QColor(255, 255, 255) << QColor(51, 51, 51);
        QTest::newRow("light on dark") << QColor(0, 0, 0) << QColor(204, 204, 204);
        QTest::newRow("dark on nothing") << QColor(Qt::transparent) << QColor(51, 51, 51);
    }

    void aThingIsLightOnBlack()
    {
        QFETCH(QColor, around);
        QFETCH(QColor, thing);
        // Twice as wide as high: it fills the middle half.
        const auto image =
            core::scaledPicture(pictureOf({280, 140}, around, {70, 0, 140, 140}, thing));
        QVERIFY(image);
        QVERIFY(std::abs(at(*image, 14, 14) - 0.8F) < 0.01F); // 204 of 255
        QCOMPARE(at(*image, 2, 14), 0.0F);
        QCOMPARE(at(*image, 14, 3), 0.0F); // beside the picture
        QCOMPARE(at(*image, 14, 24), 0.0F);
    }

    void anImageIsTakenPixelByPixel()
    {
        DigitImage image{};
        for (std::size_t i = 60; i < 700; ++i) {
            image[i] = static_cast<float>(i % 28 > 3 ? i % 256 : 0) / 255;
        }
        QCOMPARE(core::scaledPicture(core::toQImage(image)), std::optional(image));
    }

    void greyPaperIsBlack()
    {
        const QColor paper(200, 200, 200);
        const auto image = core::scaledPicture(
            pictureOf({280, 280}, paper, {70, 70, 140, 140}, QColor(50, 50, 50)));
        QVERIFY(image);
        QCOMPARE(at(*image, 2, 2), 0.0F);
        QVERIFY(std::abs(at(*image, 14, 14) - 150 / 255.0F) < 0.01F);
    }

    void aBlankPictureShowsNothing()
    {
        QImage blank(50, 40, QImage::Format_RGB32);
        for (const Qt::GlobalColor colour : {Qt::white, Qt::black, Qt::lightGray}) {
            blank.fill(colour);
            QVERIFY(!core::scaledPicture(blank));
        }
    }

    void handwritingIsNormalised()
    {
        const QImage bar = pictureOf({300, 300}, Qt::white, {20, 20, 20, 200}, Qt::black);
        const auto clothes = *core::Classes::create({"Coat", "Bag"});
        QCOMPARE(core::imageOfPicture(bar, {}), core::rasterizePicture(bar));
        QCOMPARE(core::imageOfPicture(bar, clothes), core::scaledPicture(bar));
        QVERIFY(core::rasterizePicture(bar) != core::scaledPicture(bar));
    }
};

QTEST_MAIN(TstPictureRasterizer)
#include "tst_picturerasterizer.moc"
