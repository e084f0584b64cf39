#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturerasterizer.h"
#include "tests/support/toymodel.h"
#include "ui/draw/digitimageview.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/inkcanvas.h"
#include "ui/draw/probabilitybars.h"
#include "ui/draw/verdict.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <memory>

using ui::DrawPanel;

namespace
{

const core::NetworkSpec smallNetwork{{16}, core::Head::Logits};

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
    void init();
    void saysWhatIsMissing();
    void drawingIsPredicted();
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

private:
    void draw();
    void drop(const QMimeData& data);
    void press(const char* button);
    QString caption() const;
    QString verdict() const { return m_panel->findChild<ui::Verdict*>("verdict")->text(); }
    ui::InkCanvas* canvas() const { return m_panel->findChild<ui::InkCanvas*>("inkCanvas"); }
    ui::ProbabilityBars* bars() const
    {
        return m_panel->findChild<ui::ProbabilityBars*>("probabilityBars");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<DrawPanel> m_panel;
};

void TstDrawPanel::init()
{
    m_panel = std::make_unique<DrawPanel>();
    m_panel->setPredictor(support::predictorOf(support::randomModel(smallNetwork)));
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
    m_panel->setPredictor(nullptr);
    QVERIFY(verdict().contains("No model yet: click Train"));
    draw();
    QVERIFY(verdict().contains("No model yet"));
    QVERIFY(!bars()->probabilities());
    QVERIFY(!m_panel->findChild<ui::DigitImageView*>("digitImageView")->isBlank());
}

void TstDrawPanel::drawingIsPredicted()
{
    m_panel->setPredictor(support::predictorOf(support::constantModel(7, smallNetwork)));
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
    m_panel->setPredictor(support::predictorOf(model));
    QSignalSpy recognised(m_panel.get(), &ui::DrawPanel::recognised);
    draw();
    QVERIFY2(verdict().contains("Doesn't look like a digit"), qPrintable(verdict()));
    QVERIFY2(verdict().contains("most like 7, "), qPrintable(verdict()));
    QVERIFY(bars()->probabilities());
    QVERIFY(recognised.isEmpty());
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
        m_panel->setPredictor(support::predictorOf(support::constantModel(digit, smallNetwork)));
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
    m_panel->showDatasetImage(image, 7);
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
    m_panel->openPicture(path);
    QCOMPARE(caption(), QString("one.png"));
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
                                << "another kind of file";
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
    QSignalSpy failed(m_panel.get(), &DrawPanel::failed);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder.filePath(name))});
    drop(data);
    QCOMPARE(failed.count(), 1);
    const QString message = failed.first().first().toString();
    QVERIFY2(message.contains(name) && message.contains(finding), qPrintable(message));
    QCOMPARE(canvas()->ink(), ink);
}

void TstDrawPanel::stepsThroughInkFile()
{
    const QString path = m_folder.filePath("three.jsonl");
    QVERIFY(core::writeInkFile(path, {inkWithLabel(1), inkWithLabel(2), inkWithLabel(3)}));
    m_panel->openInk(path);
    auto* stepper = m_panel->findChild<QWidget*>("inkStepper");
    QVERIFY(stepper->isVisible());
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
    QSignalSpy failed(m_panel.get(), &DrawPanel::failed);
    m_panel->saveInk(path);
    QCOMPARE(failed.count(), 0);
    const core::Ink ink = canvas()->ink();
    canvas()->clear();
    m_panel->openInk(path);
    QCOMPARE(canvas()->ink(), ink);
    QVERIFY(!m_panel->findChild<QWidget*>("inkStepper")->isVisible());
}

void TstDrawPanel::savingNothingFails()
{
    QSignalSpy failed(m_panel.get(), &DrawPanel::failed);
    const QString path = m_folder.filePath("nothing.jsonl");
    m_panel->saveInk(path);
    m_panel->showDatasetImage(*core::rasterizeInk(inkWithLabel(1)), 1);
    m_panel->saveInk(path);
    QCOMPARE(failed.count(), 2);
    QVERIFY(failed.first().first().toString().contains("nothing.jsonl"));
    QVERIFY(!QFile::exists(path));
}

void TstDrawPanel::pastesAPicture()
{
    QGuiApplication::clipboard()->setImage(pictureOfOne());
    m_panel->pasteImage();
    QVERIFY(bars()->probabilities());
    QVERIFY(caption().contains("Pasted"));
}

void TstDrawPanel::pastesACopiedFile()
{
    const QString path = m_folder.filePath("copied.png");
    QVERIFY(pictureOfOne().save(path));
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(path)});
    QGuiApplication::clipboard()->setMimeData(data);
    m_panel->pasteImage();
    QCOMPARE(caption(), QString("copied.png"));
}

void TstDrawPanel::pastingTextFails()
{
    QGuiApplication::clipboard()->setText("seven");
    QSignalSpy failed(m_panel.get(), &DrawPanel::failed);
    m_panel->pasteImage();
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains("no picture"));
    QVERIFY(canvas()->isEmpty());
}

void TstDrawPanel::dropsGoWhereTheyBelong()
{
    QSignalSpy dropped(m_panel.get(), &DrawPanel::filesDropped);
    QMimeData image;
    image.setImageData(pictureOfOne());
    drop(image);
    QVERIFY(caption().contains("Dropped"));
    canvas()->clear();

    const QString picture = m_folder.filePath("dropped.png");
    QVERIFY(pictureOfOne().save(picture));
    QMimeData files;
    files.setUrls(
        {QUrl::fromLocalFile("/some/model.safetensors"), QUrl::fromLocalFile(picture),
         QUrl::fromLocalFile(m_folder.path())});
    drop(files);
    QCOMPARE(caption(), QString("dropped.png"));
    QCOMPARE(
        dropped.takeFirst().first().toStringList(),
        (QStringList{"/some/model.safetensors", m_folder.path()}));
}

void TstDrawPanel::correctionByClickAndByKey()
{
    QList<int> digits;
    core::Ink kept;
    connect(m_panel.get(), &DrawPanel::corrected, this, [&](const core::Ink& ink, int digit) {
        digits.append(digit);
        kept = ink;
    });
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
    QCOMPARE(kept, canvas()->ink());
}

void TstDrawPanel::onlyInkCanBeCorrected()
{
    int corrections = 0;
    connect(m_panel.get(), &DrawPanel::corrected, this, [&] { ++corrections; });
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_7);
    m_panel->showDatasetImage({}, 3);
    QVERIFY(!m_panel->findChild<QWidget*>("correctionBar")->isEnabled());
    QTest::keyClick(canvas(), Qt::Key_7);
    draw();
    m_panel->setPredictor(nullptr);
    QVERIFY(!m_panel->findChild<QWidget*>("rightButton")->isEnabled());
    QVERIFY(m_panel->findChild<QWidget*>("isDigitButton0")->isEnabled());
    QCOMPARE(corrections, 0);
}

void TstDrawPanel::aNoticeStaysUntilTheDrawingChanges()
{
    draw();
    m_panel->showNotice("Kept");
    QCOMPARE(verdict(), QString("Kept"));
    m_panel->setPredictor(support::predictorOf(support::constantModel(7, smallNetwork)));
    QCOMPARE(verdict(), QString("Kept"));
    draw();
    QVERIFY(verdict().startsWith("7"));
}

void TstDrawPanel::fitsASmallWindow()
{
    QVERIFY2(m_panel->minimumSizeHint().height() <= 560, "higher than a small window's column");
    QVERIFY2(m_panel->minimumSizeHint().width() <= 400, "wider than the right column");
}

QTEST_MAIN(TstDrawPanel)
#include "tst_drawpanel.moc"
