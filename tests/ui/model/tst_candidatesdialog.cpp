#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "core/network/layertext.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "ui/model/candidatesdialog.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace
{

core::Assumptions threeCandidates()
{
    core::Assumptions assumptions;
    for (const char* layers :
         {"784-16-10", "flatten, linear 16, tanh, linear 10",
          "flatten, linear 16, sigmoid, linear 10"}) {
        core::TriedCandidate tried{
            {core::architectureFromLayersText(layers).value(), core::PixelForm::Inverted}};
        tried.images = 1000;
        tried.correct = 990 - 10 * assumptions.trial.best.size();
        assumptions.trial.best.append(tried);
    }
    assumptions.taken = assumptions.trial.best.first().candidate;
    return assumptions;
}

} // namespace

/// Another program's network, understood otherwise: the dialog, and the window around it.
class TstCandidatesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_candidatesdialog"); }

    void aCandidateIsChosenByKeys()
    {
        QWidget parent;
        parent.show();
        auto* dialog = new ui::CandidatesDialog("net.pth", threeCandidates(), &parent);
        std::optional<core::Candidate> chosen;
        connect(dialog, &ui::CandidatesDialog::chosen, &parent, [&](const auto& candidate) {
            chosen = candidate;
        });
        dialog->open();
        auto* list = dialog->findChild<QListWidget*>("candidatesList");
        QCOMPARE(list->count(), 3);
        QVERIFY(list->item(1)->text().contains("98.0 % of 1000 images"));
        QVERIFY(!list->accessibleName().isEmpty());
        QTest::keyClick(list, Qt::Key_Down);
        auto* layers = dialog->findChild<QLineEdit*>("candidateLayers");
        QCOMPARE(layers->text(), "flatten, linear 16, tanh, linear 10");
        QCOMPARE(dialog->findChild<QComboBox*>("candidatePixels")->currentText(), "inverted");
        QTest::keyClick(layers, Qt::Key_Return);
        QVERIFY(chosen);
        QCOMPARE(*chosen, threeCandidates().trial.best[1].candidate);
    }

    void wrongLayersAreToldAtOnce()
    {
        QWidget parent;
        auto* dialog = new ui::CandidatesDialog("net.pth", {}, &parent);
        dialog->open();
        QVERIFY(!dialog->findChild<QListWidget*>("candidatesList")->isVisible());
        auto* layers = dialog->findChild<QLineEdit*>("candidateLayers");
        auto* ok = dialog->findChild<QPushButton*>("candidatesOkButton");
        QVERIFY(ok->isEnabled());
        layers->setText("conv 3");
        QVERIFY(!ok->isEnabled());
        const QString problem = dialog->findChild<QLabel*>("candidateProblem")->text();
        QVERIFY2(problem.contains("expected a layer such as `conv 32x5`"), qPrintable(problem));
        layers->setText("784-16-10");
        QVERIFY(ok->isEnabled());
    }

    void theWindowOpensItSo()
    {
        support::clearTestUser();
        QTemporaryDir folder;
        const QString file = folder.filePath("net.pt");
        support::writeIdxFiles(*support::toyDataset(), folder.filePath("toy"));
        const core::Model model = support::randomModel(core::Architecture::perceptron({16}));
        QVERIFY(core::writePytorch(file, model));
        core::Workbench workbench;
        support::ScriptedDialogs::Script script;
        ui::MainWindow window(workbench, std::make_unique<support::ScriptedDialogs>(script));
        window.show();
        auto* understand = window.findChild<QAction*>("understandAction");
        QVERIFY(!understand->isEnabled());
        window.load(file, folder.filePath("toy"));
        QTRY_VERIFY(workbench.model().isForeign());
        QVERIFY(understand->isEnabled());
        const auto foreign = workbench.model().foreignFile();
        QCOMPARE(foreign->path, file);

        understand->trigger();
        auto* dialog = window.findChild<ui::CandidatesDialog*>("candidatesDialog");
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>("candidateLayers")
            ->setText("flatten, linear 16, sigmoid, linear 10");
        dialog->findChild<QComboBox*>("candidatePixels")->setCurrentText("-1..1");
        dialog->findChild<QPushButton*>("candidatesOkButton")->click();
        QTRY_VERIFY(workbench.model().foreignFile() != foreign);
        const core::Model& opened = workbench.model().predictor()->model();
        QCOMPARE(core::layersText(opened.network), "flatten, linear 16, sigmoid, linear 10");
        QCOMPARE(opened.passport[core::passport::input], "-1..1");
        const QString log = window.findChild<QPlainTextEdit*>("logText")->toPlainText();
        QVERIFY2(log.contains("layers flatten, linear 16, sigmoid, linear 10"), qPrintable(log));
        QVERIFY2(script.errors.isEmpty(), qPrintable(script.errors.join(' ')));
    }
};

QTEST_MAIN(TstCandidatesDialog)
#include "tst_candidatesdialog.moc"
