#include "tests/support/toydata.h"
#include "tests/ui/otherclasses.h"
#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetplaceholder.h"
#include "ui/widgets/datasetthumbnails.h"
#include "ui/widgets/thumbnailview.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <memory>

class TstDatasetPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void missingOffersFetchAndFolder();
    void fetchingShowsProgressAndCancel();
    void fetchingWithoutTotal();
    void loadingOffersNothing();
    void errorOffersRetry();
    void showsAllImages();
    void filters_data();
    void filters();
    void filterIsKeptForNextDataset();
    void countIsShortWhereNarrow();
    void captionsNameTheImage();
    void paintsThumbnails();
    void clickActivates();
    void enterActivates();
    void arrowsMove();
    void columnsFollowWidth();
    void noColumnStaysEmpty();
    void nullDatasetIsMissing();
    void clothesAreFilteredByName();
    void lettersAreSearched();
    void fewLettersHaveButtons();
    void otherClassesEndTheFilter();
    void longNamesAreCutShort();
    void otherDatasetsCanBeFetched();

private:
    template <typename Widget> Widget* child(const QString& name) const
    {
        return m_tab->findChild<Widget*>(name);
    }
    bool isShown(const QString& name) const { return child<QWidget>(name)->isVisible(); }
    QStringList shownButtons() const;
    QModelIndex row(int number) const { return m_view->model()->index(number, 0); }
    QString count() const { return child<QLabel>("countLabel")->text(); }

    std::unique_ptr<ui::DatasetPage> m_tab;
    ui::ThumbnailView* m_view = nullptr;
    core::DatasetPointer m_dataset = support::toyDataset(1000, 200);
};

void TstDatasetPage::init()
{
    m_tab = std::make_unique<ui::DatasetPage>();
    m_tab->resize(1000, 400);
    m_tab->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
    m_view = child<ui::ThumbnailView>("thumbnailView");
    QVERIFY(m_view);
}

QStringList TstDatasetPage::shownButtons() const
{
    QStringList names;
    for (const auto* button : m_tab->findChildren<QPushButton*>()) {
        if (button->isVisible()) {
            names.append(button->objectName());
        }
    }
    names.sort();
    return names;
}

void TstDatasetPage::missingOffersFetchAndFolder()
{
    m_tab->placeholder()->showMissing("The folder is gone.");
    QVERIFY(!m_view->isVisible());
    QCOMPARE(
        shownButtons(), QStringList({"chooseFolderButton", "fetch-fashion-mnist", "fetchButton"}));
    QVERIFY(child<QLabel>("stateText")->text().contains("The folder is gone."));
    const QString note = child<QLabel>("stateNote")->text();
    QVERIFY2(note.contains("MB to download") && note.contains("55 MB on disk"), qPrintable(note));
    QVERIFY(note.contains("CC BY-SA"));

    QSignalSpy fetch(m_tab->placeholder(), &ui::DatasetPlaceholder::fetchRequested);
    QSignalSpy folder(m_tab->placeholder(), &ui::DatasetPlaceholder::folderRequested);
    QTest::mouseClick(child<QPushButton>("fetchButton"), Qt::LeftButton);
    QTest::keyClick(child<QPushButton>("chooseFolderButton"), Qt::Key_Space);
    QCOMPARE(fetch.size(), 1);
    QCOMPARE(folder.size(), 1);
}

void TstDatasetPage::fetchingShowsProgressAndCancel()
{
    m_tab->placeholder()->showFetching(
        {"train-images-idx3-ubyte", "example.org", 3'000'000'000, 4'000'000'000});
    const auto* bar = child<QProgressBar>("fetchProgress");
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value() * 4, bar->maximum() * 3);
    const QString text = child<QLabel>("stateText")->text();
    QVERIFY(text.contains("train-images-idx3-ubyte") && text.contains("example.org"));
    QCOMPARE(shownButtons(), QStringList("cancelFetchButton"));

    QSignalSpy cancel(m_tab->placeholder(), &ui::DatasetPlaceholder::cancelRequested);
    QTest::mouseClick(child<QPushButton>("cancelFetchButton"), Qt::LeftButton);
    QCOMPARE(cancel.size(), 1);
}

void TstDatasetPage::fetchingWithoutTotal()
{
    m_tab->placeholder()->showFetching({"data.tgz", "npm", 2'500'000, 0});
    QCOMPARE(child<QProgressBar>("fetchProgress")->maximum(), 0);
    QVERIFY(child<QLabel>("stateNote")->text().contains(QLocale().toString(2.5, 'f', 1)));
}

void TstDatasetPage::loadingOffersNothing()
{
    m_tab->placeholder()->showLoading();
    QVERIFY(isShown("fetchProgress"));
    QVERIFY(shownButtons().isEmpty());
}

void TstDatasetPage::errorOffersRetry()
{
    m_tab->placeholder()->showError("labels: expected 10008 bytes, found <b>3</b>");
    QCOMPARE(child<QLabel>("stateText")->text(), "labels: expected 10008 bytes, found <b>3</b>");
    QCOMPARE(shownButtons(), QStringList({"chooseFolderButton", "retryButton"}));
    QVERIFY(!isShown("fetchProgress"));
    QSignalSpy fetch(m_tab->placeholder(), &ui::DatasetPlaceholder::fetchRequested);
    QTest::mouseClick(child<QPushButton>("retryButton"), Qt::LeftButton);
    QCOMPARE(fetch.size(), 1);
}

void TstDatasetPage::showsAllImages()
{
    m_tab->setDataset(m_dataset);
    QVERIFY(m_view->isVisible());
    QVERIFY(shownButtons().isEmpty());
    QCOMPARE(m_view->model()->rowCount(), 1200);
    const QString all = QString("%1 train and %2 test images");
    QCOMPARE(count(), all.arg(QLocale().toString(1000), QLocale().toString(200)));
}

void TstDatasetPage::filters_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("first");
    QTest::newRow("all train") << "digitButtonAll" << 1 << 1000 << "train #0, label 0";
    QTest::newRow("all test") << "digitButtonAll" << 2 << 200 << "test #0, label 0";
    QTest::newRow("a digit") << "digitButton7" << 0 << 120 << "train #7, label 7";
    QTest::newRow("a digit of test") << "digitButton3" << 2 << 20 << "test #3, label 3";
}

void TstDatasetPage::filters()
{
    QFETCH(QString, button);
    QFETCH(int, part);
    QFETCH(int, rows);
    QFETCH(QString, first);
    m_tab->setDataset(m_dataset);
    m_view->verticalScrollBar()->setValue(500);
    QTest::mouseClick(child<QToolButton>(button), Qt::LeftButton);
    child<QComboBox>("partCombo")->setCurrentIndex(part);
    QCOMPARE(m_view->model()->rowCount(), rows);
    QCOMPARE(row(0).data(Qt::ToolTipRole).toString(), first);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    const QString shown = QString("%1 of %2 images");
    QCOMPARE(count(), shown.arg(QLocale().toString(rows), QLocale().toString(1200)));

    QTest::mouseClick(child<QToolButton>("digitButtonAll"), Qt::LeftButton);
    child<QComboBox>("partCombo")->setCurrentIndex(0);
    QCOMPARE(m_view->model()->rowCount(), 1200);
}

void TstDatasetPage::filterIsKeptForNextDataset()
{
    m_tab->setDataset(m_dataset);
    QTest::mouseClick(child<QToolButton>("digitButton5"), Qt::LeftButton);
    m_tab->setDataset(support::toyDataset(100, 20));
    QCOMPARE(m_view->model()->rowCount(), 12);
    QCOMPARE(row(0).data().toString(), "5");
}

void TstDatasetPage::countIsShortWhereNarrow()
{
    m_tab->setDataset(m_dataset);
    m_tab->resize(560, 300);
    QCOMPARE(m_tab->width(), 560);
    QTRY_COMPARE(count(), QLocale().toString(1200) + " images");
}

void TstDatasetPage::captionsNameTheImage()
{
    m_tab->setDataset(m_dataset);
    for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
        QCOMPARE(row(12).data(role).toString(), "train #12, label 2");
        QCOMPARE(row(1013).data(role).toString(), "test #13, label 3");
    }
    QCOMPARE(row(1013).data().toString(), "3");
    QVERIFY(!QModelIndex().data().isValid());
}

void TstDatasetPage::paintsThumbnails()
{
    m_tab->setDataset(m_dataset);
    m_view->doItemsLayout();
    const QRect cell = m_view->visualRect(row(1));
    const QImage shown = m_view->viewport()->grab().toImage();
    const core::DigitImage image = m_dataset->train.digitImage(1);
    // A pixel of the toy digit's block, and one of the paper, each two screen pixels wide.
    const QPoint corner(qRound(cell.left() + (cell.width() - 56) / 2.0), cell.top() + 6);
    for (const QPoint pixel : {QPoint(8, 7), QPoint(20, 20)}) {
        const auto expected = std::lround(image[pixel.y() * 28 + pixel.x()] * 255);
        QCOMPARE(qGray(shown.pixel(corner + 2 * pixel)), expected);
    }
}

void TstDatasetPage::clickActivates()
{
    m_tab->setDataset(m_dataset);
    QTest::mouseClick(child<QToolButton>("digitButton4"), Qt::LeftButton);
    QSignalSpy activated(m_tab.get(), &ui::DatasetPage::imageActivated);
    const QPoint third = m_view->visualRect(row(2)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<core::DigitImage>(), m_dataset->train.digitImage(24));
    QCOMPARE(activated[0][1].toInt(), 4);
    QCOMPARE(activated[0][2].toString(), "train #24, label 4");
    QTest::mouseClick(m_view->viewport(), Qt::RightButton, {}, third);
    QCOMPARE(activated.size(), 1);
}

void TstDatasetPage::enterActivates()
{
    m_tab->setDataset(m_dataset);
    QSignalSpy activated(m_tab.get(), &ui::DatasetPage::imageActivated);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(activated.size(), 0);
    m_view->setCurrentIndex(row(1005));
    QTest::keyClick(m_view, Qt::Key_Return);
    QTest::keyClick(m_view, Qt::Key_Enter);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[0][2].toString(), "test #5, label 5");
}

void TstDatasetPage::arrowsMove()
{
    m_tab->setDataset(m_dataset);
    m_view->setCurrentIndex(row(0));
    QTest::keyClick(m_view, Qt::Key_Right);
    QCOMPARE(m_view->currentIndex().row(), 1);
    QTest::keyClick(m_view, Qt::Key_Down);
    const QRect first = m_view->visualRect(row(1));
    const QRect below = m_view->visualRect(m_view->currentIndex());
    QCOMPARE(below.left(), first.left());
    QVERIFY(below.top() > first.top());
}

void TstDatasetPage::columnsFollowWidth()
{
    m_tab->setDataset(m_dataset);
    for (const int width : {1000, 700, 600}) {
        m_tab->resize(width, 300);
        m_view->doItemsLayout();
        const int columns = m_view->viewport()->width() / 68;
        QCOMPARE(m_view->visualRect(row(columns - 1)).top(), m_view->visualRect(row(0)).top());
        QVERIFY(m_view->visualRect(row(columns)).top() > m_view->visualRect(row(0)).top());
        QCOMPARE(m_view->visualRect(row(columns)).left(), m_view->visualRect(row(0)).left());
    }
}

void TstDatasetPage::noColumnStaysEmpty()
{
    m_tab->setDataset(m_dataset);
    for (int width = 600; width < 680; ++width) {
        m_tab->resize(width, 300);
        m_view->doItemsLayout();
        int columns = 1;
        while (m_view->visualRect(row(columns)).top() == m_view->visualRect(row(0)).top()) {
            ++columns;
        }
        const int empty = m_view->viewport()->width() - columns * m_view->gridSize().width();
        QVERIFY2(
            empty < m_view->gridSize().width(),
            qPrintable(QString("%1 pixels empty beside %2 columns").arg(empty).arg(columns)));
    }
}

void TstDatasetPage::nullDatasetIsMissing()
{
    m_tab->setDataset(m_dataset);
    m_tab->setDataset(nullptr);
    QVERIFY(!m_view->isVisible());
    QCOMPARE(m_view->model()->rowCount(), 0);
    QCOMPARE(
        shownButtons(), QStringList({"chooseFolderButton", "fetch-fashion-mnist", "fetchButton"}));
}

void TstDatasetPage::clothesAreFilteredByName()
{
    m_tab->setDataset(support::toyDataset(100, 20, support::clothes()));
    QCOMPARE(child<QToolButton>("digitButtonAll"), nullptr);
    QVERIFY(isShown("classCombo"));
    QCOMPARE(row(3).data().toString(), QString("Dress"));
    QCOMPARE(row(3).data(Qt::ToolTipRole).toString(), QString("train #3, label Dress"));
    auto* classes = child<QComboBox>("classCombo");
    QCOMPARE(classes->currentText(), QString("All images"));
    QTest::keyClicks(classes, "Sn"); // as in every box
    QCOMPARE(classes->currentText(), QString("Sneaker"));
    QCOMPARE(m_view->model()->rowCount(), 12);
    QCOMPARE(row(0).data().toString(), QString("Sneaker"));
    m_tab->setDataset(support::toyDataset(50, 10, support::clothes()));
    QCOMPARE(m_view->model()->rowCount(), 6);
}

void TstDatasetPage::lettersAreSearched()
{
    m_tab->setDataset(support::toyDataset(260, 52, support::letters()));
    auto* classes = child<QComboBox>("classCombo");
    QVERIFY(classes->isEditable());
    classes->setFocus();
    classes->lineEdit()->selectAll();
    QTest::keyClicks(classes, "q");
    QTest::keyClick(classes, Qt::Key_Return);
    QCOMPARE(m_view->model()->rowCount(), 12);
    QCOMPARE(row(0).data(Qt::ToolTipRole).toString(), QString("train #16, label Q"));
}

void TstDatasetPage::fewLettersHaveButtons()
{
    m_tab->setDataset(support::toyDataset(30, 6, *core::Classes::create({"a", "b", "c"})));
    QVERIFY(!isShown("classCombo"));
    QCOMPARE(child<QToolButton>("digitButton3"), nullptr);
    QTest::mouseClick(child<QToolButton>("digitButtonc"), Qt::LeftButton);
    QCOMPARE(m_view->model()->rowCount(), 12);
    QCOMPARE(row(0).data().toString(), QString("c"));
}

void TstDatasetPage::otherClassesEndTheFilter()
{
    m_tab->setDataset(m_dataset);
    QTest::mouseClick(child<QToolButton>("digitButton5"), Qt::LeftButton);
    m_tab->setDataset(support::toyDataset(20, 10, support::catAndDog()));
    QCOMPARE(m_view->model()->rowCount(), 30);
    m_tab->setDataset(m_dataset);
    QCOMPARE(m_view->model()->rowCount(), 1200);
    QVERIFY(child<QToolButton>("digitButtonAll")->isChecked());
    QTest::mouseClick(child<QToolButton>("digitButton5"), Qt::LeftButton);
    QCOMPARE(m_view->model()->rowCount(), 120);
}

void TstDatasetPage::longNamesAreCutShort()
{
    m_tab->setDataset(m_dataset);
    const int before = m_view->gridSize().width();
    m_tab->setDataset(support::toyDataset(20, 10, *core::Classes::create({QString(40, 'W'), "b"})));
    QVERIFY(m_view->gridSize().width() > before);
    QVERIFY(m_view->gridSize().width() < m_view->fontMetrics().averageCharWidth() * 40);
    m_tab->setDataset(m_dataset);
    QCOMPARE(m_view->gridSize().width(), before);
}

void TstDatasetPage::otherDatasetsCanBeFetched()
{
    QSignalSpy fetch(m_tab->placeholder(), &ui::DatasetPlaceholder::fetchRequested);
    auto* fashion = child<QPushButton>("fetch-fashion-mnist");
    QVERIFY(fashion->isVisible());
    QVERIFY2(fashion->toolTip().contains("MIT"), qPrintable(fashion->toolTip()));
    QTest::mouseClick(fashion, Qt::LeftButton);
    QTest::mouseClick(child<QPushButton>("fetchButton"), Qt::LeftButton);
    m_tab->placeholder()->setSource(*core::DatasetStore::source("fashion-mnist"));
    m_tab->placeholder()->showFetching({});
    QCOMPARE(child<QLabel>("stateTitle")->text(), QString("Fetching Fashion-MNIST"));
    m_tab->placeholder()->showError("no network");
    QTest::mouseClick(child<QPushButton>("retryButton"), Qt::LeftButton);
    QCOMPARE(fetch.size(), 3);
    QCOMPARE(fetch[0][0].toString(), QString("fashion-mnist"));
    QCOMPARE(fetch[1][0].toString(), QString("mnist"));
    QCOMPARE(fetch[2][0].toString(), QString("fashion-mnist"));
}

QTEST_MAIN(TstDatasetPage)
#include "tst_datasetpage.moc"
