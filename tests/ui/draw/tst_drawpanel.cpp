#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturerasterizer.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toymodel.h"
#include "tests/ui/otherclasses.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/drawpresenter.h"
#include "ui/draw/inkcanvas.h"
#include "ui/draw/verdict.h"
#include "ui/widgets/digitimageview.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/probabilitybars.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QUrl>

#include <algorithm>
#include <memory>

using ui::DrawPanel;
using ui::DrawPresenter;

namespace
{

const auto smallNetwork = core::Architecture::perceptron({16});

QImage pictureOfOne()
{
    QImage picture(100, 100, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter(&picture).fillRect(45, 20, 10, 60, Qt::black);
    return picture;
}

core::Ink inkWithLabel(int label)
{
    return {{{{50, 50}, {100.0 + label, 90}, {60, 200}}}, label, "me"};
}

} // namespace

class TstDrawPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_drawpanel"); }
    void init();
    void cleanup() { m_presenter.reset(); }
    void saysWhatIsMissing();
    void drawingIsPredicted();
    void saysBetweenWhatItCannotTell();
    void marksWhatIsMisread();
    void saysThatADrawingIsNoDigit();
    void predictionFollowsThePen();
    void newModelPredictsThePresentDrawing();
    void undoRedoAndClear();
    void undoByKeyboard();
    void sliderSetsThePen();
    void datasetImageSaysItsLabel();
    void opensPictures();
    void badFileKeepsTheDrawing_data();
    void badFileKeepsTheDrawing();
    void stepsThroughInkFile();
    void savesInk();
    void savingNothingFails();
    void pastesAPicture();
    void pastesACopiedFile();
    void pastingTextFails();
    void dropsGoWhereTheyBelong();
    void correctionByClickAndByKey();
    void onlyInkCanBeCorrected();
    void aNoticeStaysUntilTheDrawingChanges();
    void fitsASmallWindow();
    void otherClassesHaveNames();
    void aDrawingIsNotReadByAModelOfClothes();
    void lettersAreDrawnAndNotTaught();
    void digitsAreTaughtAgain();
    void aRejectedImageIsLikeNone();
    void aLongNameFits();

private:
    void use(const core::Model& model) { m_workbench->model().update(support::predictorOf(model)); }
    void draw();
    void drop(const QMimeData& data);
    void press(const char* button);
    QString caption() const;
    bool isShown(const char* name) const { return m_panel->findChild<QWidget*>(name)->isVisible(); }
    QString text(const char* label) const { return m_panel->findChild<QLabel*>(label)->text(); }
    QString verdict() const { return m_panel->findChild<ui::Verdict*>("verdict")->text(); }
    ui::InkCanvas* canvas() const { return m_panel->findChild<ui::InkCanvas*>("inkCanvas"); }
    ui::ProbabilityBars* bars() const
    {
        return m_panel->findChild<ui::ProbabilityBars*>("probabilityBars");
    }

    QTemporaryDir m_folder;
    support::ScriptedDialogs::Script m_script;
    support::ScriptedDialogs m_dialogs{m_script};
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<DrawPanel> m_panel;
    std::unique_ptr<ui::Notifier> m_notifier;
    std::unique_ptr<DrawPresenter> m_presenter;
};

void TstDrawPanel::init()
{
    support::clearTestUser();
    m_script = {};
    m_workbench = std::make_unique<core::Workbench>(core::RunStore(m_folder.path()));
    m_panel = std::make_unique<DrawPanel>();
    m_notifier = std::make_unique<ui::Notifier>(m_dialogs, m_panel.get());
    m_presenter = std::make_unique<DrawPresenter>(*m_workbench, m_panel.get(), *m_notifier);
    use(support::randomModel(smallNetwork));
    m_panel->resize(420, 600);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TstDrawPanel::draw()
{
    const QPoint middle = canvas()->rect().center();
    QTest::mousePress(canvas(), Qt::LeftButton, {}, middle);
    QTest::mouseMove(canvas(), middle + QPoint(20, 10));
    QTest::mouseMove(canvas(), middle + QPoint(10, 60));
    QTest::mouseRelease(canvas(), Qt::LeftButton, {}, middle + QPoint(10, 60));
}

void TstDrawPanel::drop(const QMimeData& data)
{
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas(), &enter);
    QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas(), &event);
}

void TstDrawPanel::press(const char* button)
{
    QTest::mouseClick(m_panel->findChild<QToolButton*>(button), Qt::LeftButton);
}

QString TstDrawPanel::caption() const
{
    return m_panel->findChild<QLabel*>("drawingCaption")->text();
}

void TstDrawPanel::saysWhatIsMissing()
{
    QVERIFY(verdict().contains("Nothing drawn yet"));
    QVERIFY(!bars()->probabilities());
    m_workbench->model().restore({});
    QVERIFY(verdict().contains("No model yet: click Train"));
    draw();
    QVERIFY(verdict().contains("No model yet"));
    QVERIFY(!bars()->probabilities());
    QVERIFY(!m_panel->findChild<ui::DigitImageView*>("digitImageView")->isBlank());
}

void TstDrawPanel::drawingIsPredicted()
{
    use(support::constantModel(7, smallNetwork));
    draw();
    QVERIFY(bars()->probabilities());
    QCOMPARE(core::mostProbable(*bars()->probabilities()), 7);
    QVERIFY2(verdict().startsWith("7  "), qPrintable(verdict()));
    QVERIFY(verdict().contains("%"));
}

void TstDrawPanel::saysThatADrawingIsNoDigit()
{
    core::Model model = support::constantModel(7, smallNetwork);
    model.passport["digit_confidence"] = "1";
    use(model);
    draw();
    QVERIFY2(verdict().contains("Doesn't look like a digit"), qPrintable(verdict()));
    QVERIFY2(verdict().contains("most like 7, "), qPrintable(verdict()));
    QVERIFY(bars()->probabilities());
    QVERIFY(!m_workbench->drawing().reading()->digit());
}

void TstDrawPanel::predictionFollowsThePen()
{
    const QPoint middle = canvas()->rect().center();
    QTest::mousePress(canvas(), Qt::LeftButton, {}, middle);
    const auto first = bars()->probabilities();
    QVERIFY(first);
    QTest::mouseMove(canvas(), middle + QPoint(40, 5));
    const auto second = bars()->probabilities();
    QVERIFY(second != first);
    QTest::mouseMove(canvas(), middle + QPoint(-40, 60));
    QVERIFY(bars()->probabilities() != second);
}

void TstDrawPanel::newModelPredictsThePresentDrawing()
{
    draw();
    for (const int digit : {3, 8}) {
        use(support::constantModel(digit, smallNetwork));
        QCOMPARE(core::mostProbable(*bars()->probabilities()), digit);
    }
}

void TstDrawPanel::undoRedoAndClear()
{
    QVERIFY(!m_panel->undoAction()->isEnabled());
    QVERIFY(!m_panel->clearAction()->isEnabled());
    draw();
    draw();
    press("undoButton");
    QCOMPARE(canvas()->ink().strokes.size(), 1);
    press("redoButton");
    QCOMPARE(canvas()->ink().strokes.size(), 2);
    press("clearButton");
    QVERIFY(canvas()->isEmpty());
    QVERIFY(verdict().contains("Nothing drawn yet"));
    QVERIFY(!bars()->probabilities());
    press("undoButton");
    QCOMPARE(canvas()->ink().strokes.size(), 2);
    QVERIFY(bars()->probabilities());
}

void TstDrawPanel::undoByKeyboard()
{
    draw();
    QTest::keySequence(canvas(), QKeySequence::Undo);
    QVERIFY(canvas()->isEmpty());
    QTest::keySequence(canvas(), QKeySequence::Redo);
    QVERIFY(!canvas()->isEmpty());
    QTest::keySequence(canvas(), m_panel->clearAction()->shortcut());
    QVERIFY(canvas()->isEmpty());
}

void TstDrawPanel::sliderSetsThePen()
{
    auto* slider = m_panel->findChild<QSlider*>("penWidthSlider");
    QCOMPARE(slider->value(), ui::InkCanvas::defaultPenWidth);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(canvas()->penWidth(), ui::InkCanvas::maxPenWidth);
}

void TstDrawPanel::datasetImageSaysItsLabel()
{
    const core::DigitImage image = *core::rasterizeInk(inkWithLabel(7));
    m_workbench->drawing().show(image, "Dataset image, label 7");
    QCOMPARE(*canvas()->digitImage(), image);
    QVERIFY(caption().contains("label 7"));
    QVERIFY(bars()->probabilities());
    draw();
    QVERIFY(caption().isEmpty());
}

void TstDrawPanel::opensPictures()
{
    const QString path = m_folder.filePath("one.png");
    QVERIFY(pictureOfOne().save(path));
    m_workbench->drawing().openPicture(path);
    QTRY_COMPARE(caption(), QString("one.png"));
    QCOMPARE(*canvas()->digitImage(), *core::rasterizePicture(pictureOfOne()));
    QVERIFY(bars()->probabilities());
}

void TstDrawPanel::badFileKeepsTheDrawing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("finding");
    QFile text(m_folder.filePath("text.png"));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
    QFile ink(m_folder.filePath("bad.jsonl"));
    QVERIFY(ink.open(QIODevice::WriteOnly) && ink.write("no ink") > 0);
    QImage blank(30, 30, QImage::Format_RGB32);
    blank.fill(Qt::white);
    QVERIFY(blank.save(m_folder.filePath("blank.png")));
    QTest::newRow("no picture") << "text.png"
                                << "found plain text document.";
    QTest::newRow("no ink in the picture") << "blank.png"
                                           << "found no ink";
    QTest::newRow("no ink file") << "bad.jsonl"
                                 << "line 1";
    QTest::newRow("missing picture") << "none.png"
                                     << "no such file";
    QTest::newRow("missing ink") << "none.jsonl"
                                 << "no such file";
}

void TstDrawPanel::badFileKeepsTheDrawing()
{
    QFETCH(QString, name);
    QFETCH(QString, finding);
    draw();
    const core::Ink ink = canvas()->ink();
    const QString path = m_folder.filePath(name);
    core::CurrentDrawing& drawing = m_workbench->drawing();
    name.endsWith("jsonl") ? drawing.openInk(path) : drawing.openPicture(path);
    QTRY_COMPARE(m_script.errors.size(), 1);
    const QString message = m_script.errors.first();
    QVERIFY2(message.contains(name) && message.contains(finding), qPrintable(message));
    QCOMPARE(canvas()->ink(), ink);
}

void TstDrawPanel::stepsThroughInkFile()
{
    const QString path = m_folder.filePath("three.jsonl");
    QVERIFY(core::writeInkFile(path, {inkWithLabel(1), inkWithLabel(2), inkWithLabel(3)}));
    m_workbench->drawing().openInk(path);
    auto* stepper = m_panel->findChild<QWidget*>("inkStepper");
    QTRY_VERIFY(stepper->isVisible());
    QVERIFY2(caption().contains("1 of 3") && caption().contains("label 1"), qPrintable(caption()));
    QVERIFY(!m_panel->findChild<QToolButton*>("previousInkButton")->isEnabled());
    press("nextInkButton");
    press("nextInkButton");
    QCOMPARE(canvas()->ink(), inkWithLabel(3));
    QVERIFY(caption().contains("3 of 3"));
    QVERIFY(!m_panel->findChild<QToolButton*>("nextInkButton")->isEnabled());
    press("previousInkButton");
    QCOMPARE(canvas()->ink(), inkWithLabel(2));
    draw();
    QVERIFY(!stepper->isVisible());
}

void TstDrawPanel::savesInk()
{
    draw();
    const QString path = m_folder.filePath("saved.jsonl");
    m_presenter->saveInk(path);
    QCOMPARE(m_script.errors.size(), 0);
    const core::Ink ink = canvas()->ink();
    canvas()->clear();
    m_workbench->drawing().openInk(path);
    QTRY_COMPARE(canvas()->ink(), ink);
    QVERIFY(!m_panel->findChild<QWidget*>("inkStepper")->isVisible());
}

void TstDrawPanel::savingNothingFails()
{
    const QString path = m_folder.filePath("nothing.jsonl");
    m_presenter->saveInk(path);
    m_workbench->drawing().show(*core::rasterizeInk(inkWithLabel(1)), "label 1");
    m_presenter->saveInk(path);
    QCOMPARE(m_script.errors.size(), 2);
    QVERIFY(m_script.errors.first().contains("nothing.jsonl"));
    QVERIFY(!QFile::exists(path));
}

void TstDrawPanel::pastesAPicture()
{
    QGuiApplication::clipboard()->setImage(pictureOfOne());
    m_presenter->pasteAction()->trigger();
    QTRY_VERIFY(bars()->probabilities());
    QVERIFY(caption().contains("Pasted"));
}

void TstDrawPanel::pastesACopiedFile()
{
    const QString path = m_folder.filePath("copied.png");
    QVERIFY(pictureOfOne().save(path));
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(path)});
    QGuiApplication::clipboard()->setMimeData(data);
    QSignalSpy given(m_presenter.get(), &DrawPresenter::filesGiven);
    m_presenter->pasteAction()->trigger();
    QCOMPARE(given.first().first().toStringList(), QStringList{path});
}

void TstDrawPanel::pastingTextFails()
{
    QGuiApplication::clipboard()->setText("seven");
    m_presenter->pasteAction()->trigger();
    QCOMPARE(m_script.errors.size(), 1);
    QVERIFY(m_script.errors.first().contains("no picture"));
    QVERIFY(canvas()->isEmpty());
}

void TstDrawPanel::dropsGoWhereTheyBelong()
{
    QSignalSpy given(m_presenter.get(), &DrawPresenter::filesGiven);
    QMimeData image;
    image.setImageData(pictureOfOne());
    drop(image);
    QTRY_VERIFY(caption().contains("Dropped"));
    canvas()->clear();

    // What to do with files, the window decides.
    const QStringList paths{"/some/model.safetensors", "/some/one.png", m_folder.path()};
    QMimeData files;
    QList<QUrl> urls;
    for (const QString& path : paths) {
        urls.append(QUrl::fromLocalFile(path));
    }
    files.setUrls(urls);
    drop(files);
    QCOMPARE(given.takeFirst().first().toStringList(), paths);
}

void TstDrawPanel::correctionByClickAndByKey()
{
    QList<int> digits;
    connect(m_panel.get(), &DrawPanel::corrected, this, [&](int digit) { digits.append(digit); });
    QVERIFY(!m_panel->findChild<QWidget*>("correctionBar")->isEnabled());
    draw();
    const int read = verdict().left(1).toInt();
    press("isDigitButton4");
    press("rightButton");
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_7);
    QTest::keyClick(canvas(), Qt::Key_Return);
    QCOMPARE(digits, (QList<int>{4, read, 7, read}));
    // Return presses the button that has the focus.
    auto* eight = m_panel->findChild<QWidget*>("isDigitButton8");
    eight->setFocus();
    QTest::keyClick(eight, Qt::Key_Return);
    QCOMPARE(digits.last(), 8);
    QCOMPARE(digits.size(), 5);
    const QList<core::Ink>& kept = m_workbench->teaching().drawings();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().strokes, canvas()->ink().strokes);
    QCOMPARE(kept.first().label, std::optional(8));
    QCOMPARE(verdict(), QString("Kept as a 8: 1 drawing in My digits"));
}

void TstDrawPanel::onlyInkCanBeCorrected()
{
    int corrections = 0;
    connect(m_panel.get(), &DrawPanel::corrected, this, [&] { ++corrections; });
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_7);
    m_workbench->drawing().show(core::DigitImage{}, "label 3");
    QVERIFY(!m_panel->findChild<QWidget*>("correctionBar")->isEnabled());
    QTest::keyClick(canvas(), Qt::Key_7);
    draw();
    m_workbench->model().restore({});
    QVERIFY(!m_panel->findChild<QWidget*>("rightButton")->isEnabled());
    QVERIFY(m_panel->findChild<QWidget*>("isDigitButton0")->isEnabled());
    QCOMPARE(corrections, 0);
}

void TstDrawPanel::saysBetweenWhatItCannotTell()
{
    draw();
    core::Model model = support::constantModel(7, smallNetwork);
    std::ranges::fill(model.parameters, 0.0F);
    use(model);
    QCOMPARE(verdict(), QString("Can't tell  any of the 10, each %1").arg(ui::percentText(0.1)));
    QVERIFY(!m_panel->findChild<QWidget*>("rightButton")->isEnabled());
    model.parameters.end()[-2] = 5; // the biases of 8 and 9 come last
    model.parameters.end()[-1] = 5.04F;
    use(model);
    QVERIFY2(verdict().startsWith("Can't tell  8 or 9, each "), qPrintable(verdict()));
    model.parameters.end()[-1] = 5.1F;
    use(model);
    QVERIFY2(verdict().startsWith("9  "), qPrintable(verdict()));
    QVERIFY(m_panel->findChild<QWidget*>("rightButton")->isEnabled());
}

void TstDrawPanel::marksWhatIsMisread()
{
    use(support::constantModel(7, smallNetwork));
    const auto isFramed = [this] {
        const QImage sheet = canvas()->grab().toImage();
        return sheet.pixelColor(3, sheet.height() / 2) == ui::errorColour(canvas()->palette());
    };
    m_workbench->drawing().show(core::DigitImage{}, "an image", "3");
    QVERIFY2(verdict().contains("wrong: labelled 3, "), qPrintable(verdict()));
    QVERIFY(isFramed());
    use(support::constantModel(3, smallNetwork));
    QVERIFY2(verdict().startsWith("3  "), qPrintable(verdict()));
    QVERIFY(!verdict().contains("wrong"));
    QVERIFY(!isFramed());
    core::Ink ink = inkWithLabel(1);
    m_workbench->drawing().show(ink, "ink");
    QVERIFY2(verdict().contains("wrong: labelled 1, "), qPrintable(verdict()));
    QVERIFY(isFramed());
    draw(); // no longer what was labelled
    QVERIFY(!verdict().contains("wrong"));
    QVERIFY(!isFramed());
    // A label that the model does not know says nothing of it.
    m_workbench->drawing().show(core::DigitImage{}, "an image", "Trouser");
    QVERIFY(!isFramed());
}

void TstDrawPanel::aNoticeStaysUntilTheDrawingChanges()
{
    draw();
    m_panel->showNotice("Kept");
    QCOMPARE(verdict(), QString("Kept"));
    use(support::constantModel(7, smallNetwork));
    QCOMPARE(verdict(), QString("Kept"));
    draw();
    QVERIFY(verdict().startsWith("7"));
}

void TstDrawPanel::fitsASmallWindow()
{
    QVERIFY2(m_panel->minimumSizeHint().height() <= 560, "higher than a small window's column");
    QVERIFY2(m_panel->minimumSizeHint().width() <= 400, "wider than the right column");
    for (const core::Classes& classes :
         {support::clothes(), support::sixtyTwo(), support::catAndDog(),
          *core::Classes::create({QString(40, 'W'), QString(40, 'M')})}) {
        m_panel->setClasses(classes);
        QVERIFY(m_panel->minimumSizeHint().height() <= 560);
        QVERIFY(m_panel->minimumSizeHint().width() <= 400);
    }
}

void TstDrawPanel::otherClassesHaveNames()
{
    m_workbench->model().update(support::constantModelOf(support::clothes(), 9));
    m_workbench->drawing().show(core::DigitImage{}, "a picture");
    QVERIFY2(verdict().startsWith("Ankle boot  "), qPrintable(verdict()));
    QVERIFY(bars()->accessibleDescription().contains("Ankle boot: "));
    m_workbench->model().update(support::constantModelOf(support::catAndDog(), 0));
    QVERIFY2(verdict().startsWith("cat  "), qPrintable(verdict()));
    QVERIFY(bars()->accessibleDescription().contains("dog: "));
}

void TstDrawPanel::aDrawingIsNotReadByAModelOfClothes()
{
    m_workbench->model().update(support::constantModelOf(support::clothes(), 1));
    QCOMPARE(text("drawingHeading"), QString("Picture"));
    QVERIFY(canvas()->accessibleDescription().startsWith("Open or drop a picture"));
    QVERIFY(verdict().contains("No picture yet"));
    draw();
    QVERIFY(!bars()->probabilities());
    QVERIFY2(verdict().contains("A drawing is not read"), qPrintable(verdict()));
    QVERIFY2(verdict().contains("pictures of T-shirt/top, Trouser"), qPrintable(verdict()));
    QVERIFY(!isShown("correctionBar"));
    QVERIFY(isShown("teachingNote"));
    QVERIFY2(
        text("teachingNote").contains("this model reads T-shirt/top, Trouser"),
        qPrintable(text("teachingNote")));
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_7);
    QTest::keyClick(canvas(), Qt::Key_Return);
    QVERIFY(m_workbench->teaching().drawings().isEmpty());
    press("clearButton");
    m_workbench->drawing().show(core::DigitImage{}, "a picture");
    QVERIFY2(verdict().startsWith("Trouser"), qPrintable(verdict()));
}

void TstDrawPanel::lettersAreDrawnAndNotTaught()
{
    m_workbench->model().update(support::constantModelOf(support::letters(), 16));
    QCOMPARE(text("drawingHeading"), QString("Draw"));
    QVERIFY(canvas()->accessibleDescription().startsWith("Draw a letter or digit here"));
    draw();
    QVERIFY2(verdict().startsWith("Q  "), qPrintable(verdict()));
    QVERIFY(bars()->accessibleDescription().startsWith("Q: "));
    QVERIFY(!isShown("correctionBar") && isShown("teachingNote"));
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_7);
    QVERIFY(m_workbench->teaching().drawings().isEmpty());
}

void TstDrawPanel::digitsAreTaughtAgain()
{
    m_workbench->model().update(support::constantModelOf(support::letters(), 0));
    draw();
    use(support::constantModel(7, smallNetwork));
    QCOMPARE(text("drawingHeading"), QString("Draw a digit"));
    QVERIFY(isShown("correctionBar") && !isShown("teachingNote"));
    QVERIFY(verdict().startsWith("7  "));
    press("isDigitButton4");
    QCOMPARE(m_workbench->teaching().drawings().size(), 1);
}

void TstDrawPanel::aRejectedImageIsLikeNone()
{
    ui::Verdict alone;
    core::Reading reading{core::Probabilities(26, 0.02F), 3, false};
    reading.probabilities[3] = 0.5F;
    alone.setReading(reading, support::letters());
    QVERIFY2(!alone.text().contains("digit"), qPrintable(alone.text()));
    QVERIFY(alone.text().contains("most like D, 50.0 %"));
    reading.isDigit = true;
    reading.probabilities[25] = 0.25F;
    alone.setReading(reading, support::letters());
    QCOMPARE(alone.text(), QString("D  50.0 %  or Z, 25.0 %"));
}

/// What is cut short is in the tool tip.
void TstDrawPanel::aLongNameFits()
{
    ui::Verdict alone;
    alone.resize(300, alone.sizeHint().height());
    const QString name(40, 'W');
    alone.setReading(
        {core::Probabilities{0.75F, 0.25F}, 0, true}, *core::Classes::create({name, "other"}));
    alone.setVisible(true);
    QVERIFY(QTest::qWaitForWindowExposed(&alone));
    alone.grab();
    QHelpEvent help(QEvent::ToolTip, {10, 10}, alone.mapToGlobal(QPoint(10, 10)));
    QCoreApplication::sendEvent(&alone, &help);
    QTRY_VERIFY(QToolTip::text().contains(name));
    // The percentage is in sight behind it.
    const QImage all = alone.grab().toImage();
    alone.setReading(
        {core::Probabilities{0.65F, 0.35F}, 0, true}, *core::Classes::create({name, "other"}));
    QVERIFY(alone.grab().toImage() != all);
}

QTEST_MAIN(TstDrawPanel)
#include "tst_drawpanel.moc"
