#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "core/workbench/teachingrun.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using core::Activity;
using core::CurrentDataset;
using core::CurrentModel;
using core::Doing;
using core::Ink;
using core::TeachingRun;

namespace
{

Ink line(qreal x)
{
    return {{{{x, 10}, {x, 90}}}, {}, {}};
}

constexpr core::TeachSettings few{.steps = 20, .threads = 1};
constexpr core::TeachSettings endless{.steps = 100'000'000, .threads = 1};

} // namespace

/// Each test has a user's data folder of its own.
class TstTeachingRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        QVERIFY(core::myDigitsPath().startsWith(m_folder->path()));
        m_activity = std::make_unique<Activity>();
        m_model = std::make_unique<CurrentModel>(*m_activity);
        m_dataset = std::make_unique<CurrentDataset>();
        m_dataset->setDataset(m_toyData);
        m_teaching = std::make_unique<TeachingRun>(*m_activity, *m_model, *m_dataset);
        m_events.clear();
        m_result = {};
        listen();
    }

    void cleanup()
    {
        m_teaching.reset();
        m_dataset.reset();
        m_model.reset();
    }

    void keepsDrawings()
    {
        QVERIFY(m_teaching->load());
        QVERIFY(m_teaching->drawings().isEmpty());
        QVERIFY(m_teaching->keep(line(10), 1));
        QVERIFY(m_teaching->keep(line(20), 7));
        QCOMPARE(m_events, (QStringList{"drawings", "drawings", "drawings"}));
        QCOMPARE(labels(), (QList{1, 7}));
        TeachingRun next(*m_activity, *m_model, *m_dataset);
        QVERIFY(next.load());
        QCOMPARE(next.drawings(), m_teaching->drawings());
    }

    void theSameDrawingIsKeptOnce()
    {
        QVERIFY(m_teaching->keep(line(10), 1));
        QVERIFY(m_teaching->keep(line(20), 1));
        Ink again = line(10);
        again.label = 4; // what it had said before
        QVERIFY(m_teaching->keep(again, 7));
        QCOMPARE(labels(), (QList{7, 1}));
    }

    void keepsNoEmptyDrawing()
    {
        const auto kept = m_teaching->keep({}, 1);
        QVERIFY(!kept);
        QVERIFY(!kept.error().message.isEmpty());
        QVERIFY(m_teaching->drawings().isEmpty());
    }

    void relabelsSeveral()
    {
        keepLines(3);
        QVERIFY(m_teaching->relabel({0, 2}, 9));
        QCOMPARE(labels(), (QList{9, 1, 9}));
    }

    void whatIsRemovedComesBackWhereItWas_data()
    {
        QTest::addColumn<QList<qsizetype>>("indices");
        using Indices = QList<qsizetype>;
        QTest::newRow("one") << Indices{2};
        QTest::newRow("from the first") << Indices{0, 1, 3};
        QTest::newRow("from the last") << Indices{4, 2, 1};
        QTest::newRow("as they were clicked") << Indices{3, 0, 4};
        QTest::newRow("all") << Indices{4, 3, 2, 1, 0};
    }

    void whatIsRemovedComesBackWhereItWas()
    {
        QFETCH(QList<qsizetype>, indices);
        keepLines(5);
        const QList<Ink> before = m_teaching->drawings();
        QVERIFY(!m_teaching->canUndoRemoval());
        QVERIFY(m_teaching->remove(indices));
        QCOMPARE(m_teaching->drawings().size(), 5 - indices.size());
        QVERIFY(m_teaching->canUndoRemoval());
        QVERIFY(m_teaching->undoRemoval());
        QCOMPARE(m_teaching->drawings(), before);
        QVERIFY(!m_teaching->canUndoRemoval());
    }

    void onlyWhatWasRemovedLastComesBack()
    {
        keepLines(3);
        QVERIFY(m_teaching->remove({0}));
        QVERIFY(m_teaching->remove({0}));
        QVERIFY(m_teaching->undoRemoval());
        QCOMPARE(labels(), (QList{1, 2}));
    }

    /// Nothing is lost: it is tried again once the folder can be written.
    void whatCannotComeBackYetCanLater()
    {
        keepLines(2);
        QVERIFY(m_teaching->remove({0, 1}));
        const QString folder = QFileInfo(core::myDigitsPath()).path();
        QVERIFY(QDir(folder).removeRecursively());
        QFile obstacle(folder);
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const auto failed = m_teaching->undoRemoval();
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.contains(folder), qPrintable(failed.error().message));
        QVERIFY(m_teaching->canUndoRemoval());
        QVERIFY(!m_teaching->remove({}));
        QVERIFY(obstacle.remove());
        QVERIFY(m_teaching->undoRemoval());
        QCOMPARE(labels(), (QList{0, 1}));
    }

    void teachesTheModel()
    {
        const core::PredictorPointer before = openModel();
        keepLines(2);
        m_teaching->teach(few);
        QVERIFY(m_activity->is(Doing::Teaching));
        QVERIFY(!m_teaching->canUndoTeaching());
        QTRY_COMPARE(ending(), QString("finished"));
        QCOMPARE(m_result.drawings, 2);
        QVERIFY(m_events.contains("progressed"));
        QCOMPARE(m_events.mid(m_events.size() - 2), (QStringList{"undo", "finished"}));
        QVERIFY(m_model->predictor()->model().parameters != before->model().parameters);
        QVERIFY(m_model->isModified());
        QCOMPARE(m_model->name(), QString("mine"));
        QVERIFY(m_activity->isIdle());
        QVERIFY(m_teaching->canUndoTeaching());
    }

    void teachingCanBeUndone()
    {
        const core::PredictorPointer before = openModel();
        teach();
        m_teaching->undoTeaching();
        QCOMPARE(m_model->predictor(), before);
        QVERIFY(!m_model->isModified()); // its file holds it
        QCOMPARE(m_model->name(), QString("mine"));
        QVERIFY(!m_teaching->canUndoTeaching());
        m_teaching->undoTeaching(); // once more does nothing
        QCOMPARE(m_model->predictor(), before);
    }

    void aTaughtModelThatWasSavedCanBeUndone()
    {
        const core::PredictorPointer before = openModel();
        teach();
        m_model->save(m_model->path());
        QTRY_VERIFY(!m_model->isModified());
        QVERIFY(m_teaching->canUndoTeaching());
        m_teaching->undoTeaching();
        QCOMPARE(m_model->predictor(), before);
        QVERIFY(m_model->isModified()); // its file holds the taught one
    }

    /// It went to another file while it was taught, and that is where it is after an undo.
    void aModelThatIsSavedWhileItIsTaughtStaysSaved()
    {
        openModel();
        keepLines(1);
        m_teaching->teach({.steps = 20'000, .threads = 1}); // seconds, many times what saving takes
        QTRY_VERIFY(m_events.contains("progressed"));
        const QString copy = m_folder->filePath("copy.safetensors");
        m_model->save(copy);
        QTRY_COMPARE(m_model->path(), copy);
        QVERIFY(m_activity->is(Doing::Teaching));
        QTRY_COMPARE_WITH_TIMEOUT(ending(), QString("finished"), 30'000);
        m_teaching->undoTeaching();
        QCOMPARE(m_model->path(), copy);
        QVERIFY(!m_model->isModified());
    }

    void teachingCanBeStopped()
    {
        const core::PredictorPointer before = openModel();
        keepLines(1);
        m_teaching->teach(endless);
        QTRY_VERIFY(m_events.contains("progressed"));
        m_teaching->stop();
        QTRY_COMPARE(ending(), QString("endedWithout"));
        QCOMPARE(m_model->predictor(), before);
        QVERIFY(!m_model->isModified());
        QVERIFY(m_activity->isIdle());
        QVERIFY(!m_teaching->canUndoTeaching());
        QCOMPARE(m_events.count("endedWithout"), 1);
    }

    void saysWhyItFailed()
    {
        const core::PredictorPointer before = openModel();
        m_teaching->teach(few); // without a drawing
        QTRY_COMPARE(ending(), QString("endedWithout"));
        QCOMPARE(m_message, QString("There is no drawing to teach"));
        QCOMPARE(m_model->predictor(), before);
        QVERIFY(m_activity->isIdle());
    }

    void whatIsTaughtToAModelThatIsGoneIsDropped()
    {
        openModel();
        keepLines(1);
        m_teaching->teach(few);
        const auto other =
            support::predictorOf(support::randomModel(core::Architecture::perceptron({8}), 5));
        m_model->update(other);
        QTRY_COMPARE(ending(), QString("endedWithout"));
        QVERIFY2(m_message.contains("changed"), qPrintable(m_message));
        QCOMPARE(m_model->predictor(), other);
        QVERIFY(!m_teaching->canUndoTeaching());
        QVERIFY(m_activity->isIdle());
    }

    void nothingIsUndoneOnceARunBegins()
    {
        openModel();
        teach();
        m_events.clear();
        m_activity->set(Doing::Training, true);
        QVERIFY(!m_teaching->canUndoTeaching());
        QCOMPARE(m_events, QStringList{"undo"});
        m_activity->set(Doing::Training, false);
        QVERIFY(!m_teaching->canUndoTeaching());
    }

    void nothingIsUndoneInAnotherModel()
    {
        openModel();
        teach();
        m_events.clear();
        const core::PredictorPointer other = openModel("other", 4);
        QVERIFY(!m_teaching->canUndoTeaching());
        QCOMPARE(m_events, QStringList{"undo"});
        m_teaching->undoTeaching();
        QCOMPARE(m_model->predictor(), other);
        QCOMPARE(QDir(core::modelFolder()).entryList(QDir::Files).size(), 1); // the taught one
    }

    void teachingAgainIsUndoneOnceOnly()
    {
        openModel();
        teach();
        const core::PredictorPointer first = m_model->predictor();
        m_events.clear();
        m_teaching->teach(few);
        QTRY_COMPARE(ending(), QString("finished"));
        m_teaching->undoTeaching();
        QCOMPARE(m_model->predictor(), first);
        QVERIFY(m_model->isModified()); // the first was not saved
        QVERIFY(!m_teaching->canUndoTeaching());
    }

    void canBeDestroyedMidway()
    {
        openModel();
        keepLines(1);
        m_teaching->teach(endless);
        QTRY_VERIFY(m_events.contains("progressed"));
        m_teaching.reset();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(ending(), QString());
    }

private:
    void listen()
    {
        const auto note = [this](const char* event) {
            return [this, event] {
                QCOMPARE(QThread::currentThread(), thread());
                m_events.append(event);
            };
        };
        TeachingRun* teaching = m_teaching.get();
        connect(teaching, &TeachingRun::drawingsChanged, this, note("drawings"));
        connect(teaching, &TeachingRun::progressed, this, note("progressed"));
        connect(teaching, &TeachingRun::undoChanged, this, note("undo"));
        connect(teaching, &TeachingRun::finished, this, [this](const core::TeachResult& result) {
            m_result = result;
            m_events.append("finished");
        });
        connect(teaching, &TeachingRun::endedWithout, this, [this](const QString& message) {
            m_message = message;
            m_events.append("endedWithout");
        });
    }

    /// What ended the teaching last.
    QString ending() const
    {
        for (auto event = m_events.rbegin(); event != m_events.rend(); ++event) {
            if (*event == "finished" || *event == "endedWithout") {
                return *event;
            }
        }
        return {};
    }

    core::PredictorPointer openModel(const QString& name = "mine", unsigned seed = 1)
    {
        const QString path = m_folder->filePath(name + ".safetensors");
        const auto written =
            core::writeModel(path, support::randomModel(core::Architecture::perceptron({8}), seed));
        if (!written) {
            qFatal("%s", qPrintable(written.error().message));
        }
        m_model->open(path);
        [&] { QTRY_COMPARE(m_model->path(), path); }();
        return m_model->predictor();
    }

    void keepLines(int count)
    {
        for (int label = 0; label < count; ++label) {
            QVERIFY(m_teaching->keep(line(10 * (label + 1)), label));
        }
    }

    void teach()
    {
        keepLines(1);
        m_teaching->teach(few);
        QTRY_COMPARE(ending(), QString("finished"));
    }

    QList<int> labels() const
    {
        QList<int> labels;
        for (const Ink& drawing : m_teaching->drawings()) {
            labels.append(drawing.label.value_or(-1));
        }
        return labels;
    }

    const core::DatasetPointer m_toyData = support::toyDataset(500, 50);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Activity> m_activity;
    std::unique_ptr<CurrentModel> m_model;
    std::unique_ptr<CurrentDataset> m_dataset;
    std::unique_ptr<TeachingRun> m_teaching;
    QStringList m_events;
    QString m_message;
    core::TeachResult m_result;
};

QTEST_GUILESS_MAIN(TstTeachingRun)
#include "tst_teachingrun.moc"
