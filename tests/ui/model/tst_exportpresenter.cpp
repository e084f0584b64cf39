#include "core/modelfile/modelfile.h"
#include "core/modelfile/onnx.h"
#include "tests/support/exportcases.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "ui/run/trainbar.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

/// The File > Export menu, in the window.
class TstExportPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::becomeTestUser("tst_exportpresenter"); }

    void init()
    {
        support::clearTestUser();
        m_folder = std::make_unique<QTemporaryDir>();
        support::writeIdxFiles(*support::toyDataset(), path("toy"));
        QVERIFY(core::writeModel(
            path("five.safetensors"),
            support::constantModel(5, core::Architecture::perceptron({16}))));
        m_script = {};
        m_window.reset();
        m_workbench = std::make_unique<core::Workbench>();
        m_window = std::make_unique<ui::MainWindow>(
            *m_workbench, std::make_unique<support::ScriptedDialogs>(m_script));
        m_window->show();
        m_window->load(path("five.safetensors"), path("toy"));
        QTRY_VERIFY(find<ui::TrainBar>("trainBar")->trainAction()->isEnabled());
    }

    void cleanup() { m_window.reset(); }

    void everyFormatIsInTheMenu()
    {
        QStringList names;
        for (const QAction* each : find<QMenu>("exportMenu")->actions()) {
            if (!each->isSeparator()) {
                names.append(each->objectName());
                QVERIFY2(each->isEnabled(), qPrintable(each->objectName()));
                QVERIFY(!each->toolTip().isEmpty());
            }
        }
        QCOMPARE(names.mid(names.size() - 2), (QStringList{"exportPngAction", "exportCsvAction"}));
        names = names.mid(0, names.size() - 2);
        QCOMPARE(names, modelActions());
    }

    void theModelIsExportedAndVerified_data() { addActions(); }

    void theModelIsExportedAndVerified()
    {
        QFETCH(QString, action);
        m_script.path = path("net");
        find<QAction>(action)->trigger();
        QVERIFY(!find<QAction>(action)->isEnabled()); // one at a time
        QVERIFY(!find<QAction>("exportOnnxAction")->isEnabled());
        QVERIFY(find<QAction>("exportPngAction")->isEnabled());
        QTRY_VERIFY(find<QAction>(action)->isEnabled());
        QVERIFY2(m_script.errors.isEmpty(), qPrintable(m_script.errors.join(' ')));
        QVERIFY(QFile::exists(path("net")));
        const QString suffix = m_script.request.defaultSuffix;
        QCOMPARE(m_script.request.suggestedFileName, "five." + suffix);
        QVERIFY(m_script.request.nameFilters.first().contains("(*." + suffix + ")"));
        const QString line = "Exported net: probabilities differ by at most ";
        QVERIFY2(status().startsWith(line), qPrintable(status()));
        QVERIFY2(status().endsWith("on 200 test images"), qPrintable(status()));
        QVERIFY(log().contains(line));
        QVERIFY(!m_window->isWindowModified());
    }

    void withoutADatasetItIsVerifiedOnSyntheticDigits()
    {
        m_window.reset();
        m_workbench = std::make_unique<core::Workbench>();
        m_window = std::make_unique<ui::MainWindow>(
            *m_workbench, std::make_unique<support::ScriptedDialogs>(m_script));
        m_window->load(path("five.safetensors"), path("no such folder"));
        QTRY_VERIFY(m_window->windowTitle().startsWith("five"));
        m_script.path = path("net");
        find<QAction>("exportOnnxAction")->trigger();
        QTRY_VERIFY(log().contains("on 256 synthetic digits"));
    }

    void whatCannotBeWrittenIsSaid()
    {
        m_script.path = path("no/net");
        find<QAction>("exportOnnxAction")->trigger();
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY2(
            m_script.errors[0].startsWith(path("no/net") + ": cannot be written"),
            qPrintable(m_script.errors[0]));
        QVERIFY(log().contains(m_script.errors[0]));
        QVERIFY(find<QAction>("exportOnnxAction")->isEnabled());
        QVERIFY(!status().startsWith("Exporting"));
    }

    void aRefusedExportLosesNothing()
    {
        m_script.path = path("net");
        find<QAction>("exportOnnxAction")->trigger();
        QTRY_VERIFY(log().contains("Exported net"));
        const qint64 bytes = QFile(path("net")).size();
        QVERIFY(core::writeModel(
            path("bad.safetensors"), support::predictorOfRoundingErrors()->model()));
        m_window->load(path("bad.safetensors"), path("toy"));
        QTRY_VERIFY(m_window->windowTitle().startsWith("bad"));
        find<QAction>("exportOnnxAction")->trigger();
        QTRY_COMPARE(m_script.errors.size(), 1);
        QVERIFY2(m_script.errors[0].contains("not exported"), qPrintable(m_script.errors[0]));
        QCOMPARE(QFile(path("net")).size(), bytes);
    }

    void cancellingDoesNothing()
    {
        find<QAction>("exportOnnxAction")->trigger();
        QVERIFY(find<QAction>("exportOnnxAction")->isEnabled());
        QVERIFY(!log().contains("Export"));
    }

    void aRunGoesOnWhileItsSnapshotIsExported()
    {
        find<QLineEdit>("layersEdit")->setText("16");
        find<QSpinBox>("epochsSpin")->setValue(1000);
        QTest::mouseClick(find<QWidget>("trainButton"), Qt::LeftButton);
        QTRY_VERIFY(log().contains("Epoch 1"));
        m_script.path = path("net");
        find<QAction>("exportOnnxAction")->trigger();
        QTRY_VERIFY(log().contains("Exported net"));
        QVERIFY(!status().startsWith("Export"));
        QCOMPARE(find<ui::TrainBar>("trainBar")->state(), ui::TrainBar::State::Running);
    }

    void theWindowMayGoWhileAnExportRuns()
    {
        m_script.path = path("net");
        find<QAction>("exportOnnxAction")->trigger();
        m_window.reset();
        m_workbench.reset(); // what had begun ends, and leaves no half file
        QVERIFY(core::predictOnnx(path("net"), support::exportImages()));
    }

private:
    static QStringList modelActions()
    {
        return {
            "exportPytorchAction", "exportTorchscriptAction", "exportOnnxAction", "exportCAction"};
    }

    static void addActions()
    {
        QTest::addColumn<QString>("action");
        for (const QString& each : modelActions()) {
            QTest::newRow(qPrintable(each)) << each;
        }
    }

    template <typename Object> Object* find(const QString& name)
    {
        auto* object = m_window->findChild<Object*>(name);
        if (!object) {
            qFatal("no object %s", qPrintable(name));
        }
        return object;
    }

    QString log() { return find<QPlainTextEdit>("logText")->toPlainText(); }
    QString status() { return find<QLabel>("statusMessage")->text(); }
    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    support::ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(TstExportPresenter)
#include "tst_exportpresenter.moc"
