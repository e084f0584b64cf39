#include "core/training/presets.h"
#include "tests/support/toydata.h"
#include "ui/run/augmentationpage.h"
#include "ui/run/augmentationpreview.h"
#include "ui/run/augmentationvalues.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <cstdlib>
#include <memory>

using Settings = core::TrainingSettings;
using ui::AugmentationPreview;

namespace
{

/// An upright bar, as a drawing would be.
core::DigitImage drawnBar(int left = 12)
{
    core::DigitImage image{};
    for (int row = 5; row < 23; ++row) {
        for (int column = left; column < left + 4; ++column) {
            image[row * core::digitImageSide + column] = 1;
        }
    }
    return image;
}

/// Everything that the page shows, on; between two steps of its slider where it says so.
Settings augmented()
{
    Settings settings = core::defaultPreset().settings;
    settings.epochs = 7;
    settings.schedule = core::Schedule::Cosine;
    settings.labelSmoothing = 0.05;
    settings.augmentation = {
        .rotation = 12, .scale = 0.123, .shear = 0.2, .shift = 2, .elastic = 0.9, .thickness = 0.3};
    settings.styledShare = 0.1;
    settings.noDigitShare = 0.02;
    return settings;
}

/// Mean difference of two rows of pictures, 0..255.
double difference(const QList<QImage>& some, const QList<QImage>& others)
{
    qint64 sum = 0;
    for (int i = 0; i < some.size(); ++i) {
        for (int pixel = 0; pixel < core::digitImagePixels; ++pixel) {
            sum += std::abs(some[i].constBits()[pixel] - others[i].constBits()[pixel]);
        }
    }
    return static_cast<double>(sum) / static_cast<double>(some.size() * core::digitImagePixels);
}

} // namespace

class TstAugmentationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void withoutADigitItSaysWhatToDo();
    void showsADozenVersionsOfADatasetImage();
    void theDrawingGoesFirstAndIsFollowed();
    void anotherImageByButtonAndByClick();
    void offShowsTheImageAsItIs();
    void movingASliderChangesThePicturesAndTheSettings_data();
    void movingASliderChangesThePicturesAndTheSettings();
    void slidersMoveByMouse();
    void aSliderMakesTheSameDrawStronger();
    void switchingOnAValueKeepsTheDraw_data();
    void switchingOnAValueKeepsTheDraw();
    void shuffleDrawsAnew();
    void settingsMoveTheSlidersAndAreNotReported();
    void whatLiesBetweenTwoStepsStays();
    void scheduleAndSharesAreReported();
    void offAndAsInPreset();
    void wordsSayWhatIsOn();
    void valuesRestWhileARunGoesOn();
    void boundsAreThoseOfTheSettings();
    void everythingIsNamedAndExplained();
    void keyboardGoesThroughInOrder();
    void leavesTheWindowSmall();

private:
    template <typename T> T* child(const char* name) const
    {
        return m_page->findChild<T*>(QLatin1String(name));
    }
    const QList<QImage>& versions() const
    {
        return child<AugmentationPreview>("augmentationPreview")->versions();
    }
    QSlider* slider(const QString& name) const
    {
        return m_page->findChild<QSlider*>(name + "Slider");
    }
    void click(const char* name) { QTest::mouseClick(child<QWidget>(name), Qt::LeftButton); }

    core::NextSettings m_next;
    std::unique_ptr<ui::AugmentationPage> m_page;
};

void TstAugmentationPage::init()
{
    m_next.set(core::defaultPreset().settings);
    m_page = std::make_unique<ui::AugmentationPage>(m_next);
    m_page->resize(700, 260);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TstAugmentationPage::withoutADigitItSaysWhatToDo()
{
    QVERIFY(child<QLabel>("augmentationHint")->isVisible());
    QVERIFY(child<QLabel>("augmentationHint")->text().contains("Draw a digit"));
    QVERIFY(!child<QWidget>("augmentationPreview")->isVisible());
    QVERIFY(!child<QWidget>("shuffleButton")->isEnabled());
    QVERIFY(!child<QWidget>("anotherButton")->isEnabled());
    QVERIFY(versions().isEmpty());
    m_page->setDataset(support::toyDataset(0, 10));
    QVERIFY(child<QLabel>("augmentationHint")->isVisible());
}

void TstAugmentationPage::showsADozenVersionsOfADatasetImage()
{
    m_page->setDataset(support::toyDataset(20, 10));
    m_next.set(augmented());
    QVERIFY(child<QWidget>("augmentationPreview")->isVisible());
    QCOMPARE(versions().size(), 12);
    QCOMPARE(child<QLabel>("augmentationSource")->text(), QString("Train image #0, label 0"));
    m_page->setDataset(nullptr);
    QVERIFY(child<QLabel>("augmentationHint")->isVisible());
}

void TstAugmentationPage::theDrawingGoesFirstAndIsFollowed()
{
    m_page->setDataset(support::toyDataset(20, 10));
    const QList<QImage> ofDataset = versions();
    m_page->setDrawing(drawnBar());
    QVERIFY(child<QLabel>("augmentationSource")->text().contains("drawing"));
    QVERIFY(!child<QWidget>("anotherButton")->isEnabled());
    const QList<QImage> ofDrawing = versions();
    QVERIFY(ofDrawing != ofDataset);
    m_page->setDrawing(drawnBar(16));
    QVERIFY(versions() != ofDrawing);
    m_page->setDrawing({});
    QCOMPARE(versions(), ofDataset);
}

void TstAugmentationPage::anotherImageByButtonAndByClick()
{
    m_page->setDataset(support::toyDataset(3, 10));
    const QList<QImage> first = versions();
    click("anotherButton");
    QVERIFY(versions() != first);
    QCOMPARE(child<QLabel>("augmentationSource")->text(), QString("Train image #1, label 1"));
    click("augmentationPreview");
    QCOMPARE(child<QLabel>("augmentationSource")->text(), QString("Train image #2, label 2"));
    click("augmentationPreview");
    QCOMPARE(versions(), first);
}

void TstAugmentationPage::offShowsTheImageAsItIs()
{
    const core::DatasetPointer dataset = support::toyDataset(20, 10);
    m_page->setDataset(dataset);
    const QByteArrayView image = dataset->train.image(0);
    for (const QImage& version : versions()) {
        const auto* bytes = reinterpret_cast<const char*>(version.constBits());
        QVERIFY(QByteArrayView(bytes, core::digitImagePixels) == image);
    }
}

void TstAugmentationPage::movingASliderChangesThePicturesAndTheSettings_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<core::AugmentationSettings>("after"); // a page and two steps
    QTest::addColumn<QString>("text");
    using Augmentation = core::AugmentationSettings;
    QTest::newRow("rotation") << "rotation" << Augmentation{.rotation = 6} << "6°";
    QTest::newRow("scale") << "scale" << Augmentation{.scale = 0.07} << "7 %";
    QTest::newRow("shear") << "shear" << Augmentation{.shear = 0.12} << "0.12";
    QTest::newRow("shift") << "shift" << Augmentation{.shift = 1} << "1 px";
    QTest::newRow("elastic") << "elastic" << Augmentation{.elastic = 0.6} << "0.6 px";
    QTest::newRow("thickness") << "thickness" << Augmentation{.thickness = 0.12} << "12 %";
}

void TstAugmentationPage::movingASliderChangesThePicturesAndTheSettings()
{
    QFETCH(QString, name);
    QFETCH(core::AugmentationSettings, after);
    m_page->setDrawing(drawnBar());
    QSignalSpy edited(&m_next, &core::NextSettings::changed);
    QList<QImage> before = versions();
    QSlider* moved = slider(name);
    moved->setFocus();
    for (const auto key : {Qt::Key_PageUp, Qt::Key_Right, Qt::Key_Right}) {
        QTest::keyClick(moved, key);
        QVERIFY(versions() != before);
        before = versions();
    }
    QCOMPARE(edited.count(), 3);
    Settings expected = core::defaultPreset().settings;
    expected.augmentation = after;
    QCOMPARE(m_next.settings(), expected);
    QTEST(m_page->findChild<QLabel*>(name + "Value")->text(), "text");
}

void TstAugmentationPage::slidersMoveByMouse()
{
    QSignalSpy edited(&m_next, &core::NextSettings::changed);
    QSlider* rotation = slider("rotation");
    QTest::mouseClick(
        rotation, Qt::LeftButton, {}, {rotation->width() - 5, rotation->height() / 2});
    QVERIFY(edited.count() > 0);
    QVERIFY(m_next.settings().augmentation.rotation > 0);
}

void TstAugmentationPage::aSliderMakesTheSameDrawStronger()
{
    m_page->setDrawing(drawnBar());
    m_next.set(augmented());
    const QList<QImage> before = versions();
    slider("rotation")->setValue(13);
    const double moved = difference(before, versions());
    slider("rotation")->setValue(12);
    QCOMPARE(versions(), before);
    click("shuffleButton");
    QVERIFY2(
        difference(before, versions()) > 5 * moved,
        qPrintable(QString("%1, %2").arg(difference(before, versions())).arg(moved)));
}

void TstAugmentationPage::switchingOnAValueKeepsTheDraw_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"rotation", "scale", "shear", "shift", "elastic", "thickness"}) {
        QTest::newRow(name) << name;
    }
}

/// From off to its first step, a value changes hardly anything, whatever else is on.
void TstAugmentationPage::switchingOnAValueKeepsTheDraw()
{
    QFETCH(QString, name);
    m_page->setDrawing(drawnBar());
    m_next.set(augmented());
    slider(name)->setValue(0);
    const QList<QImage> before = versions();
    slider(name)->setValue(1);
    const double moved = difference(before, versions());
    click("shuffleButton");
    QVERIFY2(
        difference(before, versions()) > 4 * moved,
        qPrintable(QString("%1, %2").arg(difference(before, versions())).arg(moved)));
}

void TstAugmentationPage::shuffleDrawsAnew()
{
    m_page->setDrawing(drawnBar());
    m_next.set(augmented());
    const QList<QImage> first = versions();
    click("shuffleButton");
    for (int i = 0; i < first.size(); ++i) {
        QVERIFY(versions()[i] != first[i]);
    }
    const QList<QImage> second = versions();
    auto* button = child<QPushButton>("shuffleButton");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(versions() != second);
}

void TstAugmentationPage::settingsMoveTheSlidersAndAreNotReported()
{
    QSignalSpy edited(&m_next, &core::NextSettings::changed);
    m_next.set(augmented());
    QCOMPARE(edited.count(), 1); // by set() itself
    QCOMPARE(slider("rotation")->value(), 12);
    QCOMPARE(slider("scale")->value(), 12);
    QCOMPARE(slider("shear")->value(), 20);
    QCOMPARE(slider("shift")->value(), 20);
    QCOMPARE(slider("elastic")->value(), 9);
    QCOMPARE(slider("thickness")->value(), 30);
    QCOMPARE(slider("smoothing")->value(), 5);
    QCOMPARE(slider("styled")->value(), 10);
    QCOMPARE(slider("noDigit")->value(), 2);
    QCOMPARE(child<QComboBox>("scheduleCombo")->currentText(), QString("Cosine"));
    QCOMPARE(child<QLabel>("scaleValue")->text(), QString("12.3 %"));
    m_next.set(core::defaultPreset().settings);
    QCOMPARE(slider("scale")->value(), 0);
    QCOMPARE(child<QComboBox>("scheduleCombo")->currentText(), QString("Constant"));
}

void TstAugmentationPage::whatLiesBetweenTwoStepsStays()
{
    m_next.set(augmented());
    QSignalSpy edited(&m_next, &core::NextSettings::changed);
    QTest::keyClick(slider("rotation"), Qt::Key_Right);
    Settings expected = augmented();
    expected.augmentation.rotation = 13;
    QCOMPARE(edited.count(), 1);
    QCOMPARE(m_next.settings(), expected);
}

void TstAugmentationPage::scheduleAndSharesAreReported()
{
    QSignalSpy edited(&m_next, &core::NextSettings::changed);
    QTest::keyClick(child<QComboBox>("scheduleCombo"), Qt::Key_Down);
    for (const char* name : {"smoothing", "styled", "noDigit"}) {
        QTest::keyClick(slider(name), Qt::Key_Right);
    }
    Settings expected = core::defaultPreset().settings;
    expected.schedule = core::Schedule::Cosine;
    expected.labelSmoothing = expected.styledShare = expected.noDigitShare = 0.01;
    QCOMPARE(edited.count(), 4);
    QCOMPARE(m_next.settings(), expected);
}

void TstAugmentationPage::offAndAsInPreset()
{
    QVERIFY(!child<QPushButton>("augmentationPresetButton")->isEnabled());
    m_next.set(augmented());
    QSignalSpy edited(&m_next, &core::NextSettings::changed);
    click("augmentationOffButton");
    Settings expected = core::defaultPreset().settings;
    expected.epochs = 7;
    expected = core::withAugmentationOf({}, expected);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(m_next.settings(), expected);
    QVERIFY(!child<QPushButton>("augmentationOffButton")->isEnabled());
    QCOMPARE(slider("rotation")->value(), 0);

    m_next.set(augmented());
    click("augmentationPresetButton");
    expected = core::withAugmentationOf(core::defaultPreset().settings, augmented());
    QCOMPARE(m_next.settings(), expected);
    QVERIFY(!child<QPushButton>("augmentationPresetButton")->isEnabled());

    Settings fromElsewhere = augmented();
    fromElsewhere.preset = QStringLiteral("unknown");
    m_next.set(fromElsewhere); // takes the place of the first preset's
    QCOMPARE(m_next.settings().preset, core::defaultPreset().id);
    QVERIFY(child<QPushButton>("augmentationPresetButton")->isEnabled());
}

void TstAugmentationPage::wordsSayWhatIsOn()
{
    auto* words = child<QLabel>("augmentationWords");
    m_next.set({});
    QCOMPARE(words->text(), QString("Images are learned as they are."));
    m_next.set(augmented());
    QCOMPARE(
        words->text(), QString("Every image is deformed anew each time. 10 % are synthetic digits "
                               "in other styles. 2 % are synthetic ink that is no digit."));
}

void TstAugmentationPage::valuesRestWhileARunGoesOn()
{
    m_page->setDrawing(drawnBar());
    m_page->setEditable(false);
    for (const QWidget* each : m_page->findChildren<QSlider*>()) {
        QVERIFY(!each->isEnabled());
    }
    QVERIFY(!child<QWidget>("scheduleCombo")->isEnabled());
    QVERIFY(!child<QWidget>("augmentationOffButton")->isEnabled());
    QVERIFY(child<QWidget>("shuffleButton")->isEnabled());
    m_page->setEditable(true);
    QVERIFY(slider("rotation")->isEnabled());
}

void TstAugmentationPage::boundsAreThoseOfTheSettings()
{
    QSignalSpy edited(&m_next, &core::NextSettings::changed);
    for (QSlider* each : m_page->findChildren<QSlider*>()) {
        QCOMPARE(each->minimum(), 0);
        QTest::keyClick(each, Qt::Key_End);
    }
    const auto settings = m_next.settings();
    using Bounds = core::AugmentationSettings;
    const Bounds highest{Bounds::maxRotation, Bounds::maxScale,   Bounds::maxShear,
                         Bounds::maxShift,    Bounds::maxElastic, Bounds::maxThickness};
    QCOMPARE(settings.augmentation, highest);
    QCOMPARE(settings.labelSmoothing, Settings::maxLabelSmoothing);
    QCOMPARE(settings.styledShare, Settings::maxSyntheticShare);
    QCOMPARE(settings.noDigitShare, Settings::maxSyntheticShare);
    QVERIFY(settings.validate());
}

void TstAugmentationPage::everythingIsNamedAndExplained()
{
    QList<QWidget*> editors{child<QWidget>("scheduleCombo")};
    for (QSlider* each : m_page->findChildren<QSlider*>()) {
        editors.append(each);
    }
    QCOMPARE(editors.size(), 10);
    for (const QWidget* each : editors) {
        QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(each->objectName()));
        QVERIFY2(each->toolTip().contains("usual"), qPrintable(each->objectName()));
    }
    for (const QPushButton* each : m_page->findChildren<QPushButton*>()) {
        QVERIFY2(!each->toolTip().isEmpty(), qPrintable(each->objectName()));
    }
    QVERIFY(!child<QWidget>("augmentationPreview")->accessibleName().isEmpty());
}

void TstAugmentationPage::keyboardGoesThroughInOrder()
{
    m_page->setDataset(support::toyDataset(20, 10));
    m_next.set(augmented());
    slider("rotation")->setFocus();
    QStringList names;
    for (int i = 0; i < 15; ++i) {
        names.append(m_page->focusWidget()->objectName());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    }
    const QStringList expected{
        "rotationSlider",
        "scaleSlider",
        "shearSlider",
        "shiftSlider",
        "elasticSlider",
        "thicknessSlider",
        "augmentationHelp",
        "scheduleCombo",
        "smoothingSlider",
        "styledSlider",
        "noDigitSlider",
        "augmentationOffButton",
        "augmentationPresetButton",
        "shuffleButton",
        "anotherButton"};
    QCOMPARE(names, expected);
}

void TstAugmentationPage::leavesTheWindowSmall()
{
    const QSize least = m_page->minimumSizeHint();
    QVERIFY2(least.width() <= 640, qPrintable(QString::number(least.width())));
    QVERIFY2(least.height() <= 230, qPrintable(QString::number(least.height())));
}

QTEST_MAIN(TstAugmentationPage)
#include "tst_augmentationpage.moc"
