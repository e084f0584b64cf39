#include "tests/ui/insight/insightfixture.h"
#include "tests/ui/otherclasses.h"
#include "ui/insight/mistakespage.h"
#include "ui/insight/mistakespresenter.h"
#include "ui/widgets/thumbnailmodel.h"
#include "ui/widgets/thumbnailview.h"

#include <QAction>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

class TstMistakesPage : public QObject,
                        private support::InsightFixture<ui::MistakesPage, ui::MistakesPresenter>
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { becomeUser("tst_mistakespage"); }
    void init() { beginTest(); }
    void cleanup() { endTest(); }

    void saysWhatIsMissing()
    {
        QVERIFY(find<QLabel>("mistakesHint")->isVisible());
        QVERIFY(find<QLabel>("mistakesHint")->text().contains("click Train"));
        useModel(7);
        QVERIFY(find<QLabel>("mistakesHint")->text().contains("Dataset page"));
    }

    void showsWhatTheModelMisreads()
    {
        furnish();
        QCOMPARE(rows(), 180); // a tenth of 200 are sevens
        QVERIFY2(caption(0).contains("read as 7"), qPrintable(caption(0)));
        QVERIFY(!caption(0).contains("is a 7"));
        QVERIFY(find<QLabel>("mistakesCount")->toolTip().contains("180 of the 200 images of toy"));
    }

    void filtersByDigitAndByWhatIsRead()
    {
        furnish();
        choose("labelCombo", 3 + 1); // any digit comes first
        QCOMPARE(rows(), 20);
        QVERIFY(caption(0).contains("is a 3"));
        choose("readAsCombo", 4 + 1);
        QCOMPARE(rows(), 0);
        choose("labelCombo", 0);
        choose("readAsCombo", 7 + 1);
        QCOMPARE(rows(), 180);
        choose("kindCombo", int(core::MistakeKind::AnyKind));
        QCOMPARE(rows(), 200);
    }

    void filtersClothesByName()
    {
        furnishWith(support::clothes(), 7);
        QVERIFY2(
            caption(0).contains(" is ") && caption(0).contains(", read as Sneaker"),
            qPrintable(caption(0)));
        auto* labels = find<QComboBox>("labelCombo");
        QCOMPARE(labels->itemText(0), QString("any class"));
        choose("labelCombo", 1 + 1);
        QCOMPARE(rows(), 20);
        QVERIFY(caption(0).contains("toy #") && caption(0).contains(" is Trouser, "));
        QVERIFY(text(0).startsWith("Trouser → Sneaker, "));
    }

    void lettersAreSearched()
    {
        furnishWith(support::letters(), 0);
        auto* labels = find<QComboBox>("labelCombo");
        labels->setFocus();
        labels->lineEdit()->selectAll();
        QTest::keyClicks(labels, "z");
        QTest::keyClick(labels, Qt::Key_Return);
        QCOMPARE(rows(), 7);
        QVERIFY(caption(0).contains(" is Z, read as A"));
    }

    /// The digit that was looked for is none of the letters.
    void otherClassesEndTheFilter()
    {
        furnishWith(support::letters(), 0);
        choose("labelCombo", 25 + 1);
        choose("readAsCombo", 24 + 1);
        QCOMPARE(rows(), 0);
        furnishWith(support::catAndDog(), 0);
        QCOMPARE(m_workbench->readings().filter().label, std::nullopt);
        QCOMPARE(find<QComboBox>("labelCombo")->currentIndex(), 0);
        QCOMPARE(find<QComboBox>("labelCombo")->count(), 3);
        QTRY_COMPARE(rows(), 100);
        furnish();
        QCOMPARE(find<QComboBox>("labelCombo")->itemText(0), QString("any digit"));
    }

    void aModelOfOtherClassesSaysSo()
    {
        furnishWith(support::letters(), 0);
        m_workbench->model().update(support::constantModelOf(support::clothes(), 0));
        QTRY_VERIFY(find<QLabel>("mistakesHint")->isVisible());
        QVERIFY(find<QLabel>("mistakesHint")->text().contains("T-shirt/top"));
    }

    void filtersByConfidence()
    {
        furnish();
        auto* most = find<QSpinBox>("mostConfidenceSpin");
        most->setValue(5); // every image is read with more
        QCOMPARE(rows(), 0);
        most->setFocus();
        most->selectAll();
        QTest::keyClicks(most, "100");
        QCOMPARE(rows(), 180);
    }

    void aClickBringsAnImageToTheCanvas()
    {
        furnish();
        std::optional<core::DigitImage> shown;
        QString said;
        connect(
            &m_workbench->drawing(), &core::CurrentDrawing::imageShown, this,
            [&](const core::DigitImage& image, const QString& text) {
                shown = image;
                said = text;
            });
        auto* view = find<ui::ThumbnailView>("mistakesView");
        const QRect first = view->visualRect(view->model()->index(0, 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, first.center());
        QVERIFY(shown);
        QCOMPARE(said, caption(0));
        shown.reset();
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(shown);
        QCOMPARE(said, caption(1));
    }

    void marksWhatIsNewlyBrokenAndListsWhatWasMended()
    {
        furnish();
        useModel(2);
        QTRY_VERIFY(caption(0).contains("read as 2"));
        QCOMPARE(markedRows(), 20); // the sevens were right before
        choose("kindCombo", int(core::MistakeKind::Mended));
        QCOMPARE(rows(), 20);
        QVERIFY(caption(0).contains("is a 2"));
    }

    void readsTheUsersDrawingsToo()
    {
        furnish();
        choose("sourceCombo", 1);
        QVERIFY(find<QLabel>("mistakesHint")->isVisible());
        choose("sourceCombo", 0); // the way back is in sight
        QTRY_VERIFY(!find<QLabel>("mistakesHint")->isVisible());
        choose("sourceCombo", 1);
        QVERIFY(find<QLabel>("mistakesHint")->isVisible());
        QVERIFY(m_workbench->teaching().keep({{{{10, 10}, {10, 90}}}, {}, {}}, 1));
        QTRY_VERIFY(!find<QLabel>("mistakesHint")->isVisible());
        QCOMPARE(rows(), 1);
        QVERIFY(caption(0).contains("My digits"));
    }

    void listsWhatWasChosenOnTheMapAndLetsItGo()
    {
        furnish();
        QVERIFY(!find<QLabel>("chosenImages")->isVisible());
        m_workbench->readings().showImages({3, 7, 9});
        QCOMPARE(rows(), 3);
        QVERIFY(find<QLabel>("chosenImages")->isVisible());
        QVERIFY(find<QLabel>("chosenImages")->text().contains("the 3 images"));
        choose("kindCombo", int(core::MistakeKind::Misread));
        QCOMPARE(rows(), 2); // one of them is a 7; the others stay chosen
        find<QPushButton>("allImagesButton")->click();
        QCOMPARE(rows(), 180);
        QVERIFY(!find<QLabel>("chosenImages")->isVisible());
    }

    void exportsWhatItShows()
    {
        furnish();
        m_script.path = path("mistakes.csv");
        find<QAction>("exportMistakesCsvAction")->trigger();
        QFile table(path("mistakes.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count('\n'), 181);
        m_script.path = path("mistakes.png");
        find<QAction>("exportMistakesPngAction")->trigger();
        QCOMPARE(QImage(path("mistakes.png")).size(), m_page->size() * 2);
        QVERIFY(m_script.errors.isEmpty());
    }

private:
    const ui::ThumbnailModel* model()
    {
        return qobject_cast<const ui::ThumbnailModel*>(
            find<ui::ThumbnailView>("mistakesView")->model());
    }
    int rows() { return model()->rowCount(); }
    QString caption(int row) { return model()->caption(row); }
    QString text(int row) { return model()->text(row); }

    /// A dataset, and a model of these classes that reads all as one; 200 test images.
    void furnishWith(const core::Classes& classes, int label)
    {
        m_workbench->dataset().setDataset(support::toyDataset(62, 200, classes));
        m_workbench->model().update(support::constantModelOf(classes, label));
        QTRY_COMPARE(m_workbench->readings().readings().size(), 200);
    }

    int markedRows()
    {
        int marked = 0;
        for (int row = 0; row < rows(); ++row) {
            marked += model()->isMarked(row) ? 1 : 0;
        }
        return marked;
    }
};

QTEST_MAIN(TstMistakesPage)
#include "tst_mistakespage.moc"
