#include "ui/teach/mydigitspage.h"
#include "ui/widgets/thumbnailview.h"

#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using ui::MyDigitsPage;

namespace
{

core::Ink stick(int label)
{
    return {{{{10, 10}, {10.0 + label, 90}}}, label, QString()};
}

} // namespace

class TstMyDigitsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tab = std::make_unique<MyDigitsPage>();
        m_tab->resize(560, 260);
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
        m_removed.clear();
        m_relabelled.clear();
        connect(m_tab.get(), &MyDigitsPage::removeRequested, this, [this](const auto& rows) {
            m_removed.append(rows);
        });
        connect(
            m_tab.get(), &MyDigitsPage::relabelRequested, this,
            [this](const QList<qsizetype>& rows, int label) {
                m_relabelled.append({rows, label});
            });
    }

    void saysWhatToDoWhenEmpty()
    {
        m_tab->setDrawings({});
        QVERIFY(find<QLabel>("myDigitsEmpty")->isVisible());
        QVERIFY(find<QLabel>("myDigitsEmpty")->text().contains("draw a digit"));
        m_tab->setDrawings({stick(1)});
        QVERIFY(!find<QLabel>("myDigitsEmpty")->isVisible());
        QVERIFY(view()->isVisible());
    }

    void undoStaysInSightWhenAllAreDeleted()
    {
        m_tab->setUndoable(false, true);
        m_tab->setDrawings({});
        QVERIFY(find<QWidget>("undoDeleteButton")->isVisible());
    }

    void showsLabels()
    {
        m_tab->setDrawings({stick(1), stick(7)});
        QCOMPARE(view()->model()->rowCount(), 2);
        QCOMPARE(view()->model()->index(1, 0).data().toString(), QString("7"));
        const QString caption = view()->model()->index(1, 0).data(Qt::ToolTipRole).toString();
        QCOMPARE(caption, QString("drawing 2, a 7"));
    }

    void digitKeysChangeTheLabel()
    {
        m_tab->setDrawings({stick(1), stick(7), stick(3)});
        click(1, {});
        QTest::keyClick(view(), Qt::Key_9);
        click(2, Qt::ControlModifier);
        QTest::keyClick(view(), Qt::Key_0);
        QCOMPARE(m_relabelled.size(), 2);
        QCOMPARE(m_relabelled[0].first, QList<qsizetype>{1});
        QCOMPARE(m_relabelled[0].second, 9);
        QCOMPARE(m_relabelled[1].first, (QList<qsizetype>{1, 2}));
        QCOMPARE(m_relabelled[1].second, 0);
    }

    void deleteKeyDeletes()
    {
        m_tab->setDrawings({stick(1), stick(7)});
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(m_removed.isEmpty()); // nothing is selected
        click(1, {});
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(m_removed.size(), 1);
        QCOMPARE(m_removed.first(), QList<qsizetype>{1});
        m_tab->setDrawings({stick(1)});
        QCOMPARE(view()->currentIndex().row(), 0);
    }

    void contextMenuOffersTheSame()
    {
        m_tab->setDrawings({stick(1)});
        click(0, {});
        Q_EMIT view()->customContextMenuRequested(centre(0));
        auto* menu = m_tab->findChild<QMenu*>("myDigitsMenu");
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 12);
        menu->actions()[5]->trigger();
        menu->actions().last()->trigger();
        QCOMPARE(m_relabelled.first().second, 5);
        QCOMPARE(m_removed.size(), 1);
    }

    void aClickPutsTheDrawingOnTheCanvas()
    {
        QList<qsizetype> rows;
        connect(m_tab.get(), &MyDigitsPage::drawingActivated, this, [&](qsizetype row) {
            rows.append(row);
        });
        m_tab->setDrawings({stick(1), stick(2)});
        click(1, {});
        QCOMPARE(rows, QList<qsizetype>{1});
    }

    void teachBecomesStop()
    {
        int taught = 0;
        int stopped = 0;
        connect(m_tab.get(), &MyDigitsPage::teachRequested, this, [&] { ++taught; });
        connect(m_tab.get(), &MyDigitsPage::stopRequested, this, [&] { ++stopped; });
        m_tab->setDrawings({stick(1)});
        m_tab->setObstacle("no model");
        auto* button = find<QPushButton>("teachButton");
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QString("no model"));
        m_tab->setObstacle({});
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(taught, 1);

        m_tab->setTeaching(true);
        m_tab->showProgress({30, 120});
        QVERIFY(find<QProgressBar>("teachProgress")->isVisible());
        QCOMPARE(find<QProgressBar>("teachProgress")->value(), 30);
        QCOMPARE(button->text(), QString("Stop"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stopped, 1);

        m_tab->setTeaching(false);
        m_tab->showMessage("done");
        QVERIFY(!find<QProgressBar>("teachProgress")->isVisible());
        QCOMPARE(find<QLabel>("teachMessage")->text(), QString("done"));
        QCOMPARE(button->text(), QString("Teach"));
    }

private:
    template <typename Widget> Widget* find(const QString& name)
    {
        auto* widget = m_tab->findChild<Widget*>(name);
        if (!widget) {
            qFatal("no widget %s", qPrintable(name));
        }
        return widget;
    }

    ui::ThumbnailView* view() { return find<ui::ThumbnailView>("myDigitsView"); }

    QPoint centre(int row) { return view()->visualRect(view()->model()->index(row, 0)).center(); }

    void click(int row, Qt::KeyboardModifiers modifiers)
    {
        view()->setFocus();
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, modifiers, centre(row));
    }

    std::unique_ptr<MyDigitsPage> m_tab;
    QList<QList<qsizetype>> m_removed;
    QList<QPair<QList<qsizetype>, int>> m_relabelled;
};

QTEST_MAIN(TstMyDigitsPage)
#include "tst_mydigitspage.moc"
