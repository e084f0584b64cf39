#include "core/modelfile/modelfile.h"
#include "tests/support/toymodel.h"
#include "ui/shell/fileprogress.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

/// What the status bar says of a file that takes long.
class TstFileProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workbench = std::make_unique<core::Workbench>(core::RunStore(m_folder.path()));
        m_progress = std::make_unique<ui::FileProgress>(*m_workbench, &m_window);
        m_window.show();
    }

    void cleanup()
    {
        m_progress.reset();
        m_workbench.reset();
    }

    void showsNothingAtFirst() { QVERIFY(!m_progress->isVisible()); }

    void saysWhatTakesLong_data()
    {
        QTest::addColumn<int>("doing");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("canBeCancelled");
        QTest::newRow("opening") << int(core::Doing::Loading) << "Opening a model…" << true;
        QTest::newRow("drawing") << int(core::Doing::OpeningDrawing) << "Opening a drawing…"
                                 << true;
        QTest::newRow("saving") << int(core::Doing::Saving) << "Saving the model…" << false;
        QTest::newRow("exporting") << int(core::Doing::Exporting) << "Exporting the model…" << true;
    }

    void saysWhatTakesLong()
    {
        QFETCH(int, doing);
        QFETCH(QString, text);
        QFETCH(bool, canBeCancelled);
        QElapsedTimer clock;
        clock.start();
        m_workbench->activity().set(static_cast<core::Doing>(doing), true);
        QVERIFY(!m_progress->isVisible());
        QTRY_VERIFY(m_progress->isVisible());
        QVERIFY(clock.elapsed() >= ui::FileProgress::patience - 5); // not before its time
        QCOMPARE(m_progress->findChild<QLabel*>("fileProgressText")->text(), text);
        QCOMPARE(cancelButton()->isVisible(), canBeCancelled);
        m_workbench->activity().set(static_cast<core::Doing>(doing), false);
        QVERIFY(!m_progress->isVisible());
    }

    void whatIsCancelledChangesNothing()
    {
        QVERIFY(m_workbench->model().openShipped());
        const core::PredictorPointer before = m_workbench->model().predictor();
        const QString path = m_folder.filePath("five.safetensors");
        QVERIFY(core::writeModel(path, support::constantModel(5)));
        QStringList ends;
        const core::CurrentModel* model = &m_workbench->model();
        connect(model, &core::CurrentModel::opened, this, [&] { ends.append("opened"); });
        connect(model, &core::CurrentModel::failed, this, [&] { ends.append("failed"); });
        m_workbench->model().open(path);
        cancelButton()->click();
        QTRY_VERIFY(m_workbench->activity().isIdle());
        QCOMPARE(ends, QStringList());
        QCOMPARE(m_workbench->model().predictor(), before);
    }

private:
    QAbstractButton* cancelButton()
    {
        return m_progress->findChild<QAbstractButton*>("cancelFileButton");
    }

    QTemporaryDir m_folder;
    QWidget m_window;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<ui::FileProgress> m_progress;
};

QTEST_MAIN(TstFileProgress)
#include "tst_fileprogress.moc"
