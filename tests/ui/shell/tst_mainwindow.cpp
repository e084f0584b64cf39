#include "core/base/versions.h"
#include "core/ink/inkfile.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/modelfile/pytorch.h"
#include "core/workbench/modelsource.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "ui/draw/verdict.h"
#include "ui/run/augmentationpreview.h"
#include "ui/run/runwarning.h"
#include "ui/run/trainbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/probabilitybars.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using support::ScriptedDialogs;
using ui::MainWindow;
using ui::UnsavedChoice;

class TstMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_mainwindow"); }

    void init()
    {
        support::clearTestUser();
        m_folder = std::make_unique<QTemporaryDir>();
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
        m_script = {};
        openWindow();
    }

    void openWindow()
    {
        m_window.reset();
        m_workbench = std::make_unique<core::Workbench>();
        m_window =
            std::make_unique<MainWindow>(*m_workbench, std::make_unique<ScriptedDialogs>(m_script));
        m_window->show();
        m_window->load({}, path("toy"));
        QTRY_VERIFY(find<ui::TrainBar>("trainBar")->trainAction()->isEnabled());
    }

    void cleanup() { m_window.reset(); }

    void theShippedModelReadsADrawingBeforeAnyTraining()
    {
        drawOne();
        QCOMPARE(verdict(), QString("1"));
    }

    void eachShippedModelReadsADrawing()
    {
        drawOne();
        for (const core::ShippedModel& model : core::shippedModels()) {
            find<QAction>("shipped-" + model.id)->trigger();
            QTRY_COMPARE(m_workbench->model().name(), model.title);
            QCOMPARE(verdict(), QString("1"));
            QVERIFY(!m_workbench->model().isModified());
            QVERIFY(m_workbench->model().path().isEmpty());
        }
    }

    void theLastModelIsThereAgain()
    {
        QVERIFY(core::writeModel(path("seven.safetensors"), support::constantModel(7)));
        m_script.path = path("seven.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(m_window->windowTitle().startsWith("seven"));
        openWindow();
        QTRY_VERIFY(m_window->windowTitle().startsWith("seven"));
        QVERIFY(QFile::remove(path("seven.safetensors")));
        openWindow();
        QVERIFY(m_window->windowTitle().startsWith("shipped model"));
        QVERIFY(m_script.errors.isEmpty());
    }

    void theLastModelOfARunIsThereAgain()
    {
        train(1);
        QTRY_VERIFY(m_workbench->keptRuns().runs().value(0).isComplete());
        const core::RunRecord run = m_workbench->keptRuns().runs().first();
        m_workbench->model().openUnsaved(
            run.name, core::readerOfRun(m_workbench->keptRuns().store(), run.id), run.id);
        QTRY_COMPARE(m_workbench->model().name(), run.name);
        openWindow();
        QTRY_COMPARE(m_workbench->model().name(), run.name);
        QCOMPARE(m_workbench->model().run(), run.id);
    }

    void aModelThatWasKeptAtTheEndIsThereAgain()
    {
        train(1);
        m_window->keepAndClose();
        QTRY_VERIFY(!m_window->isVisible());
        openWindow();
        QTRY_VERIFY(m_window->windowTitle().startsWith("repaired 1"));
        QVERIFY(!m_window->isWindowModified());
    }

    void twoModelsReadOneDrawing()
    {
        QVERIFY(core::writeModel(path("seven.safetensors"), support::constantModel(7)));
        auto* second = find<QWidget>("secondBars");
        QVERIFY(!second->isVisible());
        QMenu* menu = find<QToolButton>("secondModelButton")->menu();
        const auto pick = [menu](const QString& name) {
            Q_EMIT menu->aboutToShow();
            QAction* action = menu->findChild<QAction*>(name);
            QVERIFY2(action, qPrintable(name));
            action->trigger();
        };
        m_script.path = path("seven.safetensors");
        pick("secondModelFile");
        QTRY_VERIFY(second->isVisible());
        QCOMPARE(find<QLabel>("secondModelName")->text(), QString("seven"));
        QCOMPARE(find<QLabel>("ownModelName")->text(), QString("shipped model"));
        drawOne();
        QCOMPARE(verdict(), QString("1"));
        const auto* bars = qobject_cast<ui::ProbabilityBars*>(second);
        QTRY_VERIFY(bars->probabilities());
        QCOMPARE(core::mostProbable(*bars->probabilities()), 7);
        QVERIFY(bars->accessibleDescription().contains("7: 9"));

        train(1);
        QTRY_VERIFY(m_workbench->keptRuns().runs().value(0).isComplete());
        const core::RunRecord run = m_workbench->keptRuns().runs().first();
        pick(run.id);
        QTRY_COMPARE(find<QLabel>("secondModelName")->text(), run.name);
        QCOMPARE(find<QLabel>("ownModelName")->text(), QString("repaired 1"));
        pick("perceptron");
        QTRY_COMPARE(core::mostProbable(*bars->probabilities()), 1);
        pick("noSecondModel");
        QVERIFY(!second->isVisible());

        m_script.path = path("toy"); // no model
        pick("secondModelFile");
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY(!second->isVisible());
    }

    void tellsWhatTheModelInUseIs()
    {
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier | Qt::AltModifier);
        const auto fact = [this](const char* name) {
            return find<QLabel>(QString(name) + "Fact")->text();
        };
        QTRY_VERIFY(find<QWidget>("modelDialog") && find<QWidget>("modelDialog")->isVisible());
        QCOMPARE(fact("name"), QString("shipped model"));
        QVERIFY(fact("network").contains("conv 24x3"));
        QCOMPARE(fact("dataset"), QString("mnist"));
        QVERIFY(fact("accuracy").endsWith("of the test images")); // it was tested on others
        QVERIFY(fact("calibration").contains("divided by"));
        QVERIFY(fact("origin").startsWith("DigitLab "));
        train(2);
        QCOMPARE(fact("name"), QString("repaired 1"));
        QCOMPARE(fact("file"), QString("not saved yet"));
        QCOMPARE(fact("network"), QString("784-16-10"));
        QCOMPARE(fact("dataset"), QString("toy"));
        QVERIFY2(fact("settings").contains("2 of 2 epochs"), qPrintable(fact("settings")));
        const QLocale locale;
        QVERIFY2(
            fact("accuracy").contains(" to ") &&
                fact("accuracy")
                    .endsWith(
                        locale.toString(m_workbench->dataset().dataset()->test.size()) +
                        " test images"),
            qPrintable(fact("accuracy")));
        QTest::mouseClick(find<QWidget>("useShippedButton"), Qt::LeftButton);
        QTRY_VERIFY(fact("network").contains("conv 24x3"));
    }

    void trainShowsTheRunAndMovesTheBars()
    {
        drawOne();
        const QString before = find<QWidget>("probabilityBars")->accessibleDescription();
        train(3);
        QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("Epoch 3"));
        QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("threads 1 ("));
        QVERIFY(find<QLabel>("statusMessage")->text().contains("3 epochs"));
        QVERIFY(find<QWidget>("probabilityBars")->accessibleDescription() != before);
        QVERIFY(m_window->isWindowModified());
        QVERIFY(m_window->windowTitle().startsWith("repaired 1"));
    }

    void aTrainedModelIsSavedAndOpenedAgain()
    {
        train(1);
        m_script.path = path("mine.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->isWindowModified());
        QVERIFY(m_window->windowTitle().startsWith("mine"));
        QVERIFY(core::readModel(path("mine.safetensors")));
        QCOMPARE(recentPaths(), QStringList{path("mine.safetensors")});

        QVERIFY(core::writeModel(path("seven.safetensors"), support::constantModel(7)));
        m_script.path = path("seven.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(m_window->windowTitle().startsWith("seven"));
        drawOne();
        QCOMPARE(verdict(), QString("7"));
        QCOMPARE(recentPaths(), (QStringList{path("seven.safetensors"), path("mine.safetensors")}));
    }

    void aBadModelFileLeavesTheModelInPlace()
    {
        QFile bad(path("bad.safetensors"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("no model at all");
        bad.close();
        m_script.path = path("bad.safetensors");
        const QString title = m_window->windowTitle();
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY2(m_script.errors[0].contains("bad.safetensors"), qPrintable(m_script.errors[0]));
        QCOMPARE(m_window->windowTitle(), title);
        drawOne();
        QCOMPARE(verdict(), QString("1"));
    }

    void aDroppedModelFileIsOpened_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("DigitLab's") << "five.safetensors";
        QTest::newRow("PyTorch's .pt") << "five.pt";
        QTest::newRow("PyTorch's .pth") << "five.PTH";
    }

    void aDroppedModelFileIsOpened()
    {
        QFETCH(QString, name);
        const core::Model five = support::constantModel(5);
        QVERIFY(
            name.endsWith("safetensors") ? core::writeModel(path(name), five)
                                         : core::writePytorch(path(name), five));
        drop(m_window.get(), {path(name)});
        QTRY_VERIFY2(
            m_window->windowTitle().startsWith("five"), qPrintable(m_script.errors.join(' ')));
    }

    void aForeignModelIsSavedUnderAnotherName()
    {
        QVERIFY(core::writePytorch(path("six.pth"), support::constantModel(6)));
        const QByteArray before = contentOf(path("six.pth"));
        m_script.path = path("six.pth");
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY2(
            m_window->windowTitle().startsWith("six"), qPrintable(m_script.errors.join(' ')));
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("another program wrote"));
        drawOne();
        QCOMPARE(verdict(), QString("6"));
        QCOMPARE(recentPaths(), QStringList{path("six.pth")});

        m_script.path = path("mine.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_script.request.suggestedFileName, QString("six.safetensors"));
        QCOMPARE(contentOf(path("six.pth")), before);
        QTRY_VERIFY(m_window->windowTitle().startsWith("mine"));
        m_script.path.clear();
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(m_workbench->activity().isIdle());
        const auto saved = core::readModelFile(path("mine.safetensors"));
        QVERIFY(saved && !saved->isForeign);
        QCOMPARE(saved->model.passport[core::passport::importedFrom], QString("six.pth"));
    }

    void trainingAgainKeepsTheUnsavedModelBefore()
    {
        train(1);
        train(1);
        const QString kept = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                             "/digitlab/models/repaired 1.safetensors";
        QVERIFY(core::readModel(kept));
        QTRY_VERIFY(m_window->windowTitle().startsWith("repaired 2"));
    }

    void closeAsksAboutAnUnsavedModel_data()
    {
        QTest::addColumn<UnsavedChoice>("choice");
        QTest::addColumn<bool>("isOpenAfterwards");
        QTest::addColumn<bool>("isSaved");
        QTest::newRow("save") << UnsavedChoice::Save << false << true;
        QTest::newRow("discard") << UnsavedChoice::Discard << false << false;
        QTest::newRow("cancel") << UnsavedChoice::Cancel << true << false;
    }

    void closeAsksAboutAnUnsavedModel()
    {
        QFETCH(UnsavedChoice, choice);
        QFETCH(bool, isOpenAfterwards);
        QFETCH(bool, isSaved);
        train(1);
        m_script.unsaved = choice;
        m_script.path = path("kept.safetensors");
        m_window->close();
        QCOMPARE(m_script.unsavedQuestions, QStringList{"repaired 1"});
        QVERIFY(m_script.otherwise.contains("stays in the list of runs"));
        QCoreApplication::sendPostedEvents(m_window.get());
        QTRY_COMPARE(m_window->isVisible(), isOpenAfterwards);
        QCOMPARE(QFile::exists(path("kept.safetensors")), isSaved);
    }

    void closeWhileSavingWaitsForTheFileAndAsksNothing()
    {
        train(1);
        m_script.path = path("mine.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(m_script.unsavedQuestions, QStringList());
        QVERIFY(core::readModel(path("mine.safetensors")));
    }

    void closeWhileASavingFailsAsks()
    {
        train(1);
        m_script.path = path("no/such/folder/mine.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        m_script.unsaved = UnsavedChoice::Cancel;
        m_window->close();
        QTRY_COMPARE(m_script.unsavedQuestions, QStringList{"repaired 1"});
        QVERIFY(m_window->isVisible());
    }

    void closeWhileTrainingSavesWhatWasLearned()
    {
        startTraining(1000);
        m_script.unsaved = UnsavedChoice::Save;
        m_script.path = path("kept.safetensors");
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        const auto model = core::readModel(path("kept.safetensors"));
        QVERIFY(model);
        QCOMPARE(model->passport[core::passport::outcome], QString("stopped"));
    }

    /// On the smallest screen that it is made for, also while a run goes on.
    void fitsIntoASmallScreen()
    {
        startTraining(1000);
        const QSize least = m_window->minimumSizeHint();
        QVERIFY2(
            least.width() <= 1024 && least.height() <= 700,
            qPrintable(QString("%1x%2").arg(least.width()).arg(least.height())));
    }

    void destroyedWhileTraining() { startTraining(1000); }

    /// The bar that names lost digits offers the network that does not lose them.
    void trainsTheRepairedOne()
    {
        m_workbench->settings().set(core::preset("tutorial")->settings);
        startTraining(1000);
        const QString before = m_workbench->run().liveRun();
        auto* warning = find<ui::RunWarning>("runWarning");
        warning->showDeadOutputs({3, 5});
        QTest::mouseClick(find<QWidget>("repairButton"), Qt::LeftButton);
        QTRY_VERIFY(m_workbench->run().isTraining() && m_workbench->run().liveRun() != before);
        const core::TrainingSettings& settings = m_workbench->settings().settings();
        QCOMPARE(settings.preset, "repaired");
        QVERIFY(settings.network.head == core::Head::Logits);
        QCOMPARE(settings.epochs, 1000);
        QTRY_VERIFY(!warning->isVisible());
        warning->showDeadOutputs({3});
        QVERIFY(!find<QWidget>("repairButton")->isVisible());
    }

    /// When another model is in use than that of the run that they are of.
    void chartWarningAndStatusSayWhoseTheyAre()
    {
        train(1);
        auto* warning = find<ui::RunWarning>("runWarning");
        warning->showDeadOutputs({3});
        QVERIFY(warning->isVisible());
        const auto legend = [this] {
            return find<QWidget>("trainingLegend")->accessibleDescription();
        };
        QVERIFY2(legend().startsWith("repaired 1, "), qPrintable(legend()));
        QVERIFY(find<QLabel>("statusMessage")->text().contains("1 epoch"));
        QVERIFY(core::writeModel(path("seven.safetensors"), support::constantModel(7)));
        m_script.path = path("seven.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(m_window->windowTitle().startsWith("seven"));
        QVERIFY2(legend().startsWith("repaired 1 (in use: seven), "), qPrintable(legend()));
        QVERIFY(!warning->isVisible());
        QCOMPARE(find<QLabel>("statusMessage")->text(), QString());
    }

    void openingKeepsTheUnsavedModelBefore()
    {
        train(1);
        QVERIFY(core::writeModel(path("seven.safetensors"), support::constantModel(7)));
        m_script.path = path("seven.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(m_window->windowTitle().startsWith("seven"));
        const QString kept = core::modelFolder() + "/repaired 1.safetensors";
        QVERIFY(core::readModel(kept));
        QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("kept as " + kept));
        QVERIFY(recentPaths().contains(kept));
        QVERIFY(m_script.unsavedQuestions.isEmpty());
    }

    void filesOpenTheSameWayWhereverTheyAreDropped_data()
    {
        QTest::addColumn<bool>("isOnCanvas");
        QTest::newRow("on the canvas") << true;
        QTest::newRow("beside it") << false;
    }

    void filesOpenTheSameWayWhereverTheyAreDropped()
    {
        QFETCH(bool, isOnCanvas);
        QVERIFY(core::writeInkFile(path("A.JSONL"), {{{{{50, 50}, {60, 200}}}, 1, "me"}}));
        QVERIFY(core::writeModel(path("five.safetensors"), support::constantModel(5)));
        QWidget* target = isOnCanvas ? find<QWidget>("inkCanvas") : m_window.get();
        drop(target, {path("A.JSONL"), path("five.safetensors")});
        QTRY_VERIFY(m_window->windowTitle().startsWith("five"));
        QTRY_VERIFY(find<QLabel>("drawingCaption")->text().contains("label 1"));
        QVERIFY2(m_script.errors.isEmpty(), qPrintable(m_script.errors.join(' ')));
    }

    void copyTakesWhatHasTheFocus()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        train(2);
        auto* copyDrawing = find<QAction>("copyDrawingAction");
        QVERIFY(!copyDrawing->isEnabled());
        QVERIFY(copyDrawing->toolTip().contains("no drawing"));
        drawOne();
        QVERIFY(copyDrawing->isEnabled());
        QGuiApplication::clipboard()->clear();

        auto* plot = find<QWidget>("trainingPlot");
        plot->setFocus();
        QTRY_VERIFY(plot->hasFocus());
        QTest::keyClick(plot, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(
            QGuiApplication::clipboard()->image().size(),
            find<QWidget>("trainingChart")->size() * 2);
        QVERIFY(find<QLabel>("statusMessage")->text().contains("chart"));

        auto* canvas = find<QWidget>("inkCanvas");
        canvas->setFocus();
        QTRY_VERIFY(canvas->hasFocus());
        QTest::keyClick(canvas, Qt::Key_C, Qt::ControlModifier);
        const QImage drawing = QGuiApplication::clipboard()->image();
        QCOMPARE(drawing.width(), drawing.height());
        QVERIFY(drawing.width() > canvas->height()); // twice as large as on screen
        QCOMPARE(
            drawing.pixelColor(drawing.rect().center()), canvas->palette().color(QPalette::Text));
        QCOMPARE(drawing.pixelColor(0, 0), canvas->palette().color(QPalette::Base));

        // What was copied is read again as what it is.
        find<QAction>("shipped-convolutional")->trigger();
        QTRY_COMPARE(verdict(), QString("1"));
        QTest::mouseClick(find<QWidget>("clearButton"), Qt::LeftButton);
        find<QAction>("pasteAction")->trigger();
        QTRY_COMPARE(verdict(), QString("1"));
    }

    void openingIsRefusedWhileTraining()
    {
        startTraining(1000);
        QVERIFY(core::writeModel(path("five.safetensors"), support::constantModel(5)));
        m_script.path = path("five.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(m_script.errors.size(), 1);
        QVERIFY(m_script.errors[0].contains("Stop the run"));
    }

    void pauseAndStopByKeyboard()
    {
        startTraining(1000);
        auto* bar = find<ui::TrainBar>("trainBar");
        bar->pauseAction()->trigger();
        QTRY_COMPARE(bar->state(), ui::TrainBar::State::Paused);
        bar->pauseAction()->trigger();
        QTRY_COMPARE(bar->state(), ui::TrainBar::State::Running);
        bar->stopAction()->trigger();
        QTRY_VERIFY(bar->trainAction()->isEnabled());
        QVERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("Stopped"));
    }

    void theTutorialPresetWarnsOfLostDigits()
    {
        core::TrainingSettings settings;
        settings.network = core::Architecture::perceptron({16}, core::Head::Tutorial);
        settings.learningRate = 1;
        settings.epochs = 1;
        m_workbench->settings().set(settings);
        QTest::mouseClick(find<QWidget>("trainButton"), Qt::LeftButton);
        QTRY_VERIFY(find<QWidget>("runWarning")->isVisible());
        QVERIFY(find<QLabel>("runWarningText")->text().contains("Lost digits"));
    }

    void theAugmentationPageShapesTheRun()
    {
        QTest::mouseClick(find<QWidget>("deformPlaceButton"), Qt::LeftButton);
        find<QLineEdit>("layersEdit")->setText("not to be read");
        const auto press = [this](const char* slider) {
            QTest::keyClick(find<QSlider>(slider), Qt::Key_Right);
        };
        press("rotationSlider");
        press("rotationSlider");
        press("smoothingSlider");
        QCOMPARE(find<QLineEdit>("layersEdit")->text(), QString("not to be read"));
        QVERIFY(find<QComboBox>("presetCombo")->currentText().contains("edited"));
        train(1);
        m_script.path = path("mine.safetensors");
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->isWindowModified());
        const auto model = core::readModel(path("mine.safetensors"));
        QVERIFY(model);
        QCOMPARE(model->passport[core::passport::augmentation], QString("rotation=2"));
        QCOMPARE(model->passport[core::passport::labelSmoothing], QString("0.01"));
    }

    void aPresetShowsItsValuesInTheAugmentationPage()
    {
        find<QSlider>("elasticSlider")->setValue(9);
        auto* presets = find<QComboBox>("presetCombo");
        QVERIFY(presets->currentText().contains("edited"));
        Q_EMIT presets->activated(presets->currentIndex()); // as its popup does
        QCOMPARE(find<QSlider>("elasticSlider")->value(), 0);
        QVERIFY(!presets->currentText().contains("edited"));
    }

    void theAugmentationPageRestsWhileARunGoesOn()
    {
        QVERIFY(find<QSlider>("rotationSlider")->isEnabled());
        startTraining(1000);
        QVERIFY(!find<QSlider>("rotationSlider")->isEnabled());
        find<ui::TrainBar>("trainBar")->stopAction()->trigger();
        QTRY_VERIFY(find<QSlider>("rotationSlider")->isEnabled());
    }

    void theAugmentationPageShowsTheDrawing()
    {
        QVERIFY(find<QLabel>("augmentationSource")->text().startsWith("Train image"));
        drawOne();
        QVERIFY(find<QLabel>("augmentationSource")->text().contains("drawing"));
        const QList<QImage> versions =
            find<ui::AugmentationPreview>("augmentationPreview")->versions();
        QCOMPARE(versions.size(), 12);
        QTest::mouseClick(find<QWidget>("clearButton"), Qt::LeftButton);
        QVERIFY(find<QLabel>("augmentationSource")->text().startsWith("Train image"));
    }

    void aFetchThatEndsEarlyLeavesTheDatasetInPlace_data()
    {
        QTest::addColumn<bool>("isFailure");
        QTest::newRow("cancelled") << false;
        QTest::newRow("failed") << true;
    }

    void aFetchThatEndsEarlyLeavesTheDatasetInPlace()
    {
        QFETCH(bool, isFailure);
        core::CurrentDataset* dataset = &m_workbench->dataset();
        Q_EMIT dataset->fetchProgressed({});
        QVERIFY(!find<QWidget>("thumbnailView")->isVisible());
        if (isFailure) {
            Q_EMIT dataset->fetchFailed("no network");
            QCOMPARE(m_script.errors, QStringList{"no network"});
        } else {
            Q_EMIT dataset->fetchCancelled();
        }
        QVERIFY(find<QWidget>("thumbnailView")->isVisible());
    }

    void publishedDatasetsAreInTheFileMenu()
    {
        auto* menu = find<QMenu>("getDatasetMenu");
        QStringList titles;
        for (const QAction* action : menu->actions()) {
            titles.append(action->text());
        }
        QCOMPARE(titles, (QStringList{"MNIST", "Fashion-MNIST"}));
        find<QAction>("get-fashion-mnist")->trigger();
        QVERIFY(!menu->isEnabled());
        m_workbench->dataset().cancelFetch(); // before anything is asked for
        QTRY_VERIFY(menu->isEnabled());
        QVERIFY(find<QWidget>("thumbnailView")->isVisible());
    }

    void imagesAreTransposedAndBack()
    {
        const core::DatasetPointer& dataset = m_workbench->dataset().dataset();
        auto* action = find<QAction>("transposeAction");
        QVERIFY(action->isEnabled());
        QVERIFY(!action->isChecked());
        const QByteArray pixels = dataset->test.pixels;
        action->trigger();
        QTRY_VERIFY(dataset->isTransposed);
        QVERIFY(action->isChecked());
        QCOMPARE(dataset->test.pixels[5 * 28 + 9], pixels[9 * 28 + 5]);
        action->trigger();
        QTRY_VERIFY(!dataset->isTransposed);
        QVERIFY(!action->isChecked());
        QCOMPARE(dataset->test.pixels, pixels);
    }

    void aFolderThatIsNoDatasetIsSaidOnce_data()
    {
        QTest::addColumn<bool>("isTraining");
        QTest::newRow("between runs") << false;
        QTest::newRow("while a run goes on") << true;
    }

    void aFolderThatIsNoDatasetIsSaidOnce()
    {
        QFETCH(bool, isTraining);
        if (isTraining) {
            startTraining(1000);
        }
        m_script.path = path("nothing");
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY2(m_script.errors[0].contains("nothing"), qPrintable(m_script.errors[0]));
        QVERIFY(find<QWidget>("thumbnailView")->isVisible());
        QCOMPARE(m_script.errors.size(), 1);
    }

    void aMissingDatasetSaysWhatToDo()
    {
        core::Workbench workbench;
        auto window =
            std::make_unique<MainWindow>(workbench, std::make_unique<ScriptedDialogs>(m_script));
        window->show();
        window->load({}, "mnist");
        auto* fetch = window->findChild<QWidget*>("fetchButton");
        QVERIFY(fetch);
        QTRY_VERIFY(fetch->isVisible());
        QVERIFY(!window->findChild<QWidget*>("trainButton")->isEnabled());
        const QString toolTip = window->findChild<QAction*>("trainAction")->toolTip();
        QVERIFY2(toolTip.contains("There is no dataset"), qPrintable(toolTip));
        // The page says it already.
        QCOMPARE(window->findChild<QLabel*>("statusMessage")->text(), QString());
        workbench.dataset().load(path("toy"));
        QTRY_VERIFY(window->findChild<QWidget*>("trainButton")->isEnabled());
    }

    void aboutTellsTheVersions()
    {
        find<QAction>("aboutAction")->trigger();
        const QString text = find<QMessageBox>("aboutBox")->text();
        for (const QString& line : core::versionLines()) {
            QVERIFY2(text.contains(line), qPrintable(text));
        }
    }

private:
    template <typename Widget> Widget* find(const QString& name)
    {
        auto* widget = m_window->findChild<Widget*>(name);
        if (!widget) {
            qFatal("no widget %s", qPrintable(name));
        }
        return widget;
    }

    static void drop(QWidget* target, const QStringList& paths)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString& each : paths) {
            urls.append(QUrl::fromLocalFile(each));
        }
        mime.setUrls(urls);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &event);
    }

    QString verdict() { return find<ui::Verdict>("verdict")->text().left(1); }

    QString path(const QString& name) const { return m_folder->filePath(name); }

    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QStringList recentPaths()
    {
        QStringList paths;
        for (const QAction* action : find<QMenu>("recentMenu")->actions()) {
            paths.append(action->toolTip());
        }
        return paths;
    }

    void startTraining(int epochs)
    {
        find<QLineEdit>("layersEdit")->setText("16");
        find<QSpinBox>("epochsSpin")->setValue(epochs);
        QTest::mouseClick(find<QWidget>("trainButton"), Qt::LeftButton);
        QTRY_COMPARE(find<ui::TrainBar>("trainBar")->state(), ui::TrainBar::State::Running);
        QTRY_VERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("Epoch 1"));
    }

    void train(int epochs)
    {
        find<QLineEdit>("layersEdit")->setText("16");
        find<QSpinBox>("epochsSpin")->setValue(epochs);
        find<QPlainTextEdit>("logText")->clear();
        QTest::mouseClick(find<QWidget>("trainButton"), Qt::LeftButton);
        QTRY_VERIFY(find<QPlainTextEdit>("logText")->toPlainText().contains("Completed"));
    }

    /// Draws a vertical line with the mouse.
    void drawOne()
    {
        auto* canvas = find<QWidget>("inkCanvas");
        const int middle = canvas->width() / 2;
        const int height = canvas->height();
        QTest::mousePress(canvas, Qt::LeftButton, {}, {middle, height / 4});
        for (int y = height / 4; y <= 3 * height / 4; y += 5) {
            QTest::mouseMove(canvas, {middle, y});
        }
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {middle, 3 * height / 4});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstMainWindow)
#include "tst_mainwindow.moc"
