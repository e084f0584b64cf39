#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/modelfile/pytorch.h"
#include "core/workbench/currentmodel.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <latch>

using core::Activity;
using core::CurrentModel;
using core::Doing;
using core::Model;
using core::Result;

namespace
{

Model smallModel(unsigned seed = 1)
{
    return support::randomModel(core::Architecture::perceptron({8}), seed);
}

/// One that takes much longer to write than a small one to read.
Model largeModel(unsigned seed = 1)
{
    return support::randomModel(core::Architecture::perceptron({2048, 1024}), seed);
}

} // namespace

/// Each test has a user's data folder of its own.
class TstCurrentModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        QVERIFY(core::modelFolder().startsWith(m_folder->path()));
        m_activity = std::make_unique<Activity>();
        m_model = std::make_unique<CurrentModel>(*m_activity);
        m_events.clear();
        m_messages.clear();
        listen();
    }

    void cleanup() { m_model.reset(); }

    void thereIsNoneAtFirst()
    {
        QVERIFY(!m_model->predictor());
        QVERIFY(!m_model->isForeign());
        QVERIFY(!m_model->isModified());
        QCOMPARE(m_model->path(), QString());
    }

    void opensTheShippedModel()
    {
        QVERIFY(m_model->openShipped());
        QVERIFY(m_model->predictor());
        QVERIFY(!m_model->name().isEmpty());
        QCOMPARE(m_model->path(), QString());
        QVERIFY(!m_model->isModified());
        QVERIFY(!m_model->isForeign());
        QCOMPARE(m_events, (QStringList{"state", "predictor"}));
    }

    void opensAFileOfItsOwn()
    {
        const QString path = write("mine.safetensors", smallModel());
        m_model->open(path);
        QVERIFY(!m_model->predictor()); // not on the caller's time
        QVERIFY(m_activity->is(Doing::Loading));
        QTRY_COMPARE(m_events.last(), "opened " + path);
        QCOMPARE(
            m_events, (QStringList{"loading", "idle", "state", "predictor", "opened " + path}));
        QCOMPARE(parameters(), smallModel().parameters);
        QCOMPARE(m_model->path(), path);
        QCOMPARE(m_model->name(), QString("mine"));
        QVERIFY(!m_model->isModified());
        QVERIFY(!m_model->isForeign());
    }

    /// It is not to be written over with what its own program cannot read.
    void opensAnotherProgramsFileWithoutItsPath()
    {
        const QString path = m_folder->filePath("theirs.pth");
        QVERIFY(core::writePytorch(path, smallModel()));
        m_model->open(path);
        QTRY_VERIFY(m_events.contains("opened " + path));
        QCOMPARE(parameters(), smallModel().parameters);
        QCOMPARE(m_model->path(), QString());
        QCOMPARE(m_model->name(), QString("theirs"));
        QVERIFY(m_model->isForeign());
        QVERIFY(!m_model->isModified());
        m_model->save(m_folder->filePath("ours.safetensors"));
        QTRY_COMPARE(m_model->name(), QString("ours"));
        QVERIFY(!m_model->isForeign());
    }

    void staysWhenAFileCannotBeRead()
    {
        openSaved("mine.safetensors");
        const core::PredictorPointer before = m_model->predictor();
        QFile bad(m_folder->filePath("bad.safetensors"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("no model");
        bad.close();
        m_model->open(bad.fileName());
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains("bad.safetensors"), qPrintable(m_messages[0]));
        QCOMPARE(m_model->predictor(), before);
        QCOMPARE(m_model->name(), QString("mine"));
        QVERIFY(m_activity->isIdle());
    }

    void opensOnlyTheNewest()
    {
        const QString first = write("first.safetensors", smallModel(1));
        const QString second = write("second.safetensors", smallModel(2));
        m_model->open(first);
        m_model->open(second);
        QTRY_VERIFY(m_activity->isIdle());
        QTRY_COMPARE(endings(), QStringList{"opened " + second});
        QCOMPARE(parameters(), smallModel(2).parameters);
    }

    void takesAModelFromAnywhere()
    {
        m_model->openUnsaved("moment", [](const auto&) { return smallModel(3); });
        QTRY_COMPARE(endings(), QStringList{"adopted moment"});
        QCOMPARE(parameters(), smallModel(3).parameters);
        QCOMPARE(m_model->name(), QString("moment"));
        QCOMPARE(m_model->path(), QString());
        QVERIFY(m_model->isModified());
        m_model->openUnsaved(
            "none", [](const auto&) -> Result<Model> { return core::Error{"there is none"}; });
        QTRY_COMPARE(m_messages, QStringList{"there is none"});
        QCOMPARE(m_model->name(), QString("moment"));
        QVERIFY(keptFiles().isEmpty());
    }

    void openingCanBeCancelled()
    {
        m_model->openUnsaved("slow", [](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                QThread::yieldCurrentThread();
            }
            return smallModel();
        });
        m_model->cancelOpening();
        QTRY_VERIFY(m_activity->isIdle());
        QCOMPARE(endings(), QStringList());
        QVERIFY(!m_model->predictor());
    }

    void theEventLoopRunsWhileAModelIsRead()
    {
        std::latch heard(1);
        m_model->openUnsaved("slow", [&](const auto&) {
            heard.wait();
            return smallModel();
        });
        QMetaObject::invokeMethod(
            this, [&] { heard.count_down(); }, Qt::QueuedConnection);
        QTRY_COMPARE(endings(), QStringList{"adopted slow"});
    }

    void isSaved()
    {
        m_model->update(support::predictorOf(smallModel()));
        QVERIFY(m_model->isModified());
        m_events.clear();
        const QString path = m_folder->filePath("mine.safetensors");
        m_model->save(path);
        QVERIFY(m_activity->is(Doing::Saving));
        QVERIFY(m_model->isModified()); // not yet
        QTRY_COMPARE(m_events, (QStringList{"saving", "idle", "state", "saved " + path}));
        QVERIFY(!m_model->isModified());
        QCOMPARE(m_model->path(), path);
        QCOMPARE(m_model->name(), QString("mine"));
        QCOMPARE(core::readModel(path)->parameters, smallModel().parameters);
    }

    void aMomentIsSavedToAFileOfItsOwn()
    {
        m_model->update(support::predictorOf(smallModel(1)));
        const QString mine = m_folder->filePath("mine.safetensors");
        m_model->save(mine);
        QTRY_COMPARE(m_model->path(), mine);
        const QString path = m_folder->filePath("moment.safetensors");
        QSignalSpy copied(m_model.get(), &core::CurrentModel::copySaved);
        m_model->saveCopy(support::predictorOf(smallModel(2)), path);
        QVERIFY(m_activity->is(Doing::Saving));
        QTRY_COMPARE(copied.size(), 1);
        QCOMPARE(core::readModel(path)->parameters, smallModel(2).parameters);
        QCOMPARE(m_model->path(), mine);
        QVERIFY(!m_model->isModified());
        m_model->saveCopy(
            support::predictorOf(smallModel(2)), m_folder->filePath("no/m.safetensors"));
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY(m_messages[0].contains("m.safetensors"));
    }

    /// Also by way of a link: what the present model has learned would be lost.
    void aMomentNeverTakesThePresentModelsFile()
    {
        m_model->update(support::predictorOf(smallModel(1)));
        const QString mine = m_folder->filePath("mine.safetensors");
        m_model->save(mine);
        QTRY_COMPARE(m_model->path(), mine);
        const QString link = m_folder->filePath("link.safetensors");
        QVERIFY(QFile::link(mine, link));
        for (const QString& path : {mine, link}) {
            m_model->saveCopy(support::predictorOf(smallModel(2)), path);
        }
        QCOMPARE(m_messages.size(), 2);
        QVERIFY2(m_messages[0].contains("mine.safetensors"), qPrintable(m_messages[0]));
        QCOMPARE(core::readModel(mine)->parameters, smallModel(1).parameters);
    }

    void whatIsLearnedWhileItIsSavedIsNotSaved()
    {
        m_model->update(support::predictorOf(smallModel(1)));
        const QString path = m_folder->filePath("mine.safetensors");
        m_model->save(path);
        m_model->update(support::predictorOf(smallModel(2)));
        QTRY_COMPARE(endings(), QStringList{"saved " + path});
        QVERIFY(m_model->isModified());
        QCOMPARE(m_model->path(), path);
        QCOMPARE(parameters(), smallModel(2).parameters);
        QCOMPARE(core::readModel(path)->parameters, smallModel(1).parameters);
    }

    void staysUnsavedWhenItCannotBeWritten()
    {
        m_model->update(support::predictorOf(smallModel()));
        m_model->save(m_folder->filePath("no/such/folder.safetensors"));
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains("folder.safetensors"), qPrintable(m_messages[0]));
        QVERIFY(m_model->isModified());
        QCOMPARE(m_model->path(), QString());
        QVERIFY(m_activity->isIdle());
    }

    void whatIsSavedAtTheEndIsOnTheDisk()
    {
        m_model->update(support::predictorOf(largeModel()));
        const QString path = m_folder->filePath("last.safetensors");
        m_model->save(path);
        m_model.reset();
        QCOMPARE(core::readModel(path)->parameters, largeModel().parameters);
    }

    void anUnsavedModelIsKeptBeforeAnotherTakesItsPlace_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("a file") << "opened";
        QTest::newRow("another source") << "adopted";
        QTest::newRow("a run") << "beginNew";
    }

    void anUnsavedModelIsKeptBeforeAnotherTakesItsPlace()
    {
        QFETCH(QString, how);
        m_model->update(support::predictorOf(smallModel(1)));
        replace(how);
        QTRY_COMPARE(endings().size(), 2);
        const QString kept = core::modelFolder() + "/model.safetensors";
        QCOMPARE(endings().first(), "kept " + kept);
        QVERIFY2(lastEnding().startsWith(how), qPrintable(lastEnding()));
        QCOMPARE(core::readModel(kept)->parameters, smallModel(1).parameters);
        QCOMPARE(keptFiles().size(), 1);
        QTRY_VERIFY(m_activity->isIdle());
        QCOMPARE(m_model->isModified(), how == "adopted");
    }

    void aSavedModelIsNotKeptAgain_data() { anUnsavedModelIsKeptBeforeAnotherTakesItsPlace_data(); }

    void aSavedModelIsNotKeptAgain()
    {
        QFETCH(QString, how);
        openSaved("mine.safetensors");
        replace(how);
        QTRY_COMPARE(endings().size(), 1);
        QVERIFY2(lastEnding().startsWith(how), qPrintable(lastEnding()));
        QVERIFY(keptFiles().isEmpty());
    }

    /// A file stands where the folder of models ought to be.
    void staysWhereItCannotBeKept_data() { anUnsavedModelIsKeptBeforeAnotherTakesItsPlace_data(); }

    void staysWhereItCannotBeKept()
    {
        QFETCH(QString, how);
        QVERIFY(QDir().mkpath(QFileInfo(core::modelFolder()).path()));
        QFile obstacle(core::modelFolder());
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        m_model->update(support::predictorOf(smallModel(1)));
        replace(how);
        QTRY_COMPARE(m_messages.size(), 1);
        QVERIFY2(m_messages[0].contains(core::modelFolder()), qPrintable(m_messages[0]));
        QCOMPARE(parameters(), smallModel(1).parameters);
        QVERIFY(m_model->isModified());
        QVERIFY(m_activity->isIdle());
        QVERIFY(obstacle.remove());
        replace(how); // it is only the folder's fault
        QTRY_VERIFY(m_activity->isIdle() && lastEnding().startsWith(how));
        QCOMPARE(keptFiles().size(), 1);
    }

    void whatIsLearnedWhileItIsKeptIsKeptToo()
    {
        m_model->update(support::predictorOf(smallModel(1)));
        replace("beginNew");
        m_model->update(support::predictorOf(smallModel(2)));
        QTRY_COMPARE(lastEnding(), QString("beginNew"));
        QCOMPARE(keptFiles().size(), 2);
        QCOMPARE(
            core::readModel(core::modelFolder() + "/model (2).safetensors")->parameters,
            smallModel(2).parameters);
    }

    void aNewModelHasANameButNoFile()
    {
        openSaved("mine.safetensors");
        const core::PredictorPointer before = m_model->predictor();
        replace("beginNew");
        QCOMPARE(endings(), QStringList{"beginNew"}); // there was nothing to wait for
        QCOMPARE(m_model->name(), QString("mine"));   // there is nothing new yet
        QCOMPARE(m_model->predictor(), before);
        QVERIFY(!m_model->isModified());
        m_model->update(support::predictorOf(smallModel(2)));
        QCOMPARE(m_model->name(), QString("quick 3"));
        QCOMPARE(m_model->path(), QString());
        QVERIFY(m_model->isModified());
    }

    void aNewModelThatNeverComesLeavesThePresentOne()
    {
        openSaved("mine.safetensors");
        replace("beginNew");
        m_model->endNew();
        m_model->update(support::predictorOf(smallModel(2))); // by teaching, for instance
        QCOMPARE(m_model->name(), QString("mine"));
        QCOMPARE(m_model->path(), m_folder->filePath("mine.safetensors"));
    }

    /// The second is asked for while the model before is being kept.
    void opensOnlyTheNewestWhileTheModelIsKept()
    {
        const QString second = write("second.safetensors", smallModel(2));
        m_model->update(support::predictorOf(smallModel(1)));
        whenSaving([this, second] { m_model->open(second); });
        m_model->open(write("first.safetensors", largeModel()));
        const QString kept = core::modelFolder() + "/model.safetensors";
        QTRY_COMPARE(endings(), (QStringList{"kept " + kept, "opened " + second}));
        QTRY_VERIFY(m_activity->isIdle());
        QCOMPARE(parameters(), smallModel(2).parameters);
        QCOMPARE(m_model->path(), second);
        QVERIFY(!m_model->isModified());
        QCOMPARE(keptFiles().size(), 1);
    }

    void aLargeModelIsKeptOnceForTwoThatAreOpened()
    {
        const QString first = write("first.safetensors", smallModel(1));
        const QString second = write("second.safetensors", smallModel(2));
        m_model->update(support::predictorOf(largeModel()));
        whenSaving([this, second] { m_model->open(second); });
        m_model->open(first);
        QTRY_VERIFY(endings().contains("opened " + second));
        QTRY_VERIFY(m_activity->isIdle());
        QCOMPARE(endings().size(), 2);
        QCOMPARE(m_model->path(), second);
        QVERIFY(!m_model->isModified());
        QCOMPARE(keptFiles().size(), 1);
    }

    void openingCanBeCancelledWhileTheModelIsKept()
    {
        const auto before = support::predictorOf(smallModel(1));
        m_model->update(before);
        whenSaving([this] { m_model->cancelOpening(); });
        m_model->open(write("other.safetensors", smallModel(2)));
        const QString kept = core::modelFolder() + "/model.safetensors";
        QTRY_COMPARE(endings(), QStringList{"kept " + kept});
        QTRY_VERIFY(m_activity->isIdle());
        QCOMPARE(m_model->predictor(), before);
        QCOMPARE(m_model->path(), kept);
    }

    void whatIsBeingSavedIsNotKeptAsWell()
    {
        const QString mine = m_folder->filePath("mine.safetensors");
        const QString other = write("other.safetensors", smallModel(2));
        m_model->update(support::predictorOf(largeModel()));
        m_model->save(mine);
        m_model->open(other);
        QTRY_COMPARE(endings(), (QStringList{"saved " + mine, "opened " + other}));
        QVERIFY(keptFiles().isEmpty());
        QCOMPARE(m_model->path(), other);
    }

    /// Else the next click on Save would write over the other file.
    void whatIsSavedLateDoesNotRenameTheModelThatWasOpenedMeanwhile()
    {
        openSaved("large.safetensors", largeModel());
        const QString copy = m_folder->filePath("copy.safetensors");
        const QString other = write("other.safetensors", smallModel(2));
        m_model->save(copy);
        m_model->open(other);
        QTRY_COMPARE(endings().size(), 2);
        QVERIFY(endings().contains("saved " + copy));
        QCOMPARE(m_model->path(), other);
        QCOMPARE(m_model->name(), QString("other"));
        QVERIFY(!m_model->isModified());
        QCOMPARE(parameters(), smallModel(2).parameters);
    }

    void isBroughtBack()
    {
        openSaved("mine.safetensors");
        const core::ModelState before = m_model->state();
        m_model->update(support::predictorOf(smallModel(2)));
        m_model->restore(before);
        QCOMPARE(m_model->predictor(), before.predictor);
        QCOMPARE(m_model->path(), before.path);
        QVERIFY(!m_model->isModified()); // the file holds it still
        m_model->update(support::predictorOf(smallModel(2)));
        m_model->save(before.path);
        QTRY_VERIFY(!m_model->isModified());
        m_model->restore(before);
        QCOMPARE(m_model->predictor(), before.predictor);
        QVERIFY(m_model->isModified()); // the file holds the other one
    }

    void isExported()
    {
        openSaved("mine.safetensors");
        m_events.clear();
        const QString path = m_folder->filePath("net.pth");
        m_model->exportTo(core::ExportFormat::Pytorch, path, support::toyDataset(10, 20));
        QVERIFY(m_activity->is(Doing::Exporting));
        QTRY_COMPARE(m_events, (QStringList{"exporting", "idle", "exported " + path}));
        QCOMPARE(core::readPytorchChain(path)->parameters, smallModel().parameters);
        QCOMPARE(m_model->name(), QString("mine"));
    }

    void saysWhyItCannotBeExported()
    {
        openSaved("mine.safetensors");
        const QString path = m_folder->filePath("no/such/net.pth");
        m_model->exportTo(core::ExportFormat::Pytorch, path, nullptr);
        QTRY_COMPARE(endings(), QStringList{"exportFailed"});
        QVERIFY2(m_messages.last().contains("net.pth"), qPrintable(m_messages.last()));
        QVERIFY(m_activity->isIdle());
    }

    void anExportCanBeCancelled()
    {
        openSaved("mine.safetensors", largeModel());
        const QString path = m_folder->filePath("net.pth");
        m_model->exportTo(core::ExportFormat::Pytorch, path, nullptr);
        m_model->cancelExport();
        QTRY_VERIFY(m_activity->isIdle());
        QCOMPARE(endings(), QStringList{"exportCancelled"});
        QVERIFY(!QFile::exists(path));
    }

    void canBeDestroyedWhateverItDoes()
    {
        const QString mine = write("mine.safetensors", largeModel());
        m_model->update(support::predictorOf(largeModel()));
        m_model->exportTo(core::ExportFormat::Pytorch, m_folder->filePath("net.pth"), nullptr);
        m_model->save(m_folder->filePath("saved.safetensors"));
        m_model->open(mine);
        m_model.reset();
        QVERIFY(core::readModel(m_folder->filePath("saved.safetensors")));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(endings(), QStringList());
    }

private:
    void listen()
    {
        const auto note = [this](const char* event) {
            return [this, event](const QString& what) {
                QCOMPARE(QThread::currentThread(), thread());
                m_events.append(QString(event) + ' ' + what);
            };
        };
        CurrentModel* model = m_model.get();
        connect(model, &CurrentModel::opened, this, note("opened"));
        connect(model, &CurrentModel::adopted, this, note("adopted"));
        connect(model, &CurrentModel::saved, this, note("saved"));
        connect(model, &CurrentModel::kept, this, note("kept"));
        connect(model, &CurrentModel::exported, this, [this](const core::ExportReport& report) {
            m_events.append("exported " + report.path);
        });
        connect(model, &CurrentModel::stateChanged, this, [this] { m_events.append("state"); });
        connect(model, &CurrentModel::predictorChanged, this, [this](const auto& predictor) {
            QCOMPARE(predictor, m_model->predictor());
            m_events.append("predictor");
        });
        connect(model, &CurrentModel::failed, this, [this](const QString& message) {
            m_messages.append(message);
        });
        connect(model, &CurrentModel::exportCancelled, this, [this] {
            m_events.append("exportCancelled");
        });
        connect(model, &CurrentModel::exportFailed, this, [this](const QString& message) {
            m_messages.append(message);
            m_events.append("exportFailed");
        });
        connect(m_activity.get(), &Activity::changed, this, [this] {
            m_events.append(
                m_activity->is(Doing::Loading)     ? "loading"
                : m_activity->is(Doing::Saving)    ? "saving"
                : m_activity->is(Doing::Exporting) ? "exporting"
                                                   : "idle");
        });
    }

    /// Once, when a model begins to be written.
    void whenSaving(const std::function<void()>& act)
    {
        auto* once = new QObject(m_activity.get());
        connect(m_activity.get(), &Activity::changed, once, [this, once, act] {
            if (m_activity->is(Doing::Saving)) {
                once->disconnect();
                m_activity->disconnect(once);
                act();
            }
        });
    }

    /// Lets another model take the place of the present one, which ends in that.
    void replace(const QString& how)
    {
        if (how == "opened") {
            m_model->open(write("other.safetensors", smallModel(2)));
        } else if (how == "adopted") {
            m_model->openUnsaved("other", [](const auto&) { return smallModel(2); });
        } else {
            m_model->beginNew("quick 3", [this](const Result<core::Done>& done) {
                done ? m_events.append("beginNew") : m_messages.append(done.error().message);
            });
        }
    }

    void openSaved(const QString& name, const Model& model = smallModel())
    {
        m_model->open(write(name, model));
        QTRY_VERIFY(!endings().isEmpty());
        m_events.clear();
    }

    /// What happened to models and files.
    QStringList endings() const
    {
        static const QStringList others{"state",  "predictor", "loading",
                                        "saving", "exporting", "idle"};
        QStringList endings = m_events;
        endings.removeIf([](const QString& event) { return others.contains(event); });
        return endings;
    }

    /// Empty before the first.
    QString lastEnding() const { return endings().isEmpty() ? QString() : endings().constLast(); }

    QString write(const QString& name, const Model& model) const
    {
        const QString path = m_folder->filePath(name);
        if (const auto written = core::writeModel(path, model); !written) {
            qFatal("%s", qPrintable(written.error().message));
        }
        return path;
    }

    std::vector<float> parameters() const { return m_model->predictor()->model().parameters; }

    static QStringList keptFiles() { return QDir(core::modelFolder()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Activity> m_activity;
    std::unique_ptr<CurrentModel> m_model;
    QStringList m_events;
    QStringList m_messages;
};

QTEST_GUILESS_MAIN(TstCurrentModel)
#include "tst_currentmodel.moc"
